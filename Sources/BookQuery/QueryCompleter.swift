public import BookModel

/// Completes filters of a book: fields, operators, and values with their numbers of customers.
///
/// Making one looks at every customer several times, so make it beside the loop, once for a book and
/// the customers in scope, and again when the policy, the follow-ups or the facts change. Completing
/// a text after that takes little time whatever the size of the book.
public struct QueryCompleter: Sendable {
  let portfolio: Portfolio
  let places: [Int]
  let facts: QueryFacts
  let context: QueryContext
  private let listed: [Field: QueryValues]
  private let features: QueryValues
  /// The numbers of fields that the book has not in a row.
  private let columns: [Field: [Double]]

  /// Takes the values out of the customers at some places.
  public init(
    _ portfolio: Portfolio,
    context: QueryContext,
    among places: [Int],
    facts: QueryFacts = QueryFacts()
  ) {
    self.portfolio = portfolio
    self.context = context
    self.places = places
    self.facts = facts
    var listed: [Field: QueryValues] = [:]
    for field in Portfolio.listedFields {
      listed[field] = portfolio.listedValues(of: field, among: places, facts)
    }
    self.listed = listed
    features = portfolio.featureValues(named: context.features, among: places)
    var columns: [Field: [Double]] = [:]
    for field in [Field.tickets, .churned, .due, .changed, .healthChange] {
      columns[field] = portfolio.numbers(of: field, at: places, facts: facts)
    }
    self.columns = columns
  }

  /// Returns the listed values of a field; nil for a field of numbers, days or free text.
  func values(of field: Field) -> QueryValues? { listed[field] }

  /// Returns a field's numbers, one a place.
  func numbers(of field: Field) -> [Double] {
    columns[field] ?? portfolio.numbers(of: field, at: places, facts: facts)
  }

  /// Completes a text at the caret.
  ///
  /// - Parameters:
  ///   - text: The filter, which may be unfinished or wrong.
  ///   - caret: The place of the caret in characters, 0 before the first.
  ///   - most: The number of candidates to return at most.
  /// - Returns: What may come there.
  public func completion(of text: String, at caret: Int, most: Int = 8) -> QueryCompletion {
    let pieces = QueryPieces(text)
    let caret = min(max(0, caret), pieces.count)
    guard let piece = pieces.piece(at: caret) else {
      return QueryCompletion(range: caret..<caret, candidates: words("", most))
    }
    let start = piece.range.lowerBound
    guard let name = piece.name else {
      guard piece.isPlainWord else { return QueryCompletion(range: caret..<caret, candidates: []) }
      let typed = pieces.text(start..<caret)
      return QueryCompletion(range: piece.range, candidates: words(typed, most))
    }
    if caret <= start + name.count {
      let range = start..<(start + name.count)
      let typed = pieces.text(start..<caret)
      return QueryCompletion(range: range, candidates: fields(typed).map(\.bare).first(most))
    }
    guard let value = piece.values.last(where: { $0.range.lowerBound <= caret }) else {
      return QueryCompletion(range: caret..<caret, candidates: [])
    }
    let end = min(caret, value.range.upperBound)
    let typed = pieces.text(value.range.lowerBound..<end).trimmed(of: "\"")
    return QueryCompletion(
      range: value.range,
      candidates: candidates(for: piece, typed).first(most)
    )
  }

  /// Returns what may be odd about a filter that can be read: a value that no customer here has.
  ///
  /// Nil when nothing is; the first such value otherwise, with the one that was probably meant.
  public func remark(on text: String) -> QueryError? {
    for piece in QueryPieces(text).pieces {
      guard let name = piece.name, let field = Field(name: name), field.isNamedByValue,
        piece.comparison == .has || piece.comparison == .equal, let known = listed[field]
      else { continue }
      for value in piece.values where !value.isMark && !known.holds(value.text, of: field) {
        return QueryError(
          "no customer here has the \(field.name) \"\(value.text)\"",
          nearest: value.text.nearest(among: known.values.map(\.label)).first,
          otherwise: nil,
          at: value.range,
          quotes: true
        )
      }
    }
    return nil
  }
}

