import BookModel

extension SnapshotReport {
  /// Takes over which fields facts were taken from, and which nothing was made of.
  ///
  /// Where both systems have a field for a fact, the one that is believed first is named.
  mutating func add(_ usage: UsageTable, _ vitally: VitallyData, prefersTraitARR: Bool) {
    let fieldCounts = FieldCounts(vitally.accounts, threads: usage.threads)
    let (traits, fields) = (fieldCounts.traits, fieldCounts.fields)
    let looker = usage.mappedFields.mapValues { MappedField(source: .looker, field: $0) }
    mapping = traits.merging(fields) { trait, _ in trait }
    if let mrr = fields["mrr"], !prefersTraitARR || traits["arr"] == nil { mapping["arr"] = mrr }
    mapping.merge(looker.filter { !SnapshotReport.traitsFirst.contains($0.key) }) { $1 }
    mapping.merge(looker) { own, _ in own }
    unusedFields = vitally.unusedTraits.union(usage.unusedFields).sorted()
  }

  /// The facts of both systems of which the trait is named.
  private static let traitsFirst: Set<String> = ["seats", "site"]
}

/// How many accounts each fact comes from which trait or field of.
private struct FieldCounts: Sendable {
  /// The names of the traits that gave each fact, and to how many accounts.
  private var names: [TraitFact: [(name: String, count: Int)]] = [:]
  /// Which of the accounts' own fields hold something, by their place in the list of them.
  private var isHeld = Array(repeating: false, count: ownFields.count)

  /// Counts the fields of accounts.
  init(_ accounts: [HeldAccount], threads: Int) {
    let parts = accounts.count < Self.accountsForThreads ? 1 : max(1, threads)
    let counts = Workers.map(parts) { part in
      var counts = FieldCounts()
      for place in accounts.count * part / parts..<accounts.count * (part + 1) / parts {
        counts.add(accounts[place].account)
      }
      return counts
    }
    for count in counts { formUnion(count) }
  }

  private init() {}

  /// The accounts from which on several threads count.
  private static let accountsForThreads = 4_000

  private mutating func add(_ account: VitallyAccount) {
    for (fact, trait) in account.traits { add(trait.name, 1, to: fact) }
    for (place, field) in Self.ownFields.enumerated() where !isHeld[place] {
      isHeld[place] = field.isHeld(account)
    }
  }

  private mutating func add(_ name: String, _ count: Int, to fact: TraitFact) {
    // Few names, and mostly the same one.
    if let known = names[fact]?.firstIndex(where: { $0.name == name }) {
      names[fact]?[known].count += count
    } else {
      names[fact, default: []].append((name, count))
    }
  }

  private mutating func formUnion(_ other: FieldCounts) {
    for (fact, counts) in other.names {
      for (name, count) in counts { add(name, count, to: fact) }
    }
    for place in isHeld.indices where other.isHeld[place] { isHeld[place] = true }
  }

  /// The trait that gave each fact to the most accounts.
  var traits: [String: SnapshotReport.MappedField] {
    var fields: [String: SnapshotReport.MappedField] = [:]
    for (fact, names) in names {
      let name = names.max { ($0.count, $1.name) < ($1.count, $0.name) }?.name
      guard let name else { continue }
      let source = Trait(name: name, value: .null).source
      fields[fact.rawValue] = SnapshotReport.MappedField(source: source, field: name)
    }
    return fields
  }

  /// The fields of the accounts themselves that hold something.
  var fields: [String: SnapshotReport.MappedField] {
    var fields: [String: SnapshotReport.MappedField] = [:]
    for (place, field) in Self.ownFields.enumerated() where isHeld[place] {
      fields[field.fact] = SnapshotReport.MappedField(source: .vitally, field: field.name)
    }
    return fields
  }

  /// The fields of an account that give a fact, of two for one fact the one to name last.
  private static let ownFields: [OwnField] = [
    OwnField("mrr", "mrr") { $0.mrr != .null },
    OwnField("health", "healthScore") { $0.healthScore != .null },
    OwnField("renewal", "nextRenewalDate") { $0.nextRenewal != .null },
    OwnField("churned", "churnedAt") { $0.churned != .null },
    OwnField("lastActivity", "lastOutboundMessageTimestamp") { $0.lastOutbound != .null },
    OwnField("lastActivity", "lastInboundMessageTimestamp") { $0.lastInbound != .null },
    OwnField("owner", "csmId") { $0.csmId != nil },
    OwnField("accountExecutive", "accountExecutiveId") { $0.accountExecutiveId != nil },
  ]
}

/// A field of an account that gives a fact.
private struct OwnField: Sendable {
  var fact: String
  var name: String
  var isHeld: @Sendable (VitallyAccount) -> Bool

  init(_ fact: String, _ name: String, isHeld: @escaping @Sendable (VitallyAccount) -> Bool) {
    self.fact = fact
    self.name = name
    self.isHeld = isHeld
  }
}
