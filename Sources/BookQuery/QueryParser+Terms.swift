import BookModel

extension QueryParser {
  /// Reads one condition: on a field, a phrase, a word, a fuzzy word or a regular expression.
  mutating func parseTerm() throws(QueryError) -> Condition {
    let start = scanner.position
    guard let first = scanner.current, first != ")", first != "|" else {
      throw QueryError("a condition is missing", remedy: "write a word or field:value", at: here)
    }
    switch first {
    case "\"": return .words(TextPattern(try parseQuoted(by: "\"")))
    case "/": return .words(try parseExpression())
    case "~": return try parseFuzzyWord()
    default: break
    }
    if let (name, comparison) = scanner.peekField() {
      let nameEnd = start + name.count
      scanner.position = nameEnd + comparison.rawValue.count
      return try parseField(name, comparison, at: start..<nameEnd)
    }
    if scanner.consumeComparison() != nil {
      throw QueryError(
        "a field is missing before \(first)",
        remedy: "write one, such as arr>100k",
        at: start..<scanner.position
      )
    }
    return .words(QueryParser.pattern(scanner.consume(while: QueryScanner.isWordCharacter)))
  }

  /// Reads what stands between two quotes or slashes.
  mutating func parseQuoted(by quote: Character) throws(QueryError) -> String {
    let start = scanner.position
    guard let quoted = scanner.consumeQuoted(by: quote) else {
      throw QueryError(
        "a closing \(quote) is missing",
        remedy: "add it at the end of the text",
        at: start..<scanner.characters.count,
        correction: QueryCorrection(String(quote), at: scanner.end)
      )
    }
    guard !quoted.isEmpty else {
      throw QueryError(
        "nothing between \(quote)\(quote)",
        remedy: "write a text there",
        at: start..<scanner.position
      )
    }
    return quoted
  }

  /// Reads a regular expression between slashes.
  mutating func parseExpression() throws(QueryError) -> TextPattern {
    let start = scanner.position
    let text = try parseQuoted(by: "/")
    do throws(RegularExpression.Flaw) {
      return try TextPattern(expression: text)
    } catch {
      throw QueryError(
        "\(error)",
        remedy: "use a simpler one, or quote a text that begins with /",
        at: start..<scanner.position
      )
    }
  }

  private mutating func parseFuzzyWord() throws(QueryError) -> Condition {
    let start = scanner.position
    scanner.position += 1
    let word = scanner.consume(while: QueryScanner.isWordCharacter)
    guard !word.isEmpty else {
      throw QueryError(
        "nothing after ~",
        remedy: "write letters of the name right behind it",
        at: start..<scanner.position
      )
    }
    return .texts(.name, [TextPattern(word, .letters)])
  }

  /// Returns the pattern of a word: its start when a star ends it.
  static func pattern(_ word: String) -> TextPattern {
    word.hasSuffix("*") ? TextPattern(word.dropLast(), .start) : TextPattern(word)
  }

  private mutating func parseField(
    _ name: String,
    _ comparison: QueryScanner.Comparison,
    at range: Range<Int>
  ) throws(QueryError) -> Condition {
    if name.lowercased() == "feature" { return try parseFeature(comparison) }
    guard let field = Field(name: name) else { throw unknownField(name, at: range) }
    let values = try parseValues(of: field)
    if comparison == .unequal {
      return .all([.isPresent(field), .not(try condition(field, .equal, values))])
    }
    return try condition(field, comparison, values)
  }

  private func unknownField(_ name: String, at range: Range<Int>) -> QueryError {
    if QueryParser.pipelineWords.contains(name.lowercased()) {
      return QueryError(
        "\(name): is no condition",
        remedy: "write it once, at the end of the filter",
        at: range
      )
    }
    return QueryError(
      "unknown field \"\(name)\"",
      nearest: name.nearest(among: Field.filterNames + ["sort", "group", "cols", "limit"]).first,
      otherwise: "put it in quotes to look for the text",
      at: range
    )
  }

  /// The values of a condition: one, or several with commas between.
  private mutating func parseValues(of field: Field) throws(QueryError) -> [QueryValue] {
    var values: [QueryValue] = []
    repeat { values.append(try parseValue(of: field)) } while scanner.consume(",")
    return values
  }

  private mutating func parseValue(of field: Field) throws(QueryError) -> QueryValue {
    let start = scanner.position
    if scanner.current == "\"" {
      let text = try parseQuoted(by: "\"")
      return QueryValue(text: text, isQuoted: true, range: start..<scanner.position)
    }
    if scanner.current == "/" {
      let pattern = try parseExpression()
      return QueryValue(
        text: pattern.text,
        expression: pattern,
        range: start..<scanner.position
      )
    }
    let text = scanner.consume { QueryScanner.isWordCharacter($0) && $0 != "," }
    guard !text.isEmpty else {
      throw QueryError(
        "\(field.name) needs a value",
        remedy: field.example.map { "such as \($0)" },
        at: here
      )
    }
    return QueryValue(text: text, range: start..<scanner.position)
  }
}

/// One value of a condition, as it is written.
struct QueryValue {
  var text: String
  var isQuoted = false
  var expression: TextPattern?
  var range: Range<Int>

  /// The value when it is a plain word, in lower case; nil when it is quoted or an expression.
  var word: String? { isQuoted || expression != nil ? nil : text.lowercased() }
}

extension Field {
  /// A condition that shows how the field is written; nil for a field without a typical one.
  var example: String? {
    switch kind {
    case .text: "\(name):acme or \(name):\"two words\""
    case .choice: "\(name):? for customers without one"
    case .number: "\(name)<5 or \(name):3..6"
    case .money: "\(name)>100k or \(name):100k..1m"
    case .fraction: "\(name)<50%"
    case .days: "\(name)>30d"
    case .date: "\(name)<90d or \(name):2026-12-31"
    case .flag: "\(name):yes"
    case .version: "\(name)<5.3"
    case .structure: self == .opportunities ? "opp:open or opp>100k" : nil
    }
  }
}
