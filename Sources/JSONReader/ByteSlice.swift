/// Borrowed bytes: the one place where the reader touches memory.
@safe struct ByteSlice {
  private let buffer: UnsafeBufferPointer<UInt8>

  init(_ buffer: UnsafeBufferPointer<UInt8>) { unsafe self.buffer = buffer }

  /// The number of bytes.
  @inline(__always)
  var count: Int { unsafe buffer.count }

  /// The byte at a place in `0..<count`; the caller has compared it with `count`.
  @inline(__always)
  subscript(place: Int) -> UInt8 {
    assert(place >= 0 && place < count)
    return unsafe buffer[place]
  }

  /// The bytes of a range inside `0..<count`.
  @inline(__always)
  subscript(range: Range<Int>) -> ByteSlice {
    assert(range.lowerBound >= 0 && range.upperBound <= count)
    return unsafe ByteSlice(UnsafeBufferPointer(rebasing: buffer[range]))
  }

  /// The bytes as text, what is no UTF-8 replaced.
  var string: String { unsafe String(decoding: buffer, as: UTF8.self) }

  /// The eight bytes from a place on, the first one lowest; `place + 8` is at most `count`.
  @inline(__always)
  func word(at place: Int) -> UInt64 {
    assert(place >= 0 && place + 8 <= count)
    let word = unsafe UnsafeRawPointer(buffer.baseAddress.unsafelyUnwrapped)
      .loadUnaligned(fromByteOffset: place, as: UInt64.self)
    return UInt64(littleEndian: word)
  }

  /// The sixteen bytes from a place on; `place + 16` is at most `count`.
  @inline(__always)
  func block(at place: Int) -> SIMD16<UInt8> {
    assert(place >= 0 && place + 16 <= count)
    return unsafe UnsafeRawPointer(buffer.baseAddress.unsafelyUnwrapped)
      .loadUnaligned(fromByteOffset: place, as: SIMD16<UInt8>.self)
  }

  /// A copy of the bytes.
  var array: [UInt8] { unsafe Array(buffer) }

  /// Whether the `length` bytes of `other` from `start` on stand at a place; false when they would
  /// not fit.
  @inline(__always)
  func holds(_ other: [UInt8], _ start: Int, _ length: Int, at place: Int) -> Bool {
    guard length >= 0, start >= 0, length <= other.count - start, place >= 0,
      length <= count - place
    else { return false }
    return unsafe other.withUnsafeBufferPointer { other in
      let other = unsafe ByteSlice(other)
      var index = 0
      while index &+ 8 <= length {
        guard word(at: place &+ index) == other.word(at: start &+ index) else { return false }
        index &+= 8
      }
      // The last eight again, rather than the rest one by one.
      if length >= 8 {
        return word(at: place &+ length &- 8) == other.word(at: start &+ length &- 8)
      }
      while index < length {
        guard self[place &+ index] == other[start &+ index] else { return false }
        index &+= 1
      }
      return true
    }
  }

  /// Whether the bytes are those of `literal`.
  func equals(_ literal: StaticString) -> Bool {
    count == literal.utf8CodeUnitCount && isPrefix(of: literal)
  }

  /// Whether the bytes are those of `other`.
  func equals(_ other: [UInt8]) -> Bool {
    guard count == other.count else { return false }
    for place in 0..<count where unsafe buffer[place] != other[place] { return false }
    return true
  }

  /// Whether `literal` begins with the bytes.
  func isPrefix(of literal: StaticString) -> Bool {
    guard count <= literal.utf8CodeUnitCount else { return false }
    for place in 0..<count where unsafe buffer[place] != literal.utf8Start[place] { return false }
    return true
  }

  /// Runs `body` with the bytes themselves.
  func withBuffer<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    unsafe body(buffer)
  }
}
