/// Works out the computed health of many customers in numbers, without its reasons.
///
/// It says what `HealthPolicy.assess` says, in less time.
public struct HealthScorer: Sendable {
  private let categories: [(weight: Double, inputs: [Input])]
  private let minimumCoverage: Double

  /// Creates the scorer of a policy.
  public init(_ policy: HealthPolicy) {
    categories = HealthPolicy.Category.allCases.map { category in
      let inputs = category.inputs.map { Input(input: $0, threshold: policy.thresholds[$0]) }
      return (policy.weights[category] ?? 0, inputs)
    }
    minimumCoverage = policy.minimumCoverage
  }

  /// Returns the computed health of a customer; nil when no input is known.
  ///
  /// Days count to `day`, the snapshot's; without one the last activity is unknown.
  public func score(_ customer: Customer, on day: Day?) -> HealthScore? {
    var weighted = 0.0
    var knownWeight = 0.0
    var coverage = 0.0
    for (weight, inputs) in categories {
      var (sum, known) = (0.0, 0)
      for input in inputs {
        guard let band = band(of: input, customer, on: day) else { continue }
        sum += band.points
        known += 1
      }
      coverage += weight * Double(known) / Double(inputs.count)
      if known > 0 {
        weighted += weight * sum / Double(known)
        knownWeight += weight
      }
    }
    guard knownWeight > 0 else { return nil }
    let score = coverage < minimumCoverage ? nil : weighted / knownWeight
    return HealthScore(score: score, band: score.map(HealthBand.init), coverage: coverage)
  }

  /// An input and, for a number, its thresholds.
  private struct Input: Sendable {
    var input: HealthPolicy.Input
    var threshold: HealthPolicy.Threshold?

    func band(of number: Double?) -> HealthBand? { number.flatMap { threshold?.band(of: $0) } }
  }

  private func band(of input: Input, _ customer: Customer, on day: Day?) -> HealthBand? {
    switch input.input {
    case .usage: input.band(of: customer.usage?.value)
    case .utilization: input.band(of: customer.utilization?.value)
    case .champion: flag(customer.healthInputs.champion)
    case .buyer: flag(customer.healthInputs.buyer)
    case .lastActivity:
      day.flatMap { day in
        input.band(of: (customer.lastActivity?.value).map { Double($0.days(until: day)) })
      }
    case .versionsBehind: input.band(of: (customer.versionsBehind?.value).map(Double.init))
    case .preciseNavigation: flag(customer.healthInputs.preciseNavigation)
    case .defectTickets: input.band(of: customer.healthInputs.defectTickets?.value)
    case .helpTickets: input.band(of: customer.healthInputs.helpTickets?.value)
    case .sentiment: customer.healthInputs.sentiment?.value
    }
  }

  private func flag(_ fact: Fact<Bool>?) -> HealthBand? {
    fact.map { $0.value ? .healthy : .poor }
  }
}
