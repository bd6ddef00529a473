import BookModel
import BookQuery
import Testing

/// Conditions made from cells of the sample book.
struct CellTermTests {
  private let portfolio = SampleBook.portfolio
  private let facts = SampleBook.facts

  private func term(_ name: String, _ place: Int, _ filtering: CellFiltering = .keep) -> String? {
    Field(name: name).flatMap { portfolio.cellTerm(of: $0, at: place, filtering, facts: facts) }
  }

  @Test(
    arguments: [
      ("name", 0, "name=\"Acme Corp\""), ("tier", 0, "tier:Strategic"),
      ("tier", 1, "tier:\"Small Enterprise\""), ("owner", 0, "owner:me"),
      ("owner", 1, "owner=\"Bo Li\""), ("owner", 3, "owner:?"), ("ae", 0, "ae:?"),
      ("stage", 1, "stage=\"Onboarding\""), ("arr", 0, "arr:1m..2m"), ("arr", 1, "arr:200k..500k"),
      ("arr", 3, "arr:?"), ("health", 2, "health:5..6"), ("util", 0, "util:90%..100%"),
      ("seats", 0, "seats:100..200"), ("tickets", 2, "tickets:4"), ("d30", 1, "d30:-2..-1"),
      ("renewal", 0, "renewal:2026-12"), ("renewal.days", 2, "renewal.days:-7d..0d"),
      ("touch", 1, "touch:30d..90d"), ("touch", 2, "touch:0d..7d"), ("due", 2, "due:2026-11-20"),
      ("tag", 2, "tag=\"renewal\",\"champion\""), ("follow", 1, "follow:snoozed"),
      ("champion", 0, "champion:yes"), ("mark", 1, "mark:no"), ("version", 0, "version=\"5.10.2\""),
      ("changed", 1, "changed:health,util"), ("opp", 0, "opp:open"), ("note", 1, "note:*"),
      ("feature:\"Code search\"", 0, "feature:\"Code search\":50..100"),
      ("feature:\"Code search\"", 1, "feature:\"Code search\":0"),
      ("feature:\"Code search\"", 2, "feature:\"Code search\":?"), ("series", 0, nil),
    ] as [(String, Int, String?)]
  )
  func `a cell gives the condition that its value meets`(name: String, place: Int, wanted: String?)
  {
    #expect(term(name, place) == wanted)
  }

  @Test func `what is missing is excluded by what is known`() {
    #expect(term("arr", 3, .exclude) == "arr:*")
    #expect(term("tier", 0, .exclude) == "-tier:Strategic")
  }

  @Test func `a customer meets its own cells, and none that excludes them`() throws {
    let places = portfolio.book.customers.indices
    let fields =
      Field.all + [.feature("Code search"), .feature("Cody chat"), .feature("say \"hi\", (x)")]
    for field in fields {
      for place in places {
        guard let kept = portfolio.cellTerm(of: field, at: place, .keep, facts: facts),
          let excluded = portfolio.cellTerm(of: field, at: place, .exclude, facts: facts)
        else { continue }
        var context = SampleBook.context
        context.features.append("say \"hi\", (x)")
        let keeping = try Query(kept, in: context)
        let excluding = try Query(excluded, in: context)
        let found = portfolio.places(matching: keeping, among: places, facts: facts)
        #expect(found.contains(place), "\(kept)")
        let others = portfolio.places(matching: excluding, among: places, facts: facts)
        #expect(!others.contains(place), "\(excluded)")
        #expect((found + others).sorted() == Array(places), "\(kept)")
      }
    }
  }

  @Test(arguments: [
    "a,b", "a..b", "?", "*", "x|y (z)", "\"q\" \\", "/r/", "-", "~a", "OR", "é \u{1F600}", "me",
    "a*",
    "tier:x", "A b",
  ])
  func `any text can be a cell`(text: String) throws {
    var customer = Customer(id: Customer.ID(rawValue: text), name: text)
    customer.stage = Fact(text, from: .vitally)
    customer.segment = Fact(text, from: .vitally)
    customer.version = Fact(text, from: .looker)
    customer.owner = Fact(Person(id: text, name: text), from: .vitally)
    let book = Book(customers: [
      customer, Customer(id: Customer.ID(rawValue: "o"), name: "Other 9"),
    ])
    let portfolio = Portfolio(book: book, today: SampleBook.today)
    let context = QueryContext(portfolio)
    for field in [Field.name, .id, .stage, .segment, .version, .owner, .ownerID] {
      let term = try #require(portfolio.cellTerm(of: field, at: 0, .keep))
      let query = try Query(term, in: context)
      #expect(portfolio.places(matching: query, among: [0, 1]) == [0], "\(term)")
    }
  }

