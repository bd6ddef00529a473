import BookModel

/// What a name is chosen for, and where it stands in the text.
struct Choosing {
  /// What is chosen, such as `tier`.
  var what: String
  /// Where the name stands.
  var range: Range<Int>
  /// Whether the beginning of a later word of a name will do.
  var looksInside: Bool
}

extension QueryParser {
  /// Returns the place of the name that is meant: the same, or the only one that begins with it.
  func choose(_ word: String, among names: [String], _ choosing: Choosing) throws(QueryError)
    -> Int
  {
    let wanted = word.withoutFillers
    if let index = names.firstIndex(of: word) { return index }
    if let index = names.firstIndex(where: { $0.withoutFillers == wanted }) { return index }
    var matches = names.indices.filter { names[$0].withoutFillers.hasPrefix(wanted) }
    if matches.isEmpty, choosing.looksInside {
      matches = names.indices.filter { index in
        names[index].split(separator: " ").contains { $0.folded.hasPrefix(wanted) }
      }
    }
    if matches.count == 1 { return matches[0] }
    guard matches.isEmpty else {
      let candidates = matches.prefix(6).map { names[$0] }.joined(separator: ", ")
      throw QueryError(
        "\"\(word)\" may be \(candidates)",
        remedy: "write more letters of one",
        at: choosing.range
      )
    }
    throw QueryError(
      "no \(choosing.what) \"\(word)\"",
      nearest: word.nearest(among: names).first,
      otherwise: "use one of \(names.prefix(12).joined(separator: ", "))",
      at: choosing.range,
      quotes: true
    )
  }

  /// Returns the condition that a field's name is, or begins with, a value.
  func choice(_ field: Field, _ comparison: Comparison, _ value: QueryValue)
    throws(QueryError) -> Condition
  {
    try refuseOrder(field, comparison, value)
    if let expression = value.expression { return .texts(field, [expression]) }
    let choosing = Choosing(what: field.name, range: value.range, looksInside: field == .tier)
    switch field {
    case .tier: return .numbers(.tier, [.exactly(Double(try tier(value, choosing)))])
    case .band, .sentiment, .computedBand: return try band(field, value)
    case .followUp: return try followUp(value, choosing)
    case .followUpPriority:
      let names = FollowUp.Priority.allCases.map(\.rawValue)
      let rank = try choose(value.text, among: names, choosing)
      return .numbers(.followUpPriority, [.exactly(Double(rank))])
    default:
      if value.isQuoted, comparison == .equal {
        return .texts(field, [TextPattern(value.text, .whole)])
      }
      let text = value.isQuoted ? value.text : value.text.trimmed(of: "*")
      return .texts(field, [TextPattern(text, .choice)])
    }
  }

  /// Returns the condition that a health band is the one a value names.
  func band(_ field: Field, _ value: QueryValue) throws(QueryError) -> Condition {
    let bands = HealthBand.allCases
    let index = try choose(
      value.text,
      among: bands.map(\.rawValue),
      Choosing(what: "band", range: value.range, looksInside: false)
    )
    return .numbers(field, [.exactly(bands[index].rank)])
  }

  private func tier(_ value: QueryValue, _ choosing: Choosing) throws(QueryError) -> Int {
    let wanted = value.text.withoutFillers
    if let index = context.tiers.firstIndex(where: { $0.name == value.text }) { return index }
    let byLabel = context.tiers.firstIndex {
      $0.short.withoutFillers == wanted || String($0.key).folded == wanted
    }
    if let byLabel { return byLabel }
    return try choose(value.text, among: context.tiers.map(\.name), choosing)
  }

  private func followUp(_ value: QueryValue, _ choosing: Choosing) throws(QueryError)
    -> Condition
  {
    let names = FollowUpRank.names + ["open", "yes", "no", "none", "high", "normal", "low"]
    let name = names[try choose(value.text, among: names, choosing)]
    switch name {
    case "open":
      return .numbers(.followUp, [NumberRange(upper: FollowUpRank.snoozed, includesUpper: false)])
    case "yes": return .isPresent(.followUp)
    case "no", "none": return .not(.isPresent(.followUp))
    default: break
    }
    if let rank = FollowUpRank.names.firstIndex(of: name) {
      return .numbers(.followUp, [.exactly(Double(rank))])
    }
    let priority = FollowUp.Priority.allCases.firstIndex { $0.rawValue == name }
    return .numbers(.followUpPriority, [.exactly(Double(priority ?? 0))])
  }
}

/// Where a follow-up stands, as a number: the most pressing first.
enum FollowUpRank {
  static let names = ["late", "today", "later", "undated", "snoozed"]
  static let snoozed = 4.0

  static func rank(_ urgency: FollowUp.Urgency) -> Double {
    switch urgency {
    case .late: 0
    case .today: 1
    case .later: 2
    case .undated: 3
    case .snoozed: snoozed
    }
  }
}

extension HealthBand {
  /// The band as a number: the worst first.
  var rank: Double {
    switch self {
    case .poor: 0
    case .concerning: 1
    case .healthy: 2
    }
  }
}

extension String {
  /// The text folded, without spaces, hyphens and underscores.
  fileprivate var withoutFillers: String {
    String(folded.filter { $0 != " " && $0 != "-" && $0 != "_" })
  }
}
