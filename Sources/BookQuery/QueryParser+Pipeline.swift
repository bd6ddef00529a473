import BookModel

extension QueryParser {
  /// The words that say how to show what a filter keeps.
  static let pipelineWords = ["sort", "group", "cols", "columns", "limit"]

  /// Whether a word such as `sort:` comes next.
  var isAtPipeline: Bool {
    guard let (name, comparison) = scanner.peekField(), comparison == .has else { return false }
    return QueryParser.pipelineWords.contains(name.lowercased())
  }

  /// Reads one such word with its value into a query.
  mutating func parsePipeline(into query: inout Query) throws(QueryError) {
    let start = scanner.position
    let name = scanner.consume(while: QueryScanner.isNameCharacter).lowercased()
    scanner.position += 1
    let nameRange = start..<scanner.position
    switch name {
    case "sort":
      try refuseSecond(name, query.sort != nil, at: nameRange)
      query.sort = try parseSortKeys()
    case "group":
      try refuseSecond(name, query.group != nil, at: nameRange)
      query.group = try parseGrouping()
    case "limit":
      try refuseSecond(name, query.limit != nil, at: nameRange)
      query.limit = try parseLimit()
    default:
      try refuseSecond(name, query.columns != nil, at: nameRange)
      query.columns = try parseColumns()
    }
  }

  private func refuseSecond(_ name: String, _ isSecond: Bool, at range: Range<Int>)
    throws(QueryError)
  {
    guard isSecond else { return }
    throw QueryError("a second \(name):", remedy: "keep one", at: range)
  }

  private mutating func parseSortKeys() throws(QueryError) -> [SortKey] {
    var keys: [SortKey] = []
    repeat {
      let (item, range) = try parseItem("sort:-arr,renewal")
      guard let key = SortKey(parsing: item) else {
        throw unknown(item.hasPrefix("-") ? String(item.dropFirst()) : item, at: range)
      }
      keys.append(key)
    } while scanner.consume(",")
    return keys
  }

  private mutating func parseColumns() throws(QueryError) -> [Field] {
    var columns: [Field] = []
    repeat {
      let (item, range) = try parseItem("cols:name,arr,health")
      guard let field = Field(name: item) else { throw unknown(item, at: range) }
      columns.append(field)
    } while scanner.consume(",")
    return columns
  }

  private mutating func parseGrouping() throws(QueryError) -> Grouping {
    let (item, range) = try parseItem("group:tier")
    guard let grouping = Grouping(name: item) else {
      let names = Grouping.allCases.map(\.rawValue)
      var error = QueryError(
        "cannot group by \"\(item)\"",
        remedy: "use one of \(names.joined(separator: ", "))",
        at: range
      )
      error.correction = item.nearest(among: names).first.map { QueryCorrection($0, at: range) }
      throw error
    }
    return grouping
  }

  private mutating func parseLimit() throws(QueryError) -> Int {
    let (item, range) = try parseItem("limit:20")
    guard let limit = Int(item), limit > 0 else {
      throw QueryError("\"\(item)\" is no limit", remedy: "write limit:20", at: range)
    }
    return limit
  }

  private mutating func parseItem(_ example: String) throws(QueryError) -> (String, Range<Int>) {
    let start = scanner.position
    var isInQuotes = false
    let item = scanner.consume { character in
      if character == "\"" { isInQuotes.toggle() }
      return isInQuotes || character == "\""
        || (QueryScanner.isWordCharacter(character) && character != ",")
    }
    guard !item.isEmpty else {
      throw QueryError("a value is missing", remedy: "such as \(example)", at: here)
    }
    return (item, start..<scanner.position)
  }

  private func unknown(_ name: String, at range: Range<Int>) -> QueryError {
    // A sign that turns the order round stays.
    let word = max(range.lowerBound, range.upperBound - name.count)..<range.upperBound
    var error = QueryError(
      "no field \"\(name)\" to sort by or to show",
      nearest: name.nearest(among: Field.all.map(\.name)).first,
      otherwise: nil,
      at: word
    )
    error.range = range
    return error
  }
}
