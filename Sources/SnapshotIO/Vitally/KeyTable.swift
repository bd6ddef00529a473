import JSONReader

/// The keys of one kind of object, each with its meaning, found without making text of them.
///
/// The records of a file have their keys in the same order as a rule, so the key that followed last
/// time is compared first, byte by byte; any other is looked up by its bytes.
struct KeyTable<Meaning: Sendable>: Sendable {
  /// A way in which files spell a key, between its quotes.
  private struct Spelling: Sendable {
    var hash: UInt64
    /// Where its bytes lie.
    var start: Int
    var length: Int
    /// The place of the key.
    var key: Int
    /// The place of the spelling that followed it last time.
    var next = 0
  }

  /// What is known of a key.
  private struct Key: Sendable {
    var meaning: Meaning
    /// The number of the object it was last seen in, of the first 64 keys only whether it is over 0;
    /// 0 for none.
    var object = 0
  }

  private var spellings: [Spelling] = []
  private var bytes: [UInt8] = []
  private var keys: [Key] = []
  private var names: [String] = []
  private var places: [String: Int] = [:]
  private var slots = HashSlots()
  /// The place of the spelling before this one, and of the one that an object begins with.
  private var previous = -1
  private var first = 0
  private var object = 0
  /// Which of the first 64 keys the object has so far, a bit each.
  private var seen: UInt64 = 0
  private let meaning: @Sendable (String) -> Meaning

  /// Creates a table; `meaning` is asked once for each key.
  init(meaning: @escaping @Sendable (String) -> Meaning) { self.meaning = meaning }

  /// Begins another object.
  mutating func beginObject() {
    object += 1
    previous = -1
    seen = 0
  }

  /// A key that was looked up.
  struct Found {
    var meaning: Meaning
    /// Whether the object had it before.
    var isRepeated: Bool
    /// Whether no object had it before.
    var isNew: Bool
    /// The place in the table.
    fileprivate var key: Int
  }

  /// Returns the name of a key that was looked up, its escapes resolved.
  func name(of found: Found) -> String { names[found.key] }

  /// Reads the next key of the object that the reader is in; nil at its end, which it leaves.
  mutating func next(in reader: inout JSONReader) throws(JSONError) -> Found? {
    let expected = previous < 0 ? first : spellings[previous].next
    if expected < spellings.count,
      reader.passKey(bytes, spellings[expected].start, spellings[expected].length)
    {
      previous = expected
      return found(spellings[expected].key)
    }
    guard let key = try reader.nextKey() else { return nil }
    let spelling = place(of: key)
    if previous < 0 { first = spelling } else { spellings[previous].next = spelling }
    previous = spelling
    return found(spellings[spelling].key)
  }

  /// Forgets which keys objects had.
  mutating func forgetSeen() {
    for key in keys.indices { keys[key].object = 0 }
  }

  /// Looks up a key by its name, which the object has beside those read by `next(in:)`.
  mutating func look(up name: String) -> Found { found(key(named: name)) }

  private mutating func found(_ key: Int) -> Found {
    let isNew = keys[key].object == 0
    let isRepeated = isRepeated(key)
    if isNew { keys[key].object = object }
    return Found(meaning: keys[key].meaning, isRepeated: isRepeated, isNew: isNew, key: key)
  }

  /// Whether the object had a key before; notes that it has it.
  @inline(__always)
  private mutating func isRepeated(_ key: Int) -> Bool {
    if key < 64 {
      let bit: UInt64 = 1 << UInt64(key)
      defer { seen |= bit }
      return seen & bit != 0
    }
    defer { keys[key].object = object }
    return keys[key].object == object
  }

  /// The place of the key's spelling.
  private mutating func place(of key: JSONText) -> Int {
    let hash = key.rawHash(seed: slots.seed)
    let known = slots.first(of: hash) { place in
      let spelling = spellings[place]
      return spelling.hash == hash && key.hasRawBytes(bytes, spelling.start, spelling.length)
    }
    if let known { return known }
    let raw = key.rawBytes
    let place = self.key(named: key.string())
    spellings.append(
      Spelling(
        hash: hash,
        start: bytes.count,
        length: raw.count,
        key: place
      )
    )
    bytes += raw
    slots.insert(spellings.count - 1, hash: hash) { spellings[$0].hash }
    return spellings.count - 1
  }

  private mutating func key(named name: String) -> Int {
    if let place = places[name] { return place }
    keys.append(Key(meaning: meaning(name)))
    names.append(name)
    places[name] = keys.count - 1
    return keys.count - 1
  }
}