extension QueryCompleter {
  /// What may come behind an operator.
  private func candidates(for piece: QueryPieces.Piece, _ typed: String) -> [QueryCandidate] {
    guard let name = piece.name?.lowercased(), let comparison = piece.comparison else { return [] }
    switch name {
    case "sort":
      let isDescending = typed.hasPrefix("-")
      let sign = isDescending ? "-" : ""
      return fields(isDescending ? String(typed.dropFirst()) : typed).map { field in
        QueryCandidate(.field, sign + field.name, note: field.meaning)
      }
    case "cols", "columns":
      return fields(typed).map { QueryCandidate(.field, $0.name, note: $0.meaning) }
    case "group":
      return ranked(Grouping.allCases.map { .init($0.rawValue, 0) }, typed)
        .map { QueryCandidate(.pipeline, $0.label) }
    case "limit":
      return ["10", "20", "50", "100"].filter { $0.hasPrefix(typed) }
        .map { QueryCandidate(.pipeline, $0) }
    case "feature": return featureCandidates(piece, comparison, typed)
    default:
      guard let field = Field(name: name) else { return [] }
      if field == .name { return customers(beginningWith: typed) }
      let isEquality = comparison == .has || comparison == .equal || comparison == .unequal
      if isEquality || listed[field] == nil || field == .changed || field == .opportunities {
        return values(of: field, comparison, typed, isEquality)
      }
      return []
    }
  }

  private func values(
    of field: Field,
    _ comparison: QueryScanner.Comparison,
    _ typed: String,
    _ isEquality: Bool
  ) -> [QueryCandidate] {
    guard let known = listed[field], isEquality else {
      // `health:poor` is short for `band:poor`, and asked for more often than a number.
      let bands = field == .health && isEquality ? listed[.band]?.values ?? [] : []
      return ranked(bands, typed).map(\.candidate) + measures(of: field, comparison, typed)
    }
    let found = ranked(known.values, typed).map(\.candidate)
    // Whether a customer is marked is always known; `mark:?` asks for those who are not.
    let isMark = field == .mark
    let missing = isMark ? numbers(of: field).count { $0 == 0 } : known.missing
    return found + marks(typed, missing: missing)
  }

  private func featureCandidates(
    _ piece: QueryPieces.Piece,
    _ comparison: QueryScanner.Comparison,
    _ typed: String
  ) -> [QueryCandidate] {
    if let name = piece.feature?.text {
      return measures(of: .feature(name), comparison, typed)
    }
    guard comparison == .has || comparison == .equal else { return [] }
    let found = ranked(features.values, typed)
    guard let exact = found.first, exact.label.folded == typed.folded else {
      return found.map(\.candidate)
    }
    let ways = [(">", "more users than"), ("<", "fewer users than"), (":?", "users unknown")]
    return [exact.candidate]
      + ways.map { QueryCandidate(.comparison, exact.label + $0, text: exact.text + $0, note: $1) }
  }

  /// The signs for a missing and for any value.
  func marks(_ typed: String, missing: Int?) -> [QueryCandidate] {
    guard typed.isEmpty || typed == "?" || typed == "*", let missing else { return [] }
    return [
      QueryCandidate(.value, "?", note: "unknown", count: missing),
      QueryCandidate(.value, "*", note: "known", count: places.count - missing),
    ]
  }

  /// Returns the values that a text may be the beginning of, the likeliest first.
  private func ranked(_ values: [QueryValues.Value], _ typed: String) -> [QueryValues.Value] {
    let wanted = Array(typed.folded.utf8)
    let met = values.enumerated().compactMap { place, value in
      MatchRank.best(of: wanted, among: value.keys).map { (rank: $0, place: place, value: value) }
    }
    if met.isEmpty {
      let near = typed.nearest(among: values.map(\.label))
      return near.compactMap { label in values.first { $0.label == label } }
    }
    return MatchRank.likeliest(met.map { ($0.rank, $0.place, $0.value) })
  }
}

extension QueryValues.Value {
  fileprivate var candidate: QueryCandidate {
    QueryCandidate(.value, label, text: text, note: note, count: count)
  }
}

extension QueryPieces.Value {
  /// Whether it is no name of a value but a sign, a pattern or a word with a meaning of its own.
  fileprivate var isMark: Bool {
    text.isEmpty || !isQuoted && ["?", "*", "me"].contains(text.lowercased()) || text.contains("*")
  }
}

extension QueryValues {
  /// Whether a value is meant by a text.
  fileprivate func holds(_ text: String, of field: Field) -> Bool {
    let pattern =
      field == .owner || field == .accountExecutive
      ? TextPattern(text.folded) : TextPattern(text.folded.trimmed(of: "#"), .choice)
    return values.contains { value in
      value.keys.contains { pattern.test(String(decoding: $0, as: UTF8.self)) }
    }
  }
}

extension Field {
  /// Whether a text that names no value is likely a slip, which the parser does not see.
  fileprivate var isNamedByValue: Bool {
    switch self {
    case .segment, .stage, .owner, .accountExecutive, .tag: true
    default: false
    }
  }
}
