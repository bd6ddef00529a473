import JSONReader

/// Texts that many records share, such as the names of people and segments, kept once each.
///
/// They are looked up by their bytes in the file, so that no `String` is made of one met before.
struct SharedTexts: Sendable {
  /// A spelling of a text, between its quotes.
  private struct Spelling: Sendable {
    var hash: UInt64
    /// Where its bytes lie.
    var start: Int
    var length: Int
    /// The place of the text; nil's when it is blank.
    var text: Int32
    /// How many bytes and surrogates are replaced in it.
    var replaced: Int
  }

  /// The place of no text.
  static let none: Int32 = -1
  /// The spellings that are kept: where there are more, texts are not shared after all.
  private static let limit = 1 << 16

  private var spellings: [Spelling] = []
  private var bytes: [UInt8] = []
  private var texts: [String] = []
  private var slots = HashSlots()
  /// The places of texts that are not found by a spelling.
  private var places: [String: Int32] = [:]

  /// Whether there are so many that it is better to begin anew.
  var isFull: Bool { max(spellings.count, texts.count) >= SharedTexts.limit }

  /// The text at a place, cleaned; nil for that of none.
  subscript(place: Int32) -> String? { place < 0 ? nil : texts[Int(place)] }

  /// Returns the place of a text, cleaned; that of none when nothing is left of it.
  ///
  /// Adds to `replaced` how many bytes and surrogates had to be replaced.
  mutating func place(of text: JSONText, countingReplacements replaced: inout Int) -> Int32 {
    let hash = text.rawHash(seed: slots.seed)
    let known = slots.first(of: hash) { place in
      let spelling = spellings[place]
      return spelling.hash == hash && text.hasRawBytes(bytes, spelling.start, spelling.length)
    }
    let spelling = spellings[known ?? insert(text, hash)]
    replaced += spelling.replaced
    return spelling.text
  }

  /// Returns the place of a text that stands in no file as it is.
  mutating func place(of text: String?) -> Int32 {
    guard let text, !text.isEmpty else { return SharedTexts.none }
    if let place = places[text] { return place }
    texts.append(text)
    let place = Int32(clamping: texts.count - 1)
    places[text] = place
    return place
  }

  private mutating func insert(_ text: JSONText, _ hash: UInt64) -> Int {
    var replaced = 0
    let name = cleanedName(text.string(countingReplacements: &replaced))
    let raw = text.rawBytes
    let place = place(of: name)
    spellings.append(
      Spelling(hash: hash, start: bytes.count, length: raw.count, text: place, replaced: replaced)
    )
    bytes += raw
    slots.insert(spellings.count - 1, hash: hash) { spellings[$0].hash }
    return spellings.count - 1
  }
}

/// Lists that many records share, found by numbers that stand for what is in them.
struct SharedLists<Element: Sendable>: Sendable {
  private struct Entry: Sendable {
    var hash: UInt64
    var start: Int
    var length: Int
    var elements: [Element]
  }

  private var entries: [Entry] = []
  private var numbers: [Int32] = []
  private var slots = HashSlots()

  /// Returns the list that numbers stand for; `make` is asked where it is a new one.
  mutating func list(of key: [Int32], _ make: () -> [Element]) -> [Element] {
    guard !key.isEmpty else { return [] }
    var hash = slots.seed ^ UInt64(truncatingIfNeeded: key.count)
    for number in key {
      hash = (hash ^ UInt64(UInt32(bitPattern: number))) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 32
    }
    let known = slots.first(of: hash) { place in
      entries[place].hash == hash && holds(key, at: entries[place].start, entries[place].length)
    }
    if let known { return entries[known].elements }
    let elements = make()
    entries.append(
      Entry(hash: hash, start: numbers.count, length: key.count, elements: elements)
    )
    numbers += key
    slots.insert(entries.count - 1, hash: hash) { entries[$0].hash }
    return elements
  }

  private func holds(_ key: [Int32], at start: Int, _ length: Int) -> Bool {
    guard length == key.count else { return false }
    for place in 0..<length where numbers[start + place] != key[place] { return false }
    return true
  }
}
