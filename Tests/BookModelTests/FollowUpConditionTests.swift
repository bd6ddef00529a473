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
    let waking = FollowUpCondition.healthChanges(from: from).waking(by: customer(health: now))
    #expect((waking != nil) == isMet)
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
    #expect((condition.waking(by: later) != nil) == isMet)
  }

  @Test(arguments: [
    FollowUpCondition.healthChanges(from: nil), .healthChanges(from: .concerning),
    .usageRecovers(utilization: .poor, usage: nil), .usageRecovers(utilization: nil, usage: nil),
    .renewalNears(DaySpan(count: 2, unit: .months), known: Day(number: 20_900)),
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
    let today = Day(number: 20_800)
    let asleep = followUp?.woken(by: customer(health: 3))
    #expect(asleep?.state == .snoozed(until: nil) && asleep?.waking(on: today) == nil)
    let awake = followUp?.woken(by: customer(health: 8))
    #expect(awake?.state == .open)
    #expect(awake?.waking(on: today) == .health(from: .poor, to: .healthy))
    #expect(followUp?.woken(by: nil) == followUp)
  }

  @Test(arguments: [
    (Int?.some(20_930), 20_900, true), (.some(20_930), 20_899, false),
    (.some(20_990), 20_900, false),
    (nil, 20_870, true), (nil, 20_869, false),
  ])
  func `a renewal that moves moves the day before it`(renewal: Int?, today: Int, isAwake: Bool) {
    var data = customer()
    data.renewal = renewal.map { Fact(Day(number: $0), from: .vitally) }
    var followUp = FollowUp(
      customer: data.id,
      customerName: "Acme",
      note: "call",
      created: 0,
      author: "ana"
    )
    followUp.state = .snoozed(until: nil)
    followUp.condition = .renewalNears(DaySpan(count: 30, unit: .days), known: Day(number: 20_900))
    let woken = followUp.woken(by: data)
    #expect(woken.isSnoozed(on: Day(number: today)) == !isAwake)
    #expect((woken.waking(on: Day(number: today)) != nil) == isAwake)
  }

  @Test(arguments: [
    (FollowUpWaking.health(from: nil, to: .poor), "health ?→poor"),
    (.use(.utilization, from: .poor, to: .healthy), "utilization poor→healthy"),
    (.day(Day(number: 20_800)), "13 Dec 2026"),
    (
      .renewal(Day(number: 20_830), DaySpan(count: 30, unit: .days)),
      "30d before renewal on 12 Jan 2027"
    ),
  ])
  func `what woke it is said in words`(waking: FollowUpWaking, words: String) {
    #expect(waking.words { $0?.rawValue ?? "?" } == words)
  }
}
