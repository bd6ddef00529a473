/// Going over values without telling what is wrong: nil says that something is, and the reader's
/// ordinary way then finds what and where.
extension ByteSlice {
  /// The place after the value that begins at `start` or after white space there.
  ///
  /// `depthLeft` is how many arrays and objects it may open inside each other; a value nested deeper
  /// than 64 is left to the ordinary way too.
  func endOfValue(from start: Int, depthLeft: Int) -> Int? {
    var place = endOfSpace(from: start)
    var depth = 0
    // A bit for each open array or object, the innermost one lowest: whether it is an object.
    var kinds: UInt64 = 0
    while place < count {
      let first = self[place]
      if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
        guard depth < min(64, depthLeft) else { return nil }
        let isObject = first == UInt8(ascii: "{")
        place = endOfSpace(from: place &+ 1)
        guard place < count else { return nil }
        if self[place] != first &+ 2 {
          depth &+= 1
          kinds = kinds << 1 | (isObject ? 1 : 0)
          guard let value = isObject ? endOfKey(at: place) : place else { return nil }
          place = value
          continue
        }
        place &+= 1
      } else {
        guard let end = endOfPlainValue(at: place, first) else { return nil }
        place = end
      }
      guard let next = endOfClosings(from: place, &depth, &kinds) else { return nil }
      guard depth > 0 else { return next }
      place = next
    }
    return nil
  }

  /// The place of the value that follows a value's end in the same array or object, or in one around
  /// it after closing those inside; with none left open, the place after the last one closed.
  @inline(__always)
  private func endOfClosings(
    from start: Int,
    _ depth: inout Int,
    _ kinds: inout UInt64
  ) -> Int? {
    var place = start
    while depth > 0 {
      place = endOfSpace(from: place)
      guard place < count else { return nil }
      let isObject = kinds & 1 == 1
      if self[place] == UInt8(ascii: ",") {
        place = endOfSpace(from: place &+ 1)
        return isObject ? endOfKey(at: place) : place
      }
      guard self[place] == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else { return nil }
      place &+= 1
      depth &-= 1
      kinds >>= 1
    }
    return place
  }

  /// The place of the value of the key at `place`.
  @inline(__always)
  private func endOfKey(at place: Int) -> Int? {
    guard place < count, self[place] == UInt8(ascii: "\""), let end = endOfString(at: place) else {
      return nil
    }
    let colon = endOfSpace(from: end)
    guard colon < count, self[colon] == UInt8(ascii: ":") else { return nil }
    return endOfSpace(from: colon &+ 1)
  }

  /// The place after the string, number or word at `place`, whose first byte is `first`.
  @inline(__always)
  private func endOfPlainValue(at place: Int, _ first: UInt8) -> Int? {
    if first == UInt8(ascii: "\"") { return endOfString(at: place) }
    if first == UInt8(ascii: "-") || first &- UInt8(ascii: "0") < 10 {
      var isInteger = true
      return endOfNumber(from: place, &isInteger)
    }
    return endOfWord(at: place)
  }

  /// The place after the string whose opening quote is at `start`.
  @inline(__always)
  func endOfString(at start: Int) -> Int? {
    var place = endOfText(from: start &+ 1)
    while place < count, self[place] != UInt8(ascii: "\"") {
      guard self[place] == UInt8(ascii: "\\"), let end = endOfEscape(at: place) else { return nil }
      place = endOfText(from: end)
    }
    return place < count ? place &+ 1 : nil
  }

  /// The place after the escape whose backslash is at `place`.
  private func endOfEscape(at place: Int) -> Int? {
    guard place &+ 1 < count else { return nil }
    switch self[place &+ 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return place &+ 2
    case UInt8(ascii: "u"):
      guard place &+ 6 <= count,
        (place &+ 2..<place &+ 6).allSatisfy({ JSONText.hexValue(of: self[$0]) != nil })
      else { return nil }
      return place &+ 6
    default: return nil
    }
  }

  /// The place after the number at `start`; sets `isInteger` to false where it has a fraction or an
  /// exponent.
  @inline(__always)
  func endOfNumber(from start: Int, _ isInteger: inout Bool) -> Int? {
    let digits = self[start] == UInt8(ascii: "-") ? start &+ 1 : start
    var place = endOfDigits(from: digits)
    guard place > digits, place == digits &+ 1 || self[digits] != UInt8(ascii: "0") else {
      return nil
    }
    if place < count, self[place] == UInt8(ascii: ".") {
      isInteger = false
      let fraction = place &+ 1
      place = endOfDigits(from: fraction)
      guard place > fraction else { return nil }
    }
    if place < count, self[place] | 0x20 == UInt8(ascii: "e") {
      isInteger = false
      var exponent = place &+ 1
      if exponent < count,
        self[exponent] == UInt8(ascii: "+") || self[exponent] == UInt8(ascii: "-")
      {
        exponent &+= 1
      }
      place = endOfDigits(from: exponent)
      guard place > exponent else { return nil }
    }
    return place == count || self[place].mayFollowPlainValue ? place : nil
  }

  @inline(__always)
  private func endOfDigits(from start: Int) -> Int {
    var place = start
    while place < count, self[place] &- UInt8(ascii: "0") < 10 { place &+= 1 }
    return place
  }

  /// The place after `true`, `false` or `null`.
  @inline(__always)
  private func endOfWord(at start: Int) -> Int? {
    guard start &+ 8 <= count else { return endOfWordAtEnd(start) }
    let word = word(at: start)
    let length: Int
    switch UInt32(truncatingIfNeeded: word) {
    case 0x6C6C_756E, 0x6575_7274: length = 4
    case 0x736C_6166 where UInt8(truncatingIfNeeded: word >> 32) == UInt8(ascii: "e"): length = 5
    default: return nil
    }
    return self[start &+ length].mayFollowPlainValue ? start &+ length : nil
  }

  /// The same in the last bytes of all.
  @inline(never)
  private func endOfWordAtEnd(_ start: Int) -> Int? {
    let words: [StaticString] = ["true", "false", "null"]
    for word in words {
      let end = start + word.utf8CodeUnitCount
      guard end <= count, self[start..<end].equals(word) else { continue }
      return end == count || self[end].mayFollowPlainValue ? end : nil
    }
    return nil
  }
}

extension UInt8 {
  /// Whether the byte may follow a number or a word, as far as that is concerned.
  @inline(__always)
  var mayFollowPlainValue: Bool {
    switch self {
    case 0x20, 0x0A, 0x0D, 0x09, UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"),
      UInt8(ascii: ":"):
      true
    default: self >= 0x80 || self == UInt8(ascii: "{") || self == UInt8(ascii: "[")
    }
  }
}
