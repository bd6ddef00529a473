import JSONReader

/// Reading values byte by byte, as strictly as the general reader does.
///
/// Each function returns -1 for what is malformed, cut or no value of the kind: the general reader
/// then reads the row, and says what is wrong with it. What follows a value is not looked at: what
/// is expected next fails where it is wrong.
extension RowBytes.View {
  /// Whether at a place stands what a step expects before its value.
  @inline(__always)
  func holds(_ words: RowCells<UInt64>, _ step: borrowing RowStep, at place: Int) -> Bool {
    var place = place
    var index = Int(step.firstWord)
    let last = index &+ Int(step.wordCount)
    while index < last {
      guard word(at: place) == words[index] else { return false }
      place &+= 8
      index &+= 1
    }
    return (word(at: place) ^ words[last]) & step.mask == 0
  }

  /// The place of the quote that ends the string whose first byte is at a place.
  @inline(__always)
  func endOfString(from start: Int) -> Int {
    var place = start
    while true {
      let marks = RowBytes.View.endMarks(word(at: place))
      if marks != 0 {
        place &+= marks.trailingZeroBitCount >> 3
        // A control character, of which the zeros at the end are one, or an escape.
        return self[place] == UInt8(ascii: "\"") ? place : endOfEscapedString(from: place)
      }
      place &+= 8
    }
  }

  /// The same from a place on at which there is no plain character.
  @inline(never)
  private func endOfEscapedString(from start: Int) -> Int {
    var place = start
    while true {
      let byte = self[place]
      if byte == UInt8(ascii: "\"") { return place }
      guard byte >= 0x20 else { return -1 }
      if byte == UInt8(ascii: "\\") {
        let length = lengthOfEscape(at: place)
        guard length > 0 else { return -1 }
        place &+= length
      } else {
        place &+= 1
      }
    }
  }

  private func lengthOfEscape(at place: Int) -> Int {
    switch self[place &+ 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return 2
    case UInt8(ascii: "u"):
      for digit in place &+ 2..<place &+ 6 {
        switch self[digit] {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
          UInt8(ascii: "A")...UInt8(ascii: "F"):
          continue
        default: return -1
        }
      }
      return 6
    default: return -1
    }
  }

  /// Marks, in the top bit of each byte, the first quote, backslash or control character of a
  /// word; marks after the first one may be wrong.
  @inline(__always)
  private static func endMarks(_ word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quote = word ^ (ones &* 0x22)
    let backslash = word ^ (ones &* 0x5C)
    return
      ((quote &- ones) & ~quote | (backslash &- ones) & ~backslash
      | (word &- (ones &* 0x20)) & ~word) & (ones &* 0x80)
  }

  /// The place after the plain value at a place.
  @inline(__always)
  func endOfValue(at place: Int) -> Int {
    let byte = self[place]
    if byte == UInt8(ascii: "\"") {
      let end = endOfString(from: place &+ 1)
      return end < 0 ? -1 : end &+ 1
    }
    if byte &- UInt8(ascii: "0") < 10 || byte == UInt8(ascii: "-") { return endOfNumber(at: place) }
    return endOfWord(at: place)
  }

  /// The place after `null`, `true` or `false`.
  func endOfWord(at place: Int) -> Int {
    let word = word(at: place)
    switch UInt32(truncatingIfNeeded: word) {
    case 0x6C6C_756E, 0x6575_7274: return place &+ 4  // null, true
    case 0x736C_6166: return self[place &+ 4] == UInt8(ascii: "e") ? place &+ 5 : -1  // fals
    default: return -1
    }
  }

  /// The place after the number at a place.
  @inline(__always)
  func endOfNumber(at place: Int) -> Int {
    let digits = RowBytes.View.digits(in: word(at: place))
    let end = place &+ digits
    // Most are whole and short, or have a short fraction.
    guard digits > 0, digits < 8, digits == 1 || self[place] != UInt8(ascii: "0") else {
      return endOfAnyNumber(at: place)
    }
    let next = self[end]
    if next == UInt8(ascii: ".") {
      let decimals = RowBytes.View.digits(in: word(at: end &+ 1))
      let end = end &+ 1 &+ decimals
      guard decimals > 0, decimals < 8, self[end] | 0x20 != UInt8(ascii: "e") else {
        return endOfAnyNumber(at: place)
      }
      return end
    }
    return next | 0x20 == UInt8(ascii: "e") ? endOfAnyNumber(at: place) : end
  }

