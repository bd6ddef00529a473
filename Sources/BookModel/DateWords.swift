/// Reads the day that people write in a word or two.
///
/// | written | the day |
/// | --- | --- |
/// | `today` `tomorrow` `yesterday` | as named |
/// | `mon` to `sun`, `monday` to `sunday` | the next such day; today when it is one |
/// | `+7d` `-3d` `+2w` `+1mo` `+1y` | so long after today; months keep the day of the month where they can |
/// | `eow` `eom` `eoq` `eoy` | the last day of the week (Sunday), month, quarter or year |
/// | `q1` to `q4` | the first day of the next such quarter; today when it is one |
/// | `2026-12-24` | that day |
/// | `24 dec` `dec 24` `24 december 2026` | that day; without a year the next one, today included |
extension Day {
  /// The years in which a day that somebody writes may lie; others are slips of the finger.
  public static let writtenYears = 1990...2100

  /// Creates the day that `words` say, counting from `today`; nil when they say none.
  ///
  /// Case and surplus spaces are ignored. A day outside `writtenYears` is none.
  public init?(words: some StringProtocol, today: Day) {
    guard words.utf8.count <= 40 else { return nil }
    let parts = words.lowercased().split(separator: " ").map(String.init)
    guard let day = Day(parts: parts, today: today), Day.writtenYears.contains(day.date.year)
    else { return nil }
    self = day
  }

  private init?(parts: [String], today: Day) {
    switch parts.count {
    case 1:
      guard let day = Day(word: parts[0], today: today) else { return nil }
      self = day
    case 2, 3:
      guard let day = Day(calendarDate: parts, today: today) else { return nil }
      self = day
    default: return nil
    }
  }

  private init?(word: String, today: Day) {
    let ways = [
      Day(word), today.named(word), today.weekday(named: word), today.moved(by: word),
      today.quarter(named: word),
    ]
    guard let day = ways.lazy.compactMap(\.self).first else { return nil }
    self = day
  }
}

extension Day {
  /// Returns the day with a name of its own.
  private func named(_ word: String) -> Day? {
    switch word {
    case "today": self
    case "tomorrow": adding(days: 1)
    case "yesterday": adding(days: -1)
    case "eow": adding(days: 6 - weekday)
    case "eom": endOfMonth
    case "eoq": startOfMonth.adding(months: 2 - (date.month - 1) % 3).endOfMonth
    case "eoy": startOfMonth.adding(months: 12 - date.month).endOfMonth
    default: nil
    }
  }

  private var endOfMonth: Day { startOfMonth.adding(months: 1).adding(days: -1) }

  private func weekday(named word: String) -> Day? {
    let names = [
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ]
    let index = names.firstIndex { $0 == word || $0.prefix(3) == word }
    return index.map { adding(days: ($0 - weekday + 7) % 7) }
  }

  /// Returns the day that `+7d`, `-3d`, `+2w`, `+1mo` or `+1y` leads to.
  private func moved(by word: String) -> Day? {
    guard let sign = word.first, sign == "+" || sign == "-",
      let span = DaySpan(word.dropFirst())
    else { return nil }
    return adding(span, times: sign == "+" ? 1 : -1)
  }

  private func quarter(named word: String) -> Day? {
    guard word.count == 2, word.first == "q", let quarter = word.last?.wholeNumberValue,
      (1...4).contains(quarter), word.utf8.count == 2
    else { return nil }
    let year = date.year
    return [year, year + 1].lazy.compactMap { Day(year: $0, month: quarter * 3 - 2, day: 1) }
      .first { $0 >= self }
  }

  /// Creates the day of `24 dec`, `dec 24` and both with a year behind.
  private init?(calendarDate parts: [String], today: Day) {
    let (month, dayText) =
      Day.month(named: parts[0]).map { ($0, parts[1]) }
      ?? Day.month(named: parts[1]).map { ($0, parts[0]) } ?? (0, "")
    guard month > 0, dayText.utf8.count <= 2, let day = dayText.plainNumber else { return nil }
    if parts.count == 3 {
      guard parts[2].utf8.count == 4, let year = parts[2].plainNumber else { return nil }
      self.init(year: year, month: month, day: day)
      return
    }
    // Eight years reach over the century that has no leap day, for 29 February.
    let years = today.date.year...(today.date.year + 8)
    let days = years.lazy.compactMap { Day(year: $0, month: month, day: day) }
    guard let next = days.first(where: { $0 >= today }) else { return nil }
    self = next
  }

  private static func month(named word: String) -> Int? {
    let names = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september",
      "october", "november", "december",
    ]
    return names.firstIndex {
      $0 == word || $0.prefix(3) == word || word == "sept" && $0.hasPrefix(word)
    }
    .map { $0 + 1 }
  }
}

/// A length of time in calendar units, such as `30d` or `2mo`.
public struct DaySpan: Hashable, Sendable {
  /// What is counted.
  public enum Unit: String, CaseIterable, Hashable, Sendable {
    case days = "d"
    case weeks = "w"
    case months = "mo"
    case years = "y"
  }

  /// How many; 0 to 9999 where it was written.
  public var count: Int
  /// Of what.
  public var unit: Unit

  /// Creates a span.
  public init(count: Int, unit: Unit) {
    self.count = count
    self.unit = unit
  }

  /// Creates the span written as `30d`, `6w`, `3mo` or `1y`; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let text = text.lowercased()
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard (1...4).contains(digits.utf8.count), let count = Int(digits),
      let unit = Unit(rawValue: String(text.dropFirst(digits.count)))
    else { return nil }
    self.count = count
    self.unit = unit
  }
}

extension Day {
  /// Returns the day a span later, or `times` spans; earlier where that is negative.
  public func adding(_ span: DaySpan, times: Int = 1) -> Day {
    switch span.unit {
    case .days: adding(days: span.count * times)
    case .weeks: adding(days: span.count * times * 7)
    case .months: adding(months: span.count * times)
    case .years: adding(months: span.count * times * 12)
    }
  }
}

extension String {
  /// The number written in plain ASCII digits, without a sign.
  fileprivate var plainNumber: Int? {
    utf8.allSatisfy { (48...57).contains($0) } ? Int(self) : nil
  }
}
