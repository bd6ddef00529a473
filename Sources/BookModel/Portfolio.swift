/// A book as one person looks at it on one day: the snapshot, and what depends on more than it.
public struct Portfolio: Equatable, Sendable {
  /// The snapshot.
  public var book: Book {
    didSet {
      columns = CustomerColumns(book)
      placements = Portfolio.placements(columns, policy)
    }
  }
  /// The tier policy in force.
  public var policy: TierPolicy { didSet { placements = Portfolio.placements(columns, policy) } }
  /// The weights and thresholds of the computed health.
  public var healthPolicy: HealthPolicy
  /// The day that "in 30 days" and "late" count from.
  public var today: Day
  /// Whose book "my book" is; nil when unknown.
  public var me: Person?
  /// The month in which the fiscal year begins, from 1 for January.
  public var fiscalYearStart = 1
  /// The open and snoozed follow-ups.
  public var followUps: [Customer.ID: FollowUp]
  /// The owners whose customers a coverage plan gives to `me` today.
  public var coveredFor: [Customer.ID: Person] = [:]
  /// Where the policy puts each customer, in the order of `book.customers`.
  public private(set) var placements: [TierPlacement]
  /// The customers' figures, in the order of `book.customers`.
  public private(set) var columns: CustomerColumns

  /// Creates a portfolio.
  public init(
    book: Book,
    policy: TierPolicy = .fourTier,
    healthPolicy: HealthPolicy = .builtIn,
    today: Day,
    me: Person? = nil,
    followUps: [Customer.ID: FollowUp] = [:]
  ) {
    self.book = book
    self.policy = policy
    self.healthPolicy = healthPolicy
    self.today = today
    self.me = me
    self.followUps = followUps
    columns = CustomerColumns(book)
    placements = Portfolio.placements(columns, policy)
  }

  private static func placements(_ columns: CustomerColumns, _ policy: TierPolicy)
    -> [TierPlacement]
  {
    let measures = policy.measures
    return columns.tierNumbers.map { policy.placement(of: $0, measures: measures) }
  }
}

extension Portfolio {
  /// Returns whether a customer is in the book of `me`; no one's book is empty.
  public func isMine(_ customer: Customer) -> Bool { me.map(customer.belongs) ?? false }

  /// Returns the days until a customer's renewal, negative when it is past; nil when unknown.
  public func renewalDays(_ customer: Customer) -> Int? {
    customer.renewal.map { today.days(until: $0.value) }
  }

  /// Returns the days since the newest message to or from a customer; nil when unknown.
  public func touchDays(_ customer: Customer) -> Int? {
    customer.lastActivity.map { $0.value.days(until: today) }
  }

  /// Returns the computed health with its reasons; nil when no input is known.
  public func assessment(of customer: Customer) -> HealthAssessment? {
    healthPolicy.assess(customer, on: book.day)
  }
}

extension Customer {
  /// The numbers that tier policies look at.
  public var tierNumbers: TierNumbers {
    TierNumbers(
      arr: arr?.value,
      employees: (employees?.value).map(Double.init),
      developers: (developers?.value).map(Double.init)
    )
  }
}

/// The figures of a set of customers.
public struct SetTotals: Hashable, Sendable {
  /// The number of customers.
  public var customers = 0
  /// The sum of the known ARR.
  public var arr = 0.0
  /// The number at risk, and their ARR.
  public var atRisk = 0
  /// The ARR of those at risk.
  public var atRiskARR = 0.0
  /// The number renewing within 90 days.
  public var renewing = 0
  /// The ARR of those renewing within 90 days.
  public var renewingARR = 0.0
  /// The number that are both.
  public var renewingAtRisk = 0
  /// The ARR of those that are both.
  public var renewingAtRiskARR = 0.0
  /// The number in each health band; those without one are in none.
  public var bands: [HealthBand: Int] = [:]
  /// The sum of MAU over the customers with MAU and seats both known.
  public var mauWithSeats = 0.0
  /// The sum of seats over the customers with MAU and seats both known.
  public var seatsWithMAU = 0

  /// Creates the totals of no customers.
  public init() {}

  /// The set's utilization, a fraction; nil when no customer has MAU and seats both known.
  public var utilization: Double? {
    seatsWithMAU > 0 ? mauWithSeats / Double(seatsWithMAU) : nil
  }
}

extension Portfolio {
  /// Returns the figures of the customers at these places of `book.customers`.
  public func totals(of places: some Sequence<Int>) -> SetTotals {
    // An array goes through at full speed also where this is called from another module.
    let places = Array(places)
    var totals = SetTotals()
    var bands: [Int] = Array(repeating: 0, count: HealthBand.allCases.count)
    let (arrs, maus, renewals) = (columns[.arr], columns[.mau], columns[.renewal])
    let (healthBands, seatCounts) = (columns.bands, columns.seats)
    let soon = Double(today.number)...Double(today.number) + 90
    for place in places {
      let band = healthBands[place]
      if let band { bands[band.place] += 1 }
      totals.add(
        arrs[place].isNaN ? 0 : arrs[place],
        isAtRisk: band == .poor,
        isRenewing: soon.contains(renewals[place])
      )
      if let seats = seatCounts[place], !maus[place].isNaN {
        totals.add(mau: maus[place], seats: seats)
      }
    }
    for band in HealthBand.allCases where bands[band.place] > 0 {
      totals.bands[band] = bands[band.place]
    }
    return totals
  }
}

extension HealthBand {
  /// Its place among all bands.
  fileprivate var place: Int {
    switch self {
    case .healthy: 0
    case .concerning: 1
    case .poor: 2
    }
  }
}

extension SetTotals {
  fileprivate mutating func add(_ money: Double, isAtRisk: Bool, isRenewing: Bool) {
    customers += 1
    arr += money
    if isAtRisk {
      atRisk += 1
      atRiskARR += money
    }
    if isRenewing {
      renewing += 1
      renewingARR += money
    }
    if isRenewing && isAtRisk {
      renewingAtRisk += 1
      renewingAtRiskARR += money
    }
  }

  fileprivate mutating func add(mau: Double, seats: Int) {
    mauWithSeats += mau
    // A snapshot may state any number of seats; their sum stays a number all the same.
    let sum = seatsWithMAU.addingReportingOverflow(seats)
    seatsWithMAU = sum.overflow ? .max : sum.partialValue
  }
}