  @Test(arguments: [
    0, 1, 10, 11, 99.5, 100, 0.3, -0.3, -1, -15, 1e9, 1e15, 1e300, -1e300, 149_999, 2_000_000,
  ])
  func `a band of round numbers holds its number`(number: Double) throws {
    var customer = Customer(id: Customer.ID(rawValue: "a"), name: "a")
    customer.arr = Fact(number, from: .vitally)
    customer.trend = Fact(number / 100, from: .looker)
    customer.health = Fact(number, from: .vitally)
    let portfolio = Portfolio(book: Book(customers: [customer]), today: SampleBook.today)
    for field in [Field.arr, .health, .trend] {
      let term = try #require(portfolio.cellTerm(of: field, at: 0, .keep))
      let query = try Query(term, in: QueryContext(portfolio))
      #expect(portfolio.places(matching: query, among: [0]) == [0], "\(term)")
    }
  }
}

/// Filters that one more condition is added to.
struct QueryAddingTests {
  @Test(arguments: [
    ("", "tier:s", "tier:s"), ("acme", "arr:?", "acme arr:?"), ("a b", "a", "a b"),
    ("a | b", "c", "(a | b) c"), ("a OR b sort:arr", "c", "(a OR b) c sort:arr"),
    ("sort:-arr limit:3", "-c", "-c sort:-arr limit:3"), ("a -c", "c", "a c"),
    ("c a", "-c", "-c a"),
    ("(a | b) x", "c", "(a | b) x c"), ("  a  sort:arr", "c", "a c sort:arr"),
    ("a AND b", "b", "a AND b"),
  ])
  func `a condition goes where it must hold too`(text: String, term: String, wanted: String) throws
  {
    let query = try Query(text, in: SampleBook.context)
    #expect(query.text(adding: term) == wanted)
  }

  @Test func `the result keeps what both keep`() throws {
    let pieces = [
      "acme", "arr>1k", "|", "-cafe", "(", ")", "OR", "health:?", "NOT", "sort:arr", "owner:me",
    ]
    let terms = ["arr:200k..500k", "-owner:me", "tier:?", "name=\"Acme Corp\""]
    let places = Array(SampleBook.portfolio.book.customers.indices)
    var random = SeededGenerator(seed: 5)
    var tried = 0
    for _ in 0..<4000 {
      let count = Int.random(in: 0...6, using: &random)
      let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }
        .joined(separator: " ")
      let term = terms.randomElement(using: &random) ?? ""
      guard let query = try? Query(text, in: SampleBook.context) else { continue }
      tried += 1
      let added = try Query(query.text(adding: term), in: SampleBook.context)
      let wanted = SampleBook.portfolio.places(matching: query, among: places)
      let kept = SampleBook.portfolio.places(
        matching: try Query(term, in: SampleBook.context),
        among: wanted
      )
      let opposite = term.hasPrefix("-") ? String(term.dropFirst()) : "-" + term
      guard !text.split(separator: " ").contains(Substring(opposite)) else { continue }
      #expect(
        SampleBook.portfolio.places(matching: added, among: places) == kept,
        "\(text) + \(term)"
      )
    }
    #expect(tried > 500)
  }

  @Test(arguments: [
    ("teir:s", "tier:s", 4), ("tier:stratgic", "tier:Strategic", 14), ("(acme", "(acme)", 6),
    ("acme)", "acme", 4), ("\"acme", "\"acme\"", 6), ("arr>$100k", "arr>100k", 8),
    ("sort:-ar2", "sort:-arr", 9), ("band:por", "band:poor", 9), ("mine:maybe", "mine:yes", 8),
    ("tier:\"smal enterprise\"", "tier:\"Small Enterprise\"", 23),
    ("changed:helth", "changed:health", 14),
    ("group:teir", "group:tier", 10),
  ])
  func `a slip can be put right at once`(text: String, wanted: String, caret: Int) throws {
    let error = #expect(throws: QueryError.self) { try Query(text, in: SampleBook.context) }
    let correction = try #require(error?.correction)
    #expect(correction.applied(to: text).text == wanted)
    #expect(correction.applied(to: text).caret == caret)
    _ = try Query(wanted, in: SampleBook.context)
  }

  @Test func `a correction beyond the text does no harm`() {
    #expect(QueryCorrection("x", at: 90..<99).applied(to: "abc").text == "abcx")
    #expect(QueryCorrection("x", at: 1..<99).applied(to: "abc").text == "ax")
  }
}
