/// Something about a customer that is compared from one snapshot to the next.
///
/// The raw value is the key of the customer record, and what `changed:` finds it by.
public enum ComparedFact: String, CaseIterable, Hashable, Sendable {
  /// Whether the snapshot has the customer at all.
  case customer
  /// The id of its account in Vitally.
  case id
  case name
  case churned
  /// The tier that the policy in force puts it in.
  case tier
  case band
  /// Vitally's health score.
  case health
  case utilization, mau, seats, version
  case arr, renewal
  case stage, owner
  case opportunities
}

extension ComparedFact {
  /// Its place among all of them.
  var place: Int {
    switch self {
    case .customer: 0
    case .id: 1
    case .name: 2
    case .churned: 3
    case .tier: 4
    case .band: 5
    case .health: 6
    case .utilization: 7
    case .mau: 8
    case .seats: 9
    case .version: 10
    case .arr: 11
    case .renewal: 12
    case .stage: 13
    case .owner: 14
    case .opportunities: 15
    }
  }

  /// Its name for people, such as `health band`.
  public var title: String {
    switch self {
    case .customer: "customer"
    case .id: "account id"
    case .name: "name"
    case .churned: "churned"
    case .tier: "tier"
    case .band: "health band"
    case .health: "health"
    case .utilization: "utilization"
    case .mau: "MAU"
    case .seats: "seats"
    case .version: "version"
    case .arr: "ARR"
    case .renewal: "renewal"
    case .stage: "stage"
    case .owner: "owner"
    case .opportunities: "opportunities"
    }
  }
}