  /// The same for one with a sign, an exponent or many digits.
  @inline(never)
  private func endOfAnyNumber(at start: Int) -> Int {
    var place = self[start] == UInt8(ascii: "-") ? start &+ 1 : start
    var digits = endOfDigits(from: place)
    guard digits > place, digits == place &+ 1 || self[place] != UInt8(ascii: "0") else {
      return -1
    }
    if self[digits] == UInt8(ascii: ".") {
      place = digits &+ 1
      digits = endOfDigits(from: place)
      guard digits > place else { return -1 }
    }
    if self[digits] | 0x20 == UInt8(ascii: "e") {
      place = digits &+ 1
      if self[place] == UInt8(ascii: "+") || self[place] == UInt8(ascii: "-") { place &+= 1 }
      digits = endOfDigits(from: place)
      guard digits > place else { return -1 }
    }
    return digits
  }

  private func endOfDigits(from start: Int) -> Int {
    var place = start
    while self[place] &- UInt8(ascii: "0") < 10 { place &+= 1 }
    return place
  }

  /// The number of digits that a word begins with.
  @inline(__always)
  static func digits(in word: UInt64) -> Int {
    let values = word ^ 0x3030_3030_3030_3030
    // A digit's value plus 0x76 stays below the top bit.
    let others = (values &+ 0x7676_7676_7676_7676 | values) & 0x8080_8080_8080_8080
    return others.trailingZeroBitCount >> 3
  }

  /// The value of the first `digits` digits of a word, from 1 to 8.
  @inline(__always)
  static func value(of word: UInt64, digits: Int) -> UInt64 {
    // Zeros in front of the digits count nothing; then pairs, fours and all eight at once.
    let values = (word ^ 0x3030_3030_3030_3030) &<< UInt64(64 &- 8 &* digits)
    let pairs = values &* 10 &+ values &>> 8
    let low = (pairs & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
    let high = (pairs &>> 16 & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
    return (low &+ high) &>> 32
  }

  /// The place of the next byte that is no white space.
  @inline(__always)
  func endOfSpace(from start: Int) -> Int {
    var place = start
    while case let byte = self[place], byte <= 0x20,
      byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    {
      place &+= 1
    }
    return place
  }
}

extension RowBytes.View {
  /// Reads a short number without sign and exponent, moving `place` over it; nil, staying, for any
  /// other value.
  @inline(__always)
  func shortNumber(at place: inout Int) -> Double? {
    let first = word(at: place)
    let digits = RowBytes.View.digits(in: first)
    guard digits > 0, digits < 8 else { return nil }
    let end = place &+ digits
    let next = self[end]
    guard digits == 1 || self[place] != UInt8(ascii: "0"), next | 0x20 != UInt8(ascii: "e") else {
      return nil
    }
    let whole = RowBytes.View.value(of: first, digits: digits)
    guard next == UInt8(ascii: ".") else {
      place = end
      return Double(Int(truncatingIfNeeded: whole))
    }
    let fraction = word(at: end &+ 1)
    let decimals = RowBytes.View.digits(in: fraction)
    guard decimals > 0, decimals < 8, self[end &+ 1 &+ decimals] | 0x20 != UInt8(ascii: "e") else {
      return nil
    }
    place = end &+ 1 &+ decimals
    let power = RowBytes.View.power(of: decimals)
    let value = whole &* power &+ RowBytes.View.value(of: fraction, digits: decimals)
    // Both are exact, so that the quotient is the nearest Double.
    return Double(Int(truncatingIfNeeded: value)) / Double(Int(truncatingIfNeeded: power))
  }

  /// Ten to the power of a number from 1 to 7.
  @inline(__always)
  private static func power(of exponent: Int) -> UInt64 {
    var power: UInt64 = 10
    for _ in 1..<exponent { power &*= 10 }
    return power
  }

  /// Reads any plain value as a count, moving `place` over it: NaN for one that states none; nil for
  /// a malformed value and for an array or object.
  @inline(never)
  func otherCount(at place: inout Int) -> Double? {
    let start = place
    let end = endOfValue(at: start)
    guard end >= 0 else { return nil }
    place = end
    switch self[start] {
    case UInt8(ascii: "\""): return LookerCount.count(text(start &+ 1..<end &- 1))
    case UInt8(ascii: "n"), UInt8(ascii: "t"), UInt8(ascii: "f"): return .nan
    default:
      let number = unsafe withBytes(start..<end) {
        unsafe Double(String(decoding: $0, as: UTF8.self))
      }
      return number.map(LookerCount.count) ?? .nan
    }
  }

  /// The text of a string's bytes, its escapes resolved.
  func text(_ range: Range<Int>) -> String {
    unsafe withBytes(range) { unsafe JSONText(checked: $0).string() }
  }
}
