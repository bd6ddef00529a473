import BookModel
import Programmes
import Testing

struct CoverageReasonTests {
  private typealias F = CoverageFixture

  private func reasons(_ change: (inout Customer) -> Void, followUp: FollowUp? = nil) -> [String] {
    var customer = F.customer("a1", F.ana)
    change(&customer)
    var portfolio = F.portfolio([customer])
    if let followUp { portfolio.followUps[customer.id] = followUp }
    return portfolio.coverageReasons(
      of: customer,
      from: F.day("2028-02-21"),
      to: F.day("2028-03-03")
    ).map(\.words)
  }

  @Test(arguments: [
    ("2028-02-19", ["renewal overdue since 19 Feb 2028"]), ("2028-02-20", ["renews 20 Feb 2028"]),
    ("2028-02-21", ["renews 21 Feb 2028"]),
    ("2028-02-29", ["renews 29 Feb 2028"]), ("2028-03-03", ["renews 3 Mar 2028"]),
    ("2028-03-04", []), ("2027-11-22", ["renewal overdue since 22 Nov 2027"]), ("2027-11-21", []),
  ])
  func `a renewal counts up to the last day, over the month and the leap day, and when overdue`(
    renewal: String,
    expected: [String]
  ) {
    #expect(reasons { $0.renewal = Fact(F.day(renewal), from: .vitally) } == expected)
  }

  @Test func `a follow-up counts when it falls due by the last day`() {
    func followUp(_ due: String?, snoozed: String? = nil) -> FollowUp {
      FollowUp(
        customer: .init(rawValue: "a1"),
        customerName: "A1",
        note: "call",
        due: due.flatMap { Day($0) },
        state: snoozed.map { FollowUp.State.snoozed(until: Day($0)) } ?? .open,
        created: 0,
        author: "ana"
      )
    }
    #expect(reasons({ _ in }, followUp: followUp("2028-03-03")).count == 1)
    #expect(reasons({ _ in }, followUp: followUp("2028-01-03")).count == 1)
    #expect(reasons({ _ in }, followUp: followUp("2028-03-04")).isEmpty)
    #expect(reasons({ _ in }, followUp: followUp(nil)).isEmpty)
    #expect(reasons({ _ in }, followUp: followUp(nil, snoozed: "2028-03-03")).count == 1)
    #expect(reasons({ _ in }, followUp: followUp(nil, snoozed: "2028-03-04")).isEmpty)
  }

  @Test func `poor health, open tasks and many tickets count`() {
    let found = reasons { customer in
      customer.health = Fact(2.5, from: .vitally)
      customer.tasks = [
        CustomerTask(id: "t-1", name: "done", completed: F.day("2028-01-01")),
        CustomerTask(id: "t-2", name: "later"),
        CustomerTask(id: "t-3", name: "soon", due: F.day("2028-02-25")),
      ]
      customer.healthInputs.defectTickets = Fact(2, from: .vitally)
      customer.healthInputs.helpTickets = Fact(9, from: .vitally)
    }
    #expect(
      found == [
        "health is poor (2.5)", "task: soon, due 25 Feb 2028; 1 more task",
        "2 defect tickets in 90 days",
      ]
    )
  }
}
