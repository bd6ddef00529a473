/// Where a policy puts one customer.
public struct TierPlacement: Hashable, Sendable {
  /// The tier's place in the policy, 0 for the highest; nil when unclassified.
  public var tier: Int?
  /// Whether no missing number could move the customer to this or a higher tier, or out of it.
  public var isCertain: Bool
  /// The missing numbers that keep it open; empty when certain.
  public var missing: [TierPolicy.Measure]

  /// Creates a placement.
  public init(tier: Int?, isCertain: Bool, missing: [TierPolicy.Measure]) {
    self.tier = tier
    self.isCertain = isCertain
    self.missing = missing
  }
}

/// The numbers of one customer that policies look at; nil is unknown, never 0.
public struct TierNumbers: Hashable, Sendable {
  /// Annual recurring revenue in the home currency.
  public var arr: Double?
  /// The customer's employees; 0 is a number.
  public var employees: Double?
  /// The customer's developers; 0 is a number.
  public var developers: Double?

  /// Creates the numbers.
  public init(arr: Double? = nil, employees: Double? = nil, developers: Double? = nil) {
    self.arr = arr
    self.employees = employees
    self.developers = developers
  }

  /// The number of a measure.
  public subscript(measure: TierPolicy.Measure) -> Double? {
    switch measure {
    case .arr: arr
    case .employees: employees
    case .developers: developers
    }
  }
}

extension TierPolicy {
  /// How far below a bound an ARR still reaches it: half a unit of MRR, twelve times, in a year.
  public static let arrTolerance = 6.0

  /// Returns where the policy puts a customer with these numbers.
  ///
  /// Tiers are tried from the top. An unknown number satisfies no side of an OR and every side of
  /// an AND; the placement is certain when neither the tier shown nor a higher one is unknown.
  public func placement(of numbers: TierNumbers) -> TierPlacement {
    placement(of: numbers, measures: measures)
  }

  /// Returns the placement; `measures` are those of the policy, worked out once for a book.
  func placement(of numbers: TierNumbers, measures: [Measure]) -> TierPlacement {
    let absent = measures.filter { numbers[$0] == nil }
    if absent.count == measures.count {
      return TierPlacement(tier: nil, isCertain: false, missing: absent)
    }
    var open: Set<Measure> = []
    for (index, tier) in tiers.enumerated() {
      let outcome = tier.rule.outcome(for: numbers)
      if outcome.truth == nil { open.formUnion(outcome.unknown) }
      guard outcome.isReached else { continue }
      return TierPlacement(tier: index, isCertain: open.isEmpty, missing: ordered(open))
    }
    return TierPlacement(tier: nil, isCertain: open.isEmpty, missing: ordered(open))
  }

  /// Returns who serves a customer of the tier at `index` with this ARR; unknown ARR meets no rule.
  public func coverage(ofTier index: Int, arr: Double?) -> Coverage {
    let tier = tiers[index]
    let rule = tier.coverageRules.first { rule in
      arr.map { $0 >= rule.minimumARR - TierPolicy.arrTolerance } ?? false
    }
    return rule?.coverage ?? tier.coverage
  }

  /// Returns whether the tech-nurtured programme serves a customer of the tier at `index`.
  public func isNurtured(tier index: Int, arr: Double?) -> Bool {
    tiers[index].isNurtured ?? (coverage(ofTier: index, arr: arr) == .digital)
  }

  private func ordered(_ measures: Set<Measure>) -> [Measure] {
    measures.isEmpty ? [] : Measure.allCases.filter(measures.contains)
  }
}

/// What a tier's rule says of one customer.
private struct RuleOutcome {
  /// Whether the rule holds; nil when a missing number decides.
  var truth: Bool?
  /// Whether the customer is shown in the tier.
  var isReached: Bool
  /// The measures of the criteria that are unknown.
  var unknown: [TierPolicy.Measure]
}

extension TierPolicy.Rule {
  fileprivate func outcome(for numbers: TierNumbers) -> RuleOutcome {
    var (holds, fails) = (false, false)
    var unknown: [TierPolicy.Measure] = []
    for criterion in criteria {
      switch criterion.holds(for: numbers) {
      case true?: holds = true
      case false?: fails = true
      case nil: unknown.append(criterion.measure)
      }
    }
    switch self {
    case .any:
      return RuleOutcome(
        truth: holds ? true : unknown.isEmpty ? false : nil,
        isReached: holds,
        unknown: unknown
      )
    case .all:
      return RuleOutcome(
        truth: fails ? false : unknown.isEmpty ? true : nil,
        isReached: !fails,
        unknown: unknown
      )
    }
  }
}

extension TierPolicy.Criterion {
  /// Whether it holds; nil when the number is missing.
  fileprivate func holds(for numbers: TierNumbers) -> Bool? {
    guard let number = numbers[measure] else { return nil }
    let reach = measure == .arr ? bound - TierPolicy.arrTolerance : bound
    return (number >= reach) == isLowerBound
  }
}
