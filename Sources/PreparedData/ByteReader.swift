/// Reads what a `ByteWriter` wrote, whatever the bytes are.
///
/// It never reads outside its bytes. What does not make sense ends it: `isValid` is false from then
/// on, and everything it returns is 0, empty or nil. A count it returns is never larger than the
/// bytes that are left could hold, so that nothing is made room for that is not there.
///
/// It borrows the bytes: use it only inside the closure that lent them.
@safe struct ByteReader {
  private let buffer: UnsafeRawBufferPointer
  /// The place of the next byte.
  private var offset = 0
  /// Whether all that was read made sense.
  private(set) var isValid = true

  /// Creates a reader of bytes, which must outlive it.
  init(_ buffer: UnsafeRawBufferPointer) { unsafe self.buffer = buffer }

  /// Returns what `body` makes of some bytes; nil unless it read all of them and they made sense.
  static func reading<Value>(_ bytes: [UInt8], _ body: (inout ByteReader) -> Value?) -> Value? {
    unsafe bytes.withUnsafeBytes { buffer in
      var reader = unsafe ByteReader(buffer)
      let value = body(&reader)
      return reader.isValid && reader.isAtEnd ? value : nil
    }
  }

  /// Whether nothing is left.
  var isAtEnd: Bool { unsafe offset == buffer.count }

  /// The bytes that are left.
  private var left: Int { unsafe buffer.count - offset }

  /// Ends reading: the bytes make no sense.
  mutating func fail() {
    isValid = false
    unsafe offset = buffer.count
  }
}

extension ByteReader {
  /// Reads a byte.
  @inline(__always)
  mutating func byte() -> UInt8 {
    guard left > 0 else {
      fail()
      return 0
    }
    defer { offset &+= 1 }
    return unsafe buffer[offset]
  }

  /// Reads a whole number that is not negative.
  @inline(__always)
  mutating func whole() -> UInt64 {
    let first = byte()
    return first < 0x80 ? UInt64(first) : longWhole(first)
  }

  private mutating func longWhole(_ first: UInt8) -> UInt64 {
    var number = UInt64(first & 0x7F)
    var shift: UInt64 = 7
    while true {
      let next = byte()
      // The tenth byte has room for one bit.
      if shift > 63 || (shift == 63 && next > 1) {
        fail()
        return 0
      }
      number |= UInt64(next & 0x7F) << shift
      if next < 0x80 { return isValid ? number : 0 }
      shift += 7
    }
  }

  /// Reads a whole number of either sign.
  @inline(__always)
  mutating func signed() -> Int {
    let number = whole()
    return Int(bitPattern: UInt(number >> 1)) ^ -Int(number & 1)
  }

  /// Reads the number of elements that follow, each of `size` bytes at least.
  @inline(__always)
  mutating func count(ofSize size: Int = 1) -> Int {
    let number = whole()
    guard number <= UInt64(left / max(1, size)) else {
      fail()
      return 0
    }
    return Int(number)
  }

  /// Reads a number below `limit`.
  @inline(__always)
  mutating func place(below limit: Int) -> Int? {
    let number = whole()
    guard isValid, number < UInt64(max(0, limit)) else {
      fail()
      return nil
    }
    return Int(number)
  }

  /// Reads a number of a fixed number of bytes, 8 at most.
  mutating func fixed(bytes count: Int = 8) -> UInt64 {
    guard left >= count else {
      fail()
      return 0
    }
    defer { offset &+= count }
    if count == 8 {
      let word = unsafe buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      return UInt64(littleEndian: word)
    }
    var number: UInt64 = 0
    for index in 0..<count {
      number |= unsafe UInt64(buffer[offset &+ index]) << (8 * UInt64(index))
    }
    return number
  }

  /// Reads a number with all its bits.
  @inline(__always)
  mutating func number() -> Double {
    let form = byte()
    return UInt64(form) <= NumberForm.largestByte ? Double(form) : longNumber(form)
  }

  private mutating func longNumber(_ form: UInt8) -> Double {
    switch form {
    case NumberForm.twoBytes: return Double(fixed(bytes: 2))
    case NumberForm.fourBytes: return Double(fixed(bytes: 4))
    case NumberForm.bits: return Double(bitPattern: fixed())
    case NumberForm.unknown: return .nan
    default:
      fail()
      return 0
    }
  }

  /// Reads a text of its own.
  mutating func text() -> String { text(ofLength: count()) }

  /// Reads a text of so many bytes, which are no more than are left.
  mutating func text(ofLength length: Int) -> String {
    guard length <= left, length >= 0 else {
      fail()
      return ""
    }
    defer { offset &+= length }
    let utf8 = unsafe UnsafeRawBufferPointer(rebasing: buffer[offset..<(offset &+ length)])
    return unsafe String(decoding: utf8, as: UTF8.self)
  }

  /// Reads bytes as they are, lending them to `body`; nil when there are not so many left.
  mutating func bytes<Value>(_ count: Int, _ body: (UnsafeRawBufferPointer) -> Value) -> Value? {
    guard count >= 0, count <= left else {
      fail()
      return nil
    }
    defer { offset &+= count }
    return unsafe body(UnsafeRawBufferPointer(rebasing: buffer[offset..<(offset &+ count)]))
  }

  /// Reads whether something is so.
  mutating func flag() -> Bool {
    let byte = byte()
    if byte > 1 { fail() }
    return byte == 1
  }

  /// Reads a value that may not be there.
  mutating func optional<Value>(_ read: (inout ByteReader) -> Value) -> Value? {
    flag() ? read(&self) : nil
  }

  /// Reads a list whose elements take one byte at least.
  mutating func list<Value>(_ read: (inout ByteReader) -> Value) -> [Value] {
    let count = count()
    var values: [Value] = []
    values.reserveCapacity(count)
    for _ in 0..<count where isValid { values.append(read(&self)) }
    return values
  }
}
