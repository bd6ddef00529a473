import BookModel
import Dashboard

extension FixtureBook {
  /// The book as it was on older days, the oldest first; what differs is told in `changed`.
  static var olderBooks: [Book] {
    [("2026-10-21", 3), ("2026-11-06", 2), ("2026-11-13", 1)].map { older(day($0.0), ago: $0.1) }
  }

  /// What the older snapshots tell of the book.
  static var past: BookPast {
    past(of: portfolio)
  }

  /// What the older snapshots tell of a portfolio's book.
  static func past(of portfolio: Portfolio) -> BookPast {
    let books = olderBooks.map(ComparedBook.init)
    let newest = ComparedBook(portfolio)
    let last = books[books.count - 1]
    var history = books.dropFirst().reduce(into: ChangeHistory(from: books[0])) {
      $0?.append($1)
    }
    let changes = history?.append(newest) ?? BookChanges(from: last, to: newest)
    guard let history else { fatalError("the fixture's snapshots have days") }
    return BookPast(
      changes: changes,
      history: history,
      month: MonthChange(from: books[0], to: newest)
    )
  }

  /// What differs from the snapshot of a day.
  static func changes(since day: String) -> BookChanges? {
    olderBooks.first { $0.day == Self.day(day) }.map {
      BookChanges(from: ComparedBook($0), to: ComparedBook(portfolio))
    }
  }

  private static func older(_ day: Day, ago: Int) -> Book {
    var older = book
    older.day = day
    older.customers = older.customers.filter { $0.name != "Globex" }.map {
      var customer = $0
      change(&customer, ago: Double(ago))
      return customer
    }
    var gone = Customer(id: Customer.ID(rawValue: "gone"), name: "Vanished Ltd")
    gone.owner = Fact(ana, from: .vitally)
    gone.arr = Fact(84_000, from: .salesforce)
    older.customers.append(gone)
    older.customers.sort { ($0.name, $0.id) < ($1.name, $1.id) }
    return older
  }

  private static func change(_ customer: inout Customer, ago: Double) {
    switch customer.name {
    case "Initech":
      customer.health = Fact(3.1 + 0.9 * ago, from: .vitally)
      customer.mau = customer.mau.map { Fact($0.value + 26 * ago, from: .looker) }
      customer.version = Fact("5.3.0", from: .looker)
      if let place = customer.opportunities.firstIndex(where: { $0.id == "006-2" }) {
        customer.opportunities[place].amount = 290_000
        customer.opportunities[place].stage = "Proposal"
      }
    case "Hooli": customer.arr = customer.arr.map { Fact($0.value - 24_000 * ago, from: nil) }
    case "Wonka": customer.owner = Fact(ben, from: .vitally)
    case "Stark Industries":
      customer.renewal = customer.renewal.map { Fact($0.value.adding(days: -30), from: nil) }
    case "Umbrella Group":
      customer.utilization = customer.utilization.map { Fact($0.value - 0.1 * ago, from: nil) }
    default: break
    }
  }
}
