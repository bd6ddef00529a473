import BookModel
import Canvas
import Testing

@testable import Dashboard

/// Where the user was comes back on screens whose rows come after the book.
struct AwaitedPlaceTests {
  /// Who has rows that come after the book: what was done lately comes with the store, what changed
  /// with the older snapshots.
  enum Rows: CaseIterable {
    case followUps, changes, filtered

    /// The keys that lead there.
    var keys: String {
      switch self {
      case .followUps: "2"
      case .changes: "5"
      case .filtered: "/changed:health\r"
      }
    }

    /// What brings the rows.
    var event: Event {
      switch self {
      case .followUps: .followUpsChanged(FixtureBook.desk, told: nil)
      case .changes, .filtered: .pastLoaded(FixtureBook.past)
      }
    }

    /// A customer of whom there are rows then, and only then.
    var customer: String {
      switch self {
      case .followUps: "Hooli"
      case .changes, .filtered: "Initech"
      }
    }

    /// A dashboard that was left at that customer, and maybe on a page.
    func left(opening: String = "") -> Dashboard {
      var dashboard = Dashboard.fixture()
      _ = dashboard.update(event)
      for key in keys { dashboard.press(key == "\r" ? .enter : .character(key)) }
      for _ in 0..<40 where dashboard.selected?.name != customer { dashboard.type("j") }
      for key in opening { dashboard.press(key == "\r" ? .enter : .character(key)) }
      return dashboard
    }

    /// A dashboard that was started after that, before its rows come.
    func started(opening: String = "") -> Dashboard {
      var options = DashboardOptions.fixture
      options.session = left(opening: opening).session
      return Dashboard.fixture(options: options)
    }
  }

  @Test(arguments: Rows.allCases, ["", "\r", "\r]]"])
  func `the place and the page are there as soon as the rows are`(rows: Rows, opening: String) {
    let left = rows.left(opening: opening)
    #expect(left.selected?.name == rows.customer)
    var dashboard = rows.started(opening: opening)
    #expect(dashboard.page == nil)
    #expect(dashboard.session == left.session, "who ends the program now loses nothing")
    _ = dashboard.update(rows.event)
    #expect(dashboard.selected?.name == rows.customer)
    #expect(dashboard.page == left.page)
    #expect(dashboard.session == left.session)
    #expect(dashboard.cursorRow() == left.cursorRow())
    if left.page != nil { #expect(dashboard.screen() == left.screen()) }
    #expect(dashboard.awaitedPlace == nil)
  }

  @Test(arguments: Rows.allCases, ["G", "\r", "4", "/x", " "])
  func `whoever goes on is not sent back`(rows: Rows, keys: String) {
    var dashboard = rows.started(opening: "\r")
    for key in keys { dashboard.press(key == "\r" ? .enter : .character(key)) }
    let (page, selected) = (dashboard.page, dashboard.selected?.id)
    #expect(page?.customer == selected || page == nil)
    _ = dashboard.update(rows.event)
    #expect(dashboard.page == page)
    if let selected, dashboard.overlay == nil { #expect(dashboard.selected?.id == selected) }
  }

  @Test(arguments: Rows.allCases)
  func `a look at the help or the messages is no going on`(rows: Rows) {
    var dashboard = rows.started(opening: "\r")
    dashboard.type("?")
    dashboard.press(.escape)
    dashboard.type("~")
    dashboard.press(.escape)
    _ = dashboard.update(rows.event)
    #expect(dashboard.page != nil)
    #expect(dashboard.selected?.name == rows.customer)
  }

  @Test(arguments: Rows.allCases)
  func `an action that the help runs goes on too`(rows: Rows) {
    var dashboard = rows.started(opening: "\r")
    dashboard.type("?to the bottom")
    dashboard.press(.enter)
    #expect(dashboard.overlay == nil)
    let selected = dashboard.selected?.id
    _ = dashboard.update(rows.event)
    #expect(dashboard.page == nil)
    if let selected { #expect(dashboard.selected?.id == selected) }
  }

  @Test func `the mouse goes on too`() {
    var dashboard = Rows.changes.started(opening: "\r")
    _ = dashboard.update(.mouse(MouseEvent(.press, row: 6, column: 10)))
    _ = dashboard.update(.pastLoaded(FixtureBook.past))
    #expect(dashboard.page == nil)
  }

  @Test func `what all rows lack is awaited no longer`() {
    var options = DashboardOptions.fixture
    var session = DashboardSession()
    session.screen = "followUps"
    session.customerOfScreen = "gone for good"
    session.section = "usage"
    options.session = session
    var dashboard = Dashboard.fixture(options: options)
    #expect(dashboard.awaitedPlace != nil)
    _ = dashboard.update(.followUpsChanged(FixtureBook.desk, told: nil))
    #expect(dashboard.awaitedPlace != nil, "the older snapshots are still being read")
    _ = dashboard.update(.pastMissing(nil))
    #expect(dashboard.awaitedPlace == nil && dashboard.page == nil)
  }

  @Test func `a page that was left is there on the way back while rows come anew`() {
    var dashboard = Rows.changes.left(opening: "\r")
    dashboard.type("4")
    _ = dashboard.update(.bookLoaded(OpenedBook(FixtureBook.portfolio)))
    dashboard.press(.escape)
    #expect(dashboard.screen()[0].contains("› Initech"))
    _ = dashboard.update(.pastLoaded(FixtureBook.past))
    #expect(dashboard.screen()[0].contains("› Initech"))
    dashboard.press(.escape)
    #expect(dashboard.cursorRow().contains("Initech"))
  }
}
