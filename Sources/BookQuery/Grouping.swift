/// What customers are put together by.
public enum Grouping: String, CaseIterable, Hashable, Sendable {
  case tier, owner, stage, health
  /// The month in which the contract ends.
  case renewalMonth = "renewal-month"
  /// The features of the product: a customer is in the group of each that it uses.
  case feature
  case segment
  case accountExecutive = "ae"
}

extension Grouping {
  /// Creates the grouping of a name, such as `renewal-month`, or of a field's name.
  public init?(name: some StringProtocol) {
    if let known = Grouping(rawValue: name.lowercased()) {
      self = known
      return
    }
    switch Field(name: name) {
    case .tier: self = .tier
    case .owner: self = .owner
    case .stage: self = .stage
    case .band: self = .health
    case .renewal: self = .renewalMonth
    case .segment: self = .segment
    case .accountExecutive: self = .accountExecutive
    case nil, .some: return nil
    }
  }
}
