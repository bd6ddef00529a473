/// How much one customer uses one feature of the product.
public struct FeatureUsage: Hashable, Sendable {
  /// The feature's name, such as "Code search".
  public var name: String
  /// Distinct users in the newest complete period; nil when unknown, 0 for a feature never used.
  public var users: Double?
  /// The part of the customer's active users who use it, 0 to 1; nil when either is unknown.
  public var share: Double?
  /// The change as for the customer's own `trend`; nil when there are too few weeks.
  public var trend: Double?
  /// Users a week, oldest first, the same weeks as the customer's `series`; nil for a week without data.
  public var series: WeekSeries

  /// Creates a feature's usage.
  public init(
    name: String,
    users: Double? = nil,
    share: Double? = nil,
    trend: Double? = nil,
    series: WeekSeries = []
  ) {
    self.name = name
    self.users = users
    self.share = share
    self.trend = trend
    self.series = series
  }
}

/// One instance of the product at a customer, as Looker knows it.
public struct InstanceUsage: Hashable, Sendable {
  /// The site id; nil when the data has none.
  public var site: String?
  /// The instance's address; nil when the data has none.
  public var endpoint: String?
  /// The version it runs; nil when unknown.
  public var version: String?
  /// Distinct users in the last complete month; nil when unknown.
  public var mau: Double?
  /// Licensed seats; nil when unknown.
  public var seats: Int?
  /// The day of its newest ping; nil when unknown.
  public var lastPing: Day?

  /// Creates an instance's usage.
  public init(
    site: String? = nil,
    endpoint: String? = nil,
    version: String? = nil,
    mau: Double? = nil,
    seats: Int? = nil,
    lastPing: Day? = nil
  ) {
    self.site = site
    self.endpoint = endpoint
    self.version = version
    self.mau = mau
    self.seats = seats
    self.lastPing = lastPing
  }
}

/// The arithmetic of usage figures.
public enum UsageMath {
  /// Returns the change of the last four known-or-unknown weeks against the four before, as a fraction.
  ///
  /// The mean of the known weeks among the last four over that among the four before, minus 1; nil
  /// with fewer than two known weeks on either side, or when the earlier mean is 0.
  public static func trend(of series: WeekSeries) -> Double? {
    let end = series.endIndex
    guard let recent = series.mean(of: max(0, end - 4)..<end),
      let earlier = series.mean(of: max(0, end - 8)..<max(0, end - 4)), earlier != 0
    else { return nil }
    return recent / earlier - 1
  }
}
