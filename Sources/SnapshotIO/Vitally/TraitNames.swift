import BookModel

/// Which traits stand for which facts, by `folio.yaml`, the labels of custom fields and the defaults.
struct TraitNames: Sendable {
  /// A fact that a trait can give; of several traits that give it, the lowest rank wins.
  struct Use: Hashable, Sendable {
    var fact: TraitFact
    var rank: UInt16
  }

  /// The uses of all traits, those of one trait behind each other.
  private var uses: [Use] = []
  /// Where a trait's uses lie, by its folded name.
  private var ranges: [String: Range<Int32>] = [:]

  /// Creates the names.
  ///
  /// - Parameters:
  ///   - mapping: What the user said; its names come before the defaults.
  ///   - labels: The paths of the traits that carry a label, by the label folded.
  init(mapping: Mapping, labels: [String: [String]]) {
    let said = Dictionary(
      mapping.traits.map { (TraitNames.folded($0.key), $0.value) },
      uniquingKeysWith: { first, _ in first }
    )
    var found: [String: [Use]] = [:]
    for fact in TraitFact.allCases {
      let names = (said[TraitNames.folded(fact.rawValue)] ?? []) + fact.defaultNames
      let paths = names.flatMap { [$0] + (labels[TraitNames.folded($0)] ?? []) }
      for (rank, path) in paths.map(TraitNames.folded).enumerated()
      where !(found[path] ?? []).contains(where: { $0.fact == fact }) {
        found[path, default: []].append(Use(fact: fact, rank: UInt16(clamping: rank)))
      }
    }
    for (path, group) in found {
      let start = Int32(clamping: uses.count)
      uses += group
      ranges[path] = start..<Int32(clamping: uses.count)
    }
  }

  /// The facts that a trait gives.
  func facts(forTraitNamed name: String) -> [Use] {
    places(forTraitNamed: name).map { self[$0] }
  }

  /// The places of the facts that a trait gives.
  func places(forTraitNamed name: String) -> Range<Int32> {
    ranges[TraitNames.folded(name)] ?? 0..<0
  }

  /// The fact at a place.
  subscript(place: Int32) -> Use { uses[Int(place)] }

  /// The name for comparing: without case, `.` and `_` being alike.
  static func folded(_ name: String) -> String {
    let bytes = name.trimmed.folded.utf8.map { $0 == UInt8(ascii: ".") ? UInt8(ascii: "_") : $0 }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension TraitFact {
  /// The traits that are tried where the mapping names none, best first.
  var defaultNames: [String] {
    switch self {
    case .salesforceId: ["sfdc.Id"]
    case .arr: ["sfdc.ARR__c"]
    case .seats: ["sfdc.Seats_Purchased__c", "vitally.custom.seatsPurchased"]
    case .employees: ["sfdc.NumberOfEmployees"]
    case .developers: ["vitally.custom.numberOfDevelopers", "sfdc.Number_of_Developers__c"]
    case .contractEnd: ["sfdc.Contract_End_Date__c"]
    case .segment: ["sfdc.FY25_Segmentation__c"]
    case .site: ["vitally.custom.instanceUrl"]
    case .website: ["sfdc.Website", "sfdc.Domain__c"]
    case .lifecycleStage, .taSentiment, .activeChampion, .accessToBuyer, .lastMonthVersionsBehind,
      .preciseIntelStatus, .last90DaysDefectTickets, .last90DaysHelpTickets, .usageScore,
      .lastMonthMauOverSeats:
      ["vitally.custom.\(rawValue)"]
    case .version, .dau, .wau, .mau: []
    }
  }
}
