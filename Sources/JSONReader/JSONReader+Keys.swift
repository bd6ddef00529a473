extension JSONReader {
  /// Returns the next key of the object last entered; nil, and out of it, at its end.
  public mutating func nextKey() throws(JSONError) -> JSONText? {
    guard top.kind == .object else { preconditionFailure("nextKey outside an object") }
    var place = bytes.endOfSpace(from: offset)
    if top.index > 0 {
      guard place < count, byte(at: place) == UInt8(ascii: ",") else { return try endOfKeys() }
      place = bytes.endOfSpace(from: place &+ 1)
    }
    guard place < count, byte(at: place) == UInt8(ascii: "\"") else { return try endOfKeys() }
    let start = place &+ 1
    var hasHighBytes = false
    let end = bytes.endOfText(from: start, &hasHighBytes)
    guard end < count, byte(at: end) == UInt8(ascii: "\"") else { return try endOfKeys() }
    place = bytes.endOfSpace(from: end &+ 1)
    guard place < count, byte(at: place) == UInt8(ascii: ":") else { return try endOfKeys() }
    begin(keyFrom: start, to: end, valueAt: place &+ 1)
    return JSONText(raw: bytes[start..<end], needsDecoding: hasHighBytes)
  }

  /// Goes to the next key, when it is spelled as the `length` bytes of `spelling` from `start` on;
  /// else stays and returns false.
  ///
  /// The bytes must be those of a key that was read before.
  public mutating func passKey(_ spelling: [UInt8], _ start: Int, _ length: Int) -> Bool {
    guard top.kind == .object else { preconditionFailure("passKey outside an object") }
    var place = bytes.endOfSpace(from: offset)
    if top.index > 0 {
      guard place < count, byte(at: place) == UInt8(ascii: ",") else { return false }
      place = bytes.endOfSpace(from: place &+ 1)
    }
    let end = place &+ length &+ 1
    guard end < count, byte(at: place) == UInt8(ascii: "\""), byte(at: end) == UInt8(ascii: "\""),
      bytes.holds(spelling, start, length, at: place &+ 1)
    else { return false }
    let colon = bytes.endOfSpace(from: end &+ 1)
    guard colon < count, byte(at: colon) == UInt8(ascii: ":") else { return false }
    begin(keyFrom: place &+ 1, to: end, valueAt: colon &+ 1)
    return true
  }
}

extension JSONReader {
  /// Notes the key that was read.
  @inline(__always)
  private mutating func begin(keyFrom start: Int, to end: Int, valueAt place: Int) {
    top.keyStart = start
    top.keyEnd = end
    top.index &+= 1
    offset = place
  }

  /// Goes out of the object at its end; else reads a key that has escapes, or finds what is wrong.
  @inline(never)
  private mutating func endOfKeys() throws(JSONError) -> JSONText? {
    guard try advance(to: UInt8(ascii: "}"), first: top.index == 0) else { return nil }
    guard offset < count else { throw error(.truncated) }
    guard byte(at: offset) == UInt8(ascii: "\"") else {
      throw error(unexpected(byte(at: offset)))
    }
    let start = offset + 1
    let key = try scanString()
    // Not before: what breaks off inside a key is at the one before it.
    (top.keyStart, top.keyEnd) = (start, offset - 1)
    top.index += 1
    skipSpace()
    guard offset < count else { throw error(.truncated) }
    guard byte(at: offset) == UInt8(ascii: ":") else {
      throw error(unexpected(byte(at: offset)))
    }
    offset += 1
    return key
  }
}
