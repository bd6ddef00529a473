import BookModel

/// The periods of a table's rows: which rows are dated, and which periods are complete.
struct UsageCalendar {
  /// A period's length; undated figures first, so that they sort before dated ones.
  enum Span: UInt8, Comparable {
    case undated, day, week, month

    static func < (left: Span, right: Span) -> Bool { left.rawValue < right.rawValue }
  }

  /// A row's period.
  struct Period: Hashable {
    var span: Span
    /// The first day (`Day.number`); 0 when undated.
    var start: Int32
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

  init(_ table: UsageTable, groups: UsageGroups, day: Day?) {
    let trusted = UsageCalendar.trustedFields(table, groups)
    isDated = table.files.map { !$0.isDayGuessed || trusted.contains($0.dayField ?? "") }
    spans = UsageCalendar.spans(table, isDated)
    newestEnd = end(ofNewestIn: table)
    self.day = day ?? newestEnd
    findAnchors(table)
  }

  /// The first days of the weeks of every series, oldest first.
  var weeks: [Day] {
    (0..<weekCount).map { Day(number: Int(firstWeek) + 7 * $0) }
  }

  /// The period of a row.
  ///
  /// Weeks that begin on another weekday than the anchor are moved to the nearest of its weeks.
  func period(of row: Int, in table: UsageTable) -> Period {
    let period = rawPeriod(of: row, in: table)
    guard period.span == .week, let anchorWeek else { return period }
    let weeks = (Int(period.start) - Int(anchorWeek) + 3).floored(by: 7)
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
    let slot = (Int(period.start) - Int(firstWeek)).floored(by: 7)
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
  /// The period as the row has it.
  private func rawPeriod(of row: Int, in table: UsageTable) -> Period {
    let file = Int(table.file[row])
    let start = table.period[row]
    guard start != UsageTable.noDay, isDated[file] else { return Period(span: .undated, start: 0) }
    switch table.grain[row] {
    case .day: return Period(span: .day, start: start)
    case .week: return Period(span: .week, start: start)
    case .month: return Period(span: .month, start: start)
    case .undetermined:
      guard spans[file] == .month else { return Period(span: spans[file], start: start) }
      let first = Day(number: Int(start)).startOfMonth
      return Period(span: .month, start: Int32(clamping: first.number))
    }
  }

  /// Guessed fields that do date rows: some account, instance and feature has two values of it.
  private static func trustedFields(_ table: UsageTable, _ groups: UsageGroups) -> Set<String> {
    var open = Set(table.files.filter(\.isDayGuessed).compactMap(\.dayField))
    var trusted: Set<String> = []
    for account in 0..<(groups.starts.count - 1) where !open.isEmpty {
      var first: [Subject: Int32] = [:]
      for row in groups.rows(of: account).lazy.map({ Int($0) }) {
        let file = table.files[Int(table.file[row])]
        guard file.isDayGuessed, let field = file.dayField, open.contains(field),
          table.period[row] != UsageTable.noDay
        else { continue }
        let subject = Subject(
          field: field,
          instance: groups.instanceOfOwner[Int(table.owner[row])],
          feature: table.feature[row]
        )
        if first[subject, default: table.period[row]] != table.period[row] {
          open.remove(field)
          trusted.insert(field)
        }
        first[subject] = table.period[row]
      }
    }
    return trusted
  }

  /// What the values of a day field belong to, within one account.
  private struct Subject: Hashable {
    var field: String
    var instance: Int32
    var feature: Int32
  }

  /// How long the periods of each file are where only their dates can tell.
  ///
  /// They are months when all begin one, weeks when all fall on one weekday, else days. Files with
  /// one field for it go together.
  private static func spans(_ table: UsageTable, _ isDated: [Bool]) -> [Span] {
    var fields: [String: Dates] = [:]
    var last: (file: Int32, period: Int32)?
    for row in table.period.indices {
      let (file, period) = (table.file[row], table.period[row])
      guard period != UsageTable.noDay, table.grain[row] == .undetermined,
        isDated[Int(file)], last?.file != file || last?.period != period
      else { continue }
      last = (file, period)
      fields[table.files[Int(file)].dayField ?? "", default: Dates()].add(Int(period))
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

  private func end(ofNewestIn table: UsageTable) -> Day? {
    var newest = Int.min
    var last: (file: Int32, start: Int32, grain: UsageTable.Grain)?
    for row in table.period.indices {
      let (file, start, grain) = (table.file[row], table.period[row], table.grain[row])
      if let last, last == (file, start, grain) { continue }
      last = (file, start, grain)
      let period = rawPeriod(of: row, in: table)
      if period.span != .undated { newest = max(newest, UsageCalendar.end(of: period)) }
    }
    return newest == .min ? nil : Day(number: newest)
  }

  private mutating func findAnchors(_ table: UsageTable) {
    var oldestWeek: Int32?
    var last: (file: Int32, start: Int32, grain: UsageTable.Grain, hasUse: Bool)?
    for row in table.period.indices {
      let (file, start, grain) = (table.file[row], table.period[row], table.grain[row])
      let hasUse = table.hasUse(row)
      if let last, last == (file, start, grain, hasUse) { continue }
      last = (file, start, grain, hasUse)
      let period = rawPeriod(of: row, in: table)
      guard period.span != .undated else { continue }
      if period.span == .week { oldestWeek = min(oldestWeek ?? period.start, period.start) }
      guard hasUse, isComplete(period) else { continue }
      switch period.span {
      case .undated: break
      case .day: anchorDay = max(anchorDay ?? period.start, period.start)
      case .week: anchorWeek = max(anchorWeek ?? period.start, period.start)
      case .month: anchorMonth = max(anchorMonth ?? period.start, period.start)
      }
    }
    guard let anchorWeek, let oldestWeek else { return }
    let earlier = (Int(anchorWeek) - Int(oldestWeek) + 3).floored(by: 7)
    weekCount = min(Self.seriesLimit, max(0, earlier) + 1)
    firstWeek = anchorWeek - Int32(clamping: 7 * (weekCount - 1))
  }
}

extension UsageTable {
  /// Whether a row holds any figure of use.
  fileprivate func hasUse(_ row: Int) -> Bool {
    !(dau[row].isNaN && wau[row].isNaN && mau[row].isNaN && users[row].isNaN)
  }
}

extension Int {
  /// The quotient rounded towards smaller numbers.
  fileprivate func floored(by divisor: Int) -> Int {
    self >= 0 ? self / divisor : -((divisor - 1 - self) / divisor)
  }
}
