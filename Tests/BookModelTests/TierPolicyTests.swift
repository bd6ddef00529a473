import BookModel
import Testing

/// A customer's numbers and where a policy is to put it.
struct Placing: Sendable, CustomTestStringConvertible {
  var numbers: TierNumbers
  var tier: String?
  var missing: [TierPolicy.Measure]

  var testDescription: String {
    "\(numbers.arr as Any) \(numbers.employees as Any) \(numbers.developers as Any)"
  }

  init(
    _ tier: String?,
    arr: Double? = nil,
    employees: Double? = nil,
    developers: Double? = nil,
    missing: [TierPolicy.Measure] = []
  ) {
    numbers = TierNumbers(arr: arr, employees: employees, developers: developers)
    self.tier = tier
    self.missing = missing
  }

  /// Expects the policy to put the customer where it belongs.
  func check(_ policy: TierPolicy) {
    let placement = policy.placement(of: numbers)
    #expect(placement.tier.map { policy.tiers[$0].name } == tier)
    #expect(placement.isCertain == missing.isEmpty)
    #expect(placement.missing == missing)
  }
}

struct TierPolicyTests {
  @Test(arguments: [
    Placing("Mid-Market", arr: 0, employees: 0),
    Placing("Mid-Market", arr: 0, employees: 4_999),
    Placing("Small Enterprise", arr: 0, employees: 5_000),
    Placing("Small Enterprise", arr: 0, employees: 5_001),
    Placing("Small Enterprise", arr: 0, employees: 9_999),
    Placing("Large Enterprise", arr: 0, employees: 10_000),
    Placing("Large Enterprise", arr: 0, employees: 10_001),
    Placing("Large Enterprise", arr: 0, employees: 39_999),
    Placing("Strategic", arr: 0, employees: 40_000),
    Placing("Strategic", arr: 0, employees: 40_001),
    Placing("Mid-Market", arr: 99_993.99, employees: 0),
    Placing("Small Enterprise", arr: 99_994, employees: 0),
    Placing("Small Enterprise", arr: 99_996, employees: 0),
    Placing("Small Enterprise", arr: 100_000, employees: 0),
    Placing("Small Enterprise", arr: 100_001, employees: 4_999),
    Placing("Small Enterprise", arr: 499_993.99, employees: 0),
    Placing("Large Enterprise", arr: 499_994, employees: 0),
    Placing("Large Enterprise", arr: 500_000, employees: 0),
    Placing("Large Enterprise", arr: 999_993.99, employees: 0),
    Placing("Strategic", arr: 999_994, employees: 0),
    Placing("Strategic", arr: 1_000_000, employees: 0),
    Placing("Strategic", arr: 1_000_001, employees: 0),
    Placing("Strategic", arr: 100, employees: 40_000, developers: 3),
  ])
  func `four tiers by employees or ARR, a bound belonging to the higher tier`(placing: Placing) {
    placing.check(.fourTier)
  }

  @Test(arguments: [
    Placing("Strategic", employees: 40_000),
    Placing("Large Enterprise", employees: 39_999, missing: [.arr]),
    Placing("Large Enterprise", employees: 10_000, missing: [.arr]),
    Placing("Small Enterprise", employees: 9_999, missing: [.arr]),
    Placing("Small Enterprise", employees: 5_000, missing: [.arr]),
    Placing("Mid-Market", employees: 4_999, missing: [.arr]),
    Placing("Mid-Market", employees: 0, missing: [.arr]),
    Placing("Strategic", arr: 1_000_000),
    Placing("Large Enterprise", arr: 999_990, missing: [.employees]),
    Placing("Large Enterprise", arr: 500_000, missing: [.employees]),
    Placing("Small Enterprise", arr: 499_990, missing: [.employees]),
    Placing("Small Enterprise", arr: 100_000, missing: [.employees]),
    Placing("Mid-Market", arr: 99_990, missing: [.employees]),
    Placing("Mid-Market", arr: 0, missing: [.employees]),
    Placing(nil, missing: [.arr, .employees]),
    Placing(nil, developers: 90_000, missing: [.arr, .employees]),
  ])
  func `four tiers with a number missing`(placing: Placing) { placing.check(.fourTier) }

