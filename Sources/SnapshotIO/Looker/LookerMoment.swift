import BookModel

/// A date, a time or a month as Looker writes it.
struct LookerMoment: Hashable, Sendable {
  /// The day; the first one of a month.
  var day: Day
  /// Seconds since 1970 UTC; a time without a zone is taken as UTC.
  var seconds: Int
  /// Whether it names a month only, as `2026-08` does.
  var isMonth = false

  /// Reads `2026-08`, or what `WrittenDate` reads; nil for anything else, also for
  /// digits alone, which only the type of their field can tell from a count.
  init?(_ text: String) {
    let isMonth = text.utf8.count == 7
    guard text.utf8.dropFirst(4).first == UInt8(ascii: "-"),
      let date = WrittenDate(isMonth ? "\(text)-01" : text)
    else { return nil }
    self.init(date, isMonth: isMonth)
  }

  /// Reads a number: milliseconds from 1e11, seconds from 1e8, and days where the field's type
  /// says that it is a date; nil for anything else.
  init?(number: Double, type: String?) {
    guard let whole = Int(exactly: number) else { return nil }
    let isDay = type?.hasPrefix("date") == true && type != "date_time"
    if let date = WrittenDate(epoch: whole) {
      self.init(date)
    } else if isDay, (1..<100_000_000).contains(whole),
      let date = WrittenDate(moment: whole * 86_400_000)
    {
      self.init(date)
    } else {
      return nil
    }
  }

  private init(_ date: WrittenDate, isMonth: Bool = false) {
    day = date.day
    seconds = date.moment.flooredQuotient(by: 1000)
    self.isMonth = isMonth
  }
}
