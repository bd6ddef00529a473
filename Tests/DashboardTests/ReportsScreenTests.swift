import BookModel
import BookQuery
import Canvas
import Testing

@testable import Dashboard

/// The reports there are, and one as it is read.
struct ReportsScreenTests {
  /// A report of some length, laid out as told.
  static let page = ReportPage(markdown: "# Weekly meeting\n") { width in
    let title = [ReportPage.Span("Weekly meeting", .header)]
    let lines = (1...60).map { number in
      [
        ReportPage.Span("▼ poor", .band(.poor)),
        ReportPage.Span("  line \(number) of a page \(width) columns wide"),
      ]
    }
    return [title, []] + lines
  }

  static func reports(rows: Int = 24, columns: Int = 80, keys: String = "6") -> Dashboard {
    var dashboard = Dashboard.fixture(rows: rows, columns: columns)
    for key in keys { dashboard.press(key == "\r" ? .enter : .character(key)) }
    return dashboard
  }

  static func opened(rows: Int = 24, columns: Int = 80) -> Dashboard {
    var dashboard = reports(rows: rows, columns: columns, keys: "6\r")
    dashboard.takeReport(page)
    return dashboard
  }

  @Test(arguments: [(24, 80), (40, 120), (50, 200), (12, 60), (8, 40)])
  func `the reports there are`(rows: Int, columns: Int) {
    let dashboard = Self.reports(rows: rows, columns: columns)
    expectGolden(dashboard.view(rows: rows, columns: columns), "reports-\(columns)x\(rows)")
  }

  @Test(arguments: [(24, 80), (40, 120), (50, 200), (8, 40)])
  func `a report that was made`(rows: Int, columns: Int) {
    var dashboard = Self.opened(rows: rows, columns: columns)
    expectGolden(dashboard.view(rows: rows, columns: columns), "report-\(columns)x\(rows)")
    dashboard.type("w")
    expectGolden(dashboard.view(rows: rows, columns: columns), "report-file-\(columns)x\(rows)")
    dashboard.press(.escape)
    dashboard.type("G")
    expectGolden(dashboard.view(rows: rows, columns: columns), "report-end-\(columns)x\(rows)")
  }

  @Test(arguments: [
    ("report-making", String?.none), ("report-failed", "There is no snapshot to compare with."),
  ])
  func `a report that is made or cannot be`(name: String, reason: String?) throws {
    var dashboard = Self.reports()
    let order = try #require(Self.ordered(dashboard.press(.enter)))
    if let reason { _ = dashboard.update(.reportFailed(order, reason: reason)) }
    expectGolden(dashboard.view(rows: 24, columns: 80), "\(name)-80x24")
  }

  /// What was ordered among effects.
  static func ordered(_ effects: [Effect]) -> ReportOrder? {
    effects.compactMap {
      if case .makeReport(let order) = $0 { return order }
      return nil
    }.first
  }

  @Test func `a report is ordered of the customers shown`() throws {
    var dashboard = Self.reports(keys: "/arr>500k\r6")
    _ = dashboard.update(.pastLoaded(FixtureBook.past))
    let order = try #require(Self.ordered(dashboard.press(.enter)))
    #expect(order.name == "weekly")
    #expect(order.filter == "arr>500k")
    #expect(order.scope == .book)
    let shown = order.places.map { order.portfolio.book.customers[$0] }
    #expect(shown.count == dashboard.shownCount)
    #expect(shown.allSatisfy { $0.arr?.value ?? 0 > 500_000 })
    #expect(order.places == order.places.sorted())
    let changes = try #require(order.changes)
    #expect(changes.map(\.name).contains("Initech"), "which of them are meant is found out later")
    let names = order.narrowed(changes).map(\.name)
    #expect(names.contains("Hooli") && !names.contains("Initech"))
  }

  @Test func `the unclassified are named among the tiers`() throws {
    var dashboard = Self.reports(keys: "t?s")
    dashboard.press(.escape)
    let order = try #require(Self.ordered(dashboard.type("6") + dashboard.press(.enter)))
    #expect(order.filter == "tiers Strategic, Unclassified")
    dashboard.type("1")
    #expect(dashboard.screen()[22].contains("tier STR,?"))
  }

  @Test func `a review is of the customer under the cursor of the Book`() throws {
    var dashboard = Self.reports(keys: "/initech\r6j")
    #expect(dashboard.screen().contains { $0.contains("Of Initech, the customer") })
    let order = try #require(Self.ordered(dashboard.press(.enter)))
    #expect(order.name == "review")
    #expect(order.places.map { order.portfolio.book.customers[$0].name } == ["Initech"])
    var nobody = Self.reports(keys: "/xyzzy\r6j")
    #expect(Self.ordered(nobody.press(.enter)) == nil)
    #expect(nobody.screen()[22].contains("Choose a customer"))
  }

  /// A report with a step that is done, one that is not, and more customers than there are keys.
  static var ticked: ReportPage {
    var page = page
    page.question = "Tick off"
    page.ticks =
      [
        ReportPage.Tick(
          name: "step:request",
          title: "Log the time off request",
          remark: "20 Nov 2026",
          isDone: true
        ), ReportPage.Tick(name: "step:agree", title: "Go through this plan"),
      ]
      + (1...70).map { ReportPage.Tick(name: "told:\($0)", title: "Told customer \($0)") }
    return page
  }

