public import BookModel

/// Which names of the data stand for which facts, as one file says it.
public struct MappingFile: Equatable, Sendable {
  /// The name of the file in a snapshot folder.
  public static let name = "folio.yaml"

  /// What it says.
  public private(set) var mapping = Mapping()
  /// Whether it prefers the trait's ARR; nil when it does not say.
  public private(set) var prefersTraitARR: Bool?
  /// Keys that nothing is done with.
  public private(set) var warnings: [SettingsError] = []

  /// Creates a mapping that says nothing.
  public init() {}

  /// Reads the `folio.yaml` of a snapshot folder; nil when there is none.
  public init?(inFolder folder: String) throws(SettingsError) {
    let file = folder + "/" + MappingFile.name
    guard let text = try SettingsFile.text(of: file) else { return nil }
    try self.init(text, file: file)
  }

  /// Reads the text of such a file.
  public init(_ text: String, file: String) throws(SettingsError) {
    guard let node = try SettingsNode.document(text, file: file), !node.isNull else { return }
    for entry in try node.entries() where try !read(entry) {
      warnings.append(entry.unknown(knowing: MappingFile.keys))
    }
  }

  /// Returns what both say; where they differ, this one holds.
  public func merged(over other: MappingFile) -> MappingFile {
    var result = other
    result.mapping.traits.merge(mapping.traits) { _, own in own }
    result.mapping.looker.merge(mapping.looker) { _, own in own }
    result.mapping.features.merge(mapping.features) { _, own in own }
    result.prefersTraitARR = prefersTraitARR ?? other.prefersTraitARR
    result.mapping.prefersTraitARR = result.prefersTraitARR ?? false
    result.warnings += warnings
    return result
  }

  static let keys = ["traits", "looker", "prefer"]
}

extension MappingFile {
  /// Reads one key, and says whether it is one of a mapping.
  mutating func read(_ entry: SettingsNode.Entry) throws(SettingsError) -> Bool {
    if MappingFile.keys.contains(entry.key), entry.value.isNull { return true }
    switch entry.key {
    case "traits":
      for fact in try entry.value.entries() {
        mapping.traits[fact.key] = try fact.value.texts()
        warn(about: fact, MappingFile.traitFacts)
      }
    case "looker": try readLooker(entry.value)
    case "prefer": try readPreference(entry.value)
    default: return false
    }
    return true
  }

  private mutating func readLooker(_ node: SettingsNode) throws(SettingsError) {
    for fact in try node.entries() {
      if fact.key == "features" {
        for feature in try fact.value.entries() {
          mapping.features[feature.key] = try feature.value.text()
        }
      } else {
        mapping.looker[fact.key] = try fact.value.texts()
        warn(about: fact, MappingFile.lookerFacts)
      }
    }
  }

  private mutating func readPreference(_ node: SettingsNode) throws(SettingsError) {
    for entry in try node.entries() {
      guard entry.key == "arr" else {
        warnings.append(entry.unknown(knowing: ["arr"]))
        continue
      }
      let preference = try entry.value.choice(ARRPreference.self)
      prefersTraitARR = preference == .trait
      mapping.prefersTraitARR = preference == .trait
    }
  }

  private mutating func warn(about fact: SettingsNode.Entry, _ known: [String]) {
    let isKnown = known.contains { $0.lowercased() == fact.key.lowercased() }
    if !isKnown { warnings.append(fact.unknown(knowing: known)) }
  }

  private enum ARRPreference: String, CaseIterable {
    case trait, mrr
  }

  /// The facts that traits of Vitally can stand for.
  private static let traitFacts = [
    "salesforceId", "arr", "seats", "employees", "developers", "contractEnd", "segment", "site",
    "website", "lifecycleStage", "taSentiment", "activeChampion", "accessToBuyer",
    "lastMonthVersionsBehind", "preciseIntelStatus", "last90DaysDefectTickets",
    "last90DaysHelpTickets", "usageScore", "lastMonthMauOverSeats", "version", "dau", "wau", "mau",
  ]

  /// The facts that fields of Looker can stand for.
  private static let lookerFacts = [
    "account", "name", "site", "endpoint", "day", "seats", "dau", "wau", "mau", "version",
    "feature", "users", "ping",
  ]
}
