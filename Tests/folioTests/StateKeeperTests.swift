import BookQuery
import Dashboard
import Settings
import TestSupport
import Testing

@testable import folio

/// What the dashboard remembers from one run to the next.
struct StateKeeperTests {
  private let home: TestSupport.TemporaryFolder
  private let paths: Paths

  init() throws {
    home = try TestSupport.TemporaryFolder()
    paths = Paths(environment: ["HOME": home.path])
  }

  private var log: String {
    String(decoding: (try? TestFile.bytes(of: paths.log)) ?? [], as: UTF8.self)
  }

  /// A session in which everything is something.
  private static var session: DashboardSession {
    var session = DashboardSession()
    session.screen = "renewals"
    session.filter = "tier:smb \"a b\""
    session.sort = ["-arr", "name"]
    session.columns = [.init(name: "name", width: 30), .init(name: "arr", width: nil)]
    session.customer = "c-1"
    session.scope = .base
    session.tiers = ["SMB", "?"]
    session.showsPreview = false
    session.filters = ["health:poor", "util<50%"]
    return session
  }

  @Test func `where the user was is there again, with the theme`() {
    var keeper = StateKeeper(paths)
    #expect(keeper.session == nil && keeper.theme == nil)
    keeper.remember(Self.session, theme: "folio-light")
    keeper.write()
    let next = StateKeeper(paths)
    #expect(next.session == Self.session && next.theme == "folio-light")
    #expect(TestFile.mode(of: paths.session) == 0o600)
  }

  @Test func `it is written now and then, and at the end, and only when it changed`() throws {
    var keeper = StateKeeper(paths)
    keeper.remember(Self.session, theme: nil)
    #expect(TestFile.names(in: paths.stateFolder) == [])
    keeper.write()
    try TestFile.write([], to: paths.session)
    keeper.remember(Self.session, theme: nil)
    keeper.write()
    #expect(try TestFile.bytes(of: paths.session).isEmpty)
    keeper.remember(Self.session, theme: "mono")
    keeper.write()
    #expect(StateKeeper(paths).theme == "mono")
  }

  @Test func `while there is no book nothing is remembered`() {
    var keeper = StateKeeper(paths)
    keeper.remember(nil, theme: "mono")
    keeper.write()
    #expect(StateKeeper(paths).session == nil && StateKeeper(paths).theme == nil)
  }

  @Test func `of the sample book no session is kept`() {
    var keeper = StateKeeper(paths, keepsSession: false)
    keeper.remember(Self.session, theme: "mono")
    keeper.write()
    #expect(TestFile.names(in: paths.stateFolder) == [])
  }

  @Test func `a session that cannot be read is none, and the log says so`() throws {
    try home.write("{\"screen\": [", to: ".local/state/folio/session.json")
    #expect(StateKeeper(paths).session == nil)
    #expect(log.contains("session.json"))
  }

  @Test func `views are saved beside those of the configuration, which hold`() throws {
    let text = "views: {due: 'follow:late', mine: 'owner:me'}"
    let configured = try Configuration(text, file: "c.yaml", paths: paths).views
    let keeper = StateKeeper(paths, configured: configured)
    let saved = keeper.save(SavedView(name: "poor", filter: "health:poor", isConfigured: false))
    guard case .viewsChanged(let views, let told) = saved else {
      Issue.record("\(saved)")
      return
    }
    #expect(views.map(\.name) == ["due", "mine", "poor"])
    #expect(views.map(\.isConfigured) == [true, true, false] && told == "Saved the view poor")
    #expect(StateKeeper(paths, configured: configured).views() == views)
    _ = keeper.removeView("poor")
    #expect(StateKeeper(paths).views().isEmpty)
  }

  @Test func `views that cannot be read are put aside before one is saved, and told`() throws {
    try home.write("a: [", to: ".local/state/folio/views.yaml")
    let keeper = StateKeeper(paths)
    #expect(keeper.views().isEmpty && log.contains("views.yaml"))
    let saved = keeper.save(SavedView(name: "poor", filter: "health:poor", isConfigured: false))
    guard case .viewsChanged(_, let told) = saved else {
      Issue.record("\(saved)")
      return
    }
    #expect(told?.contains("the damaged file is now") == true)
    #expect(TestFile.names(in: paths.stateFolder).count { $0.hasPrefix("views.yaml") } == 2)
  }

  @Test func `what cannot be saved is told and in the log`() throws {
    // A file in the place of the folder.
    try home.write("", to: ".local/state")
    let keeper = StateKeeper(paths)
    let saved = keeper.save(SavedView(name: "poor", filter: "health:poor", isConfigured: false))
    guard case .saveFailed(let reason) = saved else {
      Issue.record("\(saved)")
      return
    }
    #expect(reason.contains("views.yaml") || reason.contains("state"))
  }
}
