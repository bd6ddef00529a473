import BookModel

extension QueryParser {
  typealias Comparison = QueryScanner.Comparison

  /// Returns the condition that one of the values is met.
  func condition(_ field: Field, _ comparison: Comparison, _ values: [QueryValue])
    throws(QueryError) -> Condition
  {
    let isEquality = comparison == .has || comparison == .equal
    if !isEquality, values.count > 1 {
      throw QueryError(
        "a list after \(comparison.rawValue)",
        remedy: "write \(field.name):a,b or one value",
        at: values[0].range.lowerBound..<values[values.count - 1].range.upperBound
      )
    }
    var conditions: [Condition] = []
    for value in values {
      if isEquality, value.word == "?" || value.word == "*" {
        let isPresent = Condition.isPresent(field)
        conditions.append(value.word == "*" ? isPresent : .not(isPresent))
      } else {
        conditions.append(try single(field, comparison, value))
      }
    }
    return conditions.count == 1 ? conditions[0] : .any(conditions)
  }

  private func single(_ field: Field, _ comparison: Comparison, _ value: QueryValue)
    throws(QueryError) -> Condition
  {
    switch field.kind {
    case .text:
      if field == .changed { return try change(comparison, value) }
      return try text(field, comparison, value)
    case .choice: return try choice(field, comparison, value)
    case .number, .money, .fraction: return try number(field, comparison, value)
    case .days, .date: return try date(field, comparison, value)
    case .flag: return try flag(field, comparison, value)
    case .version: return try version(comparison, value)
    case .structure:
      if field == .opportunities { return try opportunity(comparison, value) }
      throw QueryError(
        "\(field.name) cannot be filtered by",
        remedy: "it can be a column",
        at: value.range
      )
    }
  }

  /// Refuses `<` and its kin for a field that has no order.
  func refuseOrder(_ field: Field, _ comparison: Comparison, _ value: QueryValue)
    throws(QueryError)
  {
    guard comparison != .has, comparison != .equal else { return }
    throw QueryError(
      "\(field.name) has no \(comparison.rawValue)",
      remedy: "use \(field.name):value, \(field.name)=value or \(field.name)!=value",
      at: value.range
    )
  }

  private func text(_ field: Field, _ comparison: Comparison, _ value: QueryValue)
    throws(QueryError) -> Condition
  {
    try refuseOrder(field, comparison, value)
    let isPerson = field == .owner || field == .accountExecutive || field == .coveredFor
    if isPerson, value.word == "me" {
      guard let me = context.me else {
        throw QueryError(
          "nobody knows who \"me\" is",
          remedy: "give --me, or set me: in the configuration",
          at: value.range
        )
      }
      return .person(field, me)
    }
    let pattern = textPattern(field, comparison, value)
    guard let id = field.personID else { return .texts(field, [pattern]) }
    return .any([.texts(field, [pattern]), .texts(id, [TextPattern(value.text, .whole)])])
  }

  private func textPattern(_ field: Field, _ comparison: Comparison, _ value: QueryValue)
    -> TextPattern
  {
    if let expression = value.expression { return expression }
    if comparison == .equal { return TextPattern(value.text, .whole) }
    if field == .tag { return TextPattern(value.text.trimmed(of: "#").trimmed(of: "*"), .choice) }
    return value.isQuoted ? TextPattern(value.text) : QueryParser.pattern(value.text)
  }

  private func flag(_ field: Field, _ comparison: Comparison, _ value: QueryValue)
    throws(QueryError) -> Condition
  {
    try refuseOrder(field, comparison, value)
    switch value.word {
    case "yes", "y", "true": return .numbers(field, [.exactly(1)])
    case "no", "n", "false": return .numbers(field, [.exactly(0)])
    case nil, .some:
      throw QueryError(
        "\(field.name) is yes or no, not \"\(value.text)\"",
        remedy: "write \(field.name):yes",
        at: value.range,
        correction: QueryCorrection("yes", at: value.range)
      )
    }
  }

  private func version(_ comparison: Comparison, _ value: QueryValue) throws(QueryError)
    -> Condition
  {
    if let expression = value.expression { return .texts(.version, [expression]) }
    let text: String? = value.text
    let ends = value.isQuoted ? (lower: text, upper: text) : value.text.ends
    guard let lower = VersionNumber(ends.lower ?? ends.upper ?? ""),
      let upper = VersionNumber(ends.upper ?? ends.lower ?? "")
    else {
      try refuseOrder(.version, comparison, value)
      return .texts(.version, [QueryParser.pattern(value.text)])
    }
    let span = ValueSpan(
      lower: ends.lower == nil ? -.infinity : lower.first,
      upper: ends.upper == nil ? .infinity : upper.last
    )
    return .numbers(.version, [span.range(comparison)])
  }

