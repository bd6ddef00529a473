import BookModel
import BookQuery
import Canvas
import Testing

@testable import Dashboard

/// What the dashboard keeps: views under a name, and where the user was.
struct ViewAndSessionTests {
  static let views = [
    SavedView(name: "Renewals at risk", filter: "renewal<90d health<5", isConfigured: true),
    SavedView(name: "Big ones", filter: "arr>500k sort:-arr"),
  ]

  func dashboard(rows: Int = 24, columns: Int = 80) -> Dashboard {
    var options = DashboardOptions.fixture
    options.views = Self.views
    return Dashboard.fixture(rows: rows, columns: columns, options: options)
  }

  @Test(arguments: [
    ("views", "w", 24, 80), ("views", "w", 40, 120), ("views", "w", 50, 200),
    ("view-shown", "w2", 24, 80), ("view-naming", "tsW", 24, 80), ("export", "X", 24, 80),
    ("views-remove", "wx", 24, 80),
  ])
  func `menus of views and exports`(name: String, keys: String, rows: Int, columns: Int) {
    var dashboard = dashboard(rows: rows, columns: columns)
    if name == "view-naming" {
      dashboard.type("ts")
      dashboard.press(.escape)
      dashboard.type("Wmine")
    } else {
      dashboard.type(keys)
    }
    expectGolden(dashboard.view(rows: rows, columns: columns), "\(name)-\(columns)x\(rows)")
  }

  @Test func `a view shows what it was saved of`() {
    var dashboard = Dashboard.fixture()
    dashboard.type("/health<8")
    dashboard.press(.enter)
    dashboard.type("tl")
    dashboard.press(.escape)
    dashboard.type("sa")
    dashboard.type("cj ")
    dashboard.press(.escape)
    let shown = dashboard.screen()
    dashboard.type("Wmy view")
    guard case .saveView(let view) = dashboard.press(.enter).first else {
      Issue.record("nothing was saved")
      return
    }
    #expect(view.name == "my view")
    var other = Dashboard.fixture()
    _ = other.update(.viewsChanged([view], told: "Saved my view"))
    #expect(other.screen()[22].contains("Saved my view"))
    other.type("b")
    other.type("w1")
    // The same rows, in the same columns and order; the cursor and the scope are this screen's own.
    #expect(other.screen()[3].contains("ARR↓") && !other.screen()[3].contains("TIER"))
    #expect(other.screen()[4...15].map { $0.dropFirst(4) } == shown[4...15].map { $0.dropFirst(4) })
  }

  @Test func `a view is worked out once`() {
    var dashboard = dashboard()
    let before = dashboard.stamp.customers
    dashboard.type("w2")
    #expect(dashboard.narrowing.filter == "arr>500k sort:-arr")
    #expect(dashboard.stamp.customers == before + 1)
  }

  @Test func `a view of the configuration is neither replaced nor taken away`() {
    var dashboard = dashboard()
    dashboard.type("WRenewals at risk")
    #expect(dashboard.press(.enter).allSatisfy { $0 != .saveView(Self.views[0]) })
    #expect(dashboard.screen()[22].contains("choose another name"))
    dashboard.type("wx")
    #expect(!dashboard.screen().contains { $0.contains("Renewals at risk") })
    #expect(dashboard.type("1") == [.removeView("Big ones")])
  }

  @Test func `without views the key says how to save one`() {
    var dashboard = Dashboard.fixture()
    dashboard.type("w")
    #expect(dashboard.screen()[22].contains("W saves this one"))
  }

  @Test func `the session brings everything back`() throws {
    var first = Dashboard.fixture()
    first.type("/health>3 sort:-arr")
    first.press(.enter)
    first.type("tls")
    first.press(.escape)
    first.type("cjj ")
    first.press(.escape)
    first.type("pb4")
    first.press(.escape)
    first.type("jj")
    let session = try #require(first.session)
    var options = DashboardOptions.fixture
    options.session = session
    let second = Dashboard.fixture(options: options)
    #expect(second.session == session)
    #expect(second.screen().dropFirst().dropLast(2) == first.screen().dropFirst().dropLast(2))
  }

