import BookModel

extension CustomerRecord {
  /// Where the tier policy puts the customer.
  var tierValue: ReportValue {
    .object([
      .init("policy", .text(context.policyName)),
      .init("name", ReportValue(tier?.name)),
      .init("certain", .flag(placement.isCertain)),
      .init("missing", .array(placement.missing.map { .text($0.rawValue) })),
    ])
  }

  /// The renewal's day and the days until it.
  var renewalValue: ReportValue {
    guard let renewal = customer.renewal?.value else { return .null }
    return .object([
      .init("date", ReportValue(renewal)), .init("days", ReportValue(context.renewalDays)),
    ])
  }

  /// The system that each known value came from.
  var sources: ReportValue {
    .object(
      RecordKey.facts.compactMap { key in
        origin(of: key)?.source.map { .init(key.rawValue, .text($0.rawValue)) }
      }
    )
  }

  /// The bound that each value is which is only a bound.
  var bounds: ReportValue {
    .object(
      RecordKey.facts.compactMap { key in
        origin(of: key)?.bound.map { .init(key.rawValue, .text($0.rawValue)) }
      }
    )
  }

  /// Where a value came from.
  struct Origin {
    var source: Source?
    var bound: Bound?
  }

  /// Returns where the value of a key came from; nil when it is unknown, empty or no fact.
  func origin(of key: RecordKey) -> Origin? {
    switch key {
    case .owner: customer.owner?.origin
    case .accountExecutive: customer.accountExecutive?.origin
    case .segment: customer.segment?.origin
    case .arr: customer.arr?.origin
    case .mrr: customer.mrr?.origin
    case .seats: customer.seats?.origin
    case .employees: customer.employees?.origin
    case .developers: customer.developers?.origin
    case .dau: customer.dau?.origin
    case .wau: customer.wau?.origin
    case .mau: customer.mau?.origin
    case .utilization: customer.utilization?.origin
    case .usage: customer.usage?.origin
    case .trend: customer.trend?.origin
    case .series: customer.series.flatMap { $0.value.isEmpty ? nil : $0.origin }
    case .health: customer.health?.origin
    case .renewal: customer.renewal?.origin
    case .stage: customer.stage?.origin
    case .version: customer.version?.origin
    case .versionsBehind: customer.versionsBehind?.origin
    case .lastActivity: customer.lastActivity?.origin
    case .opportunities: customer.opportunities.isEmpty ? nil : Origin(source: .salesforce)
    case .churned: customer.churned?.origin
    case .id, .externalId, .salesforceId, .name, .tier, .mine, .computedHealth, .followUp,
      .sources, .disagreements, .bounds, .coveredFor:
      nil
    }
  }
}

extension Fact {
  fileprivate var origin: CustomerRecord.Origin { .init(source: source, bound: bound) }
}
