import BookModel
import JSONReader

/// The one form in which Vitally writes moments: `2026-11-20T06:00:12.118Z`.
///
/// Nearly every date of an account is one, so that it is worth reading them without making texts.
extension WrittenDate {
  /// The characters of the form, `0` standing for any digit.
  private static let form: StaticString = "0000-00-00T00:00:00.000Z"

  /// The milliseconds since 1970 UTC that a text states in exactly this form; nil for any other text.
  static func moment(exactly text: JSONText) -> Int? {
    guard !text.needsDecoding else { return nil }
    return unsafe text.withRawBytes { bytes in unsafe moment(exactly: bytes) }
  }

  /// The text of a moment in this form; the year must have four digits.
  static func text(ofMoment moment: Int) -> String {
    let day = Day(millisecondsSince1970: moment)
    let time = moment - day.number * 86_400_000
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    let clock = [time / 3_600_000, time / 60_000 % 60, time / 1000 % 60].map { padded($0, 2) }
    return "\(day)T\(clock.joined(separator: ":")).\(padded(time % 1000, 3))Z"
  }

  private static func moment(exactly bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard bytes.count == form.utf8CodeUnitCount else { return nil }
    for place in 0..<form.utf8CodeUnitCount {
      let (byte, meant) = unsafe (bytes[place], form.utf8Start[place])
      let isRight = meant == UInt8(ascii: "0") ? byte &- meant < 10 : byte == meant
      guard isRight else { return nil }
    }
    func number(_ range: Range<Int>) -> Int {
      range.reduce(0) { unsafe $0 * 10 + Int(bytes[$1] - UInt8(ascii: "0")) }
    }
    let (hour, minute, second) = (number(11..<13), number(14..<16), number(17..<19))
    guard hour < 24, minute < 60, second < 60,
      let day = Day(year: number(0..<4), month: number(5..<7), day: number(8..<10))
    else { return nil }
    let time = ((hour * 60 + minute) * 60 + second) * 1000 + number(20..<23)
    return WrittenDate(moment: day.number * 86_400_000 + time)?.moment
  }
}
