import BookModel
import BookQuery

/// A small book with every case that filters tell apart.
enum SampleBook {
  static let today = Day(number: 20_778)  // 2026-11-21
  static let ana = Person(id: "adm-1", name: "Ana Núñez", email: "ana@example.com")
  static let bo = Person(id: "adm-2", name: "Bo Li", email: "bo@example.com")

  static let customers: [Customer] = {
    var acme = customer("a1", "Acme Corp", owner: ana, arr: 1_200_000, renewal: 30)
    acme.health = Fact(8.5, from: .vitally)
    acme.utilization = Fact(0.9, from: .looker)
    acme.seats = Fact(100, from: .salesforce)
    acme.mau = Fact(90, from: .looker)
    acme.features = [
      FeatureUsage(name: "Code search", users: 60), FeatureUsage(name: "Cody chat", users: 5),
    ]
    acme.version = Fact("5.10.2", from: .looker)
    acme.segment = Fact("Strategic", from: .vitally)
    acme.healthInputs.champion = Fact(true, from: .vitally)
    acme.opportunities = [
      Opportunity(
        id: "o1",
        name: "Acme renewal",
        type: "Renewal",
        amount: 250_000,
        closeDate: today.adding(days: 20),
        isClosed: false
      )
    ]
    var cafe = customer("c1", "Café Olé Labs", owner: bo, arr: 210_000, renewal: 90)
    cafe.health = Fact(3, from: .vitally)
    cafe.utilization = Fact(0.4, from: .looker)
    cafe.seats = Fact(200, from: .salesforce)
    cafe.mau = Fact(80, from: .looker)
    cafe.features = [FeatureUsage(name: "Code search", users: 0)]
    cafe.version = Fact("5.3.0", from: .looker)
    cafe.stage = Fact("Onboarding", from: .vitally)
    cafe.lastActivity = Fact(today.adding(days: -40), from: .vitally)
    cafe.notes = [CustomerNote(id: "n1", subject: "Indexing", text: "Zoekt is slow")]
    var delta = customer("d1", "Delta GmbH", owner: ana, arr: 40_000, renewal: -5)
    delta.health = Fact(5.5, from: .vitally)
    delta.lastActivity = Fact(today.adding(days: -3), from: .vitally)
    delta.stage = Fact("Adopting", from: .vitally)
    delta.healthInputs.sentiment = Fact(.poor, from: .vitally)
    delta.healthInputs.helpTickets = Fact(4, from: .vitally)
    let empty = Customer(id: Customer.ID(rawValue: "e1"), name: "Empty Ltd")
    var gone = customer("g1", "Gone Inc", owner: bo, arr: 5_000, renewal: 200)
    gone.churned = Fact(today.adding(days: -20), from: .vitally)
    return [acme, cafe, delta, empty, gone]
  }()

  private static func customer(
    _ id: String,
    _ name: String,
    owner: Person,
    arr: Double,
    renewal: Int
  ) -> Customer {
    var customer = Customer(id: Customer.ID(rawValue: id), name: name)
    customer.owner = Fact(owner, from: .vitally)
    customer.arr = Fact(arr, from: .vitally)
    customer.renewal = Fact(today.adding(days: renewal), from: .salesforce)
    return customer
  }

  static let portfolio = {
    var portfolio = uncovered
    portfolio.coveredFor = [Customer.ID(rawValue: "g1"): bo]
    return portfolio
  }()

  private static let uncovered = Portfolio(
    book: Book(customers: customers, people: [ana, bo], day: today),
    policy: .fourTier,
    today: today,
    me: ana,
    followUps: [
      Customer.ID(rawValue: "d1"): FollowUp(
        customer: Customer.ID(rawValue: "d1"),
        customerName: "Delta GmbH",
        note: "call the champion",
        due: today.adding(days: -1),
        priority: .high,
        tags: ["renewal", "champion"],
        created: 0,
        author: "ana"
      ),
      Customer.ID(rawValue: "c1"): FollowUp(
        customer: Customer.ID(rawValue: "c1"),
        customerName: "Café",
        note: "send the guide",
        due: today.adding(days: 5),
        state: .snoozed(until: today.adding(days: 3)),
        created: 0,
        author: "ana"
      ),
    ]
  )

  static let facts: QueryFacts = {
    var facts = QueryFacts()
    facts.marked = [Customer.ID(rawValue: "a1")]
    facts.healthChange = [Customer.ID(rawValue: "c1"): -2]
    facts.changes = [Customer.ID(rawValue: "c1"): ["health", "utilization"]]
    facts.changeDay = [Customer.ID(rawValue: "c1"): today.adding(days: -7)]
    return facts
  }()

  static let context = QueryContext(portfolio)

  /// The ids of the customers that a filter keeps, with and without an index.
  static func ids(matching text: String) throws -> [String] {
    let query = try Query(text, in: context)
    let places = portfolio.book.customers.indices
    let plain = portfolio.places(matching: query, among: places, facts: facts)
    let indexed = portfolio.places(
      matching: query,
      among: places,
      facts: facts,
      index: SearchIndex(portfolio.book)
    )
    guard plain == indexed else { return ["the index disagrees"] }
    return plain.map { portfolio.book.customers[$0].id.rawValue }
  }
}
