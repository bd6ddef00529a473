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
    if let exact = exactDouble { return exact }
    if isInteger, let integer { return Double(integer) }
    guard let value = Double(text), value.isFinite else { return nil }
    return value
  }

  /// The value of up to 15 digits without an exponent: both the digits and the power of ten that they
  /// are divided by are exact then, so that the quotient is the nearest `Double`.
  private var exactDouble: Double? {
    guard bytes.count <= 16 else { return nil }
    var place = bytes[0] == UInt8(ascii: "-") ? 1 : 0
    let isNegative = place == 1
    var digits = 0
    var scale = 0
    while place < bytes.count {
      let byte = bytes[place]
      if byte == UInt8(ascii: ".") {
        scale = bytes.count &- place &- 1
      } else {
        guard byte &- UInt8(ascii: "0") < 10 else { return nil }
        digits = digits &* 10 &+ Int(byte &- UInt8(ascii: "0"))
      }
      place &+= 1
    }
    guard digits < 1_000_000_000_000_000 else { return nil }
    let value = Double(digits) / JSONNumber.powersOfTen[scale]
    return isNegative && (digits > 0 || !isInteger) ? -value : value
  }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
  ]

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
