import BookModel
import Testing

private let today = Day(number: 20_800)

private func customer(renewal: Int? = nil, health: Double? = nil, usage: Double? = nil) -> Customer
{
  var customer = Customer(id: Customer.ID(rawValue: "acme"), name: "Acme")
  customer.renewal = renewal.map { Fact(today.adding(days: $0), from: .vitally) }
  customer.health = health.map { Fact($0, from: .vitally) }
  customer.usage = usage.map { Fact($0, from: .looker) }
  return customer
}

private let month = DaySpan(count: 30, unit: .days)

struct FollowUpSnoozeTests {
  @Test(arguments: [
    ("tomorrow", FollowUpSnooze.until(today.adding(days: 1))),
    ("2w", .until(today.adding(days: 14))),
    ("+2w", .until(today.adding(days: 14))), ("2026-12-24", .until(Day(number: 20_811))),
    ("^30d", .beforeRenewal(month)), ("30d before renewal", .beforeRenewal(month)),
    ("30 days  before Renewal", .beforeRenewal(month)), ("health changes", .untilHealthChanges),
    ("Health", .untilHealthChanges), ("usage recovers", .untilUsageRecovers),
  ])
  func `what is written is understood`(text: String, snooze: FollowUpSnooze) throws {
    #expect(try FollowUpSnooze(parsing: text, today: today) == snooze)
  }

  @Test(arguments: ["", "soon", "before renewal", "x before renewal", "^", "health falls", "99"])
  func `what is not understood is named`(text: String) {
    #expect(throws: FollowUpSnoozeError.notUnderstood(text)) {
      try FollowUpSnooze(parsing: text, today: today)
    }
  }

  @Test(
    arguments: [
      (.beforeRenewal(month), customer(renewal: 90)),
      (.untilHealthChanges, customer(health: 2)), (.untilHealthChanges, customer()),
      (.untilUsageRecovers, customer(usage: 0.1)),
    ] as [(FollowUpSnooze, Customer)]
  )
  func `a condition remembers how things stand`(snooze: FollowUpSnooze, customer: Customer) throws {
    let expected: FollowUpCondition =
      switch snooze {
      case .beforeRenewal(let span): .renewalNears(span, known: today.adding(days: 90))
      case .untilHealthChanges: .healthChanges(from: customer.band)
      case .untilUsageRecovers, .until: .usageRecovers(utilization: nil, usage: .poor)
      }
    #expect(try snooze.action(for: customer, today: today) == .wait(expected))
  }

  @Test(
    arguments: [
      (.beforeRenewal(month), customer(), .noRenewal(customer: "Acme")),
      (
        .beforeRenewal(month), customer(renewal: 30),
        .tooLate(customer: "Acme", span: month, renewal: today.adding(days: 30))
      ),
      (.untilUsageRecovers, customer(usage: 0.5), .cannotRecover(customer: "Acme")),
      (.untilUsageRecovers, customer(), .cannotRecover(customer: "Acme")),
      (.untilHealthChanges, nil, .noData), (.beforeRenewal(month), nil, .noData),
      (.until(today), nil, .past(today)),
      (.until(today.adding(days: -1)), customer(), .past(today.adding(days: -1))),
    ] as [(FollowUpSnooze, Customer?, FollowUpSnoozeError)]
  )
  func `what would never wake, or at once, is refused`(
    snooze: FollowUpSnooze,
    customer: Customer?,
    error: FollowUpSnoozeError
  ) {
    #expect(throws: error) { try snooze.action(for: customer, today: today) }
    #expect(!error.description.isEmpty)
  }
}
