import JSONReader

/// The keys of one kind of object, each with its meaning, found without making text of them.
///
/// The records of a file have their keys in the same order as a rule, so the key that followed last
/// time is compared first.
struct KeyTable<Meaning: Sendable>: Sendable {
  /// What is known of a key.
  private struct Entry: Sendable {
    /// The key as the file spells it between its quotes.
    var raw: [UInt8]
    var name: String
    var meaning: Meaning
    /// The number of the object it was last seen in; 0 for none.
    var object = 0
    /// The place of the key that followed it last time.
    var next = 0
  }

  private var entries: [Entry] = []
  private var places: [String: Int] = [:]
  /// The place of the key before this one, and of the key that an object begins with.
  private var previous = -1
  private var first = 0
  private var object = 0
  private let meaning: @Sendable (String) -> Meaning

  /// Creates a table; `meaning` is asked once for each key.
  init(meaning: @escaping @Sendable (String) -> Meaning) { self.meaning = meaning }

  /// Begins another object.
  mutating func beginObject() {
    object += 1
    previous = -1
  }

  /// A key that was looked up.
  struct Found {
    /// The place in the table.
    fileprivate var place: Int
    /// Whether the object had it before.
    var isRepeated: Bool
    /// Whether no object had it before.
    var isNew: Bool
  }

  /// Returns the meaning of a key that was looked up.
  func meaning(of found: Found) -> Meaning { entries[found.place].meaning }

  /// Returns the name of a key that was looked up, its escapes resolved.
  func name(of found: Found) -> String { entries[found.place].name }

  /// Looks up the next key of the object.
  mutating func look(up key: JSONText) -> Found {
    let expected = previous < 0 ? first : entries[previous].next
    let isExpected = expected < entries.count && key.hasRawBytes(entries[expected].raw)
    let place = isExpected ? expected : find(key)
    if previous < 0 { first = place } else { entries[previous].next = place }
    previous = place
    let seen = entries[place].object
    entries[place].object = object
    return Found(place: place, isRepeated: seen == object, isNew: seen == 0)
  }

  private mutating func find(_ key: JSONText) -> Int {
    let name = key.string()
    if let place = places[name] { return place }
    let raw = unsafe key.withRawBytes { bytes in unsafe Array(bytes) }
    entries.append(Entry(raw: raw, name: name, meaning: meaning(name)))
    places[name] = entries.count - 1
    return entries.count - 1
  }
}
