import BookModel
import Testing

/// An account as a snapshot has it.
private struct Account: Sendable {
  var id: String
  var name = "Acme"
  var salesforceId: String?
  var externalId: String?

  var customer: Customer {
    var customer = Customer(id: Customer.ID(rawValue: id), name: name)
    customer.salesforceId = salesforceId
    customer.externalId = externalId
    return customer
  }
}

/// What comes of the follow-up of an account between two snapshots.
private struct Case: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var before: [Account]
  var after: [Account]
  /// The notes by the ids of the second snapshot; a note is the id at the time of the mark.
  var known: [String: String] = [:]
  var missing: [String] = []
  /// The former ids that are told, with those of mergers in upper case.
  var told: [String] = []
}

private let cases = [
  Case(
    testDescription: "renamed",
    before: [Account(id: "a", name: "Acme")],
    after: [Account(id: "a", name: "Acme Group"), Account(id: "b", name: "Acme")],
    known: ["a": "a"]
  ),
  Case(
    testDescription: "made anew, known by its Salesforce id",
    before: [Account(id: "a", salesforceId: "0015w00002aBcDe")],
    after: [Account(id: "b", salesforceId: "0015w00002aBcDeAAK")],
    known: ["b": "a"],
    told: ["a"]
  ),
  Case(
    testDescription: "made anew, known by its external id",
    before: [Account(id: "a", externalId: "x")],
    after: [Account(id: "b", externalId: "x")],
    known: ["b": "a"],
    told: ["a"]
  ),
  Case(
    testDescription: "the Salesforce id goes before the external id",
    before: [Account(id: "a", salesforceId: "s", externalId: "x")],
    after: [Account(id: "b", externalId: "x"), Account(id: "c", salesforceId: "s")],
    known: ["c": "a"],
    told: ["a"]
  ),
  Case(
    testDescription: "Salesforce ids that differ by case are two",
    before: [Account(id: "a", salesforceId: "0015w00002aBcDe")],
    after: [Account(id: "b", salesforceId: "0015w00002ABCDE")],
    missing: ["a"]
  ),
  Case(
    testDescription: "vanished",
    before: [Account(id: "a", salesforceId: "s"), Account(id: "b")],
    after: [Account(id: "b")],
    known: ["b": "b"],
    missing: ["a"]
  ),
  Case(
    testDescription: "two accounts made one",
    before: [Account(id: "a", salesforceId: "s"), Account(id: "b", salesforceId: "t")],
    after: [Account(id: "b", salesforceId: "s")],
    known: ["b": "b"],
    missing: ["a"],
    told: ["A"]
  ),
  Case(
    testDescription: "two accounts made a third",
    before: [Account(id: "a", salesforceId: "s"), Account(id: "b", externalId: "x")],
    after: [Account(id: "c", salesforceId: "s", externalId: "x")],
    known: ["c": "a"],
    missing: ["b"],
    told: ["a", "B"]
  ),
  Case(
    testDescription: "two accounts with one Salesforce id are not guessed between",
    before: [Account(id: "a", salesforceId: "s")],
    after: [Account(id: "b", salesforceId: "s"), Account(id: "c", salesforceId: "s")],
    missing: ["a"]
  ),
]

private func ledger(of accounts: [Account]) -> FollowUpLedger {
  FollowUpLedger(
    events: accounts.enumerated().map { index, account in
      FollowUpEvent(
        id: "\(index)",
        batch: "\(index)",
        customer: CustomerReference(account.customer),
        stamp: FollowUpStamp(user: "ana", host: "desk", time: index),
        change: .marked(FollowUpDraft(note: account.id))
      )
    }
  )
}

struct FollowUpMatchTests {
  @Test(arguments: cases)
  private func `follow-ups find their customers in the next snapshot`(_ item: Case) {
    let matched = ledger(of: item.before).matched(to: item.after.map(\.customer))
    let known = matched.known.map { ($0.key.rawValue, $0.value.note) }
    #expect(Dictionary(known) { $1 } == item.known)
    #expect(matched.missing.map(\.note) == item.missing)
    let told = matched.successions.map { succession in
      let id = succession.former.id.rawValue
      return succession.isMerger ? id.uppercased() : id
    }
    #expect(told == item.told)
    #expect(matched.successions.allSatisfy { $0.description.contains($0.customer.rawValue) })
  }

  @Test(arguments: cases)
  private func `who returns has the follow-up again`(_ item: Case) {
    let ledger = ledger(of: item.before)
    _ = ledger.matched(to: item.after.map(\.customer))
    let matched = ledger.matched(to: item.before.map(\.customer))
    #expect(matched.known.count == item.before.count)
    #expect(matched.missing.isEmpty && matched.successions.isEmpty)
  }

  @Test func `an id that a later event lacks is still known`() {
    var bare = CustomerReference(Account(id: "a").customer)
    bare.name = "a"
    let ledger = ledger(of: [Account(id: "a", salesforceId: "s")])
    let events = ledger.recording(
      [FollowUpStep(.snooze(until: Day(number: 1)), of: bare)],
      by: FollowUpStamp(user: "ana", host: "desk", time: 9)
    )
    let matched = ledger.adding(events).matched(to: [Account(id: "b", salesforceId: "s").customer])
    #expect(matched.known.count == 1)
  }

  @Test func `the history goes on over accounts, but not over two that are there`() {
    let ledger = ledger(of: [
      Account(id: "a", salesforceId: "s"), Account(id: "b", salesforceId: "s"),
    ])
    let now = CustomerReference(Account(id: "c", salesforceId: "s").customer)
    let ids = ledger.formerIds(of: now) { $0.rawValue != "a" }
    #expect(Set(ids.map(\.rawValue)) == ["a", "c"])
    #expect(ledger.history(of: ids).map(\.event.customer.id.rawValue) == ["a"])
  }

  @Test(arguments: [true, false])
  func `what was done under an older account is of the customer it is now`(knowsPlaces: Bool) {
    let ledger = ledger(of: [Account(id: "a", salesforceId: "s"), Account(id: "z")])
    let stamp = FollowUpStamp(user: "ana", host: "desk", time: 9)
    let steps = ["a", "z"].map {
      FollowUpStep(.complete(outcome: nil), of: CustomerReference(Account(id: $0).customer))
    }
    let done = ledger.adding(ledger.recording(steps, by: stamp))
    let customers = [Account(id: "b", salesforceId: "s").customer]
    let places = knowsPlaces ? [customers[0].id: 0] : nil
    let completed = done.completed(since: 9, by: customers, at: places)
    #expect(Set(completed.map(\.followUp.customer.rawValue)) == ["b", "z"])
    #expect(done.completed(since: 10, by: customers).isEmpty)
    let back = done.completed(since: 9, by: [Account(id: "a", salesforceId: "s").customer])
    #expect(Set(back.map(\.followUp.customer.rawValue)) == ["a", "z"])
  }
}
