/// A place in a filter's text.
struct QueryScanner {
  /// An operator between a field and its value.
  enum Comparison: String, Hashable {
    case has = ":"
    case equal = "="
    case unequal = "!="
    case less = "<"
    case atMost = "<="
    case more = ">"
    case atLeast = ">="
  }

  let characters: [Character]
  var position = 0

  init(_ text: String) { characters = Array(text) }

  var current: Character? { position < characters.count ? characters[position] : nil }
  var isAtEnd: Bool { position >= characters.count }
  /// The empty range at the end of the text.
  var end: Range<Int> { characters.count..<characters.count }

  mutating func skipSpaces() {
    while let character = current, character.isWhitespace { position += 1 }
  }

  /// Consumes a character when it is next, and says whether it was.
  mutating func consume(_ character: Character) -> Bool {
    guard current == character else { return false }
    position += 1
    return true
  }

  /// Consumes characters while they meet a condition.
  mutating func consume(while condition: (Character) -> Bool) -> String {
    let start = position
    while let character = current, condition(character) { position += 1 }
    return String(characters[start..<position])
  }

  /// Consumes an operator; nil when none is next.
  mutating func consumeComparison() -> Comparison? {
    for length in [2, 1] where position + length <= characters.count {
      let text = String(characters[position..<(position + length)])
      guard let comparison = Comparison(rawValue: text) else { continue }
      position += length
      return comparison
    }
    return nil
  }

  /// Consumes a text between two `quote`s; a backslash before a quote or a backslash is dropped.
  ///
  /// Nil, with nothing consumed, when the second quote is missing.
  mutating func consumeQuoted(by quote: Character) -> String? {
    var result = ""
    var index = position + 1
    while index < characters.count {
      let character = characters[index]
      if character == quote {
        position = index + 1
        return result
      }
      if character == "\\", index + 1 < characters.count,
        characters[index + 1] == quote || (quote == "\"" && characters[index + 1] == "\\")
      {
        index += 1
      }
      result.append(characters[index])
      index += 1
    }
    return nil
  }

  /// The field name and operator that come next; nil when it is no condition on a field.
  func peekField() -> (name: String, comparison: Comparison)? {
    var ahead = self
    let name = ahead.consume(while: QueryScanner.isNameCharacter)
    guard !name.isEmpty, let comparison = ahead.consumeComparison() else { return nil }
    return (name, comparison)
  }

  /// The word that comes next, up to a space or a sign of the grammar.
  func peekWord() -> String {
    var ahead = self
    return ahead.consume(while: QueryScanner.isWordCharacter)
  }

  /// Returns whether a character may be part of a field's name.
  static func isNameCharacter(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber) || character == "."
      || character == "_"
  }

  /// Returns whether a character may be part of a word that is not quoted.
  static func isWordCharacter(_ character: Character) -> Bool {
    !character.isWhitespace && character != "(" && character != ")" && character != "|"
      && character != "\""
  }
}
