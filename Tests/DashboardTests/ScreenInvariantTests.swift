import BookModel
import Canvas
import Testing

@testable import Dashboard

/// What holds on every screen after any keys.
struct ScreenInvariantTests {
  /// Says what does not hold; nil when everything does.
  func problem(of dashboard: Dashboard) -> String? {
    let rows = Set(dashboard.list.rows)
    if dashboard.visits.count > 32 { return "too many visits" }
    if dashboard.screen == .book,
      dashboard.visits.contains(where: { $0.screen == .book && $0.shown != nil })
    {
      return "the Book shows itself"
    }
    let (row, count) = dashboard.position
    if row < 0 || row >= max(1, count) { return "the cursor is on no row" }
    if let place = dashboard.placeUnderCursor, !rows.contains(place) {
      return "the cursor is on a customer who is not shown"
    }
    if let page = dashboard.page, page.customer != dashboard.selected?.id {
      return "a page of nobody"
    }
    return nil
  }

  @Test(arguments: 1...12)
  func `the cursor is on a row, and what is shown follows the filter`(seed: Int) {
    var random = AnyKeysTests.Seeded(state: UInt64(seed) &* 7919)
    var dashboard = Dashboard.fixture(options: .fixture)
    if seed.isMultiple(of: 3) {
      _ = dashboard.update(.bookLoaded(OpenedBook(FixtureBook.wild)))
    }
    let keys: [Key] =
      "jjkGgg134341bthl mn".map(Key.character) + [
        .enter, .enter, .escape, .tab, .backTab, .pageDown, .character("q"), .character("J"),
        .character("/"), .paste("health:poor"), .control("u"), .character("P"), .up, .down,
      ]
    for step in 0..<1500 {
      let key = keys.randomElement(using: &random) ?? .enter
      _ = dashboard.update(.keyPressed(key))
      if step.isMultiple(of: 97) {
        let book = seed.isMultiple(of: 2) ? FixtureBook.portfolio : FixtureBook.wild
        _ = dashboard.update(.bookLoaded(OpenedBook(book)))
      }
      if let problem = problem(of: dashboard) {
        Issue.record("seed \(seed), step \(step), \(key): \(problem)")
        return
      }
    }
    // However deep, going back ends at the Book, and then the program does.
    for _ in 0..<100 where dashboard.overlay != nil { _ = dashboard.press(.escape) }
    var effects: [Effect] = []
    for _ in 0..<40 where effects.isEmpty { effects = dashboard.type("q") }
    #expect(effects == [.quit])
    #expect(dashboard.screen == .book)
  }

  @Test func `a cursor move works nothing out anew`() {
    var dashboard = Dashboard.fixture(rows: 40, columns: 120)
    for key in ["3", "4"] {
      dashboard.type(key)
      let (stamp, screens) = (dashboard.stamp, dashboard.screens)
      dashboard.type("jjGk")
      #expect(dashboard.stamp == stamp)
      #expect(dashboard.screens.usage.figures == screens.usage.figures)
      #expect(dashboard.screens.renewals.calendar == screens.renewals.calendar)
    }
  }

  @Test func `a screen that is not seen is not worked out`() {
    var dashboard = Dashboard.fixture()
    dashboard.type("/initech")
    #expect(dashboard.screens.usage.figures == UsageFigures())
    #expect(dashboard.screens.renewals.calendar == RenewalCalendar())
  }
}
