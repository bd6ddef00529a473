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
  var generator: SeededGenerator
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
