/// A month of the Gregorian calendar.
public struct Month: Hashable, Comparable, Sendable {
  /// Its first day.
  public let first: Day

  /// Creates the month that a day is in.
  public init(of day: Day) { first = day.startOfMonth }

  /// Creates the month written as `2026-11`; nil for anything else.
  public init?(_ text: some StringProtocol) {
    guard let day = Day("\(text)-01") else { return nil }
    first = day
  }

  /// Returns whether `left` comes before `right`.
  public static func < (left: Month, right: Month) -> Bool { left.first < right.first }

  /// Returns the month `months` later; earlier when negative.
  public func adding(months: Int) -> Month { Month(of: first.adding(months: months)) }

  /// The month's last day.
  public var last: Day { first.adding(months: 1).adding(days: -1) }
}

extension Month: CustomStringConvertible {
  /// The month as `2026-11`.
  public var description: String { String(first.description.dropLast(3)) }

  /// The month as people read it, such as `November 2026`.
  public var readable: String {
    let date = first.date
    return "\(Month.names[date.month - 1]) \(date.year)"
  }

  private static let names = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}
