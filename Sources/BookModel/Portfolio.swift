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
