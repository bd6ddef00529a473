import BookModel

/// A company of the sample book as the systems of record know it on a day.
struct SampleCustomer {
  let company: SampleCompany
  let seed: UInt64
  /// The day that the book was made for.
  let today: Day
  /// The day of the snapshot: today, a week earlier or a month earlier.
  let day: Day

  /// Returns a source of numbers for one purpose; the same on every day.
  func random(_ purpose: String) -> SampleRandom {
    SampleRandom(seed, "\(company.name) \(purpose)")
  }

  /// Whether this is the newest of the snapshots.
  var isNew: Bool { day == today }

  /// Whether this is the oldest one, from before last week.
  var isOldest: Bool { day < today.adding(days: -7) }

  /// Whether the snapshot has the account.
  var isPresent: Bool {
    switch company.news {
    case .signed: isNew
    case .gone: !isNew
    case .none, .churned, .left, .renewed, .expanded, .lostExpansion, .championLeft, .championFound,
      .handedOver:
      true
    }
  }
}

extension SampleCustomer {
  /// The account's id in Vitally.
  var id: String { drawn("id") { $0.uuid() } }
  /// The account's id in Salesforce.
  var salesforceId: String { drawn("salesforce") { $0.salesforceId("0015w00002") } }
  /// The domain; names in other scripts get one from their id.
  var domain: String {
    let letters = company.name.folded.unicodeScalars.filter {
      ("a"..."z").contains($0) || ("0"..."9").contains($0)
    }
    let name = String(String.UnicodeScalarView(letters)).prefix(20)
    return (name.count < 3 ? "group-" + id.prefix(6) : String(name)) + ".example"
  }

  /// The account executive.
  var executive: SampleStaff { drawn("executive") { $0.pick(SampleStaff.executives) } }

  /// The advisor; another one before the customer was handed over.
  var owner: SampleStaff? {
    if case .handedOver(let former) = company.news, !isNew { return former }
    return company.owner
  }

  /// The ARR; grown where seats were added this week, and for some by a new price this month.
  var arr: Double? {
    company.arr.map { Double($0) * (isNew ? expansion : 1) * (isOldest ? earlierPrice : 1) }
  }

  /// The price of a month ago, as a part of today's.
  private var earlierPrice: Double {
    drawn("earlier price") { $0.unit() < 0.1 ? $0.pick([0.9, 0.95, 1.08]) : 1 }
  }

  /// What the seats grew by this week, as a multiple.
  private var expansion: Double {
    guard case .expanded(let percent) = company.news else { return 1 }
    return 1 + Double(percent) / 100
  }

  /// The licensed seats.
  var seats: Int {
    let price = drawn("price") { $0.number(in: 240...330) }
    let byPrice = company.arr.map { Double($0) / price } ?? .infinity
    let byDevelopers = company.developers.map { Double($0) * 0.95 } ?? .infinity
    let seats = min(byPrice, byDevelopers)
    guard seats.isFinite else { return 100 }
    return max(10, Int(seats / 10) * 10) * Int(isNew ? (expansion * 100).rounded() : 100) / 100
  }

  /// The day the contract ends; nil where none is recorded.
  var renewal: Day? {
    if case .renewed(let days) = company.news, !isNew { return today.adding(days: -days) }
    // For some the end was put off this month.
    let delay = isOldest && drawn("delay") { $0.unit() < 0.06 } ? 30 : 0
    return company.renewal.map { today.adding(days: $0 - delay) }
  }

  /// The days from the snapshot's day to the renewal.
  var daysToRenewal: Int? { renewal.map { day.days(until: $0) } }

  /// The day the account was made.
  var created: Day {
    if case .signed = company.news { return today.adding(days: -5) }
    guard company.story != .launching else { return today.adding(days: -41) }
    return today.adding(days: -drawn("created") { $0.integer(in: 340...1700) })
  }

  /// The day the customer left; nil while it has not.
  var churned: Day? {
    switch company.news {
    case .churned: isNew ? today.adding(days: -2) : nil
    case .left(let days): today.adding(days: -days)
    case .none, .signed, .gone, .renewed, .expanded, .lostExpansion, .championLeft, .championFound,
      .handedOver:
      nil
    }
  }

  /// Whether the product reports how it is used.
  var hasUsage: Bool {
    switch company.news {
    case .signed, .left: false
    case .none, .gone, .churned, .renewed, .expanded, .lostExpansion, .championLeft, .championFound,
      .handedOver:
      company.story != .airgapped
    }
  }

  /// Returns a value drawn from the source for one purpose.
  func drawn<Value>(_ purpose: String, _ draw: (inout SampleRandom) -> Value) -> Value {
    var random = random(purpose)
    return draw(&random)
  }
}