  @Test func `a report that comes while another screen is seen is there on the way back`() throws {
    var dashboard = Self.reports()
    let order = try #require(Self.ordered(dashboard.press(.enter)))
    dashboard.type(":@initech")
    dashboard.press(.enter)
    _ = dashboard.update(.reportMade(order, Self.page))
    dashboard.press(.escape, .escape)
    #expect(dashboard.screen()[0].contains("[6 Reports]"))
    #expect(!dashboard.screen().joined().contains("Making"))
    #expect(dashboard.screen().joined().contains("line 1 of a page"))
  }

  @Test func `the palette makes a review of the customer whose page is open`() throws {
    var dashboard = Self.reports(keys: "/initech\r\r:business review")
    let order = try #require(Self.ordered(dashboard.press(.enter)))
    #expect(order.places.map { order.portfolio.book.customers[$0].name } == ["Initech"])
  }

  @Test func `an order names the marked customers, else the one under the cursor`() throws {
    var dashboard = Self.reports(keys: "/initech\r6")
    let one = try #require(Self.ordered(dashboard.press(.enter)))
    #expect(one.picked.map { one.portfolio.book.customers[$0].name } == ["Initech"])
    #expect(!one.arePicksMarked)
    var marked = Self.reports(keys: "  6")
    let two = try #require(Self.ordered(marked.press(.enter)))
    #expect(two.picked.count == 2 && two.arePicksMarked)
  }

  @Test func `the palette opens a report by its name`() throws {
    var dashboard = Self.reports(keys: "")
    dashboard.type(":business review")
    let screen = dashboard.screen().joined(separator: "\n")
    #expect(screen.contains("Report Business review") && screen.contains("folio report review"))
    let order = try #require(Self.ordered(dashboard.press(.enter)))
    #expect(order.name == "review" && order.places.count == 1)
    #expect(dashboard.screen()[0].contains("[6 Reports]"))
  }

  @Test func `a report scrolls, and closes before the screen does`() {
    var dashboard = Self.opened()
    let top = dashboard.screen()
    dashboard.type("j")
    #expect(dashboard.screen()[5] == top[6])
    dashboard.press(.pageDown, .pageUp, .up)
    #expect(dashboard.screen()[3...20] == top[3...20])
    dashboard.type("Gj")
    #expect(dashboard.screen()[22].contains("end of the report"))
    dashboard.press(.escape)
    #expect(dashboard.screen().contains { $0.contains("REPORTS") })
    dashboard.press(.escape)
    #expect(dashboard.screen()[0].contains("[1 Book]"))
  }

  @Test func `a report that is not waited for any more is not shown`() throws {
    var dashboard = Self.reports()
    let order = try #require(Self.ordered(dashboard.press(.enter)))
    dashboard.press(.escape)
    let before = dashboard.screen()
    _ = dashboard.update(.reportMade(order, Self.page))
    #expect(dashboard.screen() == before)
    let again = Self.ordered(dashboard.press(.enter))
    _ = dashboard.update(.reportMade(order, Self.page))
    #expect(dashboard.screen().joined().contains("Making"), "the one that was closed")
    if let again { _ = dashboard.update(.reportMade(again, Self.page)) }
    #expect(!dashboard.screen().joined().contains("Making"))
  }

  @Test func `a file that is there is not replaced: another name is asked for`() {
    var dashboard = Self.opened()
    dashboard.type("w")
    #expect(dashboard.press(.enter) == [.write("# Weekly meeting\n", to: "weekly-2026-11-21.md")])
    _ = dashboard.update(
      .notWritten("weekly-2026-11-21.md", reason: "weekly-2026-11-21.md: exists already")
    )
    #expect(dashboard.screen().joined().contains("✗ weekly-2026-11-21.md: exists already"))
    dashboard.press(.control("u"))
    dashboard.type("other.md")
    #expect(dashboard.press(.enter) == [.write("# Weekly meeting\n", to: "other.md")])
  }

  @Test func `a report is copied, the list is not`() {
    var dashboard = Self.opened()
    #expect(dashboard.type("y") == [.copy("# Weekly meeting\n", told: "Weekly meeting")])
    var list = Self.reports()
    list.type("y")
    #expect(list.screen()[22].contains("Open a report first"))
  }
}

extension Dashboard {
  /// Takes the report that is awaited.
  @discardableResult
  mutating func takeReport(_ page: ReportPage) -> [Effect] {
    guard let order = screens.reports.opened?.awaited else { return [] }
    return update(.reportMade(order, page))
  }

  /// Takes in that what was being ticked off is, and a page that was made afterwards.
  @discardableResult
  mutating func endTick(_ page: ReportPage) -> [Effect] {
    let pick = screens.reports.opened?.ticking.first { $0.shownFrom == nil }
    let effects = update(.tickEnded(pick?.name ?? "", changesFollowUps: false))
    // One that was begun before has to come first.
    return ReportsScreenTests.ordered(effects) == nil
      ? takeReport(page) + takeReport(page) : takeReport(page)
  }

  /// The number of customers shown, as the filter line tells it.
  fileprivate var shownCount: Int {
    let words = screen().joined(separator: " ").split(separator: " ")
    guard let place = words.firstIndex(of: "of"), place > 0 else { return -1 }
    return Int(words[place - 1]) ?? -1
  }
}
