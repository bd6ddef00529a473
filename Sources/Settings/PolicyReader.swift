import BookModel
import BookQuery

/// Reads tier policies.
struct PolicyReader {
  /// What is to be told about keys that nothing is done with.
  private(set) var warnings: [SettingsError] = []

  /// Reads one policy.
  mutating func policy(_ node: SettingsNode) throws(SettingsError) -> TierPolicy {
    var name: String?
    var tierNodes: [SettingsNode] = []
    for entry in try node.entries() {
      switch entry.key {
      case "name": name = try entry.value.text()
      case "tiers": tierNodes = entry.value.isNull ? [] : try entry.value.list()
      default: warnings.append(entry.unknown(knowing: ["name", "tiers"]))
      }
    }
    guard let name, !name.isEmpty else {
      throw node.error(.missingKey(key: "name", in: "the policy"))
    }
    guard !tierNodes.isEmpty else { throw node.error(.noTiers(policy: name)) }
    var tiers: [TierPolicy.Tier] = []
    for tierNode in tierNodes {
      let tier = try tier(tierNode, after: tiers)
      try refuseDuplicate("tier key", String(tier.key), tiers.map { String($0.key) }, tierNode)
      tiers.append(tier)
    }
    return TierPolicy(name: name, tiers: tiers)
  }

  private func refuseDuplicate(
    _ what: String,
    _ value: String,
    _ others: [String],
    _ node: SettingsNode
  ) throws(SettingsError) {
    guard others.contains(where: { $0.folded == value.folded }) else { return }
    throw node.error(.duplicate(what: what, value: value))
  }

  private mutating func tier(_ node: SettingsNode, after earlier: [TierPolicy.Tier])
    throws(SettingsError) -> TierPolicy.Tier
  {
    var draft = TierDraft()
    for entry in try node.entries() { try read(entry, into: &draft) }
    guard let name = draft.name, !name.isEmpty else {
      throw node.error(.missingKey(key: "name", in: "the tier"))
    }
    try refuseDuplicate("tier", name, earlier.map(\.name), node)
    guard draft.rules.count == 1, let rule = draft.rules.first, !rule.criteria.isEmpty else {
      throw node.error(.badRule(tier: name))
    }
    let taken = Set(earlier.map(\.key))
    let letters = name.lowercased().filter { $0.isLetter || $0.isNumber }
    guard let key = draft.key ?? letters.first(where: { !taken.contains($0) }) else {
      throw node.error(.missingKey(key: "key", in: name))
    }
    return TierPolicy.Tier(
      name: name,
      short: draft.short ?? String(name.filter { $0 != " " && $0 != "-" }.prefix(3)).uppercased(),
      key: key,
      rule: rule,
      coverage: draft.coverage,
      coverageRules: draft.coverageRules,
      isNurtured: draft.isNurtured
    )
  }

  private mutating func read(_ entry: SettingsNode.Entry, into draft: inout TierDraft)
    throws(SettingsError)
  {
    let value = entry.value
    switch entry.key {
    case "name": draft.name = try value.text()
    case "short": draft.short = try shortText(value, limit: 4)
    case "key": draft.key = try shortText(value, limit: 1).first
    case "any": draft.rules.append(.any(try criteria(value)))
    case "all": draft.rules.append(.all(try criteria(value)))
    case "coverage": draft.coverage = try value.choice(TierPolicy.Coverage.self)
    case "coverageRules": draft.coverageRules = try coverageRules(value)
    case "nurtured": draft.isNurtured = try value.flag()
    default: warnings.append(entry.unknown(knowing: TierDraft.keys))
    }
  }

  private func shortText(_ node: SettingsNode, limit: Int) throws(SettingsError) -> String {
    let text = try node.text()
    guard !text.isEmpty else { throw node.wrongKind("a text") }
    guard text.count <= limit else {
      throw node.error(.tooLong(key: node.name, value: text, limit: limit))
    }
    return text
  }

  /// Reads `{arr: '>=100k', employees: '<5_000'}`; a measure may have a list of bounds.
  private func criteria(_ node: SettingsNode) throws(SettingsError) -> [TierPolicy.Criterion] {
    var criteria: [TierPolicy.Criterion] = []
    for entry in try node.entries() {
      guard let measure = TierPolicy.Measure(rawValue: entry.key) else {
        let possible = TierPolicy.Measure.allCases.map(\.rawValue)
        throw SettingsError(
          .unknownValue(key: "a measure", value: entry.key, possible: possible),
          file: node.file,
          line: entry.line
        )
      }
      for bound in try entry.value.elements() { criteria.append(try criterion(measure, bound)) }
    }
    return criteria
  }

  private func criterion(_ measure: TierPolicy.Measure, _ node: SettingsNode)
    throws(SettingsError) -> TierPolicy.Criterion
  {
    let text = try node.text().filter { $0 != " " }
    let isLower = text.hasPrefix(">=")
    let number = WrittenNumber(text.dropFirst(isLower ? 2 : 1))
    guard isLower || text.hasPrefix("<"), let number, number.suffix != "%", number.value >= 0 else {
      throw node.error(.badBound(value: text))
    }
    return TierPolicy.Criterion(measure: measure, isLowerBound: isLower, bound: number.value)
  }

  /// Reads `[{arr: '>=100k', coverage: dedicated}]`; the first rule that holds wins.
  private func coverageRules(_ node: SettingsNode) throws(SettingsError)
    -> [TierPolicy.CoverageRule]
  {
    var rules: [TierPolicy.CoverageRule] = []
    for element in try node.list() {
      var minimum: Double?
      var coverage: TierPolicy.Coverage?
      for entry in try element.entries() {
        switch entry.key {
        case "arr":
          let bound = try criterion(.arr, entry.value)
          guard bound.isLowerBound else {
            throw entry.value.error(.badBound(value: try entry.value.text()))
          }
          minimum = bound.bound
        case "coverage": coverage = try entry.value.choice(TierPolicy.Coverage.self)
        default: throw entry.unknown(knowing: ["arr", "coverage"])
        }
      }
      guard let minimum else { throw element.error(.missingKey(key: "arr", in: "the rule")) }
      guard let coverage else { throw element.error(.missingKey(key: "coverage", in: "the rule")) }
      rules.append(TierPolicy.CoverageRule(minimumARR: minimum, coverage: coverage))
    }
    return rules
  }
}

/// What has been read of a tier so far.
private struct TierDraft {
  static let keys = ["name", "short", "key", "any", "all", "coverage", "coverageRules", "nurtured"]

  var name: String?
  var short: String?
  var key: Character?
  var rules: [TierPolicy.Rule] = []
  var coverage = TierPolicy.Coverage.dedicated
  var coverageRules: [TierPolicy.CoverageRule] = []
  var isNurtured: Bool?
}
