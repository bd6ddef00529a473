import BookModel
import Testing

private func customer(
  health: Double? = nil,
  utilization: Double? = nil,
  usage: Double? = nil
) -> Customer {
  var customer = Customer(id: Customer.ID(rawValue: "acme"), name: "Acme")
  customer.health = health.map { Fact($0, from: .vitally) }
  customer.utilization = utilization.map { Fact($0, from: .looker) }
  customer.usage = usage.map { Fact($0, from: .looker) }
  return customer
}

struct FollowUpConditionTests {
  @Test(arguments: [
    (HealthBand?.some(.poor), Double?.some(5), true), (.some(.poor), 3, false),
    (.some(.poor), nil, false), (nil, 9, true), (nil, nil, false), (.some(.healthy), 3, true),
  ])
  func `health that is in another band wakes`(from: HealthBand?, now: Double?, isMet: Bool) {
    #expect(FollowUpCondition.healthChanges(from: from).isMet(by: customer(health: now)) == isMet)
  }

  @Test(
    arguments: [
      (0.4, 0.1, 0.6, 0.1, true), (0.4, 0.1, 0.4, 0.25, true), (0.4, 0.1, 0.45, 0.15, false),
      (0.9, 0.4, 0.3, 0.1, false), (0.6, 0.1, 0.4, 0.25, true), (0.4, nil, nil, 0.4, false),
      (nil, 0.1, 0.9, 0.1, false),
    ] as [(Double?, Double?, Double?, Double?, Bool)]
  )
  func `use in a better band wakes`(
    utilization: Double?,
    usage: Double?,
    thenUtilization: Double?,
    thenUsage: Double?,
    isMet: Bool
  ) {
    let condition = FollowUpCondition.usageRecovery(
      of: customer(utilization: utilization, usage: usage)
    )
    let later = customer(utilization: thenUtilization, usage: thenUsage)
    #expect(condition.isMet(by: later) == isMet)
  }

  @Test(arguments: [
    FollowUpCondition.healthChanges(from: nil), .healthChanges(from: .concerning),
    .usageRecovers(utilization: .poor, usage: nil), .usageRecovers(utilization: nil, usage: nil),
  ])
  func `a condition is read back as it is written`(condition: FollowUpCondition) {
    #expect(FollowUpCondition(rawValue: condition.rawValue) == condition)
    #expect(FollowUpCondition(rawValue: condition.rawValue + "x") == nil)
  }

  @Test func `a follow-up is open when what it waits for came about`() {
    let stamp = FollowUpStamp(user: "ana", host: "desk", time: 1000)
    let reference = CustomerReference(customer())
    let wait = FollowUpCondition.healthChange(of: customer(health: 2))
    let changes: [FollowUpEvent.Change] = [
      .marked(FollowUpDraft(note: "call")), .waiting(wait),
    ]
    let events = changes.enumerated().map { index, change in
      FollowUpEvent(
        id: "\(index)",
        batch: "\(index)",
        customer: reference,
        stamp: stamp,
        change: change
      )
    }
    let followUp = FollowUpLedger(events: events).open[reference.id]
    #expect(followUp?.state == .snoozed(until: nil))
    #expect(followUp?.condition == wait)
    #expect(followUp?.woken(by: customer(health: 3)).state == .snoozed(until: nil))
    #expect(followUp?.woken(by: customer(health: 8)).state == .open)
  }
}
