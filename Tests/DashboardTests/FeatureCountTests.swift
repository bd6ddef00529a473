import BookModel
import Canvas
import Dashboard
import Testing

/// The features of more customers than can be added up between two keys.
struct FeatureCountTests {
  /// A dashboard with many customers, on the Usage screen, and what it orders there.
  private func many() -> (Dashboard, [Effect]) {
    var portfolio = FixtureBook.portfolio
    let some = portfolio.book.customers
    let all = (0..<6000).map { number in
      var customer = some[number % some.count]
      customer.id = Customer.ID(rawValue: "\(number)")
      return customer
    }
    portfolio.book = Book(
      customers: all.sorted { ($0.name.folded, $0.id) < ($1.name.folded, $1.id) },
      people: portfolio.book.people,
      day: portfolio.book.day,
      weeks: portfolio.book.weeks
    )
    var dashboard = Dashboard(options: .fixture)
    _ = dashboard.update(.resized(rows: 40, columns: 120))
    _ = dashboard.update(.bookLoaded(OpenedBook(portfolio)))
    dashboard.type("b")
    let effects = dashboard.type("3")
    return (dashboard, effects)
  }

  private func orders(_ effects: [Effect]) -> [FeatureOrder] {
    effects.compactMap { effect in
      if case .countFeatures(let order) = effect { return order }
      return nil
    }
  }

  /// Adds up what is ordered, and what is ordered thereupon.
  private func answer(_ effects: [Effect], _ dashboard: inout Dashboard) {
    for order in orders(effects) {
      answer(dashboard.update(.featuresCounted(order.made())), &dashboard)
    }
  }

  private func text(_ dashboard: Dashboard) -> String {
    dashboard.screen(rows: 40, columns: 120).joined(separator: "\n")
  }

  @Test func `they are added up beside the loop, and the screen says so`() throws {
    var (dashboard, effects) = many()
    let order = try #require(orders(effects).first)
    #expect(text(dashboard).contains("FEATURES  adding them up…"))
    #expect(text(dashboard).contains("MOVING UP"))
    #expect(orders(dashboard.update(.featuresCounted(order.made()))).isEmpty)
    #expect(!text(dashboard).contains("adding them up"))
    #expect(text(dashboard).contains("Code search"))
  }

  @Test func `one order at a time; what comes too late is ordered again`() throws {
    var (dashboard, effects) = many()
    let first = try #require(orders(effects).first)
    #expect(orders(dashboard.type("b")).isEmpty)
    let again = orders(dashboard.update(.featuresCounted(first.made())))
    #expect(text(dashboard).contains("adding them up…"))
    let second = try #require(again.first)
    #expect(second != first)
    #expect(orders(dashboard.update(.featuresCounted(second.made()))).isEmpty)
    #expect(!text(dashboard).contains("adding them up"))
  }

  /// The numbers that the screen shows of a feature.
  private func feature(_ dashboard: Dashboard) -> Substring? {
    let lines = text(dashboard).split(separator: "\n")
    return lines.lazy.compactMap { line in
      line.firstRange(of: "Code search").map { line[$0.lowerBound...] }
    }.first
  }

  @Test func `those of another filter are not shown, whichever way that came and went`() throws {
    var (dashboard, effects) = many()
    let first = try #require(orders(effects).first)
    _ = dashboard.update(.featuresCounted(first.made()))
    let typing = dashboard.type("/-hooli")
    dashboard.press(.enter)
    answer(typing, &dashboard)
    let shown = try #require(feature(dashboard))
    // A customer who is hidden: everybody is shown until the way back.
    dashboard.type(":@hooli")
    dashboard.press(.enter)
    let all = try #require(orders(dashboard.type("3")).first)
    dashboard.press(.escape, .escape, .escape)
    #expect(dashboard.screen(rows: 40, columns: 120)[3].contains("FILTER -hooli"))
    #expect(text(dashboard).contains("adding them up…"))
    let again = orders(dashboard.update(.featuresCounted(all.made())))
    #expect(text(dashboard).contains("adding them up…"))
    _ = dashboard.update(.featuresCounted(try #require(again.first).made()))
    #expect(feature(dashboard) == shown)
  }

  @Test func `those of a few customers are there at once`() {
    var dashboard = Dashboard.fixture(rows: 40, columns: 120)
    #expect(orders(dashboard.type("3")).isEmpty)
    #expect(text(dashboard).contains("Code search"))
  }
}
