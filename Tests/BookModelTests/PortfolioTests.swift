import BookModel
import Testing

struct PortfolioTests {
  private static let today = Day(number: 20_778)

  private static func customer(
    _ id: String,
    arr: Double?,
    mau: Double? = nil,
    seats: Int? = nil,
    health: Double? = nil,
    renewsIn days: Int? = nil
  ) -> Customer {
    var customer = Customer(id: Customer.ID(rawValue: id), name: id)
    customer.arr = arr.map { Fact($0, from: .vitally) }
    customer.mau = mau.map { Fact($0, from: .looker) }
    customer.seats = seats.map { Fact($0, from: .salesforce) }
    customer.health = health.map { Fact($0, from: .vitally) }
    customer.renewal = days.map { Fact(today.adding(days: $0), from: .vitally) }
    return customer
  }

  private let portfolio = Portfolio(
    book: Book(customers: [
      customer("a", arr: 100, mau: 80, seats: 100, health: 2, renewsIn: 0),
      customer("b", arr: 200, mau: 50, health: 8, renewsIn: 90),
      customer("c", arr: nil, mau: 30, seats: 100, health: 5, renewsIn: 91),
      customer("d", arr: 400, seats: 10, health: 3.9, renewsIn: -1),
      customer("e", arr: 800),
    ]),
    today: today
  )

  @Test func `the totals of a set`() throws {
    let totals = portfolio.totals(of: portfolio.book.customers.indices)
    #expect(totals.customers == 5 && totals.arr == 1500)
    #expect(totals.atRisk == 2 && totals.atRiskARR == 500)
    #expect(totals.renewing == 2 && totals.renewingARR == 300)
    #expect(totals.renewingAtRisk == 1 && totals.renewingAtRiskARR == 100)
    #expect(totals.bands == [.poor: 2, .concerning: 1, .healthy: 1])
    // MAU over seats of those with both: 110 of 200, b and d left aside.
    #expect(totals.utilization == 0.55)
  }

  @Test func `the totals of nobody`() {
    #expect(portfolio.totals(of: []) == SetTotals())
    #expect(portfolio.totals(of: [4]).utilization == nil)
  }

  @Test(arguments: [(0, true), (1, true), (90, true), (91, false), (-1, false)])
  func `renewing within 90 days counts today and no past renewal`(days: Int, isSoon: Bool) {
    let customer = PortfolioTests.customer("x", arr: 1, renewsIn: days)
    var portfolio = portfolio
    portfolio.book.customers = [customer]
    #expect(portfolio.totals(of: [0]).renewing == (isSoon ? 1 : 0))
    #expect(portfolio.renewalDays(customer) == days)
  }

  @Test func `placements follow a change of the policy`() {
    var portfolio = portfolio
    #expect(portfolio.placements.map(\.tier) == [3, 3, nil, 3, 3])
    portfolio.policy = .coverageFY25
    #expect(portfolio.placements.allSatisfy { $0.tier == nil && $0.missing == [.developers] })
  }

  @Test func `a book is of whoever owns, sells to or has a role for the customer`() {
    let dana = Person(id: "1", name: "Dana", email: "dana@example.com")
    var portfolio = portfolio
    var customer = Customer(id: Customer.ID(rawValue: "x"), name: "X")
    #expect(!portfolio.isMine(customer))
    portfolio.me = dana
    #expect(!portfolio.isMine(customer))
    customer.keyRoles = [
      KeyRole(label: "Engineer", person: Person(id: "9", email: "DANA@example.com"))
    ]
    #expect(portfolio.isMine(customer))
    customer.keyRoles = []
    customer.accountExecutive = Fact(dana, from: .vitally)
    #expect(portfolio.isMine(customer))
    customer.accountExecutive = nil
    customer.owner = Fact(Person(id: "1"), from: .vitally)
    #expect(portfolio.isMine(customer))
  }

  @Test func `customers come by folded name, then id`() {
    let names = [("2", "élan"), ("1", "Elan"), ("3", "Zoë"), ("4", "apple"), ("5", "株式会社ミナト")]
    let book = Book(customers: names.map { Customer(id: Customer.ID(rawValue: $0.0), name: $0.1) })
    #expect(book.customers.map(\.id.rawValue) == ["4", "1", "2", "3", "5"])
  }
}
