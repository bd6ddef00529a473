import BookModel
import Testing

/// The columns say what the customers say, and sums over them are sums over customers.
struct CustomerColumnsTests {
  private static let today = Day(number: 20_000)
  private static let weeks = (0..<6).map { Day(number: 20_000 - 7 * (6 - $0)) }
  private static let people = (0..<3).map { Person(id: "p\($0 % 2)", name: "Person \($0)") }

  /// A book of customers that know some figures and lack others.
  private static func book(_ count: Int) -> Book {
    let customers = (0..<count).map { number in
      var customer = Customer(id: Customer.ID(rawValue: "c\(number)"), name: "C \(1000 + number)")
      if number % 2 > 0 { customer.arr = Fact(Double(number * 1000), from: .salesforce) }
      if number % 3 > 0 { customer.mau = Fact(Double(number), from: .looker) }
      if number % 5 > 0 { customer.seats = Fact(number + 1, from: .salesforce) }
      if number % 4 > 0 { customer.health = Fact(Double(number % 11), from: .vitally) }
      if number % 7 > 0 { customer.renewal = Fact(today.adding(days: number - 20), from: .vitally) }
      if number % 3 > 0 { customer.owner = Fact(people[number % 3], from: .vitally) }
      if number % 2 > 0 { customer.stage = Fact(number % 4 > 1 ? "A" : "B", from: .vitally) }
      customer.series = series(number).map { Fact($0, from: .looker) }
      return customer
    }
    return Book(customers: customers, weeks: weeks)
  }

  /// Series with unknown weeks, of figures that 32 bits cannot hold, of another length, and none.
  private static func series(_ number: Int) -> WeekSeries? {
    switch number % 5 {
    case 0: nil
    case 1: WeekSeries((0..<6).map { $0 == 2 ? nil : Double($0 + number) })
    case 2: WeekSeries((0..<6).map { Double($0) + 0.1 })
    case 3: WeekSeries([1, 2, 3])
    default: WeekSeries((0..<6).map { $0 < 5 ? Double(number) : nil })
    }
  }

  @Test(arguments: [0, 1, 5, 255, 256, 257, 600])
  func `each figure is the customer's, and unknown where the customer's is`(count: Int) {
    let book = Self.book(count)
    let columns = CustomerColumns(book)
    #expect(columns[.arr].map(\.known) == book.customers.map { $0.arr?.value })
    #expect(columns[.health].map(\.known) == book.customers.map { $0.health?.value })
    #expect(
      columns[.renewal].map(\.known)
        == book.customers.map { ($0.renewal?.value).map { Double($0.number) } }
    )
    #expect(columns.bands == book.customers.map(\.band))
    #expect(columns.owners.answers(nil) { $0 } == book.customers.map { $0.owner?.value })
    #expect(columns.stages.answers(nil) { $0 } == book.customers.map { $0.stage?.value })
    #expect(Set(columns.owners.values).count == columns.owners.values.count, "each is there once")
  }

  @Test(arguments: [0, 1, 40, 600])
  func `totals are sums over the customers`(count: Int) {
    let portfolio = Portfolio(book: Self.book(count), today: Self.today)
    let places = portfolio.book.customers.indices.filter { $0 % 3 != 1 }
    let customers = places.map { portfolio.book.customers[$0] }
    let soon = customers.filter { customer in
      portfolio.renewalDays(customer).map((0...90).contains) ?? false
    }
    let totals = portfolio.totals(of: places)
    #expect(totals.customers == customers.count)
    #expect(totals.arr == customers.reduce(0) { $0 + ($1.arr?.value ?? 0) })
    #expect(totals.atRisk == customers.count(where: \.isAtRisk))
    #expect(totals.renewing == soon.count)
    #expect(totals.renewingAtRisk == soon.count(where: \.isAtRisk))
    #expect(totals.renewingARR == soon.reduce(0) { $0 + ($1.arr?.value ?? 0) })
    #expect(
      totals.bands == Dictionary(grouping: customers.compactMap(\.band)) { $0 }.mapValues(\.count)
    )
    let both = customers.filter { $0.mau != nil && $0.seats != nil }
    #expect(totals.seatsWithMAU == both.reduce(0) { $0 + ($1.seats?.value ?? 0) })
  }

  @Test(arguments: [0, 1, 40, 600])
  func `the totals of the tiers are those of their customers`(count: Int) {
    let portfolio = Portfolio(book: Self.book(count), today: Self.today)
    let places = portfolio.book.customers.indices.filter { $0 % 3 != 1 }
    let tiers = portfolio.policy.tiers.indices.map(Optional.some) + [nil]
    let wanted = tiers.map { tier in
      portfolio.totals(of: places.filter { portfolio.placements[$0].tier == tier })
    }
    #expect(portfolio.tierTotals(of: places) == wanted)
    #expect(wanted.reduce(0) { $0 + $1.customers } == places.count)
  }

  @Test(arguments: [0, 1, 2, 3, 5, 40, 600])
  func `weekly users are summed week by week, unknown ones left out`(count: Int) {
    let book = Self.book(count)
    let sums = CustomerColumns(book).weeklyUsers(of: book.customers.indices)
    let whole = book.customers.compactMap { $0.series?.value }.filter { $0.count == 6 }
    for week in 0..<6 {
      let known = whole.compactMap { $0[week] }
      let expected = known.isEmpty ? nil : known.reduce(0, +)
      #expect(abs((sums[week] ?? -1) - (expected ?? -1)) < 1e-6, "week \(week)")
      #expect((sums[week] == nil) == (expected == nil))
    }
  }

  static let foldings = [
    ("Acme", "ACME", true), ("Café", "CAFE", true), ("Cafe", "Cafe\u{301}", true), ("", "", true),
    ("Acme", "Acme 2", false), ("Acme 2", "Acme", false), ("Straße", "strasse", true),
    ("Ωmega", "Omega", false), ("Acne", "Acme", false), ("", "\u{301}", true),
  ]

  @Test(arguments: foldings)
  func `names rank the same where they fold to one`(name: String, other: String, isSame: Bool) {
    #expect(name.folds(as: other) == isSame)
    #expect((name.folded == other.folded) == isSame)
    let customers = [name, other].enumerated().map { number, name in
      Customer(id: Customer.ID(rawValue: "\(number)"), name: name)
    }
    #expect(CustomerColumns(Book(customers: customers)).nameRanks == [0, isSame ? 0 : 1])
  }

  @Test func `a book that changes has new columns`() {
    var portfolio = Portfolio(book: Self.book(3), today: Self.today)
    portfolio.book.customers.removeLast()
    #expect(portfolio.columns.bands.count == 2)
    #expect(portfolio.placements.count == 2)
  }

  @Test func `columns with unknown figures are equal to themselves`() {
    #expect(CustomerColumns(Self.book(9)) == CustomerColumns(Self.book(9)))
    #expect(CustomerColumns(Self.book(9)) != CustomerColumns(Self.book(8)))
  }
}

extension Double {
  fileprivate var known: Double? { isNaN ? nil : self }
}
