/// A calendar day of the Gregorian calendar, without a time or a time zone.
public struct Day: Hashable, Comparable, Sendable {
  /// The days since 1 January 1970; negative before it.
  public let number: Int

  /// Creates a day from its number.
  public init(number: Int) { self.number = number }

  /// Returns whether `left` comes before `right`.
  public static func < (left: Day, right: Day) -> Bool { left.number < right.number }
}

extension Day {
  /// Creates the day of a calendar date; nil when the calendar has no such date.
  ///
  /// Source of the formula: Howard Hinnant, "chrono-compatible low-level date algorithms".
  public init?(year: Int, month: Int, day: Int) {
    guard (1...12).contains(month), (1...Day.length(ofMonth: month, year: year)).contains(day)
    else { return nil }
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.init(number: era * 146_097 + dayOfEra - 719_468)
  }

  /// Creates the day written as `2026-11-21`; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, zip(parts, [4, 2, 2]).allSatisfy({ $0.utf8.count == $1 }),
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Creates the day, in UTC, of a moment in seconds since 1970.
  public init(secondsSince1970 seconds: Int) { self.init(moment: seconds, perDay: 86_400) }

  /// Creates the day, in UTC, of a moment in milliseconds since 1970.
  public init(millisecondsSince1970 milliseconds: Int) {
    self.init(moment: milliseconds, perDay: 86_400_000)
  }

  /// The moment from which on it may be the day, in milliseconds since 1970 UTC: days begin at other
  /// times in other places, so that the day before counts too.
  public var earliestMoment: Int { (number - 1) * 86_400_000 }

  /// Creates the day of a moment, which before 1970 too is within the day, not behind it.
  private init(moment: Int, perDay: Int) {
    let (days, rest) = moment.quotientAndRemainder(dividingBy: perDay)
    self.init(number: rest < 0 ? days - 1 : days)
  }

  /// The year, the month from 1 to 12 and the day of the month from 1.
  public var date: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
      dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    )
  }

  /// The day of the week, 0 for Monday to 6 for Sunday.
  public var weekday: Int { ((number + 3) % 7 + 7) % 7 }

  /// The first day of this day's month.
  public var startOfMonth: Day { Day(number: number - date.day + 1) }

  /// Returns the days from this day to `other`; negative when `other` is earlier.
  public func days(until other: Day) -> Int { other.number - number }

  /// Returns the day that is `days` later; earlier when negative.
  public func adding(days: Int) -> Day { Day(number: number + days) }

  /// Returns the same day of the month `months` later, or that month's last day where it is shorter.
  public func adding(months: Int) -> Day {
    let (year, month, day) = date
    let index = year * 12 + month - 1 + months
    let newYear = index >= 0 ? index / 12 : (index - 11) / 12
    let newMonth = index - newYear * 12 + 1
    let newDay = min(day, Day.length(ofMonth: newMonth, year: newYear))
    return Day(year: newYear, month: newMonth, day: newDay) ?? self
  }

  /// Returns the number of days of a month; 0 for a month outside 1 to 12.
  public static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    case 1...12: 31
    default: 0
    }
  }
}

extension Day: CustomStringConvertible {
  /// The date as `2026-11-21`.
  public var description: String {
    let (year, month, day) = date
    let padded = "0000\(year)".suffix(max(4, "\(year)".utf8.count))
    return "\(padded)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }

  /// The date as people read it, such as `21 Nov 2026`.
  public var readable: String { "\(shortReadable) \(date.year)" }

  /// The date without its year, such as `21 Nov`.
  public var shortReadable: String { "\(date.day) \(monthName)" }

  /// The month's English name in three letters.
  public var monthName: String { Day.monthNames[date.month - 1] }

  /// The weekday's English name in three letters.
  public var weekdayName: String { Day.weekdayNames[weekday] }

  private static let monthNames = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
  private static let weekdayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
}
