import BookModel

/// The use of one instance in one week.
struct SampleWeek {
  /// The week's Monday.
  var monday: Day
  /// Distinct users of the week.
  var users: Int
  /// Distinct users a day, averaged over the four weeks that end with it.
  var daily: Double
  /// Users of each of `SampleFeature.all`; nil before its launch.
  var features: [Int?]
}

/// The use of one instance in one month.
struct SampleMonth {
  /// The month as Looker writes it, such as `2026-10`.
  var name: String
  /// Distinct users of the month.
  var users: Int
}

/// An instance of the product at a customer.
struct SampleInstance {
  var site: String
  var endpoint: String
  /// The part of the customer's users who use it; over several instances it adds up to more than 1.
  var share: Double
}

extension SampleCustomer {
  /// The instances; the largest customers have one for trials beside the main one.
  var instances: [SampleInstance] {
    var random = random("instances")
    let main = SampleInstance(
      site: random.uuid(),
      endpoint: "https://sourcegraph.\(domain)",
      share: 1
    )
    guard (company.developers ?? 0) >= 10_000 else { return [main] }
    return [
      SampleInstance(site: main.site, endpoint: main.endpoint, share: 0.93),
      SampleInstance(site: random.uuid(), endpoint: "https://trial.\(domain)", share: 0.12),
    ]
  }

  /// Returns the 26 weeks up to the snapshot's newest complete one, oldest first.
  func weeks(of instance: SampleInstance) -> [SampleWeek] {
    stride(from: 25, through: 0, by: -1).compactMap {
      week(newestMonday.adding(days: -7 * $0), instance)
    }
  }

  /// The Monday of the newest week that is complete on the snapshot's day.
  private var newestMonday: Day { day.adding(days: -day.weekday - 7) }

  /// Returns the six months up to the snapshot's newest complete one, oldest first.
  func months(of instance: SampleInstance) -> [SampleMonth] {
    stride(from: -6, through: -1, by: 1).compactMap {
      month(day.startOfMonth.adding(months: $0), instance)
    }
  }

  /// Vitally's copies of the ratios, with two decimals; nil without usage.
  var ratios: (usage: Double, utilization: Double)? {
    guard hasUsage, let main = instances.first, let week = week(newestMonday, main),
      let month = month(day.startOfMonth.adding(months: -1), main), month.users > 0
    else { return nil }
    return (
      (week.daily / Double(month.users) * 100).rounded() / 100,
      (Double(month.users) / Double(seats) * 100).rounded() / 100
    )
  }

  private func week(_ monday: Day, _ instance: SampleInstance) -> SampleWeek? {
    let weeksAgo = weeksAgo(monday)
    guard let level = company.story.level(weeksAgo: weeksAgo) else { return nil }
    let earlier = company.story.level(weeksAgo: weeksAgo + 1.5) ?? level * 0.8
    var random = random("week \(monday.number)")
    let users = monthly * level * 0.78 * instance.share * random.number(in: 0.97...1.03)
    let usage = drawn("usage") { $0.number(in: company.story.profile.usage) }
    let daily = monthly * earlier * usage * instance.share * random.number(in: 0.98...1.02)
    return SampleWeek(
      monday: monday,
      users: Int(users.rounded()),
      daily: (daily * 4).rounded() / 4,
      features: SampleFeature.all.map { feature($0, of: users, weeksAgo, &random) }
    )
  }

  private func feature(
    _ feature: SampleFeature,
    of users: Double,
    _ weeksAgo: Double,
    _ random: inout SampleRandom
  ) -> Int? {
    let noise = random.number(in: 0.94...1.06)
    guard let share = feature.share(weeksAgo: weeksAgo) else { return nil }
    var taste = self.random(feature.field)
    guard taste.unit() < feature.spread else { return 0 }
    return Int((users * min(0.97, share * taste.number(in: 0.7...1.25) * noise)).rounded())
  }

  private func month(_ first: Day, _ instance: SampleInstance) -> SampleMonth? {
    let last = first.adding(months: 1).adding(days: -1)
    let levels = [last, last.adding(days: -14)].compactMap {
      company.story.level(weeksAgo: max(0, weeksAgo($0)))
    }
    guard let level = levels.max() else { return nil }
    let noise = drawn("month \(first.number)") { $0.number(in: 0.985...1.015) }
    return SampleMonth(
      name: String(first.description.prefix(7)),
      users: Int((monthly * level * instance.share * noise).rounded())
    )
  }

  /// Today's monthly users, from the seats before this week's news.
  private var monthly: Double {
    let before = SampleCustomer(
      company: company,
      seed: seed,
      today: today,
      day: today.adding(days: -7)
    )
    return Double(before.seats)
      * drawn("utilization") { $0.number(in: company.story.profile.utilization) }
  }

  /// The weeks from a day to the newest complete week of today.
  private func weeksAgo(_ earlier: Day) -> Double {
    Double(earlier.days(until: today.adding(days: -today.weekday - 7))) / 7
  }
}
