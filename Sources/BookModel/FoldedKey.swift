/// The beginning of a folded text in three numbers, which compare as the texts do as far as they go.
public struct FoldedKey: Hashable, Sendable {
  private var words: (UInt64, UInt64, UInt64) = (0, 0, 0)
  /// Whether the numbers hold the whole text.
  private var isWhole = true

  /// The bytes that the numbers hold.
  private static let width = 24

  /// Creates the key of a text; see `String.folded`.
  public init(_ text: String) {
    let span = text.utf8.span
    var isASCII = true
    for index in 0..<min(span.count, Self.width + 1) where span[index] >= 0x80 { isASCII = false }
    if isASCII { fill(span) } else { fill(text.folded.utf8.span) }
  }

  private mutating func fill(_ bytes: Span<UInt8>) {
    func word(_ from: Int) -> UInt64 {
      var word: UInt64 = 0
      for index in from..<(from + 8) {
        word = word << 8 | (index < bytes.count ? UInt64(bytes[index].asciiLowercased) : 0)
      }
      return word
    }
    words = (word(0), word(8), word(16))
    isWhole = bytes.count <= Self.width
  }

  /// Returns whether two keys are equal.
  public static func == (left: FoldedKey, right: FoldedKey) -> Bool {
    left.words == right.words && left.isWhole == right.isWhole
  }

  /// Feeds the key to a hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    hasher.combine(words.1)
    hasher.combine(words.2)
  }

  /// Returns whether this key's text comes before another's; nil when the keys do not say.
  func precedes(_ other: FoldedKey) -> Bool? {
    if words.0 != other.words.0 { return words.0 < other.words.0 }
    if words.1 != other.words.1 { return words.1 < other.words.1 }
    return words.2 != other.words.2 ? words.2 < other.words.2 : nil
  }

  /// Whether both keys hold their whole texts.
  fileprivate func isWhole(with other: FoldedKey) -> Bool { isWhole && other.isWhole }
}

/// The default order of customers: by the bytes of the folded name, then by id.
public struct DefaultOrder {
  private let names: (Int) -> String
  private let ids: (Int) -> String

  /// Creates the order of customers at places, of which `names` and `ids` tell.
  public init(names: @escaping (Int) -> String, ids: @escaping (Int) -> String) {
    self.names = names
    self.ids = ids
  }

  /// A place with the beginning of its name, which is worked out once.
  public struct Entry: Sendable {
    fileprivate let key: FoldedKey
    /// The place.
    public let place: Int32
  }

  /// Returns the places in order.
  public func sorted(_ places: Range<Int>) -> [Entry] {
    places.map { Entry(key: FoldedKey(names($0)), place: Int32(clamping: $0)) }
      .sorted(by: precedes)
  }

  /// Returns the places of two lists, each in order, in order.
  public func merged(_ left: [Entry], _ right: [Entry]) -> [Entry] {
    var merged: [Entry] = []
    merged.reserveCapacity(left.count + right.count)
    var (first, second) = (0, 0)
    while first < left.count, second < right.count {
      if precedes(right[second], left[first]) {
        merged.append(right[second])
        second += 1
      } else {
        merged.append(left[first])
        first += 1
      }
    }
    return merged + left[first...] + right[second...]
  }

  /// Returns whether the places are in order as they are.
  public func isInOrder(_ places: Range<Int>) -> Bool {
    guard let first = places.first else { return true }
    var last = FoldedKey(names(first))
    for place in places.dropFirst() {
      let key = FoldedKey(names(place))
      if key.precedes(last) ?? precedes(place, place - 1, key, last) { return false }
      last = key
    }
    return true
  }

  private func precedes(_ left: Entry, _ right: Entry) -> Bool {
    left.key.precedes(right.key)
      ?? precedes(Int(left.place), Int(right.place), left.key, right.key)
  }

  /// Whether a place comes before another one whose key is the same.
  private func precedes(_ left: Int, _ right: Int, _ key: FoldedKey, _ other: FoldedKey) -> Bool {
    if !key.isWhole(with: other) {
      let (name, otherName) = (names(left).folded, names(right).folded)
      if name.utf8.lexicographicallyPrecedes(otherName.utf8) { return true }
      if otherName.utf8.lexicographicallyPrecedes(name.utf8) { return false }
    }
    return ids(left).utf8.lexicographicallyPrecedes(ids(right).utf8)
  }
}

extension Array {
  /// Puts the elements that are now at `places` there one after another, moving each at most twice.
  mutating func permute(by places: [Int32]) {
    var places = places
    for start in places.indices {
      var place = start
      while Int(places[place]) != start {
        let next = Int(places[place])
        swapAt(place, next)
        places[place] = Int32(clamping: place)
        place = next
      }
      places[place] = Int32(clamping: place)
    }
  }
}
