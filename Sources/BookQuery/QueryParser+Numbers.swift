import BookModel

/// The numbers that a written value stands for: one, or those of a period or a range.
struct ValueSpan {
  var lower: Double
  var upper: Double

  /// The numbers that stand in a relation to the span.
  func range(_ comparison: QueryScanner.Comparison) -> NumberRange {
    switch comparison {
    case .has, .equal, .unequal:
      if lower == upper { return .exactly(lower) }
      return NumberRange(lower: lower, upper: upper)
    case .less: return NumberRange(upper: lower, includesUpper: false)
    case .atMost: return NumberRange(upper: upper)
    case .more: return NumberRange(lower: upper, includesLower: false)
    case .atLeast: return NumberRange(lower: lower)
    }
  }
}

extension String {
  /// The ends of a range written `3..6`, `3..` or `..6`; a text without dots is both.
  var ends: (lower: String?, upper: String?) {
    guard let dots = firstRange(of: "..") else { return (self, self) }
    let lower = String(self[..<dots.lowerBound])
    let upper = String(self[dots.upperBound...])
    return (lower.isEmpty ? nil : lower, upper.isEmpty ? nil : upper)
  }
}

extension QueryParser {
  /// Returns the condition that a field's number stands in a relation to a value.
  func number(_ field: Field, _ comparison: Comparison, _ value: QueryValue)
    throws(QueryError) -> Condition
  {
    let isBand = value.text.first?.isLetter ?? false
    if isBand, field == .health || field == .computed, comparison == .has || comparison == .equal {
      return try band(field == .health ? .band : .computedBand, value)
    }
    return .numbers(field, [try amounts(field, comparison, value)])
  }

  /// Returns the numbers that stand in a relation to a value.
  func amounts(_ field: Field, _ comparison: Comparison, _ value: QueryValue)
    throws(QueryError) -> NumberRange
  {
    let ends = try rangeEnds(field, comparison, value)
    let lower = try ends.lower.map { text throws(QueryError) in
      try amount(text, field, at: value.range)
    }
    let upper = try ends.upper.map { text throws(QueryError) in
      try amount(text, field, at: value.range)
    }
    return ValueSpan(lower: lower ?? -.infinity, upper: upper ?? .infinity).range(comparison)
  }

  /// Returns the two ends of a value; an error for a range that says nothing or follows `<`.
  func rangeEnds(_ field: Field, _ comparison: Comparison, _ value: QueryValue)
    throws(QueryError) -> (lower: String?, upper: String?)
  {
    let isEquality = comparison == .has || comparison == .equal
    let ends = value.text.ends
    guard value.expression == nil, ends.lower != nil || ends.upper != nil,
      isEquality || !value.text.contains("..")
    else {
      throw QueryError(
        "\(field.name)\(comparison.rawValue) takes one value, not \"\(value.text)\"",
        remedy: field.example.map { "such as \($0)" },
        at: value.range
      )
    }
    return ends
  }

  /// Reads a number with its sign and its suffix.
  private func amount(_ text: String, _ field: Field, at range: Range<Int>) throws(QueryError)
    -> Double
  {
    if let first = text.first, "$€£¥".contains(first) {
      throw QueryError(
        "amounts are in the home currency",
        remedy: "write \(text.dropFirst())",
        at: range,
        correction: QueryCorrection(String(text.dropFirst()), at: range)
      )
    }
    guard let number = WrittenNumber(text) else {
      throw QueryError(
        "\"\(text)\" is no number",
        remedy: field.example.map { "such as \($0)" },
        at: range
      )
    }
    guard field.kind == .fraction else {
      guard number.suffix != "%" else {
        throw QueryError(
          "\(field.name) is no percentage",
          remedy: "write a plain number",
          at: range
        )
      }
      return number.value
    }
    guard number.suffix == nil || number.suffix == "%" else {
      throw QueryError(
        "\(field.name) is a percentage",
        remedy: field.example.map { "such as \($0)" },
        at: range
      )
    }
    let isPercentage = number.suffix == "%" || abs(number.value) > 1
    return isPercentage ? number.value / 100 : number.value
  }
}

/// A version number as one number that compares as versions do.
struct VersionNumber {
  /// The number of the version itself.
  var first: Double
  /// The largest number of a version that begins with it.
  var last: Double

  /// Creates the number of a text's first three groups of digits; nil when it has none.
  init?(_ text: some StringProtocol) {
    let groups = text.split { !$0.isASCII || !$0.isNumber }.prefix(3)
    guard !groups.isEmpty else { return nil }
    var number = 0.0
    var step = 1e10
    for group in groups {
      number += min(99_999, Double(group) ?? 99_999) * step
      step /= 1e5
    }
    first = number
    last = number + step * 1e5 - 1
  }
}
