import BookModel

extension SnapshotReport {
  /// Takes over which fields facts were taken from, and which nothing was made of.
  ///
  /// Where both systems have a field for a fact, the one that is believed first is named.
  mutating func add(_ usage: UsageTable, _ vitally: VitallyData, prefersTraitARR: Bool) {
    let traits = SnapshotReport.traitFields(of: vitally.accounts)
    let fields = SnapshotReport.ownFields(of: vitally.accounts)
    let looker = usage.mappedFields.mapValues { MappedField(source: .looker, field: $0) }
    mapping = traits.merging(fields) { trait, _ in trait }
    if let mrr = fields["mrr"], !prefersTraitARR || traits["arr"] == nil { mapping["arr"] = mrr }
    mapping.merge(looker.filter { !SnapshotReport.traitsFirst.contains($0.key) }) { $1 }
    mapping.merge(looker) { own, _ in own }
    unusedFields = vitally.unusedTraits.union(usage.unusedFields).sorted()
  }

  /// The facts of both systems of which the trait is named.
  private static let traitsFirst: Set<String> = ["seats", "site"]

  /// The trait that gave each fact to the most accounts.
  private static func traitFields(of accounts: [VitallyAccount]) -> [String: MappedField] {
    var counts: [TraitFact: [String: Int]] = [:]
    for account in accounts {
      for (fact, trait) in account.traits {
        counts[fact, default: [:]][trait.name, default: 0] += 1
      }
    }
    var fields: [String: MappedField] = [:]
    for (fact, names) in counts {
      let name = names.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
      guard let name else { continue }
      let source = Trait(name: name, value: .null).source
      fields[fact.rawValue] = MappedField(source: source, field: name)
    }
    return fields
  }

  /// The fields of the accounts themselves that hold something.
  private static func ownFields(of accounts: [VitallyAccount]) -> [String: MappedField] {
    let held: [(fact: String, field: String, isHeld: (VitallyAccount) -> Bool)] = [
      ("mrr", "mrr", { $0.mrr != .null }),
      ("health", "healthScore", { $0.healthScore != .null }),
      ("renewal", "nextRenewalDate", { $0.nextRenewal != .null }),
      ("churned", "churnedAt", { $0.churned != .null }),
      ("lastActivity", "lastOutboundMessageTimestamp", { $0.lastOutbound != .null }),
      ("lastActivity", "lastInboundMessageTimestamp", { $0.lastInbound != .null }),
      ("owner", "csmId", { $0.csmId != nil }),
      ("accountExecutive", "accountExecutiveId", { $0.accountExecutiveId != nil }),
    ]
    var fields: [String: MappedField] = [:]
    for (fact, field, isHeld) in held where accounts.contains(where: isHeld) {
      fields[fact] = MappedField(source: .vitally, field: field)
    }
    return fields
  }
}
