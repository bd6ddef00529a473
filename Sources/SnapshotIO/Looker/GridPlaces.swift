import BookModel

/// The places of a calendar's periods that figures of features are looked for in.
struct GridPlaces: Sendable {
  /// The period of each place.
  let periods: [UsageCalendar.Period]
  let undated: Int?
  let anchorDay: Int?
  let anchorWeek: Int?
  let anchorMonth: Int?
  /// The place of each week of the series; nil for one that no row is of.
  let weeks: [Int?]
  /// Complete days and weeks, and complete days alone, the newest end first.
  let shortEnds: [Int]
  let dayEnds: [Int]
  /// The places of the last 28 complete days, and which of them each is.
  let lastDays: [(place: Int, day: Int)]

  init(_ places: PeriodPlaces, in calendar: UsageCalendar) {
    let periods = places.periods
    self.periods = periods
    undated = places.place(of: .undated, 0)
    anchorDay = places.place(of: .day, calendar.anchorDay)
    anchorWeek = places.place(of: .week, calendar.anchorWeek)
    anchorMonth = places.place(of: .month, calendar.anchorMonth)
    var weeks = [Int?](repeating: nil, count: calendar.weekCount)
    for (place, period) in periods.enumerated() {
      if let slot = calendar.slot(of: period) { weeks[slot] = place }
    }
    self.weeks = weeks
    func newest(_ spans: [UsageCalendar.Span]) -> [Int] {
      periods.indices
        .filter { spans.contains(periods[$0].span) && calendar.isComplete(periods[$0]) }
        .sorted { left, right in
          let (first, second) = (
            UsageCalendar.end(of: periods[left]), UsageCalendar.end(of: periods[right])
          )
          return first == second ? left < right : first > second
        }
    }
    let firstDay = (calendar.day?.number ?? 0) - summaryDays
    lastDays = periods.enumerated().compactMap { place, period in
      let day = Int(period.start) - firstDay
      let isAmong = period.span == .day && (0..<summaryDays).contains(day)
      return isAmong ? (place, day) : nil
    }
    shortEnds = newest([.day, .week])
    dayEnds = newest([.day])
  }
}
