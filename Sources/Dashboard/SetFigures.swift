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
    tiers = portfolio.tierTotals(of: places)
    let first = portfolio.today.startOfMonth
    months = (0..<SetFigures.monthCount).map { Month(start: first.adding(months: $0)) }
    addRenewals(of: places, in: portfolio.columns, from: portfolio.today)
    weeklyUsers = portfolio.columns.weeklyUsers(of: places)
  }

  private mutating func addRenewals(
    of places: [Int],
    in columns: CustomerColumns,
    from today: Day
  ) {
    let ends = months.map { Double($0.start.adding(months: 1).number) }
    let (arrs, renewals, bands) = (columns[.arr], columns[.renewal], columns.bands)
    let shown = Double(today.number)..<(ends.last ?? .infinity)
    for place in places where shown.contains(renewals[place]) {
      let (arr, renewal) = (arrs[place], renewals[place])
      guard !arr.isNaN, let month = ends.firstIndex(where: { renewal < $0 }) else { continue }
      if bands[place] == .poor {
        months[month].atRisk += arr
      } else {
        months[month].safe += arr
      }
    }
  }
}
