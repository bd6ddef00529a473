/// A customer's computed health with everything it is made of.
public struct HealthAssessment: Hashable, Sendable {
  /// The health in numbers.
  public var health: HealthScore
  /// Every input, known or missing, by category.
  public var reasons: [HealthReason]
}

extension HealthPolicy {
  /// Returns the computed health of a customer; nil when no input is known.
  ///
  /// An input scores 10 when healthy, 0 when poor, 5 between; a category's score is the mean of its
  /// known inputs; the score is the mean of the categories with a known input, by their weights.
  /// Days count to `day`, the snapshot's; without one the last activity is unknown.
  public func assess(_ customer: Customer, on day: Day?) -> HealthAssessment? {
    var reasons: [HealthReason] = []
    var weighted = 0.0
    var knownWeight = 0.0
    var coverage = 0.0
    for category in Category.allCases {
      let weight = weights[category] ?? 0
      let findings = category.inputs.map { finding(of: $0, customer, on: day) }
      let scores = findings.compactMap { $0.band?.points }
      coverage += weight * Double(scores.count) / Double(findings.count)
      if !scores.isEmpty {
        weighted += weight * scores.reduce(0, +) / Double(scores.count)
        knownWeight += weight
      }
      reasons += zip(category.inputs, findings).map { input, finding in
        reason(input, of: category, finding, share: weight / Double(max(1, scores.count)))
      }
    }
    guard knownWeight > 0 else { return nil }
    for index in reasons.indices { reasons[index].weight /= knownWeight }
    let score = coverage < minimumCoverage ? nil : weighted / knownWeight
    return HealthAssessment(
      health: HealthScore(score: score, band: score.map(HealthBand.init), coverage: coverage),
      reasons: reasons
    )
  }

  private func reason(_ input: Input, of category: Category, _ finding: Finding, share: Double)
    -> HealthReason
  {
    let limits = limits(of: input)
    return HealthReason(
      category: category,
      input: input,
      value: finding.value,
      healthyAt: limits.healthy,
      poorAt: limits.poor,
      band: finding.band,
      weight: finding.band == nil ? 0 : share,
      source: finding.source
    )
  }

  private func limits(of input: Input) -> (healthy: FactValue, poor: FactValue) {
    if let threshold = thresholds[input] {
      return (.number(threshold.healthyAt), .number(threshold.poorAt))
    }
    return input == .sentiment
      ? (.text(HealthBand.healthy.rawValue), .text(HealthBand.poor.rawValue))
      : (.flag(true), .flag(false))
  }

  private func finding(of input: Input, _ customer: Customer, on day: Day?) -> Finding {
    let inputs = customer.healthInputs
    switch input {
    case .usage: return number(customer.usage, input)
    case .utilization: return number(customer.utilization, input)
    case .champion: return flag(inputs.champion)
    case .buyer: return flag(inputs.buyer)
    case .lastActivity:
      guard let day else { return Finding() }
      return number(customer.lastActivity?.map { Double($0.days(until: day)) }, input)
    case .versionsBehind: return number(customer.versionsBehind?.map(Double.init), input)
    case .preciseNavigation: return flag(inputs.preciseNavigation)
    case .defectTickets: return number(inputs.defectTickets, input)
    case .helpTickets: return number(inputs.helpTickets, input)
    case .sentiment:
      guard let fact = inputs.sentiment else { return Finding() }
      return Finding(value: .text(fact.value.rawValue), band: fact.value, source: fact.source)
    }
  }

  private func number(_ fact: Fact<Double>?, _ input: Input) -> Finding {
    guard let fact, let threshold = thresholds[input] else { return Finding() }
    return Finding(
      value: .number(fact.value),
      band: threshold.band(of: fact.value),
      source: fact.source
    )
  }

  private func flag(_ fact: Fact<Bool>?) -> Finding {
    guard let fact else { return Finding() }
    return Finding(
      value: .flag(fact.value),
      band: fact.value ? .healthy : .poor,
      source: fact.source
    )
  }
}

/// What is known of one input.
private struct Finding {
  var value: FactValue?
  var band: HealthBand?
  var source: Source?
}

extension HealthBand {
  /// What an input in this band scores.
  var points: Double {
    switch self {
    case .healthy: 10
    case .concerning: 5
    case .poor: 0
    }
  }
}
