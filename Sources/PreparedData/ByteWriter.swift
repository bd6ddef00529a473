/// Puts numbers and texts into bytes, small ones into few.
struct ByteWriter {
  /// What was written.
  private(set) var bytes: [UInt8] = []

  /// Makes room for bytes to come.
  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  /// Writes a byte.
  @inline(__always)
  mutating func put(byte: UInt8) { bytes.append(byte) }

  /// Writes bytes as they are.
  mutating func put(bytes more: [UInt8]) { bytes.append(contentsOf: more) }

  /// Writes borrowed bytes as they are.
  mutating func put(borrowed more: UnsafeBufferPointer<UInt8>) {
    unsafe bytes.append(contentsOf: more)
  }

  /// Writes a whole number that is not negative, seven bits a byte, the lowest first.
  @inline(__always)
  mutating func put(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Writes a count.
  @inline(__always)
  mutating func put(count: Int) { put(UInt64(count)) }

  /// Writes a whole number of either sign; those near 0 take few bytes.
  @inline(__always)
  mutating func put(signed number: Int) {
    put(UInt64(bitPattern: Int64(number) << 1 ^ Int64(number) >> 63))
  }

  /// Writes the low bytes of a number, the lowest first.
  mutating func put(fixed number: UInt64, bytes count: Int = 8) {
    unsafe withUnsafeBytes(of: number.littleEndian) { number in
      unsafe bytes.append(contentsOf: number[..<count])
    }
  }

  /// Writes a number with all its bits; one up to 250, or unknown, takes one byte.
  mutating func put(_ number: Double) {
    let bits = number.bitPattern
    // The bits of positive numbers are in the numbers' order, and a sign makes them larger.
    let isSmall = bits <= Double(UInt32.max).bitPattern
    let whole = isSmall ? UInt64(number) : 0
    guard isSmall, Double(whole) == number else {
      if bits == Double.nan.bitPattern { return put(byte: NumberForm.unknown) }
      put(byte: NumberForm.bits)
      return put(fixed: bits)
    }
    if whole <= NumberForm.largestByte {
      put(byte: UInt8(whole))
    } else if whole <= 0xFFFF {
      put(byte: NumberForm.twoBytes)
      put(fixed: whole, bytes: 2)
    } else {
      put(byte: NumberForm.fourBytes)
      put(fixed: whole, bytes: 4)
    }
  }

  /// Writes a text: its length and its UTF-8.
  mutating func put(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      put(count: utf8.count)
      unsafe put(borrowed: utf8)
    }
  }

  /// Writes whether a value is there, and the value.
  mutating func put<Value>(_ value: Value?, _ write: (inout ByteWriter, Value) -> Void) {
    put(byte: value == nil ? 0 : 1)
    if let value { write(&self, value) }
  }
}

/// The first byte of a number: itself, or how it goes on.
enum NumberForm {
  /// The largest number that is its own first byte.
  static let largestByte: UInt64 = 250
  /// A whole number in two bytes follows.
  static let twoBytes: UInt8 = 251
  /// A whole number in four bytes follows.
  static let fourBytes: UInt8 = 252
  /// All 64 bits follow.
  static let bits: UInt8 = 253
  /// It is not a number, which stands for an unknown one.
  static let unknown: UInt8 = 254
}