  @Test(arguments: [
    Placing("Commercial", arr: 0, developers: 0),
    Placing("Commercial", arr: 0, developers: 1_499),
    Placing("Enterprise", arr: 0, developers: 1_500),
    Placing("Enterprise", arr: 0, developers: 1_501),
    Placing("Enterprise", arr: 0, developers: 9_999),
    Placing("Strategic", arr: 0, developers: 10_000),
    Placing("Strategic", arr: 0, developers: 10_001),
    Placing("Commercial", arr: 99_993.99, developers: 0),
    Placing("Enterprise", arr: 99_994, developers: 0),
    Placing("Enterprise", arr: 100_000, developers: 0),
    Placing("Enterprise", arr: 999_993.99, developers: 0),
    Placing("Strategic", arr: 999_994, developers: 0),
    Placing("Strategic", developers: 10_000),
    Placing("Enterprise", developers: 9_999, missing: [.arr]),
    Placing("Enterprise", developers: 1_500, missing: [.arr]),
    Placing("Commercial", developers: 1_499, missing: [.arr]),
    Placing("Strategic", arr: 1_000_000),
    Placing("Enterprise", arr: 999_990, missing: [.developers]),
    Placing("Enterprise", arr: 100_000, missing: [.developers]),
    Placing("Commercial", arr: 99_990, missing: [.developers]),
    Placing(nil, missing: [.arr, .developers]),
    Placing(nil, employees: 90_000, missing: [.arr, .developers]),
  ])
  func `three tiers by developers or ARR`(placing: Placing) { placing.check(.threeTier) }

  @Test(arguments: [
    Placing("SMB", developers: 0), Placing("SMB", developers: 99),
    Placing("Mid-Market", developers: 100), Placing("Mid-Market", developers: 101),
    Placing("Mid-Market", developers: 500), Placing("Enterprise", developers: 501),
    Placing("Enterprise", arr: 5, developers: 502), Placing("Enterprise", developers: 2_500),
    Placing("Strategic", developers: 2_501), Placing("Strategic", developers: 2_502),
    Placing(nil, missing: [.developers]),
    Placing(nil, arr: 2_000_000, employees: 50_000, missing: [.developers]),
  ])
  func `segments of the fiscal year 2025 need the developers only`(placing: Placing) {
    placing.check(.coverageFY25)
  }

  @Test(
    arguments: [
      (0, nil, .dedicated), (0, 0, .dedicated), (1, nil, .scaled), (1, 99_993.99, .scaled),
      (1, 99_994, .dedicated), (1, 100_000, .dedicated), (2, nil, .digital), (2, 99_993, .digital),
      (2, 99_996, .scaled), (2, 100_001, .scaled), (3, nil, .digital), (3, 900_000, .digital),
    ] as [(Int, Double?, TierPolicy.Coverage)]
  )
  func `coverage of the fiscal year 2025 splits by ARR`(
    tier: Int,
    arr: Double?,
    coverage: TierPolicy.Coverage
  ) {
    let policy = TierPolicy.coverageFY25
    #expect(policy.coverage(ofTier: tier, arr: arr) == coverage)
    #expect(policy.isNurtured(tier: tier, arr: arr) == (coverage == .digital))
  }

  @Test func `only the lowest of three tiers is nurtured, and none of four`() {
    #expect(
      [0, 1, 2].map { TierPolicy.threeTier.isNurtured(tier: $0, arr: 0) } == [false, false, true]
    )
    #expect((0..<4).allSatisfy { !TierPolicy.fourTier.isNurtured(tier: $0, arr: 0) })
  }

  @Test func `the tier shown never falls when a number grows`() {
    let steps: [Double?] = [0, 99, 100, 500, 501, 1_500, 4_999, 5_000, 10_000, 40_000]
    let amounts: [Double?] = [0, 99_990, 100_000, 500_000, 1_000_000]
    for policy in TierPolicy.builtIn {
      for arr in amounts {
        let tiers = steps.map {
          policy.placement(of: TierNumbers(arr: arr, employees: $0, developers: $0)).tier
        }
        #expect(tiers.compactMap(\.self).count == steps.count)
        #expect(tiers.compactMap(\.self) == tiers.compactMap(\.self).sorted(by: >))
      }
    }
  }

  @Test func `no policy has two tiers with one key`() {
    for policy in TierPolicy.builtIn {
      #expect(Set(policy.tiers.map(\.key)).count == policy.tiers.count)
      #expect(policy.tiers.allSatisfy { $0.short.count <= 4 })
    }
  }

  @Test func `a rule of two conditions that must both hold keeps a missing one open`() {
    let both = TierPolicy.Rule.all([
      .init(measure: .employees, isLowerBound: true, bound: 10),
      .init(measure: .developers, isLowerBound: true, bound: 5),
    ])
    let policy = TierPolicy(
      name: "own",
      tiers: [
        .init(name: "Top", short: "TOP", key: "t", rule: both),
        .init(
          name: "Rest",
          short: "RST",
          key: "r",
          rule: .any([.init(measure: .employees, isLowerBound: true, bound: 0)])
        ),
      ]
    )
    Placing("Top", employees: 10, developers: 5).check(policy)
    Placing("Rest", employees: 9).check(policy)
    Placing("Top", employees: 10, missing: [.developers]).check(policy)
    Placing("Top", developers: 5, missing: [.employees]).check(policy)
    Placing(nil, developers: 4, missing: [.employees]).check(policy)
  }
}
