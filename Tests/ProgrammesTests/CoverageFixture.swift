import BookModel
import Programmes

/// A small book of three advisors, and what is asked about it.
enum CoverageFixture {
  static let ana = Person(id: "u-1", name: "Ana Lima", email: "ana@example.com")
  static let bo = Person(id: "u-2", name: "Bo Berg", email: "bo@example.com")
  static let cy = Person(id: "u-3", name: "Cy Chan")
  static let today = day("2028-02-20")

  static func day(_ text: String) -> Day { Day(text) ?? Day(number: 0) }

  static func customer(_ id: String, _ owner: Person, arr: Double? = nil) -> Customer {
    var customer = Customer(id: .init(rawValue: id), name: id.uppercased())
    customer.owner = Fact(owner, from: .vitally)
    customer.arr = arr.map { Fact($0, from: .vitally) }
    customer.externalId = "ext-\(id)"
    return customer
  }

  static var customers: [Customer] {
    [
      customer("a1", ana, arr: 500), customer("a2", ana, arr: 300), customer("a3", ana, arr: 100),
      customer("b1", bo, arr: 1000), customer("c1", cy, arr: 900), customer("c2", cy),
    ]
  }

  static func portfolio(_ customers: [Customer] = customers, me: Person? = ana) -> Portfolio {
    Portfolio(book: Book(customers: customers, day: today), today: today, me: me)
  }

  static func request(_ from: String = "2028-02-21", _ to: String = "2028-03-03")
    -> CoverageRequest
  {
    CoverageRequest(from: day(from), to: day(to))
  }

  static func covers(_ plan: CoveragePlan) -> [String] {
    plan.entries.map { "\($0.customer.id.rawValue) \($0.cover.id)" }
  }
}
