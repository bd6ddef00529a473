import BookModel

extension QueryCompleter {
  /// Returns round numbers, times or days to compare a field with, and how many customers each keeps.
  func measures(
    of field: Field,
    _ comparison: QueryScanner.Comparison,
    _ typed: String
  ) -> [QueryCandidate] {
    guard field.isMeasured || field == .changed || field == .opportunities else { return [] }
    // The users of a feature are in no row, and looking them up would hold up the typing.
    if case .feature = field { return [] }
    let isEquality = comparison == .has || comparison == .equal
    let column = numbers(of: field == .touch ? .lastActivity : field)
    var texts: [String]
    switch field.kind {
    case .date, .days, .text, .structure: texts = times(of: field, isEquality, typed)
    case .number, .money, .fraction: texts = cuts(of: field, column, isEquality)
    case .choice, .flag, .version: texts = []
    }
    // Counting goes through all customers: only for what a list can show.
    texts = Array(texts.filter { $0.hasPrefix(typed.lowercased()) }.prefix(8))
    let found = texts.map { text in
      let count = count(field, comparison, text, column)
      return QueryCandidate(.value, text, note: Self.note(of: text), count: count)
    }
    guard isEquality, field != .opportunities else { return found }
    return found + marks(typed, missing: column.count { $0.isNaN })
  }

  /// How many of the numbers meet a comparison; nil where it is not one of numbers.
  private func count(
    _ field: Field,
    _ comparison: QueryScanner.Comparison,
    _ text: String,
    _ column: [Double]
  ) -> Int? {
    guard let query = try? Query("\(field.name)\(comparison.rawValue)\(text)", in: context),
      case .numbers(_, let ranges)? = query.condition
    else { return nil }
    if ranges.count == 1, let range = ranges.first { return column.count(where: range.contains) }
    return column.count { number in ranges.contains { $0.contains(number) } }
  }

  private func times(of field: Field, _ isEquality: Bool, _ typed: String) -> [String] {
    let digits = typed.prefix { $0.isASCII && $0.isNumber }
    if !digits.isEmpty, digits.count < 5 {
      return DaySpan.Unit.allCases.map { digits + $0.rawValue }
    }
    if field == .opportunities { return ["30d", "90d", "100k", "1m"] }
    if field == .touch || field == .lastActivity || field == .churned || field == .changed {
      return isEquality
        ? ["..7d", "7d..30d", "30d..90d", "90d.."] : ["7d", "14d", "30d", "60d", "90d", "180d"]
    }
    let words = [
      "30d", "60d", "90d", "180d", "1y", "eom", "eoq", "eoy", "eofy", "q1", "q2", "q3", "q4",
    ]
    guard isEquality else { return words }
    let late = field == .due ? ["late", "today"] : ["overdue"]
    return late + ["..30d", "..90d", "q1", "q2", "q3", "q4", "eom"]
  }

  /// What the words of days mean.
  private static func note(of text: String) -> String {
    switch text {
    case "eow": "the end of this week"
    case "eom": "the end of this month"
    case "eoq": "the end of this quarter"
    case "eoy": "the end of this year"
    case "eofy": "the end of the fiscal year"
    case "overdue", "late": "before today"
    default: ""
    }
  }

  /// Round numbers between which the field's numbers lie, by what a part of them says.
  private func cuts(of field: Field, _ column: [Double], _ isEquality: Bool) -> [String] {
    let step = max(1, column.count / 4096)
    var sample: [Double] = []
    for place in stride(from: 0, to: column.count, by: step) where !column[place].isNaN {
      sample.append(column[place])
    }
    guard !sample.isEmpty else { return [] }
    sample.sort()
    let parts = [0.1, 0.25, 0.5, 0.75, 0.9].map { sample[Int(Double(sample.count - 1) * $0)] }
    var bands: [String] = []
    for part in parts {
      let band = NumberBand(part, field).description
      if !bands.contains(band) { bands.append(band) }
    }
    if isEquality { return bands }
    var ends: [String] = []
    for end in bands.compactMap({ $0.ends.upper }) where !ends.contains(end) { ends.append(end) }
    return ends
  }
}
