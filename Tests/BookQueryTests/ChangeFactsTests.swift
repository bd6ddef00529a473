import BookModel
import BookQuery
import Testing

/// What filters ask of older snapshots, and what they find of changes.
struct ChangeFactsTests {
  private static let today = Day(number: 20_778)
  private static let ana = Person(id: "1", name: "Ana Lima", email: "ana@example.com")

  private static func customer(_ id: String, _ change: (inout Customer) -> Void = { _ in })
    -> Customer
  {
    var customer = Customer(id: Customer.ID(rawValue: id), name: "Customer \(id)")
    customer.arr = Fact(100_000, from: .vitally)
    change(&customer)
    return customer
  }

  private static let before = [
    customer("gone") { $0.owner = Fact(ana, from: .vitally) }, customer("kept"),
    customer("mine") { $0.owner = Fact(ana, from: .vitally) },
    customer("left") { $0.churned = Fact(today.adding(days: -90), from: .vitally) },
    customer("leaving"),
  ]
  private static let now = [
    customer("kept") { $0.health = Fact(3, from: .vitally) },
    customer("mine") { customer in
      customer.owner = Fact(ana, from: .vitally)
      customer.arr = Fact(200_000, from: .vitally)
    },
    customer("left") { customer in
      customer.churned = Fact(today.adding(days: -90), from: .vitally)
      customer.arr = Fact(0, from: .vitally)
    },
    customer("leaving") { $0.churned = Fact(today, from: .vitally) },
    customer("new") { $0.churned = Fact(today.adding(days: -400), from: .vitally) },
  ]

  private static let portfolio = Portfolio(
    book: Book(customers: now, people: [ana], day: today),
    today: today,
    me: ana
  )
  private static let changes = BookChanges(
    from: ComparedBook(Book(customers: before, day: today.adding(days: -7))),
    to: ComparedBook(portfolio)
  )

  private static func query(_ text: String) throws -> Query {
    try Query(text, in: QueryContext(portfolio))
  }

  @Test(
    arguments: [
      ("", []), ("acme arr>100k sort:-arr", []), ("changed:health", .changes), ("d30<-1", .month),
      ("-(acme | changed:*)", .changes), ("changed>7d", [.changes, .history]), ("sort:d30", .month),
      ("cols:name,changed", .changes), ("changed:arr d30>0", [.changes, .month]),
    ] as [(String, FactNeeds)]
  )
  func `older snapshots are read only where the filter needs them`(text: String, needs: FactNeeds)
    throws
  {
    #expect(FactNeeds(of: try Self.query(text)) == needs)
  }

  @Test(arguments: [
    ("", false), ("arr>100k stage:adopting sort:-arr", false), ("feature:* | opp:open", false),
    ("cols:name,due group:owner", false), ("owner:ana -health:*", false), ("acme", true),
    ("-(arr>1 | note:call)", true), ("due<7d", true), ("follow:*", true), ("tag:renewal", true),
    ("arr>1 sort:due", true), ("sort:priority", true),
  ])
  func `the follow-ups matter only where the filter or the order is about them`(
    text: String,
    depends: Bool
  ) throws {
    #expect(try Self.query(text).dependsOnFollowUps == depends)
  }

  @Test func `a column or an order needs what a filter would`() throws {
    #expect(FactNeeds(of: .all, fields: [.name, .arr]) == [])
    #expect(FactNeeds(of: .all, fields: [.healthChange]) == .month)
  }

  @Test(arguments: [
    ("changed:arr", "mine"), ("changed:health", "kept"), ("changed:band", "kept"),
    ("changed:*", "kept mine"), ("changed:owner", ""),
  ])
  func `changed finds what changed since the snapshot before`(text: String, ids: String) throws {
    var facts = QueryFacts()
    facts.add(Self.changes)
    let places = Self.portfolio.places(
      matching: try Self.query(text),
      among: Self.portfolio.places(in: .base),
      facts: facts
    )
    let found = places.map { Self.portfolio.book.customers[$0].id.rawValue }
    #expect(found.joined(separator: " ") == ids)
  }

  @Test func `a computed health that changed has changed, too`() throws {
    var facts = QueryFacts()
    facts.changes[Customer.ID(rawValue: "mine")] = ["band"]
    let places = Self.portfolio.places(
      matching: try Self.query("changed:health"),
      among: Self.portfolio.places(in: .base),
      facts: facts
    )
    #expect(places.map { Self.portfolio.book.customers[$0].id.rawValue } == ["mine"])
  }

  @Test(
    arguments: [
      ("", .base, false, "mine gone kept leaving"),
      ("", .base, true, "mine gone kept leaving left new"),
      ("", .book, false, "mine gone"), ("gone", .base, false, "gone"),
      ("owner:ana", .base, false, "mine gone"), ("arr<150k", .base, false, "gone kept leaving"),
      ("health<5", .base, false, "kept"), ("changed:arr", .base, false, "mine"),
    ] as [(String, Scope, Bool, String)]
  )
  func `changes are found by filter and scope, gone customers by their older record`(
    text: String,
    scope: Scope,
    includesChurned: Bool,
    ids: String
  ) throws {
    var facts = QueryFacts()
    facts.add(Self.changes)
    let found = Self.changes.matching(
      try Self.query(text),
      in: Self.portfolio,
      scope: scope,
      includingChurned: includesChurned,
      facts: facts
    )
    let customers = Set(found.map(\.customer.rawValue))
    #expect(customers == Set(ids.split(separator: " ").map(String.init)))
    #expect(found.map(\.arrAtStake).compactMap(\.self).isSortedDown)
  }
}

extension [Double] {
  fileprivate var isSortedDown: Bool { zip(self, dropFirst()).allSatisfy { $0 >= $1 } }
}
