/// How an object is spelled around its values: keys, separators and white space, byte by byte.
///
/// The rows of a file tend to be spelled alike. Where one is, its keys need no reading again.
public struct JSONRowSpelling: Sendable {
  /// What stands before each value, and after the last one, behind each other.
  fileprivate var bytes: [UInt8] = []
  /// Where each of these parts ends in `bytes`.
  fileprivate var ends: [Int] = []

  /// The number of values.
  public var count: Int { ends.count - 1 }

  /// Whether what stands before the first value stands at a place.
  func opens(_ text: ByteSlice, at place: Int) -> Bool {
    guard let end = ends.first, place < text.count, text[place] == UInt8(ascii: "{") else {
      return false
    }
    return text.holds(bytes, 0, end, at: place)
  }
}

/// Reading without errors: each of these reads what is well-formed and stays before anything else,
/// which is then read in the ordinary way. None of them goes into an object or an array.
extension JSONReader {
  /// A place inside the array or object that the reader is in.
  public struct Place {
    fileprivate let offset: Int
  }

  /// The place the reader has reached.
  public var place: Place { Place(offset: offset) }

  /// Goes back to a place since which no array or object was entered or left.
  public mutating func go(back place: Place) { offset = place.offset }

  /// Returns how the object at the reader's place is spelled, telling `body` each of its keys.
  ///
  /// Goes over the object.
  public mutating func spelling(
    _ body: (JSONText) -> Void
  ) throws(JSONError) -> JSONRowSpelling {
    var spelling = JSONRowSpelling()
    guard try kind() == .object else {
      throw error(.wrongKind(expected: .object, found: try kind()))
    }
    var start = offset
    try enterObject()
    while let key = try nextKey() {
      body(key)
      _ = try kind()
      spelling.bytes += bytes[start..<offset].array
      spelling.ends.append(spelling.bytes.count)
      try skip()
      start = offset
    }
    spelling.bytes += bytes[start..<offset].array
    spelling.ends.append(spelling.bytes.count)
    return spelling
  }

  /// Goes over what stands before the value at `index` of an object spelled so, or at `count` over
  /// what stands after the last; returns whether that is what comes next.
  public mutating func pass(_ spelling: borrowing JSONRowSpelling, before index: Int) -> Bool {
    let start = index == 0 ? 0 : spelling.ends[index - 1]
    let length = spelling.ends[index] - start
    guard bytes.holds(spelling.bytes, start, length, at: offset) else { return false }
    offset += length
    return true
  }

  /// Goes over a string between whose quotes stand the `length` bytes of `bytes` from `start` on;
  /// returns whether that is what comes next.
  ///
  /// The bytes must be those of a string that was read before.
  public mutating func passText(_ other: [UInt8], _ start: Int, _ length: Int) -> Bool {
    let end = offset + length + 1
    guard end < count, byte(at: offset) == UInt8(ascii: "\""),
      byte(at: end) == UInt8(ascii: "\""), bytes.holds(other, start, length, at: offset + 1)
    else { return false }
    offset = end + 1
    return true
  }

  /// Reads the string that comes next; nil for anything else.
  public mutating func nextText() -> JSONText? {
    guard offset < count, byte(at: offset) == UInt8(ascii: "\"") else { return nil }
    let start = offset
    do throws(JSONError) { return try scanString() } catch {
      offset = start
      return nil
    }
  }

  /// Goes over `null`; returns whether it comes next.
  public mutating func passNull() -> Bool {
    guard offset < count, byte(at: offset) == UInt8(ascii: "n") else { return false }
    return passPlainValue()
  }

  /// Goes over a string, a number or a word; returns whether one comes next.
  public mutating func passPlainValue() -> Bool {
    guard offset < count else { return false }
    let start = offset
    do throws(JSONError) {
      switch byte(at: offset) {
      case UInt8(ascii: "\""): _ = try scanString()
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): _ = try scanNumber()
      case UInt8(ascii: "t"): try scanWord("true")
      case UInt8(ascii: "f"): try scanWord("false")
      case UInt8(ascii: "n"): try scanWord("null")
      default: return false
      }
      return true
    } catch {
      offset = start
      return false
    }
  }

  /// Whether an array or an object comes next, without white space before it.
  public var isBeforeContainer: Bool {
    guard offset < count else { return false }
    return byte(at: offset) == UInt8(ascii: "{") || byte(at: offset) == UInt8(ascii: "[")
  }

  /// Reads the number that comes next, when it is one of up to 15 digits, no sign and no exponent,
  /// whose value is exact; nil for anything else.
  ///
  /// What follows it is the caller's to check, as it does when it reads on.
  public mutating func nextPlainNumber() -> Double? {
    var place = offset
    var value = 0
    let first = place
    while place < count, case let digit = byte(at: place) &- UInt8(ascii: "0"), digit < 10,
      place &- first < 16
    {
      value = value &* 10 &+ Int(digit)
      place &+= 1
    }
    let digits = place &- first
    guard digits > 0, digits < 16, digits == 1 || byte(at: first) != UInt8(ascii: "0") else {
      return nil
    }
    guard place < count, byte(at: place) == UInt8(ascii: ".") else {
      offset = place
      return Double(value)
    }
    place &+= 1
    let fraction = place
    while place < count, case let digit = byte(at: place) &- UInt8(ascii: "0"), digit < 10,
      digits &+ (place &- fraction) < 16
    {
      value = value &* 10 &+ Int(digit)
      place &+= 1
    }
    let decimals = place &- fraction
    guard decimals > 0, digits &+ decimals < 16 else { return nil }
    offset = place
    // Both are exact, so that the quotient is the nearest Double.
    return Double(value) / JSONReader.powersOfTen[decimals]
  }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]
}

extension JSONText {
  /// Whether the bytes between the quotes, escapes and all, are the `length` bytes of `bytes` from
  /// `start` on.
  public func hasRawBytes(_ bytes: [UInt8], _ start: Int, _ length: Int) -> Bool {
    raw.count == length && raw.holds(bytes, start, length, at: 0)
  }

  /// The bytes between the quotes, escapes and all.
  public var rawBytes: [UInt8] { raw.array }

  /// A hash of the bytes between the quotes, which a random `seed` makes hard to foresee.
  public func rawHash(seed: UInt64) -> UInt64 {
    var hash = seed ^ UInt64(truncatingIfNeeded: raw.count)
    var place = 0
    while place &+ 8 <= raw.count {
      hash = JSONText.mixed(hash ^ raw.word(at: place), seed)
      place &+= 8
    }
    var rest: UInt64 = 0
    while place < raw.count {
      rest = rest << 8 | UInt64(raw[place])
      place &+= 1
    }
    return JSONText.mixed(hash ^ rest, seed)
  }

  /// Both halves of a product, folded.
  private static func mixed(_ value: UInt64, _ seed: UInt64) -> UInt64 {
    let product = (value ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(
      by: seed ^ 0xE703_7ED1_A0B4_28DB
    )
    return product.high ^ product.low
  }
}
