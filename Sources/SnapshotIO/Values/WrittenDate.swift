import BookModel

/// A date as Vitally and Looker write it.
struct WrittenDate {
  /// Milliseconds since 1970; of a time without an offset, as if it were UTC's.
  var moment: Int

  /// Creates a date; nil when the year is none that folio takes for real.
  init?(moment: Int) {
    self.moment = moment
    guard (1990...2100).contains(day.date.year) else { return nil }
  }

  /// The day in UTC.
  var day: Day { Day(millisecondsSince1970: moment) }

  /// Creates the date of seconds or milliseconds since 1970.
  init?(epoch: Int) {
    switch epoch {
    case 100_000_000..<100_000_000_000: self.init(moment: epoch * 1000)
    case 100_000_000_000..<10_000_000_000_000: self.init(moment: epoch)
    default: return nil
    }
  }

  /// Creates the date that a text spells.
  init?(_ text: String) {
    var cursor = Cursor(text)
    if cursor.holdsDigitsOnly {
      guard let epoch = Int(cursor.rest) else { return nil }
      self.init(epoch: epoch)
      return
    }
    guard let year = cursor.digits(4), cursor.take("-"), let month = cursor.digits(2),
      cursor.take("-"), let date = cursor.digits(2),
      let day = Day(year: year, month: month, day: date)
    else { return nil }
    guard let time = cursor.isAtEnd ? 0 : WrittenDate.time(&cursor) else { return nil }
    self.init(moment: day.number * 86_400_000 + time)
  }

  /// Reads `T10:00:00.000+01:00` and its kin: milliseconds to add to midnight UTC.
  private static func time(_ cursor: inout Cursor) -> Int? {
    guard cursor.takeAny("Tt "), let hour = cursor.digits(2), hour < 24, cursor.take(":"),
      let minute = cursor.digits(2), minute < 60
    else { return nil }
    var milliseconds = (hour * 60 + minute) * 60_000
    if cursor.take(":") {
      // 60 is a leap second; it belongs to the day that is ending.
      guard let second = cursor.digits(2), second <= 60 else { return nil }
      milliseconds += min(second, 59) * 1000
      if cursor.take(".") || cursor.take(",") {
        guard let fraction = cursor.fraction() else { return nil }
        milliseconds += fraction
      }
    }
    guard let offset = offset(&cursor), cursor.isAtEnd else { return nil }
    return milliseconds - offset * 60_000
  }

  /// Reads the offset from UTC in minutes: none, `Z`, `UTC`, `+01:00`, `-0800` or `+01`.
  private static func offset(_ cursor: inout Cursor) -> Int? {
    while cursor.take(" ") {}
    if cursor.isAtEnd || cursor.takeAny("Zz") || cursor.takeWord("UTC") || cursor.takeWord("GMT") {
      return 0
    }
    let isWest = cursor.take("-")
    guard isWest || cursor.take("+"), let hours = cursor.digits(2), hours < 24 else { return nil }
    _ = cursor.take(":")
    let minutes = cursor.isAtEnd ? 0 : cursor.digits(2)
    guard let minutes, minutes < 60 else { return nil }
    return (isWest ? -1 : 1) * (hours * 60 + minutes)
  }
}

/// A place in a short text of ASCII characters.
private struct Cursor {
  private var bytes: ArraySlice<UInt8>

  /// Creates a cursor before the first character that is no space.
  init(_ text: String) {
    // No date is longer; what is cut off keeps the rest from being one.
    bytes = Array(text.trimmed.utf8.prefix(64))[...]
  }

  var isAtEnd: Bool { bytes.isEmpty }
  var holdsDigitsOnly: Bool { bytes.allSatisfy(Cursor.isDigit) }
  var rest: String { String(decoding: bytes, as: UTF8.self) }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard let first = bytes.first, Unicode.Scalar(first) == character else { return false }
    bytes.removeFirst()
    return true
  }

  mutating func takeAny(_ characters: String) -> Bool {
    guard let first = bytes.first, characters.utf8.contains(first) else { return false }
    bytes.removeFirst()
    return true
  }

  mutating func takeWord(_ word: String) -> Bool {
    guard bytes.starts(with: word.utf8) else { return false }
    bytes.removeFirst(word.utf8.count)
    return true
  }

  /// Reads exactly `count` digits.
  mutating func digits(_ count: Int) -> Int? {
    guard bytes.count >= count, bytes.prefix(count).allSatisfy(Cursor.isDigit) else { return nil }
    defer { bytes.removeFirst(count) }
    return bytes.prefix(count).reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  /// Reads the digits of a fraction of a second: milliseconds.
  mutating func fraction() -> Int? {
    let digits = bytes.prefix(while: Cursor.isDigit)
    guard !digits.isEmpty else { return nil }
    bytes.removeFirst(digits.count)
    return (0..<3).reduce(0) { sum, place in
      sum * 10 + (place < digits.count ? Int(digits[digits.startIndex + place]) - 48 : 0)
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}

extension Int {
  /// The quotient by a positive number, rounded down: moments before 1970 fall on the right day.
  func flooredQuotient(by divisor: Int) -> Int {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
