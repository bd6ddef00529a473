import BookModel

/// The periods of a table's rows: which rows are dated, and which periods are complete.
struct UsageCalendar {
  /// A period's length; undated figures first, so that they sort before dated ones.
  enum Span: UInt8, Comparable, Sendable {
    case undated, day, week, month

    static func < (left: Span, right: Span) -> Bool { left.rawValue < right.rawValue }
  }

  /// A row's period.
  struct Period: Hashable, Comparable, Sendable {
    var span: Span
    /// The first day (`Day.number`); 0 when undated.
    var start: Int32

    static func < (left: Period, right: Period) -> Bool {
      (left.span, left.start) < (right.span, right.start)
    }
  }

  /// The snapshot's day, or the end of the newest period; nil without either.
  private(set) var day: Day?
  /// The end of the newest period; nil without dated rows.
  private(set) var newestEnd: Day?
  /// The newest complete periods with a value in any row; nil where there is none.
  private(set) var anchorDay: Int32?
  private(set) var anchorWeek: Int32?
  private(set) var anchorMonth: Int32?
  /// The first day of the oldest week of every series, and how many there are.
  private(set) var firstWeek: Int32 = 0
  private(set) var weekCount = 0

  /// Whether the rows of each file are dated, and how long its periods are.
  private var isDated: [Bool] = []
  private var spans: [Span] = []

  private static let seriesLimit = 26

  /// Creates the calendar of a table with these periods, whose guessed day fields in `trusted` do
  /// date their rows.
  init(_ table: UsageTable, periods: UsagePeriods, trusted: Set<String>, day: Day?) {
    isDated = table.files.map { !$0.isDayGuessed || trusted.contains($0.dayField ?? "") }
    spans = UsageCalendar.spans(table, periods, isDated)
    newestEnd = end(ofNewestOf: periods)
    self.day = day ?? newestEnd
    findAnchors(periods)
  }

  /// The first days of the weeks of every series, oldest first.
  var weeks: [Day] {
    (0..<weekCount).map { Day(number: Int(firstWeek) + 7 * $0) }
  }

  /// The period of rows.
  ///
  /// Weeks that begin on another weekday than the anchor are moved to the nearest of its weeks.
  func period(of key: UsagePeriods.Key) -> Period {
    let period = rawPeriod(of: key)
    guard period.span == .week, let anchorWeek else { return period }
    let weeks = (Int(period.start) - Int(anchorWeek) + 3).flooredQuotient(by: 7)
    return Period(span: .week, start: Int32(clamping: Int(anchorWeek) + 7 * weeks))
  }

  /// Whether a period is over on the snapshot's day.
  func isComplete(_ period: Period) -> Bool {
    guard let day else { return false }
    return UsageCalendar.end(of: period) <= day.number
  }

  /// The place of a week in every series; nil when it is not among them.
  func slot(of period: Period) -> Int? {
    guard period.span == .week else { return nil }
    let slot = (Int(period.start) - Int(firstWeek)).flooredQuotient(by: 7)
    return (0..<weekCount).contains(slot) ? slot : nil
  }

  /// The day after a period.
  static func end(of period: Period) -> Int {
    switch period.span {
    case .undated: 0
    case .day: Int(period.start) + 1
    case .week: Int(period.start) + 7
    case .month: Day(number: Int(period.start)).adding(months: 1).number
    }
  }
}

extension UsageCalendar {
  /// The period as the rows have it.
  private func rawPeriod(of key: UsagePeriods.Key) -> Period {
    let (file, start) = (Int(key.file), key.start)
    guard start != UsageTable.noDay, isDated[file] else { return Period(span: .undated, start: 0) }
    switch key.grain {
    case .day: return Period(span: .day, start: start)
    case .week: return Period(span: .week, start: start)
    case .month: return Period(span: .month, start: start)
    case .undetermined:
      guard spans[file] == .month else { return Period(span: spans[file], start: start) }
      let first = Day(number: Int(start)).startOfMonth
      return Period(span: .month, start: Int32(clamping: first.number))
    }
  }

  /// How long the periods of each file are where only their dates can tell.
  ///
  /// They are months when all begin one, weeks when all fall on one weekday, else days. Files with
  /// one field for it go together.
  private static func spans(
    _ table: UsageTable,
    _ periods: UsagePeriods,
    _ isDated: [Bool]
  ) -> [Span] {
    var fields: [String: Dates] = [:]
    for key in periods.hasUse.keys {
      let file = Int(key.file)
      guard key.start != UsageTable.noDay, key.grain == .undetermined, isDated[file] else {
        continue
      }
      fields[table.files[file].dayField ?? "", default: Dates()].add(Int(key.start))
    }
    return table.files.map { fields[$0.dayField ?? ""]?.span ?? .day }
  }

  /// What the dates of a field have in common.
  private struct Dates {
    var first: Int?
    var isSeveral = false
    var areFirsts = true
    var areOneWeekday = true

    mutating func add(_ date: Int) {
      if Day(number: date).date.day != 1 { areFirsts = false }
      guard let first else {
        first = date
        return
      }
      if date != first { isSeveral = true }
      if (date - first) % 7 != 0 { areOneWeekday = false }
    }

    var span: Span { isSeveral && areFirsts ? .month : isSeveral && areOneWeekday ? .week : .day }
  }

  private func end(ofNewestOf periods: UsagePeriods) -> Day? {
    let dated = periods.hasUse.keys.lazy.map(rawPeriod).filter { $0.span != .undated }
    return dated.map(UsageCalendar.end).max().map { Day(number: $0) }
  }

  private mutating func findAnchors(_ periods: UsagePeriods) {
    var oldestWeek: Int32?
    for (key, hasUse) in periods.hasUse {
      let period = rawPeriod(of: key)
      if period.span == .week { oldestWeek = min(oldestWeek ?? period.start, period.start) }
      guard hasUse, period.span != .undated, isComplete(period) else { continue }
      switch period.span {
      case .undated: break
      case .day: anchorDay = max(anchorDay ?? period.start, period.start)
      case .week: anchorWeek = max(anchorWeek ?? period.start, period.start)
      case .month: anchorMonth = max(anchorMonth ?? period.start, period.start)
      }
    }
    guard let anchorWeek, let oldestWeek else { return }
    let earlier = (Int(anchorWeek) - Int(oldestWeek) + 3).flooredQuotient(by: 7)
    weekCount = min(Self.seriesLimit, max(0, earlier) + 1)
    firstWeek = anchorWeek - Int32(clamping: 7 * (weekCount - 1))
  }
}
