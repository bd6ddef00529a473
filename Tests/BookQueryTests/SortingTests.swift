import BookModel
import BookQuery
import Testing

struct SortingTests {
  private let portfolio = SampleBook.portfolio

  private func ids(_ keys: String...) throws -> [String] {
    let keys = try keys.map { try #require(SortKey(parsing: $0)) }
    let places = Array(portfolio.book.customers.indices.reversed())
    return portfolio.sorted(places, by: keys, facts: SampleBook.facts)
      .map { portfolio.book.customers[$0].id.rawValue }
  }

  @Test(arguments: [
    ("arr", "g1 d1 c1 a1 e1"), ("-arr", "a1 c1 d1 g1 e1"), ("name", "a1 c1 d1 e1 g1"),
    ("-name", "g1 e1 d1 c1 a1"), ("tier", "a1 c1 d1 g1 e1"), ("-tier", "d1 g1 c1 a1 e1"),
    ("owner", "a1 d1 c1 g1 e1"), ("health", "c1 d1 a1 e1 g1"), ("band", "c1 d1 a1 e1 g1"),
    ("renewal", "d1 a1 c1 g1 e1"), ("-renewal.days", "g1 c1 a1 d1 e1"), ("touch", "d1 c1 a1 e1 g1"),
    ("-touch", "c1 d1 a1 e1 g1"), ("lastActivity", "c1 d1 a1 e1 g1"), ("version", "c1 a1 d1 e1 g1"),
    ("follow", "d1 c1 a1 e1 g1"), ("feature:\"Code search\"", "c1 a1 d1 e1 g1"),
    ("-utilization", "a1 c1 d1 e1 g1"), ("-mine", "a1 d1 c1 e1 g1"), ("-mark", "a1 c1 d1 e1 g1"),
  ])
  func `missing values are last whichever way`(key: String, wanted: String) throws {
    #expect(try ids(key).joined(separator: " ") == wanted)
  }

  @Test func `a later key orders what an earlier one leaves equal`() throws {
    #expect(try ids("owner", "-arr") == ["a1", "d1", "c1", "g1", "e1"])
    #expect(try ids("owner", "arr") == ["d1", "a1", "g1", "c1", "e1"])
    #expect(try ids() == ["a1", "c1", "d1", "e1", "g1"])
  }

  @Test func `equal names are ordered by the next key`() throws {
    var customers = (0..<6).map { Customer(id: Customer.ID(rawValue: "\($0)"), name: "Same") }
    for index in customers.indices {
      customers[index].mrr = Fact(Double(index % 3), from: .vitally)
    }
    let portfolio = Portfolio(book: Book(customers: customers), today: SampleBook.today)
    let order = portfolio.sorted([5, 4, 3, 2, 1, 0], by: [SortKey(.name), SortKey(.mrr)])
    #expect(order == [0, 3, 1, 4, 2, 5])
  }

  @Test(arguments: ["", "-", "nope", "renewal.month"])
  func `what cannot be sorted by is no key`(text: String) {
    #expect(SortKey(parsing: text) == nil)
  }

  @Test func `opportunities and disagreements are ordered by their number`() {
    let customers = (0..<3).map { number in
      var customer = Customer(id: Customer.ID(rawValue: "\(number)"), name: "c\(number)")
      customer.opportunities = (0..<number).map { Opportunity(id: "o\($0)") }
      return customer
    }
    let portfolio = Portfolio(book: Book(customers: customers), today: SampleBook.today)
    let key = SortKey(.opportunities, isDescending: true)
    #expect(portfolio.sorted([0, 1, 2], by: [key]) == [2, 1, 0])
  }

  @Test func `a key is written as it is read`() {
    for field in Field.all {
      let key = SortKey(field, isDescending: true)
      #expect(SortKey(parsing: key.description) == key)
    }
    let feature = SortKey(.feature("Code search"))
    #expect(SortKey(parsing: feature.description) == feature)
  }

  @Test(arguments: Scope.allCases, [false, true])
  func `a scope holds the customers it says`(scope: Scope, includingChurned: Bool) {
    let wanted: [Int] =
      switch (scope, includingChurned) {
      case (.book, false): [0, 2]
      case (.book, true): [0, 2, 4]
      case (.base, false): [0, 1, 2, 3]
      case (.base, true): [0, 1, 2, 3, 4]
      }
    let places = portfolio.places(
      in: scope,
      includingChurned: includingChurned
    )
    #expect(places == wanted)
  }

  @Test func `nobody's book is empty`() {
    let portfolio = Portfolio(book: SampleBook.portfolio.book, today: SampleBook.today)
    #expect(portfolio.places(in: .book).isEmpty)
  }
}