  /// A field that changed, or how long ago something did.
  private func change(_ comparison: Comparison, _ value: QueryValue) throws(QueryError)
    -> Condition
  {
    guard comparison == .has || comparison == .equal else {
      return try date(.changed, comparison, value)
    }
    if value.word == "yes" { return .isPresent(.changed) }
    if value.word == "no" { return .not(.isPresent(.changed)) }
    guard let field = Field(name: value.text) else {
      throw QueryError(
        "no field \"\(value.text)\" that could change",
        nearest: value.text.nearest(among: Field.filterNames).first,
        otherwise: "such as changed:health or changed>7d",
        at: value.range
      )
    }
    // A health that is only computed has no number that could change, but it has a band.
    let fields = field == .health ? [field, .band] : [field]
    return .texts(.changed, fields.map { TextPattern($0.name, .whole) })
  }

  private func opportunity(_ comparison: Comparison, _ value: QueryValue) throws(QueryError)
    -> Condition
  {
    if comparison == .has || comparison == .equal {
      switch value.word {
      case "open": return .opportunity(.isOpen)
      case "closed": return .opportunity(.isClosed)
      case "won": return .opportunity(.isWon)
      case "lost": return .opportunity(.isLost)
      case nil, .some:
        return .texts(.opportunities, [textPattern(.opportunities, comparison, value)])
      }
    }
    if let range = try? amounts(.arr, comparison, value) { return .opportunity(.amount(range)) }
    guard let range = try? days(.renewal, comparison, value) else {
      throw QueryError(
        "opp takes an amount or a time, not \"\(value.text)\"",
        remedy: "such as opp>100k or opp<30d",
        at: value.range
      )
    }
    return .opportunity(.closes(range))
  }

  /// Reads what follows `feature:`: names, or one name with a comparison of its users.
  mutating func parseFeature(_ comparison: Comparison) throws(QueryError) -> Condition {
    guard comparison == .has || comparison == .equal else {
      throw QueryError(
        "feature needs a name before \(comparison.rawValue)",
        remedy: "such as feature:\"Code search\">20",
        at: here
      )
    }
    var conditions: [Condition] = []
    repeat { conditions.append(try parseFeatureName()) } while scanner.consume(",")
    return conditions.count == 1 ? conditions[0] : .any(conditions)
  }

  private mutating func parseFeatureName() throws(QueryError) -> Condition {
    let start = scanner.position
    let isQuoted = scanner.current == "\""
    let name =
      isQuoted
      ? try parseQuoted(by: "\"")
      : scanner.consume { QueryScanner.isWordCharacter($0) && !",:=!<>".contains($0) }
    let range = start..<scanner.position
    guard !name.isEmpty else {
      throw QueryError(
        "feature needs a name",
        remedy: "such as feature:\"Code search\"",
        at: here
      )
    }
    if !isQuoted, name == "?" { return .not(.hasFeatures) }
    if !isQuoted, name == "*" { return .hasFeatures }
    let field = Field.feature(try featureName(name, at: range))
    guard let comparison = scanner.consumeComparison() else {
      return .numbers(field, [NumberRange(lower: 0, includesLower: false)])
    }
    let valueStart = scanner.position
    let text = scanner.consume { QueryScanner.isWordCharacter($0) && $0 != "," }
    let value = QueryValue(text: text, range: valueStart..<scanner.position)
    guard !text.isEmpty else {
      throw QueryError("a number is missing", remedy: "such as >20", at: here)
    }
    let equality = comparison == .unequal ? Comparison.equal : comparison
    let condition = try condition(field, equality, [value])
    return comparison == .unequal ? .all([.isPresent(field), .not(condition)]) : condition
  }

  private func featureName(_ name: String, at range: Range<Int>) throws(QueryError) -> String {
    guard !context.features.isEmpty else { return name }
    let index = try choose(
      name,
      among: context.features,
      Choosing(what: "feature", range: range, looksInside: false)
    )
    return context.features[index]
  }
}

extension Field {
  /// The field of the person's id; nil for a field that is no person's name.
  fileprivate var personID: Field? {
    switch self {
    case .owner: .ownerID
    case .accountExecutive: .accountExecutiveID
    default: nil
    }
  }
}
