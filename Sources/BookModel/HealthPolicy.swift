/// The weights and thresholds of the computed health.
public struct HealthPolicy: Hashable, Sendable {
  /// A group of inputs with a common weight.
  public enum Category: String, CaseIterable, Hashable, Sendable {
    case utilization, relationships, technical, sentiment
  }

  /// A fact that says something about a customer's health.
  public enum Input: String, CaseIterable, Hashable, Sendable {
    case usage, utilization, champion, buyer, lastActivity, versionsBehind, preciseNavigation
    case defectTickets, helpTickets, sentiment
  }

  /// A number's thresholds.
  public struct Threshold: Hashable, Sendable {
    /// The bound from which a number is healthy.
    public var healthyAt: Double
    /// Whether exactly `healthyAt` is healthy.
    public var includesHealthyBound: Bool
    /// The bound from which a number is poor.
    public var poorAt: Double
    /// Whether exactly `poorAt` is poor.
    public var includesPoorBound: Bool

    /// Creates thresholds; more is better when `healthyAt` is above `poorAt`, else less is better.
    public init(
      healthyAt: Double,
      includesHealthyBound: Bool = true,
      poorAt: Double,
      includesPoorBound: Bool = true
    ) {
      self.healthyAt = healthyAt
      self.includesHealthyBound = includesHealthyBound
      self.poorAt = poorAt
      self.includesPoorBound = includesPoorBound
    }
  }

  /// The weight of each category; they need not add up to 1.
  public var weights: [Category: Double]
  /// The thresholds of the inputs that are numbers.
  public var thresholds: [Input: Threshold]
  /// The coverage below which there is no score.
  public var minimumCoverage: Double

  /// Creates a policy.
  public init(
    weights: [Category: Double],
    thresholds: [Input: Threshold],
    minimumCoverage: Double = 0.25
  ) {
    self.weights = weights
    self.thresholds = thresholds
    self.minimumCoverage = minimumCoverage
  }

  /// The policy that comes with the program.
  public static let builtIn = HealthPolicy(
    weights: [.utilization: 0.55, .relationships: 0.25, .technical: 0.15, .sentiment: 0.05],
    thresholds: [
      .usage: Threshold(healthyAt: 0.30, poorAt: 0.20),
      .utilization: Threshold(healthyAt: 0.80, poorAt: 0.50, includesPoorBound: false),
      .lastActivity: Threshold(healthyAt: 14, poorAt: 30),
      .versionsBehind: Threshold(healthyAt: 2, poorAt: 5),
      .defectTickets: Threshold(healthyAt: 2, includesHealthyBound: false, poorAt: 5),
      .helpTickets: Threshold(healthyAt: 10, includesHealthyBound: false, poorAt: 15),
    ]
  )
}

extension HealthPolicy.Category {
  /// The inputs, in the order in which reasons are listed.
  public var inputs: [HealthPolicy.Input] {
    switch self {
    case .utilization: [.usage, .utilization]
    case .relationships: [.champion, .buyer, .lastActivity]
    case .technical: [.versionsBehind, .preciseNavigation, .defectTickets, .helpTickets]
    case .sentiment: [.sentiment]
    }
  }
}

extension HealthPolicy.Threshold {
  /// Returns what a number says.
  public func band(of number: Double) -> HealthBand {
    let moreIsBetter = healthyAt >= poorAt
    if reaches(number, healthyAt, includesHealthyBound, upwards: moreIsBetter) { return .healthy }
    return reaches(number, poorAt, includesPoorBound, upwards: !moreIsBetter) ? .poor : .concerning
  }

  /// The sign of the bound from which a number is healthy, such as the `≥` of `≥80%`.
  public var healthySign: String {
    sign(upwards: healthyAt >= poorAt, including: includesHealthyBound)
  }

  /// The sign of the bound from which a number is poor, such as the `<` of `<50%`.
  public var poorSign: String { sign(upwards: healthyAt < poorAt, including: includesPoorBound) }

  private func sign(upwards: Bool, including: Bool) -> String {
    upwards ? (including ? "≥" : ">") : (including ? "≤" : "<")
  }

  private func reaches(_ number: Double, _ bound: Double, _ including: Bool, upwards: Bool) -> Bool
  {
    number == bound ? including : (number > bound) == upwards
  }
}
