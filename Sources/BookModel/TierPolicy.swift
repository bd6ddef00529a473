/// A rule that sorts customers into tiers: data, not code, because teams change it.
public struct TierPolicy: Hashable, Sendable {
  /// The name it is chosen by, such as `four-tier`.
  public var name: String
  /// The tiers, highest first.
  public var tiers: [Tier]

  /// Creates a policy.
  public init(name: String, tiers: [Tier]) {
    self.name = name
    self.tiers = tiers
  }

  /// One tier of a policy.
  public struct Tier: Hashable, Sendable {
    /// The name, such as `Large Enterprise`.
    public var name: String
    /// The name in at most four columns, such as `LRG`.
    public var short: String
    /// The tier's key in the dashboard.
    public var key: Character
    /// What a customer must meet to be in it.
    public var rule: Rule
    /// Who serves its customers, unless a coverage rule says otherwise.
    public var coverage: Coverage
    /// Exceptions to `coverage` by ARR, the first that holds wins.
    public var coverageRules: [CoverageRule]
    /// Whether the tech-nurtured programme serves the whole tier.
    ///
    /// Nil: it serves those whose coverage is digital.
    public var isNurtured: Bool?

    /// Creates a tier.
    public init(
      name: String,
      short: String,
      key: Character,
      rule: Rule,
      coverage: Coverage = .dedicated,
      coverageRules: [CoverageRule] = [],
      isNurtured: Bool? = false
    ) {
      self.name = name
      self.short = short
      self.key = key
      self.rule = rule
      self.coverage = coverage
      self.coverageRules = coverageRules
      self.isNurtured = isNurtured
    }
  }

  /// How the criteria of a tier combine.
  public enum Rule: Hashable, Sendable {
    /// One criterion that holds is enough; one that is unknown does not hold.
    case any([Criterion])
    /// Every criterion must hold; one that is unknown is not against it.
    case all([Criterion])
  }

  /// A number that a criterion looks at, in the order in which missing ones are listed.
  public enum Measure: String, CaseIterable, Hashable, Sendable {
    case arr, employees, developers
  }

  /// A condition on one number.
  public struct Criterion: Hashable, Sendable {
    /// The number looked at.
    public var measure: Measure
    /// Whether the number must reach `bound`; else it must stay below it.
    public var isLowerBound: Bool
    /// The bound; it belongs to the side that reaches it.
    public var bound: Double

    /// Creates a condition.
    public init(measure: Measure, isLowerBound: Bool, bound: Double) {
      self.measure = measure
      self.isLowerBound = isLowerBound
      self.bound = bound
    }
  }

  /// Who serves the customers of a tier.
  public enum Coverage: String, CaseIterable, Hashable, Sendable {
    case dedicated, scaled, digital
  }

  /// A coverage for those customers of a tier whose ARR reaches an amount.
  public struct CoverageRule: Hashable, Sendable {
    /// The ARR from which it holds, in the home currency.
    public var minimumARR: Double
    /// The coverage from there on.
    public var coverage: Coverage

    /// Creates a coverage rule.
    public init(minimumARR: Double, coverage: Coverage) {
      self.minimumARR = minimumARR
      self.coverage = coverage
    }
  }
}

extension TierPolicy {
  /// The numbers that the policy looks at, in the order in which missing ones are listed.
  public var measures: [Measure] {
    let used = Set(tiers.flatMap { $0.rule.criteria.map(\.measure) })
    return Measure.allCases.filter(used.contains)
  }
}

extension TierPolicy.Rule {
  /// The criteria, however they combine.
  public var criteria: [TierPolicy.Criterion] {
    switch self {
    case .any(let criteria), .all(let criteria): criteria
    }
  }
}
