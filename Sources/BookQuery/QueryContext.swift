public import BookModel

/// What the words of a filter refer to: the day, the tiers, the reader and the known features.
///
/// Making one from a portfolio looks at every customer's features: make it once for a book.
public struct QueryContext: Hashable, Sendable {
  /// The day that durations and date words count from.
  public var today: Day
  /// The tiers of the policy in force, highest first.
  public var tiers: [TierPolicy.Tier]
  /// Who `me` is; nil when unknown.
  public var me: Person?
  /// The month in which the fiscal year begins, from 1, for `eofy`.
  public var fiscalYearStart = 1
  /// The names of the features that the snapshot knows, in alphabetical order.
  public var features: [String]

  /// Creates a context.
  public init(
    today: Day,
    policy: TierPolicy = .fourTier,
    me: Person? = nil,
    features: [String] = []
  ) {
    self.today = today
    self.tiers = policy.tiers
    self.me = me
    self.features = features
  }

  /// Creates the context of a portfolio.
  public init(_ portfolio: Portfolio) {
    self.init(
      today: portfolio.today,
      policy: portfolio.policy,
      me: portfolio.me,
      features: portfolio.book.featureNames
    )
    fiscalYearStart = portfolio.fiscalYearStart
  }
}
