/// A number of a JSON text, as its bytes.
///
/// It borrows the reader's bytes: turn it into a value to keep it.
public struct JSONNumber {
  let bytes: ByteSlice
  /// Whether it is written without a fraction and an exponent.
  public let isInteger: Bool

  init(bytes: ByteSlice, isInteger: Bool) {
    self.bytes = bytes
    self.isInteger = isInteger
  }

  /// The value as the nearest `Double`; nil where it is too large to be one.
  public var double: Double? {
    if isInteger, let integer { return Double(integer) }
    guard let value = Double(text), value.isFinite else { return nil }
    return value
  }

  /// The exact integer; nil when it has a fraction or an exponent, or does not fit 64 bits.
  public var integer: Int? {
    guard isInteger else { return nil }
    var value = 0
    let isNegative = bytes[0] == UInt8(ascii: "-")
    for index in (isNegative ? 1 : 0)..<bytes.count {
      let digit = Int(bytes[index] - UInt8(ascii: "0"))
      let (shifted, overflowed) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflowedAgain) =
        isNegative
        ? shifted.subtractingReportingOverflow(digit) : shifted.addingReportingOverflow(digit)
      if overflowed || overflowedAgain { return nil }
      value = sum
    }
    return value
  }

  /// The number as it is written.
  public var text: String { bytes.string }
}
