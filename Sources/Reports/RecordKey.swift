/// A key of the customer record, in the record's order.
enum RecordKey: String, CaseIterable, Hashable, Sendable {
  case id, externalId, salesforceId, name, tier, segment, owner, accountExecutive, mine
  case arr, mrr, seats, employees, developers
  case dau, wau, mau, utilization, usage, trend, series
  case health, computedHealth, renewal, stage, version, versionsBehind, lastActivity
  case opportunities, churned, followUp, sources, disagreements, bounds, coveredFor
}

extension RecordKey {
  /// The keys inside the value; empty where it is no object, or one whose keys differ by customer.
  var members: [String] {
    switch self {
    case .tier: ["policy", "name", "certain", "missing"]
    case .owner, .accountExecutive, .coveredFor: ["id", "name", "email"]
    case .computedHealth: ["score", "band", "coverage", "reasons"]
    case .renewal: ["date", "days"]
    case .followUp: ["note", "due", "priority", "tags", "state", "created", "by"]
    case .id, .externalId, .salesforceId, .name, .segment, .mine, .arr, .mrr, .seats, .employees,
      .developers, .dau, .wau, .mau, .utilization, .usage, .trend, .series, .health, .stage,
      .version, .versionsBehind, .lastActivity, .opportunities, .churned, .sources,
      .disagreements, .bounds:
      []
    }
  }

  /// Whether the value is an object whose keys are other keys of the record.
  var isKeyedByFact: Bool { self == .sources || self == .bounds }

  /// The keys that `sources` and `bounds` may hold, in their order.
  static let facts: [RecordKey] = [
    .owner, .accountExecutive, .segment, .arr, .mrr, .seats, .employees, .developers, .dau, .wau,
    .mau, .utilization, .usage, .trend, .series, .health, .renewal, .stage, .version,
    .versionsBehind, .lastActivity, .opportunities, .churned,
  ]
}
