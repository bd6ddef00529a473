/// What a health score says in one word.
public enum HealthBand: String, CaseIterable, Hashable, Sendable {
  case healthy, concerning, poor

  /// Creates the band of a score from 0 to 10: healthy from 7, poor below 4.
  public init(score: Double) {
    self = score >= 7 ? .healthy : score < 4 ? .poor : .concerning
  }
}

/// Inputs of the computed health that are not facts of the customer record by themselves.
public struct HealthInputs: Hashable, Sendable {
  /// Whether somebody at the customer champions the product.
  public var champion: Fact<Bool>?
  /// Whether we have access to the buyer.
  public var buyer: Fact<Bool>?
  /// Whether precise code navigation is in use.
  public var preciseNavigation: Fact<Bool>?
  /// Defect tickets in the last 90 days.
  public var defectTickets: Fact<Double>?
  /// Help tickets in the last 90 days.
  public var helpTickets: Fact<Double>?
  /// The technical advisor's own judgement, as a band.
  public var sentiment: Fact<HealthBand>?

  /// Creates inputs of which nothing is known.
  public init() {}
}

/// The computed health in numbers.
public struct HealthScore: Hashable, Sendable {
  /// 0 to 10, unrounded; nil when too little is known.
  public var score: Double?
  /// The score in one word; nil when too little is known.
  public var band: HealthBand?
  /// The part of the weight that had data, 0 to 1.
  public var coverage: Double

  /// Creates a score.
  public init(score: Double?, band: HealthBand?, coverage: Double) {
    self.score = score
    self.band = band
    self.coverage = coverage
  }
}

/// What one input says about a customer's health.
public struct HealthReason: Hashable, Sendable {
  /// The category it belongs to.
  public var category: HealthPolicy.Category
  /// The input.
  public var input: HealthPolicy.Input
  /// Its value; nil when it is missing.
  public var value: FactValue?
  /// From where on it is healthy.
  public var healthyAt: FactValue
  /// From where on it is poor.
  public var poorAt: FactValue
  /// What the value says; nil when it is missing.
  public var band: HealthBand?
  /// Its part of the score, 0 to 1; 0 when it is missing.
  public var weight: Double
  /// The system its value came from; nil when missing or worked out from figures of our own.
  public var source: Source?
}
