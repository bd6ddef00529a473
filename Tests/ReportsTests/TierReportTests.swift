import BookModel
import BookQuery
import Testing

@testable import Reports

struct TierReportTests {
  /// Numbers that are the same for the same seed.
  private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  /// A book with every number now and then unknown, at a bound, or beside it.
  private static func book(seed: UInt64) -> Portfolio {
    var dice = Dice(state: seed)
    let bounds = [0, 99, 100, 500, 501, 1_500, 5_000, 10_000, 40_000, 100_000, 500_000, 1_000_000]
    func number(_ dice: inout Dice) -> Int? {
      guard let bound = bounds.randomElement(using: &dice), Int.random(in: 0..<5, using: &dice) > 0
      else { return nil }
      return max(0, bound + Int.random(in: -13...13, using: &dice))
    }
    let customers = (0..<Int.random(in: 0...60, using: &dice)).map { index in
      var customer = Customer(id: .init(rawValue: "c-\(index)"), name: "C \(index)")
      customer.arr = number(&dice).map { Fact(Double($0), from: .vitally) }
      customer.employees = number(&dice).map { Fact($0, from: .salesforce) }
      customer.developers = number(&dice).map { Fact($0, from: .vitally) }
      let owner = [Fixture.ana, Fixture.bo, nil][Int.random(in: 0..<3, using: &dice)]
      customer.owner = owner.map { Fact($0, from: .vitally) }
      return customer
    }
    return Fixture.portfolio(customers)
  }

  private static func subject(_ portfolio: Portfolio) -> ReportSubject {
    ReportSubject(of: Array(portfolio.book.customers.indices), in: portfolio, scope: .base)
  }

  private static let pairs: [(TierPolicy, TierPolicy)] = [
    (.fourTier, .threeTier), (.threeTier, .coverageFY25), (.coverageFY25, .fourTier),
    (.fourTier, .fourTier),
  ]

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `every customer and every dollar is counted once on each side`(seed: UInt64) {
    let portfolio = Self.book(seed: seed)
    let total = CustomerSum(of: portfolio.book.customers.indices, in: portfolio)
    for (old, new) in Self.pairs {
      let comparison = TierComparison(Self.subject(portfolio), from: old, to: new)
      let matrix = comparison.matrix
      #expect(matrix.flatMap(\.self).reduce(CustomerSum(), +) == total)
      #expect(comparison.total == total)
      for (policy, sums) in [
        (old, matrix.map { $0.reduce(CustomerSum(), +) }),
        (
          new,
          (0...new.tiers.count).map { column in
            matrix.map { $0[column] }.reduce(CustomerSum(), +)
          }
        ),
      ] {
        var single = portfolio
        single.policy = policy
        #expect(TiersReport(Self.subject(single)).groups.map(\.sum) == sums)
      }
      let loads = comparison.loads
      #expect(loads.map(\.all).reduce(CustomerSum(), +) == total)
      let dedicated = loads.map(\.new).reduce(0) { $0 + $1.customers }
      let before = loads.map(\.old).reduce(0) { $0 + $1.customers }
      let unknown = comparison.pairs.count {
        $0.old.coverage == .dedicated && $0.new.coverage == nil
      }
      let known = comparison.pairs.count {
        $0.new.coverage == .dedicated && $0.old.coverage == nil
      }
      let moved = comparison.getting.count + known - comparison.losing.count - unknown
      #expect(dedicated == before + moved)
    }
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `a step that is taken leads into the next tier, and nothing less does`(seed: UInt64) {
    let portfolio = Self.book(seed: seed)
    for policy in TierPolicy.builtIn {
      for place in portfolio.book.customers.indices {
        let entry = TierEntry(of: place, in: portfolio.book, policy)
        guard let step = entry.step, let gap = step.gaps.first, gap.isUpwards else { continue }
        var customer = portfolio.book.customers[place]
        func reach(_ part: Double) -> Int? {
          customer.add(gap.distance * part, to: gap.measure)
          return policy.placement(of: customer.tierNumbers).tier
        }
        #expect((reach(1) ?? .max) <= step.tier)
        customer = portfolio.book.customers[place]
        #expect(gap.distance < 20 || (reach(0.4) ?? .max) > step.tier)
      }
    }
  }

  @Test func `what is lacking is told by the nearest number, with both where both are near`() {
    let cases: [(Double?, Int?, Int, String)] = [
      (98_000, 900, 2, "$2k more ARR or 4,100 more employees"),
      (98_000, nil, 2, "$2k more ARR"), (450_000, 9_400, 1, "600 more employees or $50k more ARR"),
    ]
    for (arr, employees, tier, words) in cases {
      let numbers = TierNumbers(arr: arr, employees: employees.map(Double.init))
      let step = TierPolicy.fourTier.step(
        from: TierPolicy.fourTier.placement(of: numbers),
        numbers
      )
      #expect(step?.tier == tier && step?.words() == words)
    }
    let top = TierNumbers(arr: 2_000_000)
    #expect(TierPolicy.fourTier.step(from: TierPolicy.fourTier.placement(of: top), top) == nil)
  }

  @Test func `a missing number leaves open the tiers that it could lead to`() {
    let numbers = TierNumbers(arr: 60_000)
    let placement = TierPolicy.fourTier.placement(of: numbers)
    #expect(placement.missing == [.employees])
    #expect(
      TierPolicy.fourTier.possibleTiers(numbers, missing: placement.missing) == [0, 3]
    )
  }

  @Test func `drift is told only where the segment is a tier of the policy`() {
    func drifts(_ segment: String?) -> Bool {
      var customer = Fixture.known
      customer.segment = segment.map { Fact($0, from: .vitally) }
      let portfolio = Fixture.portfolio([customer])
      return !TiersReport(Self.subject(portfolio)).drifting.isEmpty
    }
    #expect(drifts("Strategic") && !drifts("Large Enterprise"))
    #expect(!drifts("Commercial") && !drifts(nil))
  }
}

extension Customer {
  fileprivate mutating func add(_ amount: Double, to measure: TierPolicy.Measure) {
    switch measure {
    case .arr: arr = arr?.map { $0 + amount }
    case .employees: employees = employees?.map { $0 + Int(amount) }
    case .developers: developers = developers?.map { $0 + Int(amount) }
    }
  }
}
