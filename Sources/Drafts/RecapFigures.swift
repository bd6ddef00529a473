import BookModel

/// What a recap tells of a customer's use: that of the month it is about, else the newest there is.
///
/// A month's figures are means over the weeks that lie wholly in it: distinct users do not add up
/// over weeks, and a week that reaches into another month belongs to neither.
struct RecapFigures {
  /// A feature that somebody used.
  struct Feature {
    var name: String
    var users: Double
    /// The part of the customer's active users of the same time, 0 to 1; nil when unknown.
    var share: Double?
  }

  /// The month's own weeks, of which at least two are known of the customer; nil where the data has
  /// none, and all figures are the newest ones.
  private(set) var weeks: ClosedRange<Day>?
  /// Users a week on average in the month; nil where the data has no weeks of it.
  private(set) var weekly: Double?
  /// The features that somebody used, the most used first.
  private(set) var used: [Feature] = []
  /// The features that nobody used, by name.
  private(set) var unused: [String] = []

  /// Works out a customer's figures; `days` are the first days of the weeks of its series.
  init(of customer: Customer, in month: Month, weeks days: [Day]) {
    let inside = days.indices.filter { place in
      days[place] >= month.first && days[place].adding(days: 6) <= month.last
    }
    if let first = inside.first, let last = inside.last,
      let mean = customer.series?.value.mean(of: first..<last + 1)
    {
      weeks = days[first]...days[last].adding(days: 6)
      weekly = mean
      let users = customer.series?.value
      add(customer.features.map { Self.feature($0, in: first..<last + 1, of: users) })
    } else {
      add(
        customer.features.compactMap { feature in
          feature.users.map { Feature(name: feature.name, users: $0, share: feature.share) }
        }
      )
    }
  }

  /// A feature's use in some weeks, as a part of the customer's users; nil when unknown.
  private static func feature(_ feature: FeatureUsage, in weeks: Range<Int>, of users: WeekSeries?)
    -> Feature?
  {
    guard let mean = feature.series.mean(of: weeks) else {
      // What is known never to have been used was not used then.
      let isNever = feature.users == 0 && feature.series.allSatisfy { $0 ?? 0 == 0 }
      return isNever ? Feature(name: feature.name, users: 0, share: 0) : nil
    }
    let share = users.flatMap { Self.share(of: feature.series, of: $0, in: weeks) }
    return Feature(name: feature.name, users: mean, share: share)
  }

  /// The part of the customer's users who used a feature; nil when unknown.
  ///
  /// Only weeks in which both are known count: other weeks' users are no measure of these.
  private static func share(of series: WeekSeries, of users: WeekSeries, in weeks: Range<Int>)
    -> Double?
  {
    var (part, whole) = (0.0, 0.0)
    for week in weeks where series.indices.contains(week) && users.indices.contains(week) {
      guard let some = series[week], let all = users[week] else { continue }
      part += some
      whole += all
    }
    return whole > 0 ? part / whole : nil
  }

  private mutating func add(_ features: [Feature?]) {
    let known = features.compactMap(\.self)
    used = known.filter { $0.users > 0 }.sorted { (-$0.users, $0.name) < (-$1.users, $1.name) }
    unused = known.filter { $0.users == 0 }.map(\.name).sorted()
  }
}
