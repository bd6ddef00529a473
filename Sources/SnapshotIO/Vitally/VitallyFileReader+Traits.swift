import JSONReader

extension VitallyFileReader {
  /// Reads the traits of an account: a flat map, or one as text from exporters that nest no JSON.
  mutating func readTraits(_ reader: inout JSONReader, of id: String?) throws(JSONError) {
    switch try reader.kind() {
    case .object:
      traitKeys.beginObject()
      try reader.enterObject()
      while let found = try traitKeys.next(in: &reader) {
        if found.isRepeated { tally.repeatedKeys[traitKeys.name(of: found), default: 0] += 1 }
        try readTrait(&reader, found, of: id, isFlat: false)
      }
    case .string: readTraits(inText: try readString(&reader), of: id)
    case .null, .bool, .number, .array: try reader.skip()
    }
  }

  /// Reads traits that are JSON inside a string.
  private mutating func readTraits(inText text: String, of id: String?) {
    guard text.utf8.first == UInt8(ascii: "{") else {
      if !text.isBlank { tally.badTraits += 1 }
      return
    }
    let isRead = JSONReader.reading(Array(text.utf8)) { inner in
      do throws(JSONError) {
        try readTraits(&inner, of: id)
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
  ///   - found: What the trait's name means.
  ///   - id: The account's external id, which a trait often repeats.
  ///   - isFlat: Whether it stands among the account's own fields, which are no traits.
  /// - Throws: `JSONError` when the value is no JSON.
  mutating func readTrait(
    _ reader: inout JSONReader,
    _ found: KeyTable<Range<Int32>>.Found,
    of id: String?,
    isFlat: Bool
  ) throws(JSONError) {
    guard !found.meaning.isEmpty else {
      if found.isNew { noteUnused(traitKeys.name(of: found), isFlat: isFlat) }
      return try reader.skip()
    }
    let value = try readRaw(&reader, orSame: id)
    let name = traitKeys.name(of: found)
    for place in found.meaning { traits.take(value, named: name, for: names[place]) }
  }

  /// Notes a trait that no fact is made of; among an account's own fields only dots tell a trait.
  private mutating func noteUnused(_ name: String, isFlat: Bool) {
    if !isFlat || name.utf8.contains(UInt8(ascii: ".")) { data.unusedTraits.insert(name) }
  }
}
