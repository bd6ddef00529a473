internal import BookModel

/// What renews when: customers in groups, by the month or the quarter in which their contracts end.
struct RenewalCalendar: Equatable, Sendable {
  /// The months from this one on whose periods are there even when nothing renews in them.
  private static let horizon = 12

  /// The groups: what is overdue, the periods from today on, and what has no date.
  private(set) var groups: [RenewalGroup] = []

  /// Creates an empty calendar.
  init() {}

  /// Puts customers into periods of so many months.
  init(of places: [Int], in portfolio: Portfolio, monthsEach length: Int) {
    let today = portfolio.today
    let renewals = portfolio.columns[.renewal]
    let (overdue, unknown) = (Int.min, Int.max)
    var members: [Int: [Int]] = [:]
    for place in places {
      let day = renewals[place]
      let period =
        day.isNaN
        ? unknown : day < Double(today.number) ? overdue : Day(number: Int(day)).period(length)
      members[period, default: []].append(place)
    }
    let now = today.period(length)
    for period in now..<now + max(1, RenewalCalendar.horizon / length) {
      members[period, default: []] += []
    }
    groups = members.sorted { $0.key < $1.key }.map { number, places in
      let period: RenewalPeriod =
        number == overdue
        ? .overdue
        : number == unknown ? .unknown : .months(from: Day(period: number, length), count: length)
      return RenewalGroup(period: period, of: places, in: portfolio)
    }
  }

  /// The largest ARR of a group that has a date.
  var largestARR: Double {
    groups.lazy.filter { $0.period != .unknown }.map(\.arr).max() ?? 0
  }
}

extension Day {
  /// The number of the period of so many months that the day is in.
  fileprivate func period(_ length: Int) -> Int { (date.year * 12 + date.month - 1) / length }

  /// Creates the first day of a period of so many months.
  fileprivate init(period: Int, _ length: Int) {
    let month = period * length
    self = Day(year: month / 12, month: month % 12 + 1, day: 1) ?? Day(number: 0)
  }
}

extension RenewalGroup {
  /// Adds up the customers at these places.
  init(period: RenewalPeriod, of places: [Int], in portfolio: Portfolio) {
    self.init(period: period, places: places)
    let (arrs, bands) = (portfolio.columns[.arr], portfolio.columns.bands)
    for place in places {
      let isAtRisk = bands[place] == .poor
      if isAtRisk { atRisk += 1 }
      if arrs[place].isNaN {
        unknownARR += 1
      } else {
        arr += arrs[place]
        if isAtRisk { atRiskARR += arrs[place] }
      }
      for opportunity in portfolio.book.customers[place].opportunities
      where opportunity.isClosed != true {
        add(opportunity)
      }
    }
  }

  private mutating func add(_ opportunity: Opportunity) {
    switch OpportunityKind(type: opportunity.type) {
    case .renewal: renewals.add(opportunity)
    case .expansion: expansions.add(opportunity)
    case .other: return
    }
    stages[opportunity.stage ?? "no stage", default: 0] += 1
  }
}
