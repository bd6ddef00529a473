import BookModel
import Dashboard
import Testing

struct CoverageMarkTests {
  @Test func `a customer that is covered for somebody is in the book and marked`() throws {
    var portfolio = FixtureBook.portfolio
    let customers = portfolio.book.customers
    let other = try #require(customers.first { !portfolio.isMine($0) && $0.churned == nil })
    var dashboard = Dashboard(options: .fixture)
    _ = dashboard.update(.resized(rows: 60, columns: 120))
    _ = dashboard.update(.clockTicked(now: FixtureBook.noon))
    _ = dashboard.update(.bookLoaded(OpenedBook(portfolio)))
    #expect(!dashboard.screen(rows: 60, columns: 120).joined().contains(other.name))
    portfolio.coveredFor[other.id] = FixtureBook.ben
    _ = dashboard.update(.bookLoaded(OpenedBook(portfolio)))
    #expect(dashboard.screen(rows: 60, columns: 120).joined().contains("\(other.name) (cover)"))
  }
}
