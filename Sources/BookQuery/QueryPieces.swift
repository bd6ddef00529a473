/// The pieces of a filter's text, which may be unfinished: what a prompt has to know of it.
struct QueryPieces {
  /// A word, a phrase, or a field with its values.
  struct Piece {
    /// Where it stands.
    var range: Range<Int>
    /// The field's name as it is written; nil for words and phrases.
    var name: String?
    /// The feature's name in `feature:NAME>20`.
    var feature: Value?
    /// The operator behind the field, and behind the feature's name where one is there.
    var comparison: QueryScanner.Comparison?
    /// The values behind the operator; the last may be empty.
    var values: [Value] = []
    /// Whether it is a word that is neither quoted nor marked as fuzzy.
    var isPlainWord = false
  }

  /// A value, as far as it is written.
  struct Value {
    var range: Range<Int>
    /// The text without quotes.
    var text: String
    var isQuoted = false
  }

  /// The pieces, in order.
  private(set) var pieces: [Piece] = []
  private var scanner: QueryScanner

  init(_ text: String) {
    scanner = QueryScanner(text)
    while true {
      scanner.skipSpaces()
      guard let first = scanner.current else { break }
      let isSign = first == "(" || first == ")" || first == "|" || first == "-" || first == "!"
      if isSign { scanner.position += 1 } else { pieces.append(readPiece()) }
    }
  }

  /// The number of characters of the text.
  var count: Int { scanner.characters.count }

  /// Returns the characters of a range.
  func text(_ range: Range<Int>) -> String {
    String(scanner.characters[range.clamped(to: 0..<count)])
  }

  /// Returns the piece that a caret stands in or at the end of.
  func piece(at caret: Int) -> Piece? {
    pieces.last { $0.range.lowerBound < caret && caret <= $0.range.upperBound }
  }

  private mutating func readPiece() -> Piece {
    let start = scanner.position
    let first = scanner.current
    if first == "\"" || first == "/" {
      _ = readValue(endingBefore: [])
      return Piece(range: start..<scanner.position)
    }
    guard let (name, comparison) = scanner.peekField() else {
      _ = scanner.consume(while: QueryScanner.isWordCharacter)
      scanner.position = max(scanner.position, start + 1)
      return Piece(range: start..<scanner.position, isPlainWord: first != "~")
    }
    scanner.position = start + name.count + comparison.rawValue.count
    var piece = Piece(range: start..<start, name: name, comparison: comparison)
    if name.lowercased() == "feature" {
      readFeature(into: &piece)
    } else {
      piece.values = readValues()
    }
    piece.range = start..<scanner.position
    return piece
  }

  private mutating func readValues() -> [Value] {
    var values: [Value] = []
    repeat { values.append(readValue(endingBefore: [","])) } while scanner.consume(",")
    return values
  }

  private mutating func readFeature(into piece: inout Piece) {
    var name = readValue(endingBefore: [",", ":", "=", "!", "<", ">"])
    while scanner.consume(",") { name = readValue(endingBefore: [",", ":", "=", "!", "<", ">"]) }
    piece.values = [name]
    guard let comparison = scanner.consumeComparison() else { return }
    piece.feature = name
    piece.comparison = comparison
    piece.values = [readValue(endingBefore: [","])]
  }

  private mutating func readValue(endingBefore ends: [Character]) -> Value {
    let start = scanner.position
    if let quote = scanner.current, quote == "\"" || quote == "/" {
      let text: String
      if let quoted = scanner.consumeQuoted(by: quote) {
        text = quoted
      } else {
        text = String(scanner.characters[(start + 1)...])
        scanner.position = scanner.characters.count
      }
      return Value(range: start..<scanner.position, text: text, isQuoted: true)
    }
    let text = scanner.consume { QueryScanner.isWordCharacter($0) && !ends.contains($0) }
    return Value(range: start..<scanner.position, text: text)
  }
}
