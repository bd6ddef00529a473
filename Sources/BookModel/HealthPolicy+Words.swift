extension HealthPolicy {
  /// Returns a reason with its value and the bound it misses, such as `utilization 41% (poor <50%)`.
  ///
  /// A healthy reason and one without a value have no bound.
  public func words(for reason: HealthReason) -> String {
    switch reason.input {
    case .champion where reason.value == .flag(false): return "no champion"
    case .buyer where reason.value == .flag(false): return "no access to the buyer"
    case .preciseNavigation where reason.value == .flag(false): return "precise navigation off"
    case .usage, .utilization, .champion, .buyer, .lastActivity, .versionsBehind,
      .preciseNavigation, .defectTickets, .helpTickets, .sentiment:
      let value = reason.value.map(reason.input.readable) ?? Figures.unknown
      let limit = limit(missedBy: reason).map { " (\($0))" } ?? ""
      let words =
        reason.input.countsThings
        ? "\(value) \(reason.input.name)" : "\(reason.input.name) \(value)"
      return words + limit
    }
  }

  /// The bound that a number misses, such as `poor <50%` or `healthy ≥80%`.
  private func limit(missedBy reason: HealthReason) -> String? {
    guard let threshold = thresholds[reason.input] else { return nil }
    switch reason.band {
    case .poor:
      return "poor " + threshold.poorSign + reason.input.readable(.number(threshold.poorAt))
    case .concerning:
      return "healthy " + threshold.healthySign
        + reason.input.readable(.number(threshold.healthyAt))
    case .healthy, nil: return nil
    }
  }
}

extension HealthAssessment {
  /// The reasons that are not healthy: the poor ones first, among those the heaviest.
  public var worstFirst: [HealthReason] {
    let bad = reasons.filter { $0.band == .poor || $0.band == .concerning }
    return bad.enumerated().sorted { left, right in
      let (first, second) = (left.element, right.element)
      if first.band != second.band { return first.band == .poor }
      return first.weight == second.weight
        ? left.offset < right.offset : first.weight > second.weight
    }.map(\.element)
  }
}

extension HealthPolicy.Input {
  /// What it is called in a sentence.
  public var name: String {
    switch self {
    case .usage: "usage"
    case .utilization: "utilization"
    case .champion: "champion"
    case .buyer: "access to the buyer"
    case .lastActivity: "last touch"
    case .versionsBehind: "versions behind"
    case .preciseNavigation: "precise navigation"
    case .defectTickets: "defect tickets in 90d"
    case .helpTickets: "help tickets in 90d"
    case .sentiment: "TA sentiment"
    }
  }

  /// Whether its value is a number of what its name says.
  fileprivate var countsThings: Bool {
    switch self {
    case .versionsBehind, .defectTickets, .helpTickets: true
    case .usage, .utilization, .champion, .buyer, .lastActivity, .preciseNavigation, .sentiment:
      false
    }
  }

  /// Returns a value with its unit.
  public func readable(_ value: FactValue) -> String {
    guard case .number(let number) = value else { return value.readable }
    switch self {
    case .usage, .utilization: return Figures.finePercent(number)
    case .lastActivity: return Figures.whole(number) + "d"
    case .versionsBehind, .defectTickets, .helpTickets, .champion, .buyer, .preciseNavigation,
      .sentiment:
      return value.readable
    }
  }
}