  @Test(arguments: ["jjj", "/initech\r", "2j", "2jjj", "3\t\tj", "b6"])
  func `the place on a screen comes back, and the page that was open`(keys: String) {
    for opening in ["", "\r]]"] {
      var first = Dashboard.fixture()
      for key in keys + opening {
        first.press(key == "\r" ? .enter : key == "\t" ? .tab : .character(key))
      }
      var options = DashboardOptions.fixture
      options.session = first.session
      let second = Dashboard.fixture(options: options)
      #expect(second.session == first.session)
      let isPage = first.screen()[0].contains("›")
      #expect(second.screen()[0] == first.screen()[0])
      if isPage { #expect(second.screen() == first.screen()) }
      #expect(second.cursorRow() == first.cursorRow() || keys == "b6")
    }
  }

  @Test func `without its customer no page is opened`() {
    var options = DashboardOptions.fixture
    options.session = DashboardSession()
    options.session?.customer = "gone"
    options.session?.section = "usage"
    #expect(!Dashboard.fixture(options: options).screen()[0].contains("›"))
  }

  @Test func `options on the command line come before the session`() {
    var options = DashboardOptions.fixture
    options.session = DashboardSession()
    options.session?.filter = "health<5"
    options.session?.scope = .book
    options.filter = "arr>1m"
    options.startsWithEverybody = true
    let session = Dashboard.fixture(options: options).session
    #expect(session?.filter == "arr>1m")
    #expect(session?.scope == .base)
  }

  @Test func `a session of another book, policy or version does no harm`() {
    var options = DashboardOptions.fixture
    var session = DashboardSession()
    session.screen = "no such screen"
    session.filter = "teir:("
    session.sort = ["", "-", "nosuchfield", "-arr"]
    session.columns = [.init(name: "nosuch"), .init(name: "arr", width: -5), .init(name: "name")]
    session.customer = "gone"
    session.tiers = ["Platinum", "?"]
    options.session = session
    let dashboard = Dashboard.fixture(options: options)
    #expect(dashboard.session?.sort == ["-arr"])
    #expect(dashboard.session?.tiers == ["?"])
    #expect(dashboard.session?.columns.map(\.name) == ["arr", "name"])
    #expect(Dashboard(options: options).session == nil)
  }

  @Test func `what is exported is what is shown`() {
    var dashboard = Dashboard.fixture()
    dashboard.type("/health<5 sort:-arr cols:name,arr")
    dashboard.press(.enter)
    _ = dashboard.update(.pastLoaded(FixtureBook.past))
    guard case .export(let export) = dashboard.type("Xc").first else {
      Issue.record("nothing was exported")
      return
    }
    let names = export.places.map { export.portfolio.book.customers[$0].name }
    #expect(names.first == "Stark Industries", "\(names)")
    #expect(dashboard.screen()[2].contains("\(names.count) of 23"))
    #expect(export.columns == [.name, .arr])
    #expect(export.format == .csv && export.destination == .file)
    #expect(export.facts != QueryFacts())
    guard case .export(let copy) = dashboard.type("XM").first else {
      Issue.record("nothing was copied")
      return
    }
    #expect(copy.format == .markdown && copy.destination == .clipboard)
  }

  @Test func `text from an editor comes back into the composer, in one line`() {
    var dashboard = Dashboard.fixture()
    dashboard.type("f")
    _ = dashboard.update(.edited("call them\nabout seats\n"))
    #expect(dashboard.screen().contains { $0.contains("> call them about seats") })
    dashboard.press(.escape)
    let before = dashboard
    _ = dashboard.update(.edited("too late"))
    #expect(dashboard == before)
  }
}
