import Dashboard
import Settings

/// Keeps what the dashboard remembers in files: where the user was, saved views, a log.
///
/// Of the sample book, whose customers exist for one run only, no session is kept.
struct StateKeeper {
  /// The least time between two writes of the session while the program runs.
  private static let pause = Duration.seconds(3)

  private let paths: Paths
  private let configured: [Configuration.View]
  private let keepsSession: Bool
  private let log: LogFile
  /// The session as it is in the file.
  private var written: Session
  /// The session as it is on the screen.
  private var current: Session
  private var lastWrite = ContinuousClock.now

  /// Reads what was kept beside a book.
  init(_ source: BookSource) {
    self.init(
      Paths(environment: source.surroundings.environment),
      configured: source.settings.configuration.views,
      keepsSession: !source.isDemo
    )
  }

  /// Reads what was kept; `configured` are the views of the configuration.
  init(_ paths: Paths, configured: [Configuration.View] = [], keepsSession: Bool = true) {
    self.paths = paths
    self.configured = configured
    self.keepsSession = keepsSession
    log = LogFile(path: paths.log)
    let (session, problem) = keepsSession ? Session.read(from: paths.session) : (Session(), nil)
    written = session
    current = session
    if let problem { note(problem.line) }
  }

  /// The theme that was chosen in the dashboard; nil when none was.
  var theme: String? { current.theme }

  /// Where the user was; nil at a first start and for the sample book.
  var session: DashboardSession? { current == Session() ? nil : DashboardSession(current) }

  /// The views of the configuration, and those that were saved.
  func views() -> [SavedView] {
    do throws(SettingsError) {
      return list(try SavedViews(file: paths.views))
    } catch {
      note(error.line)
      return list(SavedViews())
    }
  }

  private func list(_ saved: SavedViews) -> [SavedView] {
    saved.following(configured).map { view in
      let isConfigured = configured.contains { $0.name == view.name }
      return SavedView(name: view.name, filter: view.filter, isConfigured: isConfigured)
    }
  }

  /// Notes something in the log.
  func note(_ message: String) {
    log.append(message, at: Surroundings.milliseconds() / 1000)
  }
}

extension StateKeeper {
  /// Saves a view; returns what to tell the dashboard.
  func save(_ view: SavedView) -> Event {
    changed("Saved the view \(view.name)") { () throws(StateFileError) in
      try SavedViews.save(view.name, view.filter, in: paths.views)
    }
  }

  /// Takes a view away; returns what to tell the dashboard.
  func removeView(_ name: String) -> Event {
    changed("Took the view \(name) away") { () throws(StateFileError) in
      try SavedViews.remove(name, in: paths.views)
    }
  }

  private func changed(
    _ told: String,
    _ change: () throws(StateFileError) -> SavedViews.Change
  ) -> Event {
    do throws(StateFileError) {
      let change = try change()
      let aside = change.setAside.map { "; the damaged file is now \($0)" } ?? ""
      return .viewsChanged(list(change.views), told: told + aside)
    } catch {
      note("\(error)")
      return .saveFailed("\(error)")
    }
  }

  /// Takes in where the user is now, and writes it when the last time is long enough ago.
  mutating func remember(_ session: DashboardSession?, theme: String?) {
    guard keepsSession, let session else { return }
    current = Session(session)
    current.theme = theme
    if lastWrite.duration(to: .now) >= Self.pause { write() }
  }

  /// Writes where the user is, unless the file says so already.
  mutating func write() {
    guard keepsSession, current != written else { return }
    lastWrite = .now
    written = current
    do throws(StateFileError) {
      try current.write(to: paths.session)
    } catch {
      note("\(error)")
    }
  }
}

extension DashboardSession {
  /// Takes over what a file says.
  fileprivate init(_ kept: Session) {
    self.init()
    screen = kept.screen
    filter = kept.filter ?? ""
    sort = kept.sort
    columns = kept.columns.map { Column(name: $0.name, width: $0.width) }
    customer = kept.customer
    customerOfScreen = kept.customerOfScreen
    section = kept.section
    scope = kept.scope
    tiers = kept.tiers
    showsPreview = kept.showsPreview ?? true
    filters = kept.filters
  }
}

extension Session {
  /// Takes over where the user is.
  fileprivate init(_ session: DashboardSession) {
    self.init()
    screen = session.screen
    filter = session.filter.isEmpty ? nil : session.filter
    sort = session.sort
    columns = session.columns.map { Column($0.name, width: $0.width) }
    customer = session.customer
    customerOfScreen = session.customerOfScreen
    section = session.section
    scope = session.scope
    tiers = session.tiers
    showsPreview = session.showsPreview
    filters = session.filters
  }
}
