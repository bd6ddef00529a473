import BookModel
import Programmes
import Testing

struct RunningCoverageTests {
  private typealias F = CoverageFixture

  private func plan(_ from: String, _ to: String, by person: Person = F.ana, cover: Person = F.bo)
    -> CoveragePlan
  {
    let entry = CoveragePlan.Entry(
      customer: CustomerReference(F.customer("a1", F.ana)),
      cover: cover,
      followUp: FollowUpDraft(note: "call", due: F.day("2028-02-29"))
    )
    return CoveragePlan(person: person, from: F.day(from), to: F.day(to), entries: [entry])
  }

  private func running(_ plans: [CoveragePlan], _ me: Person?, on day: String) -> RunningCoverage {
    RunningCoverage(plans, for: me, in: F.portfolio().book, on: F.day(day))
  }

  @Test(arguments: [
    ("2028-02-20", false), ("2028-02-21", true), ("2028-02-29", true), ("2028-03-03", true),
    ("2028-03-04", false),
  ])
  func `a plan gives its customers from the first to the last day`(day: String, isGiven: Bool) {
    let running = running([plan("2028-02-21", "2028-03-03")], F.bo, on: day)
    #expect(running.coveredFor.values.map(\.id) == (isGiven ? ["u-1"] : []))
    #expect(running.followUps.values.map(\.note) == (isGiven ? ["call"] : []))
  }

  @Test func `only the cover is given them, known by id or address`() {
    let plans = [plan("2028-02-21", "2028-03-03")]
    #expect(running(plans, F.cy, on: "2028-02-22") == running([], F.cy, on: "2028-02-22"))
    #expect(running(plans, nil, on: "2028-02-22").coveredFor.isEmpty)
    let other = Person(id: "another", email: "BO@example.com")
    #expect(running(plans, other, on: "2028-02-22").coveredFor.count == 1)
  }

  @Test func `one's own customer stays one's own`() {
    let plans = [plan("2028-02-21", "2028-03-03", by: F.cy, cover: F.ana)]
    #expect(running(plans, F.ana, on: "2028-02-22").coveredFor.isEmpty)
  }

  @Test func `of two plans for one customer the one that began later counts`() {
    let di = Person(id: "u-4")
    let plans = [
      plan("2028-02-25", "2028-03-03", by: F.cy), plan("2028-02-21", "2028-03-03", by: di),
    ]
    #expect(running(plans, F.bo, on: "2028-02-26").coveredFor.values.map(\.id) == ["u-3"])
    #expect(running(plans, F.bo, on: "2028-02-22").coveredFor.values.map(\.id) == ["u-4"])
  }

  @Test func `of two plans for one customer that of its own advisor counts`() {
    let plans = [plan("2028-02-21", "2028-03-03"), plan("2028-02-25", "2028-03-03", by: F.cy)]
    // A1 is Ana's: Cy, who left later, is its account executive.
    #expect(running(plans, F.bo, on: "2028-02-26").coveredFor.values.map(\.id) == ["u-1"])
    #expect(
      running(plans.reversed(), F.bo, on: "2028-02-26").coveredFor.values.map(\.id) == ["u-1"]
    )
  }

  @Test func `a customer whose account was made anew is found by its external id`() {
    var moved = F.customer("a1-new", F.ana)
    moved.externalId = "ext-a1"
    let running = RunningCoverage(
      [plan("2028-02-21", "2028-03-03")],
      for: F.bo,
      in: Book(customers: [moved]),
      on: F.day("2028-02-22")
    )
    #expect(running.coveredFor.keys.map(\.rawValue) == ["a1-new"])
  }
}
