import BookModel
import Testing

struct HealthPolicyTests {
  private let day = Day(number: 20_777)

  /// A customer of whom nothing is known yet.
  private func customer(_ change: (inout Customer) -> Void) -> Customer {
    var customer = Customer(id: Customer.ID(rawValue: "c"), name: "C")
    change(&customer)
    return customer
  }

  @Test(
    arguments: [
      (.usage, 0.31, .healthy), (.usage, 0.30, .healthy), (.usage, 0.299, .concerning),
      (.usage, 0.201, .concerning), (.usage, 0.20, .poor), (.usage, 0, .poor),
      (.utilization, 1.2, .healthy), (.utilization, 0.80, .healthy),
      (.utilization, 0.799, .concerning), (.utilization, 0.50, .concerning),
      (.utilization, 0.499, .poor), (.lastActivity, -3, .healthy), (.lastActivity, 14, .healthy),
      (.lastActivity, 15, .concerning), (.lastActivity, 29, .concerning),
      (.lastActivity, 30, .poor), (.lastActivity, 31, .poor), (.versionsBehind, 0, .healthy),
      (.versionsBehind, 2, .healthy), (.versionsBehind, 3, .concerning),
      (.versionsBehind, 4, .concerning), (.versionsBehind, 5, .poor),
      (.defectTickets, 1, .healthy), (.defectTickets, 2, .concerning),
      (.defectTickets, 4, .concerning), (.defectTickets, 5, .poor), (.helpTickets, 9, .healthy),
      (.helpTickets, 10, .concerning), (.helpTickets, 14, .concerning), (.helpTickets, 15, .poor),
    ] as [(HealthPolicy.Input, Double, HealthBand)]
  )
  func `thresholds at, below and above`(
    input: HealthPolicy.Input,
    number: Double,
    band: HealthBand
  ) {
    #expect(HealthPolicy.builtIn.thresholds[input]?.band(of: number) == band)
  }

  @Test(
    arguments: [
      (10, .healthy), (7, .healthy), (6.999, .concerning), (4, .concerning), (3.999, .poor),
      (0, .poor),
    ] as [(Double, HealthBand)]
  )
  func `a score's band`(score: Double, band: HealthBand) {
    #expect(HealthBand(score: score) == band)
  }

  @Test func `a customer of whom nothing is known has no computed health`() {
    #expect(HealthPolicy.builtIn.assess(customer { _ in }, on: day) == nil)
  }

  @Test func `the weights of what is missing go to the rest`() throws {
    let some = customer {
      $0.usage = Fact(0.22, from: .looker)
      $0.utilization = Fact(0.44, from: .looker)
      $0.healthInputs.champion = Fact(false, from: .vitally)
      $0.lastActivity = Fact(day.adding(days: -7), from: .vitally)
      $0.versionsBehind = Fact(6, from: .vitally)
      $0.healthInputs.preciseNavigation = Fact(false, from: .looker)
      $0.healthInputs.sentiment = Fact(.concerning, from: .vitally)
    }
    let assessment = try #require(HealthPolicy.builtIn.assess(some, on: day))
    // 0.55 x 2.5 + 0.25 x 5 + 0.15 x 0 + 0.05 x 5, and 0.55 + 0.25 x 2/3 + 0.15 x 2/4 + 0.05.
    #expect(abs((assessment.health.score ?? 0) - 2.875) < 1e-12)
    #expect(assessment.health.band == .poor)
    #expect(abs(assessment.health.coverage - 0.841666666666667) < 1e-12)
    let weights = assessment.reasons.map(\.weight)
    let expected = [0.275, 0.275, 0.125, 0, 0.125, 0.075, 0.075, 0, 0, 0.05]
    #expect(zip(weights, expected).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(assessment.reasons.map(\.input) == HealthPolicy.Input.allCases)
    #expect(assessment.reasons[3].value == nil && assessment.reasons[3].band == nil)
    #expect(assessment.reasons[4].value == .number(7))
    #expect(assessment.reasons[5].source == .vitally)
  }

  @Test func `a category without any input leaves its weight to the others`() throws {
    let some = customer {
      $0.utilization = Fact(0.71, from: .vitally)
      $0.usage = Fact(0.48, from: .looker)
      $0.lastActivity = Fact(day, from: .vitally)
    }
    let assessment = try #require(HealthPolicy.builtIn.assess(some, on: day))
    // (0.55 x 7.5 + 0.25 x 10) / 0.8
    #expect(abs((assessment.health.score ?? 0) - 8.28125) < 1e-12)
    #expect(abs(assessment.health.coverage - (0.55 + 0.25 / 3)) < 1e-12)
    #expect(abs(assessment.reasons.reduce(0) { $0 + $1.weight } - 1) < 1e-12)
  }

  @Test func `below a coverage of a quarter there is no score, at a quarter there is`() throws {
    let little = customer { $0.healthInputs.champion = Fact(true, from: .vitally) }
    let health = try #require(HealthPolicy.builtIn.assess(little, on: day)).health
    #expect(health.score == nil && health.band == nil)
    #expect(abs(health.coverage - 0.25 / 3) < 1e-12)
    let enough = customer {
      $0.healthInputs.champion = Fact(true, from: .vitally)
      $0.healthInputs.buyer = Fact(false, from: .vitally)
      $0.lastActivity = Fact(day, from: .vitally)
    }
    let score = try #require(HealthPolicy.builtIn.assess(enough, on: day)?.health.score)
    #expect(abs(score - 20.0 / 3) < 1e-12)
  }

  @Test func `without a day the last activity is unknown`() {
    let some = customer { $0.lastActivity = Fact(day, from: .vitally) }
    #expect(HealthPolicy.builtIn.assess(some, on: nil) == nil)
    #expect(HealthPolicy.builtIn.assess(some, on: day) != nil)
  }

  @Test func `the computed band comes before Vitally's number`() {
    let some = customer { $0.health = Fact(9, from: .vitally) }
    #expect(some.band == .healthy && !some.isAtRisk)
    let computed = customer {
      $0.health = Fact(9, from: .vitally)
      $0.healthScore = HealthScore(score: 2, band: .poor, coverage: 1)
    }
    #expect(computed.band == .poor && computed.isAtRisk)
    let uncovered = customer {
      $0.health = Fact(3.9, from: .vitally)
      $0.healthScore = HealthScore(score: nil, band: nil, coverage: 0.1)
    }
    #expect(uncovered.band == .poor)
    #expect(customer { _ in }.band == nil)
  }
}
