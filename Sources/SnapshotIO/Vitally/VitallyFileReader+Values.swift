import BookModel
import JSONReader

extension VitallyFileReader {
  /// Reads a value of any kind; an object is an empty list, which is no value of any fact.
  ///
  /// `known` is a text that the value may well be: it is taken then.
  mutating func readRaw(
    _ reader: inout JSONReader,
    orSame known: String? = nil
  ) throws(JSONError) -> RawValue {
    switch try reader.kind() {
    case .null:
      try reader.readNull()
      return .null
    case .bool: return .flag(try reader.readBool())
    case .number:
      let number = try reader.readNumber()
      return number.double.map { .number($0) } ?? .text(number.text)
    case .string:
      let text = try reader.readText()
      if let known, text.isPlainly(known) { return .text(known) }
      if let moment = WrittenDate.moment(exactly: text) { return .moment(moment) }
      return .text(text.string(countingReplacements: &tally.replaced))
    case .array: return .list(try readTexts(&reader))
    case .object:
      try reader.skip()
      return .list([])
    }
  }

  /// Reads a string, counting what had to be replaced.
  mutating func readString(_ reader: inout JSONReader) throws(JSONError) -> String {
    try reader.readText().string(countingReplacements: &tally.replaced)
  }

  /// Reads an id or the like: a text that is not blank, or a number as text.
  mutating func readID(_ reader: inout JSONReader) throws(JSONError) -> String? {
    switch try reader.kind() {
    case .string:
      let raw = try reader.readText()
      if raw.isPlain { return raw.string() }
      let text = cleanedName(raw.string(countingReplacements: &tally.replaced))
      return text.isEmpty ? nil : text
    case .number:
      let number = try reader.readNumber()
      if let integer = number.integer { return String(integer) }
      return number.double.flatMap { Int(exactly: $0) }.map(String.init) ?? number.text
    case .null, .bool, .array, .object:
      try reader.skip()
      return nil
    }
  }

  /// Reads a text for people, cleaned; nil when blank or of another kind.
  mutating func readName(_ reader: inout JSONReader) throws(JSONError) -> String? {
    try readRaw(&reader).words.known
  }

  /// Reads a date; counts one that is none.
  mutating func readDay(_ reader: inout JSONReader) throws(JSONError) -> Day? {
    let raw = try readRaw(&reader)
    let day = raw.day
    if day.isBad { noteBadDate(raw) }
    return day.known
  }

  /// Reads `updatedAt` in milliseconds since 1970 UTC.
  mutating func readUpdate(_ reader: inout JSONReader) throws(JSONError) -> Int? {
    let raw = try readRaw(&reader)
    let moment = raw.moment
    if moment.isBad { noteBadDate(raw) }
    guard let known = moment.known else { return nil }
    data.newestUpdate = max(data.newestUpdate ?? known, known)
    return known
  }

  /// Reads the items of an array as texts; what is no plain value is left out.
  mutating func readTexts(_ reader: inout JSONReader) throws(JSONError) -> [String] {
    var texts: [String] = []
    try reader.enterArray()
    while try reader.nextElement() {
      switch try reader.kind() {
      case .string: texts.append(try readString(&reader))
      case .number: texts.append(try reader.readNumber().text)
      case .bool: texts.append(try reader.readBool() ? "true" : "false")
      case .null, .array, .object: try reader.skip()
      }
    }
    return texts
  }

  /// Reads the objects of an array, or a single object; goes over anything else.
  mutating func readObjects(
    _ reader: inout JSONReader,
    _ body: (inout VitallyFileReader, inout JSONReader) throws(JSONError) -> Void
  ) throws(JSONError) {
    switch try reader.kind() {
    case .object: try body(&self, &reader)
    case .array:
      try reader.enterArray()
      while try reader.nextElement() {
        if try reader.kind() == .object { try body(&self, &reader) } else { try reader.skip() }
      }
    case .string, .number, .bool, .null: try reader.skip()
    }
  }

  mutating func noteBadDate(_ raw: RawValue) {
    if tally.badDates == 0, let words = raw.words.known { tally.firstBadDate = shownName(words) }
    tally.badDates += 1
  }
}
