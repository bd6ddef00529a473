import BookModel

/// A generator whose numbers are the same every time for one seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}

/// Makes books of everything that a book can hold, in odd measures.
struct RandomBook {
  private var generator: SeededGenerator
  private let stores: [FeatureStore]

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

extension RandomBook {
  private mutating func customer() -> Customer {
    var customer = Customer(id: Customer.ID(rawValue: text()), name: text())
    customer.externalId = maybe { $0.text() }
    customer.salesforceId = chance(2) ? customer.externalId : maybe { $0.text() }
    customer.segment = fact { $0.text() }
    customer.owner = fact { $0.person() }
    customer.accountExecutive = fact { $0.person() }
    customer.keyRoles = list(3) { random in
      KeyRole(label: random.maybe { $0.text() }, person: random.person())
    }
    customer.renewal = fact { $0.day() }
    customer.stage = fact { $0.text() }
    customer.version = fact { $0.text() }
    customer.lastActivity = fact { $0.day() }
    customer.churned = fact { $0.day() }
    customer.created = maybe { $0.day() }
    addFigures(to: &customer)
    addUsage(to: &customer)
    addLists(to: &customer)
    return customer
  }

  private mutating func addFigures(to customer: inout Customer) {
    let figures: [WritableKeyPath<Customer, Fact<Double>?>] = [
      \.arr, \.mrr, \.dau, \.wau, \.mau, \.utilization, \.usage, \.trend, \.health,
      \.healthInputs.defectTickets, \.healthInputs.helpTickets,
    ]
    for figure in figures { customer[keyPath: figure] = fact { $0.number() } }
    let counts: [WritableKeyPath<Customer, Fact<Int>?>] = [
      \.seats, \.employees, \.developers, \.versionsBehind,
    ]
    for count in counts { customer[keyPath: count] = fact { $0.integer() } }
    customer.healthInputs.champion = fact { $0.chance(2) }
    customer.healthInputs.buyer = fact { $0.chance(2) }
    customer.healthInputs.preciseNavigation = fact { $0.chance(2) }
    customer.healthInputs.sentiment = fact { $0.element(HealthBand.allCases) }
    customer.healthScore = maybe { random in
      HealthScore(
        score: random.maybe { $0.number() },
        band: random.maybe { $0.element(HealthBand.allCases) },
        coverage: random.number()
      )
    }
  }

  private mutating func addUsage(to customer: inout Customer) {
    customer.series = fact { $0.series() }
    if chance(3) {
      customer.features = FeatureList(
        list(3) { random in
          FeatureUsage(
            name: random.text(),
            users: random.maybe { $0.number() },
            share: random.maybe { $0.number() },
            trend: random.maybe { $0.number() },
            series: random.series()
          )
        }
      )
    } else {
      let store = stores[chance(5) ? 1 : 0]
      customer.features = store.features(at: Int.random(in: 0..<12, using: &generator))
    }
    customer.instances = list(2) { random in
      InstanceUsage(
        site: random.maybe { $0.text() },
        endpoint: random.maybe { $0.text() },
        version: random.maybe { $0.text() },
        mau: random.maybe { $0.number() },
        seats: random.maybe { $0.integer() },
        lastPing: random.maybe { $0.day() }
      )
    }
  }

  private mutating func addLists(to customer: inout Customer) {
    customer.opportunities = list(2) { $0.opportunity() }
    customer.contacts = list(2) { random in
      Contact(
        id: random.text(),
        name: random.maybe { $0.text() },
        email: random.maybe { $0.text() },
        title: random.maybe { $0.text() },
        roles: random.list(3) { $0.text() },
        lastSeen: random.maybe { $0.day() },
        isDeactivated: random.chance(2)
      )
    }
    customer.tasks = list(2) { random in
      CustomerTask(
        id: random.text(),
        name: random.text(),
        due: random.maybe { $0.day() },
        completed: random.maybe { $0.day() },
        assignee: random.maybe { $0.text() },
        details: random.maybe { $0.text() }
      )
    }
    customer.notes = list(2) { random in
      CustomerNote(
        id: random.text(),
        subject: random.maybe { $0.text() },
        text: random.text(),
        day: random.maybe { $0.day() },
        author: random.maybe { $0.text() }
      )
    }
    customer.disagreements = list(2) { random in
      var disagreement = Disagreement(key: random.text(), values: [:])
      for source in Source.allCases {
        disagreement.values[source] = random.maybe { $0.factValue() }
      }
      return disagreement
    }
  }

  private mutating func opportunity() -> Opportunity {
    Opportunity(
      id: text(),
      name: maybe { $0.text() },
      type: maybe { $0.text() },
      stage: maybe { $0.text() },
      amount: maybe { $0.number() },
      closeDate: maybe { $0.day() },
      isClosed: maybe { $0.chance(2) },
      isWon: maybe { $0.chance(2) },
      forecast: maybe { $0.text() }
    )
  }
}

extension RandomBook {
  private mutating func chance(_ parts: Int) -> Bool {
    Int.random(in: 0..<parts, using: &generator) == 0
  }

