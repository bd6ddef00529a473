import BookModel

/// Reads a filter by recursive descent.
struct QueryParser {
  /// The characters a filter may have at most.
  static let maximumLength = 4096
  /// How deep parentheses and negations may nest.
  static let maximumDepth = 64

  let text: String
  let context: QueryContext
  var scanner: QueryScanner
  var depth = 0
  /// Where the conditions stand that are in no parentheses, and whether they are alternatives.
  private var termRanges: [Range<Int>] = []
  private var hasAlternatives = false

  init(_ text: String, in context: QueryContext) throws(QueryError) {
    self.text = text
    self.context = context
    scanner = QueryScanner(text)
    let count = scanner.characters.count
    guard count <= QueryParser.maximumLength else {
      throw QueryError(
        "the filter has more than \(QueryParser.maximumLength) characters",
        at: QueryParser.maximumLength..<count
      )
    }
  }

  mutating func parse() throws(QueryError) -> Query {
    scanner.skipSpaces()
    let hasCondition = !scanner.isAtEnd && !isAtPipeline
    var query = Query(text: text, condition: hasCondition ? try parseAny() : nil)
    query.conditionsEnd = scanner.position
    query.termRanges = hasAlternatives ? [] : termRanges
    scanner.skipSpaces()
    while !scanner.isAtEnd {
      guard isAtPipeline else { throw misplacedWord() }
      try parsePipeline(into: &query)
      scanner.skipSpaces()
    }
    return query
  }

  private func misplacedWord() -> QueryError {
    if scanner.current == ")" {
      return QueryError(
        "a closing parenthesis without an opening one",
        remedy: "remove it",
        at: here,
        correction: QueryCorrection("", at: here)
      )
    }
    return QueryError(
      "a condition after sort:, group:, cols: or limit:",
      remedy: "move it before them",
      at: scanner.position..<(scanner.position + max(1, scanner.peekWord().count))
    )
  }

  /// The range of the character that comes next; empty at the end.
  var here: Range<Int> {
    scanner.position..<min(scanner.position + 1, scanner.characters.count)
  }

  private mutating func parseAny() throws(QueryError) -> Condition {
    var conditions = [try parseAll()]
    while true {
      scanner.skipSpaces()
      guard scanner.consume("|") || consumeKeyword("OR") else { break }
      if depth == 0 { hasAlternatives = true }
      conditions.append(try parseAll())
    }
    return conditions.count == 1 ? conditions[0] : .any(conditions)
  }

  private mutating func parseAll() throws(QueryError) -> Condition {
    var conditions = [try parseUnary()]
    while true {
      scanner.skipSpaces()
      if consumeKeyword("AND") {
        conditions.append(try parseUnary())
      } else if isAtEndOfConditions {
        break
      } else {
        conditions.append(try parseUnary())
      }
    }
    return conditions.count == 1 ? conditions[0] : .all(conditions)
  }

  private var isAtEndOfConditions: Bool {
    scanner.isAtEnd || scanner.current == ")" || scanner.current == "|"
      || scanner.peekWord() == "OR" || (depth == 0 && isAtPipeline)
  }

  private mutating func parseUnary() throws(QueryError) -> Condition {
    scanner.skipSpaces()
    let start = scanner.position
    depth += 1
    defer { depth -= 1 }
    guard depth <= QueryParser.maximumDepth else {
      throw QueryError(
        "more than \(QueryParser.maximumDepth) parentheses inside each other",
        at: here
      )
    }
    defer { if depth == 1 { termRanges.append(start..<scanner.position) } }
    if consumeKeyword("NOT") { return .not(try parseUnary()) }
    if scanner.consume("-") || scanner.consume("!") {
      guard let next = scanner.current, !next.isWhitespace else {
        throw QueryError(
          "nothing after \(scanner.characters[start])",
          remedy: "write what to leave out right behind it",
          at: start..<scanner.position
        )
      }
      return .not(try parseUnary())
    }
    if scanner.current == "(" { return try parseGroup() }
    return try parseTerm()
  }

  private mutating func parseGroup() throws(QueryError) -> Condition {
    let start = scanner.position
    scanner.position += 1
    let condition = try parseAny()
    scanner.skipSpaces()
    guard scanner.consume(")") else {
      throw QueryError(
        "a parenthesis that is not closed",
        remedy: "add )",
        at: start..<(start + 1),
        correction: QueryCorrection(")", at: here)
      )
    }
    return condition
  }

  /// Consumes a word in capitals when it is next, and says whether it was.
  private mutating func consumeKeyword(_ keyword: String) -> Bool {
    guard scanner.current == keyword.first, scanner.peekWord() == keyword else { return false }
    scanner.position += keyword.count
    return true
  }
}
