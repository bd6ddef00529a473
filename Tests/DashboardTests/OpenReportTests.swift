import BookModel
import BookQuery
import Canvas
import Testing

@testable import Dashboard

/// A report that is open while what it is made of changes.
struct OpenReportTests {
  @Test func `a report that tells what was done is made anew when that changes, where it is read`()
  {
    var dashboard = ReportsScreenTests.opened()
    dashboard.type("jjj")
    let effects = dashboard.update(.followUpsChanged(FixtureBook.desk, told: nil))
    #expect(ReportsScreenTests.ordered(effects)?.name == "weekly")
    let before = dashboard.screen()
    #expect(before[3].contains("line 2 of a page"))
    dashboard.takeReport(ReportsScreenTests.page)
    #expect(dashboard.screen() == before)
    // On another screen it waits until it is seen again.
    dashboard.type("1")
    #expect(
      ReportsScreenTests.ordered(dashboard.update(.followUpsChanged(FixtureBook.desk, told: nil)))
        == nil
    )
    #expect(ReportsScreenTests.ordered(dashboard.type("6"))?.name == "weekly")
    #expect(ReportsScreenTests.ordered(dashboard.type("j")) == nil)
    var other = ReportsScreenTests.reports(keys: "6jj\r")
    other.takeReport(ReportsScreenTests.page)
    #expect(
      ReportsScreenTests.ordered(other.update(.followUpsChanged(FixtureBook.desk, told: nil)))
        == nil
    )
  }

  @Test func `a report stays about the customer that it was asked for about`() throws {
    // By a row of another screen: the cursor of the Book is on somebody else.
    var dashboard = ReportsScreenTests.reports(keys: "5")
    _ = dashboard.update(.pastLoaded(FixtureBook.past))
    for _ in 0..<40 where dashboard.selected?.name != "Initech" { dashboard.type("j") }
    dashboard.type(":out of office")
    let asked = try #require(ReportsScreenTests.ordered(dashboard.press(.enter)))
    #expect(dashboard.scene?.selected.map { FixtureBook.book.customers[$0].name } != "Initech")
    #expect(asked.name == "coverage" && asked.pickedNames == ["Initech"])
    dashboard.takeReport(ReportsScreenTests.ticked)
    let anew = try #require(ReportsScreenTests.ordered(dashboard.type("b")))
    #expect(anew.number > asked.number && anew.pickedNames == ["Initech"])
    dashboard.takeReport(ReportsScreenTests.ticked)
    // The cursor of the Book goes on: the report does not.
    dashboard.type("1jj6")
    let last = try #require(ReportsScreenTests.ordered(dashboard.type("b")))
    #expect(last.pickedNames == ["Initech"])
  }

  @Test func `a report of a customer who is gone is not made of another one`() throws {
    var dashboard = ReportsScreenTests.reports(keys: "/initech\r6j\r")
    dashboard.takeReport(ReportsScreenTests.page)
    var portfolio = FixtureBook.portfolio
    portfolio.book.customers.removeAll { $0.name == "Initech" }
    dashboard.type("/")
    dashboard.press(.control("u"), .enter)
    dashboard.takeReport(ReportsScreenTests.page)
    let effects = dashboard.update(.bookLoaded(OpenedBook(portfolio)))
    #expect(ReportsScreenTests.ordered(effects) == nil)
    #expect(dashboard.screen().joined().contains("The customer is not in the snapshot any more."))
    #expect(!dashboard.screen().joined().contains("line 1 of a page"))
    // It is made again once the customer is back.
    let order = ReportsScreenTests.ordered(
      dashboard.update(.bookLoaded(OpenedBook(FixtureBook.portfolio)))
    )
    #expect(order?.pickedNames == ["Initech"])
    dashboard.takeReport(ReportsScreenTests.page)
    #expect(dashboard.screen().joined().contains("line 1 of a page"))
  }

  @Test func `a report keeps its book only where something in it can be ticked off`() {
    var dashboard = ReportsScreenTests.opened()
    #expect(dashboard.screens.reports.opened?.awaited == nil)
    #expect(dashboard.screens.reports.opened?.shown == nil)
    var ticks = ReportsScreenTests.reports(keys: "6\r")
    ticks.takeReport(ReportsScreenTests.ticked)
    #expect(ticks.screens.reports.opened?.shown != nil)
    ticks.type(":@initech")
    ticks.press(.enter)
    #expect(ticks.visits.last?.shown != nil)
    #expect(ticks.visits.last?.shown?.screens.reports.opened == nil)
    dashboard.type(":@initech")
    dashboard.press(.enter, .escape, .escape)
    #expect(dashboard.screen().joined().contains("line 1 of a page"))
  }

  @Test func `a report is made anew when other customers are marked`() throws {
    var dashboard = ReportsScreenTests.reports(keys: "  6\r")
    dashboard.takeReport(ReportsScreenTests.page)
    let order = try #require(ReportsScreenTests.ordered(dashboard.type("gu")))
    #expect(order.name == "weekly" && !order.arePicksMarked && order.picked.count == 1)
    #expect(ReportsScreenTests.ordered(dashboard.type("j")) == nil)
  }

  @Test func `another day to compare with is no reason to make a report anew`() throws {
    var dashboard = ReportsScreenTests.reports(keys: "")
    _ = dashboard.update(.pastLoaded(FixtureBook.past))
    dashboard.type("6")
    dashboard.press(.enter)
    dashboard.takeReport(ReportsScreenTests.page)
    let days = try #require(dashboard.past.book?.days)
    try #require(days.count > 1)
    dashboard.type("5<")
    #expect(dashboard.comparison == .asked(days[days.count - 2]))
    #expect(ReportsScreenTests.ordered(dashboard.type("6")) == nil)
    #expect(
      ReportsScreenTests.ordered(dashboard.update(.pastLoaded(FixtureBook.past)))?.name == "weekly"
    )
  }
}

extension ReportOrder {
  /// The names of the customers who are picked.
  fileprivate var pickedNames: [String] { picked.map { portfolio.book.customers[$0].name } }
}
