import JSONReader

/// Texts that are kept once each and named by their place.
///
/// A text is looked up by its raw bytes, so that no `String` is made for one met before; two
/// spellings of one text, as with escapes, have one place.
struct TextPool: Sendable {
  /// The texts, by place.
  private(set) var texts: [String] = []
  /// How many bytes and surrogates of texts met for the first time had to be replaced.
  private(set) var replacements = 0
  /// The texts that must be decoded however they are spelled; the others are found by their bytes.
  private var places: [String: Int32] = [:]
  private var areBlank: [Bool] = []
  private var slots = HashSlots()
  private var spellings: [Spelling] = []
  private var arena: [UInt8] = []

  private struct Spelling {
    var hash: UInt64
    var start: Int
    var count: Int
    var place: Int32
  }

  /// Returns the place of a text.
  mutating func place(of text: JSONText) -> Int32 {
    let hash = text.rawHash(seed: slots.seed)
    let known = slots.first(of: hash) { place in
      let spelling = spellings[place]
      return spelling.hash == hash && text.hasRawBytes(arena, spelling.start, spelling.count)
    }
    if let known { return spellings[known].place }
    let place =
      text.needsDecoding
      ? place(of: text.string(countingReplacements: &replacements)) : add(text.string())
    insert(text, hash, place)
    return place
  }

  /// Returns the place of a text that is not in the data as it stands.
  mutating func place(of text: String) -> Int32 {
    guard text.utf8.contains(where: \.isNeverPlain) else { return place(ofPlain: text) }
    if let known = places[text] { return known }
    let place = add(text)
    places[text] = place
    return place
  }

  /// Returns the place of a text whose own bytes spell it.
  private mutating func place(ofPlain text: String) -> Int32 {
    let bytes = Array(text.utf8)
    return unsafe bytes.withUnsafeBufferPointer { place(of: unsafe JSONText(checked: $0)) }
  }

  /// Whether the text at a place is empty or white space.
  func isBlank(_ place: Int32) -> Bool { areBlank[Int(place)] }

  private mutating func add(_ text: String) -> Int32 {
    texts.append(text)
    areBlank.append(text.utf8.allSatisfy { $0 <= 0x20 })
    return Int32(clamping: texts.count - 1)
  }

  private mutating func insert(_ text: JSONText, _ hash: UInt64, _ place: Int32) {
    let start = arena.count
    arena += text.rawBytes
    spellings.append(
      Spelling(hash: hash, start: start, count: arena.count - start, place: place)
    )
    slots.insert(spellings.count - 1, hash: hash) { spellings[$0].hash }
  }
}

extension UInt8 {
  /// Whether a text with this byte is never spelled by its own bytes alone, without decoding.
  fileprivate var isNeverPlain: Bool {
    self >= 0x80 || self < 0x20 || self == UInt8(ascii: "\\") || self == UInt8(ascii: "\"")
  }
}
