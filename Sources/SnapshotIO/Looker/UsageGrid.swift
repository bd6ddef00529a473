/// The features' users of a block of accounts, each row's at a place of its own: by account, feature
/// and period.
///
/// It holds those of accounts whose rows are all about one instance, or about none. There a row of
/// the same feature and period stands for the one before it, so that figures need no sorting.
struct UsageGrid: Sendable {
  let features: Int
  let periods: Int
  /// The users: `absent` where there is no row, not a number where rows do not know.
  private(set) var users: [Double]
  /// Which features the rows of each account name, a bit each.
  private(set) var named: [UInt64]
  /// The 64-bit words that the features of an account take.
  private let words: Int

  /// Stands for no row: a number that is none, unlike the one that stands for an unknown figure.
  static let absent = Double(bitPattern: Double.nan.bitPattern | 1)

  /// The users that one account may have places for.
  private static let limit = 1 << 14

  /// Creates a grid without users; nil when it would take too much room.
  init?(features: Int, periods: Int) {
    let (cells, isTooLarge) = features.multipliedReportingOverflow(by: periods)
    guard !isTooLarge, cells <= Self.limit else { return nil }
    self.features = features
    self.periods = periods
    words = (features + 63) / 64
    users = Array(repeating: Self.absent, count: cells * UsageRuns.accountsInBlock)
    named = Array(repeating: 0, count: words * UsageRuns.accountsInBlock)
  }

  /// Forgets all users.
  mutating func clear() {
    for place in users.indices { users[place] = Self.absent }
    for word in named.indices { named[word] = 0 }
  }

  /// Takes what a row says over what earlier ones said.
  @inline(__always)
  mutating func take(_ value: Double, account: Int, feature: Int, period: Int) {
    named[account * words + feature >> 6] |= 1 << UInt64(feature & 63)
    let place = (account * features + feature) * periods + period
    if !value.isNaN {
      users[place] = value
    } else if users[place].bitPattern == Self.absent.bitPattern {
      users[place] = .nan
    }
  }

  /// Returns whether an account's rows name a feature.
  func names(_ feature: Int, account: Int) -> Bool {
    named[account * words + feature >> 6] >> UInt64(feature & 63) & 1 == 1
  }

  /// Where the users of a feature begin.
  func start(account: Int, feature: Int) -> Int { (account * features + feature) * periods }
}
