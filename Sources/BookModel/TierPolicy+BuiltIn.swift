extension TierPolicy {
  /// The policies that come with the program, the default first.
  public static let builtIn = [fourTier, threeTier, coverageFY25]

  /// Four tiers by employees or ARR (the team norms of 2022).
  public static let fourTier = TierPolicy(
    name: "four-tier",
    tiers: [
      Tier(
        name: "Strategic",
        short: "STR",
        key: "s",
        rule: .any([.atLeast(40_000, .employees), .atLeast(1_000_000, .arr)])
      ),
      Tier(
        name: "Large Enterprise",
        short: "LGE",
        key: "l",
        rule: .any([.atLeast(10_000, .employees), .atLeast(500_000, .arr)])
      ),
      Tier(
        name: "Small Enterprise",
        short: "SME",
        key: "e",
        rule: .any([.atLeast(5_000, .employees), .atLeast(100_000, .arr)])
      ),
      Tier(
        name: "Mid-Market",
        short: "MID",
        key: "m",
        rule: .all([.below(5_000, .employees), .below(100_000, .arr)])
      ),
    ]
  )

  /// Three tiers by developers or ARR (the team norms of 2023).
  public static let threeTier = TierPolicy(
    name: "three-tier",
    tiers: [
      Tier(
        name: "Strategic",
        short: "STR",
        key: "s",
        rule: .any([.atLeast(10_000, .developers), .atLeast(1_000_000, .arr)])
      ),
      Tier(
        name: "Enterprise",
        short: "ENT",
        key: "e",
        rule: .any([.atLeast(1_500, .developers), .atLeast(100_000, .arr)])
      ),
      Tier(
        name: "Commercial",
        short: "COM",
        key: "c",
        rule: .all([.below(1_500, .developers), .below(100_000, .arr)]),
        coverage: .digital,
        isNurtured: true
      ),
    ]
  )

  /// Four segments by developers, with the coverage split by ARR (the fiscal year 2025).
  public static let coverageFY25 = TierPolicy(
    name: "coverage-fy25",
    tiers: [
      Tier(
        name: "Strategic",
        short: "STR",
        key: "s",
        rule: .any([.atLeast(2_501, .developers)]),
        isNurtured: nil
      ),
      Tier(
        name: "Enterprise",
        short: "ENT",
        key: "e",
        rule: .any([.atLeast(501, .developers)]),
        coverage: .scaled,
        coverageRules: [CoverageRule(minimumARR: 100_000, coverage: .dedicated)],
        isNurtured: nil
      ),
      Tier(
        name: "Mid-Market",
        short: "MID",
        key: "m",
        rule: .any([.atLeast(100, .developers)]),
        coverage: .digital,
        coverageRules: [CoverageRule(minimumARR: 100_000, coverage: .scaled)],
        isNurtured: nil
      ),
      Tier(
        name: "SMB",
        short: "SMB",
        key: "b",
        rule: .any([.below(100, .developers)]),
        coverage: .digital,
        isNurtured: nil
      ),
    ]
  )
}

extension TierPolicy.Criterion {
  fileprivate static func atLeast(_ bound: Double, _ measure: TierPolicy.Measure) -> Self {
    Self(measure: measure, isLowerBound: true, bound: bound)
  }

  fileprivate static func below(_ bound: Double, _ measure: TierPolicy.Measure) -> Self {
    Self(measure: measure, isLowerBound: false, bound: bound)
  }
}
