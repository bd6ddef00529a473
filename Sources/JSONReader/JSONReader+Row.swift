/// How an object is spelled around its plain values: keys, brackets, separators and white space,
/// byte by byte.
///
/// The rows of a file tend to be spelled alike. Where one is, its keys need no reading again.
public struct JSONRowSpelling: Hashable, Sendable {
  /// What stands before each value, and after the last one, behind each other.
  public private(set) var bytes: [UInt8] = []
  /// Where each of these parts ends in `bytes`: one more than there are values.
  public private(set) var ends: [Int] = []
  /// The keys on the way to each value; none for a value inside an array.
  public private(set) var keys: [[String]] = []

  /// More values than a row is worth learning for, and objects deeper than rows have them.
  private static let valueLimit = 1000
  private static let depthLimit = 6

  /// What stands before the first value.
  public var opening: ArraySlice<UInt8> { bytes[..<(ends.first ?? 0)] }

  /// Adds a part and the way to the value after it; returns whether there is room for more.
  fileprivate mutating func add(_ part: [UInt8], _ way: [String]?) -> Bool {
    bytes += part
    ends.append(bytes.count)
    if let way { keys.append(way) }
    return keys.count <= Self.valueLimit && (way?.count ?? 0) <= Self.depthLimit
  }
}

extension JSONReader {
  /// Returns how the object at the reader's place is spelled; nil for one that no other is likely to
  /// be like, and for one without values.
  ///
  /// Leaves the reader somewhere in the object, or after it.
  public mutating func spelling() throws(JSONError) -> JSONRowSpelling? {
    var spelling = JSONRowSpelling()
    guard try kind() == .object else { return nil }
    var start = offset
    guard try spell(&spelling, way: [], from: &start) else { return nil }
    _ = spelling.add(bytes[start..<offset].array, nil)
    return spelling.keys.isEmpty ? nil : spelling
  }

  /// Goes over a value, adding the plain values in it; false when it is not worth learning.
  private mutating func spell(
    _ spelling: inout JSONRowSpelling,
    way: [String]?,
    from start: inout Int
  ) throws(JSONError) -> Bool {
    switch try kind() {
    case .object:
      var isEmpty = true
      try enterObject()
      while let key = try nextKey() {
        isEmpty = false
        let way = way.map { $0 + [key.string()] }
        guard try spell(&spelling, way: way, from: &start) else { return false }
      }
      return !isEmpty
    case .array:
      try enterArray()
      while try nextElement() {
        guard try spell(&spelling, way: nil, from: &start) else { return false }
      }
      return true
    case .string, .number, .bool, .null:
      let hasRoom = spelling.add(bytes[start..<offset].array, way ?? [])
      try skip()
      start = offset
      return hasRoom
    }
  }
}

extension JSONText {
  /// Creates the text of the bytes between a string's quotes, which a reader has checked.
  ///
  /// `bytes` must outlive the text.
  public init(checked bytes: UnsafeBufferPointer<UInt8>) {
    let isPlain = unsafe bytes.allSatisfy { $0 < 0x80 && $0 != UInt8(ascii: "\\") }
    unsafe self.init(raw: ByteSlice(bytes), needsDecoding: !isPlain)
  }

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
