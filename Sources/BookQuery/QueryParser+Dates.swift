import BookModel

extension QueryParser {
  /// Returns the condition that a field's day stands in a relation to a value.
  ///
  /// A time such as `30d` counts onwards from today for what is to come and backwards for what was.
  func date(_ field: Field, _ comparison: Comparison, _ value: QueryValue)
    throws(QueryError) -> Condition
  {
    let field = field.dayField
    if comparison == .has || comparison == .equal, let word = value.word {
      let past = NumberRange(upper: Double(context.today.number), includesUpper: false)
      switch (field, word) {
      case (.renewal, "overdue"), (.renewal, "late"), (.due, "late"), (.due, "overdue"):
        return .numbers(field, [past])
      case (.churned, "yes"): return .isPresent(.churned)
      case (.churned, "no"): return .not(.isPresent(.churned))
      default: break
      }
    }
    return .numbers(field, [try days(field, comparison, value)])
  }

  /// Returns the numbers of the days that stand in a relation to a value.
  func days(_ field: Field, _ comparison: Comparison, _ value: QueryValue) throws(QueryError)
    -> NumberRange
  {
    let ends = try rangeEnds(field, comparison, value)
    var from = try ends.lower.map { text throws(QueryError) in
      try day(text, field, at: value.range)
    }
    var to = try ends.upper.map { text throws(QueryError) in
      try day(text, field, at: value.range)
    }
    var comparison = comparison
    if field.looksBack, from?.isDuration ?? to?.isDuration ?? false {
      comparison = comparison.mirrored
      swap(&from, &to)
    }
    let span = ValueSpan(lower: from?.first ?? -.infinity, upper: to?.last ?? .infinity)
    var range = span.range(comparison)
    if field == .renewal, to?.isDuration ?? false, range.lower == -.infinity {
      let today = Double(context.today.number)
      let isAhead = range.includesUpper ? range.upper >= today : range.upper > today
      if isAhead { range.lower = today }
    }
    return range
  }

  /// Reads a time, a day, or a period such as a month.
  private func day(_ text: String, _ field: Field, at range: Range<Int>) throws(QueryError)
    -> WrittenDay
  {
    if text.lowercased() == "eofy" {
      return WrittenDay(context.today.endOfFiscalYear(from: context.fiscalYearStart))
    }
    guard let day = WrittenDay(text, field: field, today: context.today) else {
      throw QueryError(
        "\"\(text)\" is no day and no time",
        remedy: "use d, w, mo, y, q1..q4, eoq or a date (90d, 3mo, 2026-12-31)",
        at: range
      )
    }
    return day
  }
}

/// A day or a period as people write it in a filter.
private struct WrittenDay {
  /// The numbers of its first and its last day.
  var first: Double
  var last: Double
  /// Whether it was written as a time from today.
  var isDuration = false

  init?(_ text: String, field: Field, today: Day) {
    let text = text.lowercased()
    if let day = WrittenDay.day(after: text, looksBack: field.looksBack, today: today) {
      self.init(day, day, isDuration: true)
    } else if let period = WrittenDay.period(text, today: today) {
      self.init(period.first, period.last)
    } else if let day = Day(words: text, today: today) {
      self.init(day, day)
    } else {
      return nil
    }
  }

  /// A day that was worked out elsewhere.
  init(_ day: Day) { self.init(day, day) }

  private init(_ first: Day, _ last: Day, isDuration: Bool = false) {
    self.first = Double(first.number)
    self.last = Double(last.number)
    self.isDuration = isDuration
  }

  /// The day a time from today, such as `90d`, `-2w` or plain `90` for days.
  private static func day(after text: String, looksBack: Bool, today: Day) -> Day? {
    let isNegative = text.hasPrefix("-")
    let amount = isNegative ? String(text.dropFirst()) : text
    let isNumber = amount.utf8.allSatisfy { (48...57).contains($0) } && year(amount) == nil
    guard let span = DaySpan(isNumber ? amount + "d" : amount) else { return nil }
    return today.adding(span, times: isNegative == looksBack ? 1 : -1)
  }

  /// The days of `q1`, `2027` or `2027-02`; of a quarter, the one that is not over yet.
  private static func period(_ text: String, today: Day) -> (first: Day, last: Day)? {
    if let year = year(text) { return span(of: 12, from: Day(year: year, month: 1, day: 1)) }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    if parts.count == 2, let year = year(parts[0]), parts[1].utf8.count == 2,
      let month = Int(parts[1])
    {
      return span(of: 1, from: Day(year: year, month: month, day: 1))
    }
    guard text.utf8.count == 2, text.hasPrefix("q"), let quarter = text.last?.wholeNumberValue,
      (1...4).contains(quarter)
    else { return nil }
    let years = [today.date.year, today.date.year + 1]
    let quarters = years.compactMap {
      span(of: 3, from: Day(year: $0, month: quarter * 3 - 2, day: 1))
    }
    return quarters.first { $0.last >= today }
  }

  private static func span(of months: Int, from first: Day?) -> (first: Day, last: Day)? {
    first.map { ($0, $0.adding(months: months).adding(days: -1)) }
  }

  private static func year(_ text: some StringProtocol) -> Int? {
    guard text.utf8.count == 4, text.utf8.allSatisfy({ (48...57).contains($0) }),
      let year = Int(text), Day.writtenYears.contains(year)
    else { return nil }
    return year
  }
}

extension Day {
  /// The last day of the fiscal year that begins in a month, from 1 to 12.
  fileprivate func endOfFiscalYear(from month: Int) -> Day {
    let months = (min(12, max(1, month)) - date.month + 11) % 12 + 1
    return startOfMonth.adding(months: months).adding(days: -1)
  }
}

extension Field {
  /// Whether times count backwards from today for the field.
  fileprivate var looksBack: Bool {
    self == .lastActivity || self == .churned || self == .changed
  }

  /// The field of the day that the field counts to or from.
  fileprivate var dayField: Field {
    switch self {
    case .touch: .lastActivity
    case .renewalDays: .renewal
    default: self
    }
  }
}

extension QueryScanner.Comparison {
  /// The comparison of what lies in the past: less time ago is a later day.
  fileprivate var mirrored: QueryScanner.Comparison {
    switch self {
    case .has, .equal, .unequal: self
    case .less: .more
    case .atMost: .atLeast
    case .more: .less
    case .atLeast: .atMost
    }
  }
}
