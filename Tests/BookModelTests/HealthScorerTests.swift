import BookModel
import Testing

struct HealthScorerTests {
  private let day = Day(number: 20_777)

  /// A customer of whom the inputs are known whose bits are set.
  private func customer(_ known: Int, _ step: Int) -> Customer {
    var customer = Customer(id: .init(rawValue: "a"), name: "A")
    func isKnown(_ bit: Int) -> Bool { known >> bit & 1 == 1 }
    func figure(_ bit: Int, _ unit: Double) -> Fact<Double>? {
      isKnown(bit) ? Fact(Double((known + bit * step) % 9) * unit, from: .looker) : nil
    }
    customer.usage = figure(0, 0.1)
    customer.utilization = figure(1, 0.125)
    customer.healthInputs.champion = isKnown(2) ? Fact(step % 2 == 0, from: .vitally) : nil
    customer.healthInputs.buyer = isKnown(3) ? Fact(step % 3 == 0, from: .vitally) : nil
    customer.lastActivity = isKnown(4) ? Fact(day.adding(days: -step * 7), from: .vitally) : nil
    customer.versionsBehind = isKnown(5) ? Fact(step, from: .looker) : nil
    customer.healthInputs.preciseNavigation = isKnown(6) ? Fact(known % 5 > 1, from: nil) : nil
    customer.healthInputs.defectTickets = figure(7, 1)
    customer.healthInputs.helpTickets = figure(8, 2.5)
    let bands = HealthBand.allCases
    customer.healthInputs.sentiment =
      isKnown(9) ? Fact(bands[step % bands.count], from: .vitally) : nil
    return customer
  }

  @Test func `the score is the assessment's, whatever is known`() {
    var other = HealthPolicy.builtIn
    other.weights = [.utilization: 0.3, .technical: 0.7]
    other.thresholds[.usage] = nil
    other.minimumCoverage = 0.5
    for policy in [HealthPolicy.builtIn, other] {
      let scorer = HealthScorer(policy)
      for known in 0..<1024 {
        for (step, day) in [(1, day), (3, day), (4, nil)] as [(Int, Day?)] {
          let customer = customer(known, step)
          #expect(scorer.score(customer, on: day) == policy.assess(customer, on: day)?.health)
        }
      }
    }
  }
}
