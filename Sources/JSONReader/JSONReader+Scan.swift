extension JSONReader {
  /// Returns the byte at a place inside the bytes.
  @inline(__always)
  func byte(at place: Int) -> UInt8 {
    bytes[place]
  }

  /// Skips the four characters that JSON calls white space.
  @inline(__always)
  mutating func skipSpace() { offset = bytes.endOfSpace(from: offset) }

  /// Reads a string whose opening quote is the next byte.
  mutating func scanString() throws(JSONError) -> JSONText {
    let start = offset + 1
    var place = start
    var needsDecoding = false
    while true {
      place = bytes.endOfText(from: place, &needsDecoding)
      guard place < count else { break }
      let next = byte(at: place)
      if next == UInt8(ascii: "\"") {
        offset = place + 1
        return text(start..<place, needsDecoding: needsDecoding)
      }
      guard next == UInt8(ascii: "\\") else {
        offset = place
        throw error(.rawControlCharacter(byte: next))
      }
      needsDecoding = true
      place = try scanEscape(at: place)
    }
    offset = count
    throw error(.truncated)
  }

  /// Checks the escape at a backslash; returns the place after it.
  private mutating func scanEscape(at place: Int) throws(JSONError) -> Int {
    guard place + 1 < count else {
      offset = count
      throw error(.truncated)
    }
    switch byte(at: place + 1) {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return place + 2
    case UInt8(ascii: "u"):
      for digit in place + 2..<place + 6 {
        guard digit < count else {
          offset = count
          throw error(.truncated)
        }
        guard JSONText.hexValue(of: byte(at: digit)) != nil else {
          offset = place
          throw error(.malformedEscape)
        }
      }
      return place + 6
    default:
      offset = place
      throw error(.malformedEscape)
    }
  }

  /// Reads a number whose first byte is the next one.
  mutating func scanNumber() throws(JSONError) -> JSONNumber {
    let start = offset
    var isInteger = true
    guard let end = bytes.endOfNumber(from: start, &isInteger) else { throw numberError() }
    offset = end
    return JSONNumber(bytes: bytes[start..<end], isInteger: isInteger)
  }

  /// Finds what is wrong with the number at the reader's place.
  @inline(never)
  private mutating func numberError() -> JSONError {
    let start = offset
    var place = start
    if byte(at: place) == UInt8(ascii: "-") { place += 1 }
    let digits = place
    place = endOfDigits(from: place)
    guard place > digits else { return numberError(at: start, reached: place) }
    guard place == digits + 1 || byte(at: digits) != UInt8(ascii: "0") else {
      return error(.malformedNumber)
    }
    if place < count, byte(at: place) == UInt8(ascii: ".") {
      let end = endOfDigits(from: place + 1)
      guard end > place + 1 else { return numberError(at: start, reached: end) }
      place = end
    }
    if place < count, byte(at: place) | 0x20 == UInt8(ascii: "e") {
      var exponent = place + 1
      if exponent < count,
        byte(at: exponent) == UInt8(ascii: "+") || byte(at: exponent) == UInt8(ascii: "-")
      {
        exponent += 1
      }
      place = endOfDigits(from: exponent)
    }
    return numberError(at: start, reached: place)
  }

  private func endOfDigits(from start: Int) -> Int {
    var place = start
    while place < count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte(at: place)) {
      place += 1
    }
    return place
  }

  private mutating func numberError(at start: Int, reached place: Int) -> JSONError {
    offset = place >= count ? count : start
    return error(place >= count ? .truncated : .malformedNumber)
  }

  /// Reads one of JSON's three words.
  mutating func scanWord(_ word: StaticString) throws(JSONError) {
    let length = word.utf8CodeUnitCount
    let end = min(count, offset + length)
    guard bytes[offset..<end].equals(word) else {
      let isCut = end == count && bytes[offset..<end].isPrefix(of: word)
      if isCut { offset = count }
      throw error(isCut ? .truncated : .malformedWord)
    }
    guard offset + length == count || bytes[offset + length].mayFollowPlainValue else {
      throw error(.malformedWord)
    }
    offset += length
  }

  private func text(_ range: Range<Int>, needsDecoding: Bool) -> JSONText {
    JSONText(raw: bytes[range], needsDecoding: needsDecoding)
  }
}
