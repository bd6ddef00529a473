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
  private var places: [String: Int32] = [:]
  private var areBlank: [Bool] = []
  /// Makes it hard to foresee which texts share a slot.
  private let seed = UInt64.random(in: .min ... .max)
  /// Open addressing over spellings; -1 is free.
  private var slots: [Int32] = Array(repeating: -1, count: 64)
  private var spellings: [Spelling] = []
  private var arena: [UInt8] = []

  private struct Spelling {
    var hash: Int
    var start: Int
    var count: Int
    var place: Int32
  }

  /// Returns the place of a text.
  mutating func place(of text: JSONText) -> Int32 {
    spellings[Int(spelling(of: text))].place
  }

  /// Returns the place among the spellings.
  private mutating func spelling(of text: JSONText) -> Int32 {
    let hash = Int(truncatingIfNeeded: text.rawHash(seed: seed))
    var slot = hash & (slots.count - 1)
    while slots[slot] >= 0 {
      let spelling = spellings[Int(slots[slot])]
      if spelling.hash == hash, text.hasRawBytes(arena, spelling.start, spelling.count) {
        return slots[slot]
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    insert(text, hash: hash, at: slot)
    return Int32(clamping: spellings.count - 1)
  }

  /// Returns the place of a text that is not in the data as it stands.
  mutating func place(of text: String) -> Int32 {
    if let known = places[text] { return known }
    let place = Int32(clamping: texts.count)
    places[text] = place
    texts.append(text)
    areBlank.append(text.utf8.allSatisfy { $0 <= 0x20 })
    return place
  }

  /// Whether the text at a place is empty or white space.
  func isBlank(_ place: Int32) -> Bool { areBlank[Int(place)] }

  private mutating func insert(_ text: JSONText, hash: Int, at slot: Int) {
    let place = place(of: text.string(countingReplacements: &replacements))
    let start = arena.count
    arena += text.rawBytes
    slots[slot] = Int32(clamping: spellings.count)
    spellings.append(
      Spelling(hash: hash, start: start, count: arena.count - start, place: place)
    )
    if spellings.count * 2 > slots.count { grow() }
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for (index, spelling) in spellings.enumerated() {
      var slot = spelling.hash & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(clamping: index)
    }
  }
}
