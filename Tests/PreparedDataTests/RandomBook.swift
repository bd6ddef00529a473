import BookModel

/// Makes books of everything that a book can hold, in odd measures.
struct RandomBook {
  var generator: SeededGenerator
  let stores: [FeatureStore]

  init(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    stores = (0..<2).map { _ in RandomBook.store(&generator) }
    self.generator = generator
  }

  /// A book of so many customers.
  mutating func book(of count: Int) -> Book {
    var book = Book(customers: [])
    book.customers = (0..<count).map { _ in customer() }
    book.people = list(3) { $0.person() }
    book.day = maybe { $0.day() }
    book.weeks = list(30) { $0.day() }
    for source in Source.allCases { book.sourceTimes[source] = maybe { $0.integer() } }
    book.isPartial = chance(2)
    book.path = text()
    book.warnings = list(3) { $0.text() }
    return book
  }

  /// A front page of a few customers.
  mutating func page() -> FrontPage {
    FrontPage(
      book: book(of: 3),
      me: maybe { $0.person() },
      totals: totals(),
      tiers: list(5) { $0.totals() },
      months: list(6) {
        FrontPage.RenewalMonth(start: $0.day(), safe: $0.number(), atRisk: $0.number())
      },
      weeklyUsers: list(26) { random in random.maybe { $0.number() } },
      notes: list(3) { $0.text() }
    )
  }
}