  private mutating func element<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: 0..<values.count, using: &generator)]
  }

  private mutating func maybe<Value>(_ make: (inout RandomBook) -> Value) -> Value? {
    chance(3) ? nil : make(&self)
  }

  private mutating func list<Value>(
    _ most: Int,
    _ make: (inout RandomBook) -> Value
  ) -> [Value] {
    (0..<Int.random(in: 0...most, using: &generator)).map { _ in make(&self) }
  }

  private mutating func fact<Value>(_ make: (inout RandomBook) -> Value) -> Fact<Value>? {
    maybe { random in
      Fact(
        make(&random),
        from: random.maybe { $0.element(Source.allCases) },
        bound: random.maybe { $0.element([Bound.lower, .upper]) }
      )
    }
  }

  private mutating func person() -> Person {
    Person(id: text(), name: maybe { $0.text() }, email: maybe { $0.text() })
  }

  private mutating func factValue() -> FactValue {
    element([.number(number()), .text(text()), .day(day()), .flag(chance(2))])
  }

  private mutating func day() -> Day { Day(number: element([0, -1, 20_000, -700_000, 2_900_000])) }

  private mutating func integer() -> Int {
    element([0, 1, -1, 127, 128, 20_000, .max, .min, Int.random(in: 0...5000, using: &generator)])
  }

  private mutating func number() -> Double {
    element([
      0, -0.0, 1, 250, 251, 65_535, 65_536, 4_294_967_295, 4_294_967_296, -3, 0.1, 1e300,
      .infinity, -.infinity, .leastNonzeroMagnitude, 99_996.25,
      Double(Int.random(in: 0...100_000, using: &generator)),
    ])
  }

  /// Texts that many have, odd ones, and ones of their own.
  private mutating func text() -> String {
    if chance(2) {
      return element([
        "", "Acme", "ana@example.com", "Zürich", "漢字商事", "\u{1B}[31mred", "a\0b", "👩‍👩‍👧‍👦",
        "e\u{301}", "\u{FFFD}", String(repeating: "long ", count: 60),
      ])
    }
    return String(UInt64.random(in: 0...(.max), using: &generator), radix: 36)
  }

  private mutating func series() -> WeekSeries {
    let length = element([0, 1, 13, 13, 13, 13])
    let figures: [Double?] = (0..<length).map { _ in chance(3) ? nil : weekFigure() }
    return WeekSeries(chance(6) ? figures.map { _ in nil } : figures)
  }

  private mutating func weekFigure() -> Double { RandomBook.weekFigure(&generator) }

  private static func weekFigure(_ generator: inout SeededGenerator) -> Double {
    let odd: [Double] = [0.1, -0.0, -7, 16_777_217, 65_535, .infinity]
    let isOdd = Int.random(in: 0..<40, using: &generator) == 0
    if isOdd { return odd[Int.random(in: 0..<odd.count, using: &generator)] }
    return Double(Int.random(in: 0...300, using: &generator))
  }

  private mutating func totals() -> SetTotals {
    var totals = SetTotals()
    totals.customers = integer()
    totals.atRisk = integer()
    totals.renewing = integer()
    totals.renewingAtRisk = integer()
    totals.arr = number()
    totals.atRiskARR = number()
    totals.renewingARR = number()
    totals.renewingAtRiskARR = number()
    totals.mauWithSeats = number()
    totals.seatsWithMAU = integer()
    for band in HealthBand.allCases { totals.bands[band] = maybe { $0.integer() } }
    return totals
  }

  /// Columns of twelve customers, as a loaded book has them.
  private static func store(_ generator: inout SeededGenerator) -> FeatureStore {
    var columns = FeatureColumns(names: ["API", "Batch", "Search", "Ünïcode"], weekCount: 13)
    for _ in 0..<12 {
      for feature in 0..<Int32(4) where Bool.random(using: &generator) {
        let weeks = (0..<Int.random(in: 0...13, using: &generator)).map { _ in
          Bool.random(using: &generator) ? weekFigure(&generator) : .nan
        }
        let line = columns.weeks.append(weeks)
        let wholes = FeatureColumns.Whole.allCases
        columns.append(
          .init(
            feature: feature,
            users: Bool.random(using: &generator) ? weekFigure(&generator) : .nan,
            whole: wholes[Int.random(in: 0..<wholes.count, using: &generator)],
            line: line
          )
        )
      }
      columns.appendLine(
        known: Bool.random(using: &generator) ? [] : [0, 2],
        wau: Bool.random(using: &generator) ? 40 : nil,
        mau: Bool.random(using: &generator) ? 80.5 : nil
      )
    }
    return FeatureStore(columns)
  }
}
