/// What a snoozed follow-up waits for, with how things stood when it was snoozed.
public enum FollowUpCondition: Hashable, Sendable {
  /// The health band is another one; `from` is nil where it was unknown.
  case healthChanges(from: HealthBand?)
  /// Utilization or the usage ratio is in a better band; nil where one was unknown.
  case usageRecovers(utilization: HealthBand?, usage: HealthBand?)
}

extension FollowUpCondition {
  /// Returns the condition that a customer's health changes from what it is.
  public static func healthChange(of customer: Customer) -> FollowUpCondition {
    .healthChanges(from: customer.band)
  }

  /// Returns the condition that a customer's use becomes better than it is.
  public static func usageRecovery(of customer: Customer, _ policy: HealthPolicy = .builtIn)
    -> FollowUpCondition
  {
    .usageRecovers(
      utilization: policy.band(of: customer.utilization, as: .utilization),
      usage: policy.band(of: customer.usage, as: .usage)
    )
  }

  /// Returns whether a customer's figures meet it; unknown ones never do.
  public func isMet(by customer: Customer, _ policy: HealthPolicy = .builtIn) -> Bool {
    switch self {
    case .healthChanges(let from): customer.band.map { $0 != from } ?? false
    case .usageRecovers(let utilization, let usage):
      policy.band(of: customer.utilization, as: .utilization).isBetter(than: utilization)
        || policy.band(of: customer.usage, as: .usage).isBetter(than: usage)
    }
  }
}

extension FollowUpCondition: RawRepresentable {
  /// The condition in a word, such as `health:poor` or `usage:poor,concerning`; `?` is unknown.
  public var rawValue: String {
    switch self {
    case .healthChanges(let from): "health:\(from?.rawValue ?? "?")"
    case .usageRecovers(let utilization, let usage):
      "usage:\(utilization?.rawValue ?? "?"),\(usage?.rawValue ?? "?")"
    }
  }

  /// Creates the condition written as `rawValue` writes it; nil for anything else.
  public init?(rawValue: String) {
    let bands = HealthBand.allCases.map { Optional($0) } + [nil]
    let all =
      bands.map { FollowUpCondition.healthChanges(from: $0) }
      + bands.flatMap { utilization in
        bands.map { .usageRecovers(utilization: utilization, usage: $0) }
      }
    guard let condition = all.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = condition
  }
}

extension FollowUp {
  /// Returns it as it stands for a customer: open when what it waits for has come about.
  public func woken(by customer: Customer, _ policy: HealthPolicy = .builtIn) -> FollowUp {
    guard let condition, state != .open, condition.isMet(by: customer, policy) else { return self }
    var woken = self
    woken.state = .open
    return woken
  }
}

extension HealthPolicy {
  fileprivate func band(of fact: Fact<Double>?, as input: Input) -> HealthBand? {
    guard let fact, let threshold = thresholds[input] else { return nil }
    return threshold.band(of: fact.value)
  }
}

extension HealthBand? {
  /// Whether both are known and this one is the better.
  fileprivate func isBetter(than other: HealthBand?) -> Bool {
    guard let self, let other else { return false }
    return self.rank > other.rank
  }
}

extension HealthBand {
  fileprivate var rank: Int {
    switch self {
    case .poor: 0
    case .concerning: 1
    case .healthy: 2
    }
  }
}
