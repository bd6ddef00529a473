import JSONReader

/// The traits of one record that facts are made of.
struct TraitReading {
  /// A trait that states a fact, with the rank of its name.
  private struct Statement {
    var rank: Int
    var trait: Trait
  }

  /// What states each fact, best name first.
  private var statements: [TraitFact: [Statement]] = [:]

  /// The traits that facts are taken from.
  var traits: [TraitFact: Trait] { statements.compactMapValues { $0.first?.trait } }

  /// Further traits that state a fact, best first.
  var otherTraits: [TraitFact: [Trait]] {
    statements.filter { $0.value.count > 1 }.mapValues { $0.dropFirst().map(\.trait) }
  }

  /// Takes a trait for a fact; one without a value states nothing.
  ///
  /// The last of repeated keys wins, also when it says null.
  mutating func take(_ trait: Trait, for use: TraitNames.Use) {
    let isValue = trait.value.isValue
    var stated = statements[use.fact] ?? []
    stated.removeAll { $0.rank == use.rank && (isValue || $0.trait.name == trait.name) }
    if isValue {
      let place = stated.firstIndex { $0.rank > use.rank } ?? stated.endIndex
      stated.insert(Statement(rank: use.rank, trait: trait), at: place)
    }
    statements[use.fact] = stated.isEmpty ? nil : stated
  }
}

extension VitallyFileReader {
  /// Reads the traits of an account: a flat map, or one as text from exporters that nest no JSON.
  mutating func readTraits(
    _ reader: inout JSONReader,
    into traits: inout TraitReading
  ) throws(JSONError) {
    switch try reader.kind() {
    case .object:
      traitKeys.beginObject()
      try reader.enterObject()
      while let key = try reader.nextKey() {
        try readTrait(&reader, key, into: &traits, isFlat: false)
      }
    case .string: readTraits(inText: try readString(&reader), into: &traits)
    case .null, .bool, .number, .array: try reader.skip()
    }
  }

  /// Reads traits that are JSON inside a string.
  private mutating func readTraits(inText text: String, into traits: inout TraitReading) {
    guard text.utf8.first == UInt8(ascii: "{") else {
      if !text.isBlank { tally.badTraits += 1 }
      return
    }
    let isRead = JSONReader.reading(Array(text.utf8)) { inner in
      do throws(JSONError) {
        try readTraits(&inner, into: &traits)
        return true
      } catch {
        return false
      }
    }
    if !isRead { tally.badTraits += 1 }
  }

  /// Reads one trait: keeps its value where it gives a fact, and goes over it otherwise.
  ///
  /// - Parameters:
  ///   - reader: The reader, after the key.
  ///   - key: The trait's name.
  ///   - traits: Gets the value.
  ///   - isFlat: Whether it stands among the account's own fields, which are no traits.
  /// - Throws: `JSONError` when the value is no JSON.
  mutating func readTrait(
    _ reader: inout JSONReader,
    _ key: JSONText,
    into traits: inout TraitReading,
    isFlat: Bool
  ) throws(JSONError) {
    let found = traitKeys.look(up: key)
    let uses = traitKeys.meaning(of: found)
    if found.isRepeated, !isFlat {
      tally.repeatedKeys[traitKeys.name(of: found), default: 0] += 1
    }
    guard !uses.isEmpty else {
      if found.isNew { noteUnused(traitKeys.name(of: found), isFlat: isFlat) }
      return try reader.skip()
    }
    let trait = Trait(name: traitKeys.name(of: found), value: try readRaw(&reader))
    for use in uses { traits.take(trait, for: use) }
  }

  /// Notes a trait that no fact is made of; among an account's own fields only dots tell a trait.
  private mutating func noteUnused(_ name: String, isFlat: Bool) {
    if !isFlat || name.utf8.contains(UInt8(ascii: ".")) { data.unusedTraits.insert(name) }
  }
}

extension RawValue {
  /// Whether there is a value: not null, blank or an empty list.
  fileprivate var isValue: Bool {
    switch self {
    case .null: false
    case .flag, .number: true
    case .text(let text): !text.isBlank
    case .list(let items): !items.isEmpty
    }
  }
}
