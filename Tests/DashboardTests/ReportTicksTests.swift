import BookModel
import BookQuery
import Canvas
import Testing

@testable import Dashboard

/// What can be ticked off in a report, and what it was made of.
struct ReportTicksTests {
  /// What was ticked among effects.
  func ticks(_ effects: [Effect]) -> [String] {
    effects.compactMap {
      if case .tick(let name, _) = $0 { return name }
      return nil
    }
  }

  /// What is ticked off, and of which customers.
  private func tickedOrder(_ effects: [Effect]) -> ReportOrder? {
    effects.compactMap {
      if case .tick(_, let order) = $0 { return order }
      return nil
    }.first
  }

  @Test func `what a report lists is ticked off by its key or under the cursor`() {
    var dashboard = ReportsScreenTests.reports(keys: "6\r")
    dashboard.takeReport(ReportsScreenTests.ticked)
    #expect(dashboard.type("m").isEmpty)
    let screen = dashboard.screen().joined(separator: "\n")
    #expect(screen.contains("1 ✓ Log the time off request"))
    #expect(screen.contains("20 Nov 2026") && screen.contains("2   Go through this plan"))
    #expect(ticks(dashboard.type("2")) == ["step:agree"])
    dashboard.endTick(ReportsScreenTests.ticked)
    dashboard.press(.down)
    #expect(ticks(dashboard.press(.enter)) == ["told:1"])
    dashboard.endTick(ReportsScreenTests.ticked)
    dashboard.press(.escape)
    #expect(!dashboard.screen().joined().contains("Go through this plan"))
  }

  @Test func `the choice stays, and shows what came of a tick before another one`() {
    var dashboard = ReportsScreenTests.reports(keys: "6\r")
    dashboard.takeReport(ReportsScreenTests.ticked)
    dashboard.type("m")
    #expect(ticks(dashboard.type("2")) == ["step:agree"])
    #expect(dashboard.cursorRow().contains("▸2   Go through this plan"))
    #expect(dashboard.cursorRow().contains("…"))
    #expect(ticks(dashboard.type("2 ")).isEmpty)
    #expect(dashboard.screen().joined().contains("That is being ticked off"))
    // What is done stands last in the report; in the choice nothing jumps.
    var page = ReportsScreenTests.ticked
    var done = page.ticks.remove(at: 1)
    done.isDone = true
    done.remark = "21 Nov 2026"
    page.ticks.append(done)
    page.ticks.append(ReportPage.Tick(name: "told:new", title: "Told a new one"))
    dashboard.press(.down)
    dashboard.endTick(page)
    let screen = dashboard.screen().joined(separator: "\n")
    #expect(screen.contains("2 ✓ Go through this plan") && screen.contains("21 Nov 2026"))
    #expect(!dashboard.screen().contains { $0.contains("Go through") && $0.contains("…") })
    #expect(dashboard.cursorRow().contains("Told customer 1"))
    #expect(ticks(dashboard.press(.end, .enter)) == ["told:new"])
    page.ticks = []
    dashboard.endTick(page)
    #expect(!dashboard.screen().joined().contains("Told a new one"), "nothing is left to tick")
  }

  @Test func `several are ticked off one after the other, and each shows when its page is there`() {
    var dashboard = ReportsScreenTests.reports(keys: "6\r")
    dashboard.takeReport(ReportsScreenTests.ticked)
    dashboard.type("m")
    #expect(ticks(dashboard.type("213")) == ["step:agree", "step:request", "told:1"])
    func pending() -> Int { dashboard.screen().count { $0.contains("…") && $0.contains("│") } }
    #expect(pending() == 3)
    #expect(ticks(dashboard.endTick(ReportsScreenTests.ticked)).isEmpty)
    #expect(pending() == 2)
    // Another one ends while the page that is made cannot know of it.
    _ = dashboard.update(.tickEnded("step:request", changesFollowUps: false))
    dashboard.endTick(ReportsScreenTests.ticked)
    #expect(pending() == 0)
  }

