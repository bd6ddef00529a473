internal import BookModel

/// What the portfolio band shows of a set of customers: its tiers, its renewals, its usage.
struct SetFigures: Equatable, Sendable {
  /// The renewals of one month.
  struct Month: Equatable, Sendable {
    /// The month's first day.
    var start: Day
    /// The ARR renewing of customers not at risk.
    var safe = 0.0
    /// The ARR renewing of customers at risk.
    var atRisk = 0.0
  }

  /// The number of months shown.
  static let monthCount = 6

  /// The figures of each tier, in the policy's order; the last is of the unclassified.
  var tiers: [SetTotals] = []
  /// The months from this one on.
  var months: [Month] = []
  /// The sum of the known weekly users, for each week of the book; nil without any.
  var weeklyUsers: [Double?] = []

  /// Creates the figures of no customers.
  init() {}

  /// Creates the figures of the customers at these places of the book.
  init(of places: [Int], in portfolio: Portfolio) {
    let tierCount = portfolio.policy.tiers.count
    var byTier: [[Int]] = Array(repeating: [], count: tierCount + 1)
    for place in places { byTier[portfolio.placements[place].tier ?? tierCount].append(place) }
    tiers = byTier.map { portfolio.totals(of: $0) }
    let first = portfolio.today.startOfMonth
    months = (0..<SetFigures.monthCount).map { Month(start: first.adding(months: $0)) }
    weeklyUsers = Array(repeating: nil, count: portfolio.book.weeks.count)
    let customers = portfolio.book.customers
    for place in places {
      if let renewal = customers[place].renewal?.value, let arr = customers[place].arr?.value {
        add(arr, on: renewal, isAtRisk: customers[place].isAtRisk, today: portfolio.today)
      }
      if let series = customers[place].series?.value { add(series) }
    }
  }

  private mutating func add(_ arr: Double, on renewal: Day, isAtRisk: Bool, today: Day) {
    guard renewal >= today, let index = months.lastIndex(where: { $0.start <= renewal }),
      renewal < months[index].start.adding(months: 1)
    else { return }
    if isAtRisk { months[index].atRisk += arr } else { months[index].safe += arr }
  }

  private mutating func add(_ series: WeekSeries) {
    guard series.count == weeklyUsers.count else { return }
    for (week, users) in series.enumerated() {
      guard let users else { continue }
      weeklyUsers[week] = (weeklyUsers[week] ?? 0) + users
    }
  }
}