  @Test func `what is ticked off goes on when the report is left`() throws {
    var dashboard = ReportsScreenTests.reports(keys: "6jj\r")
    dashboard.takeReport(ReportsScreenTests.ticked)
    #expect(ticks(dashboard.type("m21")) == ["step:agree", "step:request"])
    dashboard.press(.escape)
    let anew = try #require(ReportsScreenTests.ordered(dashboard.type("b")))
    _ = dashboard.update(.reportMade(anew, ReportsScreenTests.page))
    dashboard.type("1")
    #expect(
      ReportsScreenTests.ordered(
        dashboard.update(.tickEnded("step:agree", changesFollowUps: false))
      ) == nil
    )
    #expect(ReportsScreenTests.ordered(dashboard.type("6")) != nil, "it is seen again")
  }

  @Test func `a page that was begun before a tick does not end it`() throws {
    var dashboard = ReportsScreenTests.reports(keys: "6jj\r")
    dashboard.takeReport(ReportsScreenTests.ticked)
    let before = try #require(ReportsScreenTests.ordered(dashboard.type("b")))
    dashboard.type("m")
    #expect(tickedOrder(dashboard.type("2"))?.scope == .book, "what is seen is ticked off")
    let ended = dashboard.update(.tickEnded("step:agree", changesFollowUps: false))
    #expect(ReportsScreenTests.ordered(ended) == nil)
    let after = try #require(
      ReportsScreenTests.ordered(dashboard.update(.reportMade(before, ReportsScreenTests.ticked)))
    )
    #expect(dashboard.cursorRow().contains("…") && ticks(dashboard.type("2")).isEmpty)
    _ = dashboard.update(.reportMade(after, ReportsScreenTests.ticked))
    #expect(!dashboard.cursorRow().contains("…"))
    #expect(tickedOrder(dashboard.type("2")) == after)
  }

  @Test func `a tick that changes follow-ups orders the page once`() throws {
    var dashboard = ReportsScreenTests.reports(keys: "6\r")
    dashboard.takeReport(ReportsScreenTests.ticked)
    dashboard.type("m2")
    let ended = dashboard.update(.tickEnded("step:agree", changesFollowUps: true))
    #expect(ReportsScreenTests.ordered(ended) == nil)
    let effects = dashboard.update(.followUpsChanged(FollowUpDeskState(), told: "Sent"))
    let order = try #require(ReportsScreenTests.ordered(effects))
    let after = dashboard.update(.reportMade(order, ReportsScreenTests.ticked))
    #expect(ReportsScreenTests.ordered(after) == nil)
    #expect(ticks(dashboard.type("2")) == ["step:agree"])
  }

  @Test func `a long choice scrolls to its end, beyond the keys there are`() {
    var dashboard = ReportsScreenTests.reports(keys: "6\r")
    dashboard.takeReport(ReportsScreenTests.ticked)
    dashboard.type("m")
    #expect(dashboard.screen().contains { $0.contains("more") && $0.contains("└") })
    dashboard.press(.end)
    #expect(dashboard.cursorRow().contains("▸    Told customer 70"))
    #expect(!dashboard.screen().contains { $0.contains("more") && $0.contains("└") })
    #expect(ticks(dashboard.type(" ")) == ["told:70"])
    dashboard.press(.pageUp, .home)
    #expect(dashboard.cursorRow().contains("Log the time off request"))
    dashboard.press(.pageDown)
    #expect(dashboard.cursorRow().contains("Told customer 9"))
  }

  @Test(arguments: [(24, 80), (12, 60), (8, 40), (2, 10), (0, 0)])
  func `a long choice of ticks fits every screen`(rows: Int, columns: Int) {
    var dashboard = ReportsScreenTests.reports(rows: rows, columns: columns, keys: "6\r")
    dashboard.takeReport(ReportsScreenTests.ticked)
    dashboard.type("m")
    let frame = dashboard.view(rows: rows, columns: columns)
    #expect(frame.rows == rows && frame.columns == columns)
    if rows == 24 || rows == 12 { expectGolden(frame, "report-ticks-\(columns)x\(rows)") }
  }

  @Test func `letters that move the cursor tick nothing off`() {
    var dashboard = ReportsScreenTests.reports(keys: "6\r")
    dashboard.takeReport(ReportsScreenTests.ticked)
    dashboard.type("m")
    #expect(ticks(dashboard.type("jjjk")).isEmpty)
    #expect(ticks(dashboard.press(.enter)) == ["told:1"])
  }

  @Test func `a report without anything to tick off says so`() {
    var dashboard = ReportsScreenTests.opened()
    dashboard.type("m")
    #expect(dashboard.screen()[22].contains("nothing to tick off"))
  }

  @Test func `a page follows what is shown, and its ticks are of what it was made of`() throws {
    var dashboard = ReportsScreenTests.reports(keys: "6jj\r")
    dashboard.takeReport(ReportsScreenTests.ticked)
    let anew = try #require(ReportsScreenTests.ordered(dashboard.type("b")))
    #expect(anew.name == "coverage" && anew.scope == .base)
    // The page made anew has not come yet.
    dashboard.type("m")
    #expect(tickedOrder(dashboard.type("2"))?.scope == .book)
    dashboard.endTick(ReportsScreenTests.ticked)
    dashboard.takeReport(ReportsScreenTests.ticked)
    #expect(tickedOrder(dashboard.type("2"))?.scope == .base)
    dashboard.endTick(ReportsScreenTests.ticked)
    let tomorrow = FixtureBook.today.adding(days: 1)
    #expect(
      ReportsScreenTests.ordered(dashboard.update(.dayChanged(tomorrow)))?.portfolio.today
        == tomorrow
    )
  }

  @Test func `a page belongs to its order, and one is made after the other`() throws {
    var dashboard = ReportsScreenTests.reports(keys: "6jj\r")
    dashboard.takeReport(ReportsScreenTests.ticked)
    let first = try #require(ReportsScreenTests.ordered(dashboard.type("b")))
    #expect(
      ReportsScreenTests.ordered(dashboard.type("b")) == nil
        && ReportsScreenTests.ordered(dashboard.type("b")) == nil
    )
    let typed = dashboard.type("/hooli")
    #expect(ReportsScreenTests.ordered(typed) == nil, "nothing is ordered before that has come")
    dashboard.press(.enter)
    let second = try #require(
      ReportsScreenTests.ordered(dashboard.update(.reportMade(first, ReportsScreenTests.ticked)))
    )
    #expect(second.filter == "hooli" && second.scope == .base)
    // The page that is seen is of the first order still, and the second one is being made.
    dashboard.type("m")
    #expect(tickedOrder(dashboard.type("2")) == first)
    let third = try #require(
      ReportsScreenTests.ordered(dashboard.endTick(ReportsScreenTests.ticked))
    )
    #expect(third.filter == "hooli" && third.scope == .base)
    // What comes of an older order is not wanted any more.
    _ = dashboard.update(.reportMade(second, ReportsScreenTests.page))
    #expect(tickedOrder(dashboard.type("1")) == third)
    dashboard.endTick(ReportsScreenTests.page)
    dashboard.type("m")
    #expect(dashboard.screen()[22].contains("nothing to tick off"))
  }
}
