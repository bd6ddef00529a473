import BookModel
import Testing

private let due = Day(number: 20_800)

/// Writes events as a store does.
private struct Recorder {
  var events: [FollowUpEvent] = []
  var ledger: FollowUpLedger { FollowUpLedger(events: events) }

  mutating func record(_ changes: [(String, FollowUpEvent.Change)]) {
    let batch = "batch \(events.count)"
    let stamp = FollowUpStamp(user: "ana", host: "desk", time: events.count * 1000)
    for (customer, change) in changes {
      let reference = CustomerReference(
        id: Customer.ID(rawValue: customer),
        name: "The \(customer)",
        externalId: "x-\(customer)",
        salesforceId: "sf-\(customer)"
      )
      events.append(
        FollowUpEvent(
          id: "\(events.count * 7919 % 1000)-\(events.count)",
          batch: batch,
          customer: reference,
          stamp: stamp,
          change: change
        )
      )
    }
  }

  mutating func undo() {
    guard let batch = ledger.undoBatch else { return }
    record(ledger.customers(ofBatch: batch).map { ($0.id.rawValue, .undone(batch: batch)) })
  }

  mutating func redo() {
    guard let batch = ledger.redoBatch else { return }
    record(ledger.customers(ofBatch: batch).map { ($0.id.rawValue, .redone(batch: batch)) })
  }
}

private func mark(_ note: String, due: Day? = due) -> FollowUpEvent.Change {
  .marked(FollowUpDraft(note: note, due: due, priority: .high, tags: ["t"]))
}

private func id(_ text: String) -> Customer.ID { Customer.ID(rawValue: text) }

struct FollowUpLedgerTests {
  @Test func `a mark makes a follow-up`() {
    var recorder = Recorder()
    recorder.record([("acme", mark("call"))])
    var expected = FollowUp(
      customer: id("acme"),
      customerName: "The acme",
      note: "call",
      due: due,
      priority: .high,
      tags: ["t"],
      state: .open,
      created: 0,
      author: "ana"
    )
    expected.markId = recorder.events.first?.id
    #expect(recorder.ledger.open == [id("acme"): expected])
  }

  @Test func `a second mark changes the one there is and keeps its beginning`() {
    var recorder = Recorder()
    recorder.record([("acme", mark("call"))])
    recorder.record([("acme", mark("write"))])
    let followUp = recorder.ledger.open[id("acme")]
    #expect(followUp?.note == "write")
    #expect(followUp?.created == 0)
    #expect(recorder.ledger.history(of: id("acme")).map(\.title) == ["Follow-up", "Edit"])
  }

  @Test func `a snoozed one stays hidden when edited and wakes with a new day`() {
    var recorder = Recorder()
    recorder.record([("acme", mark("call"))])
    recorder.record([("acme", .snoozed(until: due))])
    recorder.record([("acme", mark("write"))])
    #expect(recorder.ledger.open[id("acme")]?.state == .snoozed(until: due))
    recorder.record([("acme", mark("write", due: due.adding(days: 1)))])
    #expect(recorder.ledger.open[id("acme")]?.state == .open)
  }

  @Test(arguments: [
    FollowUpEvent.Change.completed(outcome: "done"), .removed, .snoozed(until: due),
    .undone(batch: "none"), .redone(batch: "none"),
  ])
  func `without a follow-up nothing comes of it`(change: FollowUpEvent.Change) {
    var recorder = Recorder()
    recorder.record([("acme", change)])
    #expect(recorder.ledger.open.isEmpty)
    #expect(recorder.ledger.completed.isEmpty)
    #expect(recorder.ledger.history(of: id("acme")).count == 1)
  }

  @Test func `a completed one is kept with its outcome until it is undone`() {
    var recorder = Recorder()
    recorder.record([("acme", mark("call"))])
    recorder.record([("acme", .completed(outcome: "renewed"))])
    #expect(recorder.ledger.open.isEmpty)
    #expect(recorder.ledger.completed.map(\.outcome) == ["renewed"])
    #expect(recorder.ledger.completed.map(\.followUp.note) == ["call"])
    recorder.undo()
    #expect(recorder.ledger.completed.isEmpty)
    #expect(recorder.ledger.open[id("acme")]?.note == "call")
    let history = recorder.ledger.history(of: id("acme"))
    #expect(history.map(\.title) == ["Follow-up", "Done", "Undo"])
    #expect(history.map(\.isUndone) == [false, true, false])
  }

  @Test func `undo takes back a whole batch`() {
    var recorder = Recorder()
    recorder.record([("acme", mark("call"))])
    recorder.record([("acme", mark("visit")), ("bolt", mark("visit")), ("cube", mark("visit"))])
    #expect(recorder.ledger.undoWords == "Follow-up: 3 follow-ups")
    recorder.undo()
    #expect(recorder.ledger.open.mapValues(\.note) == [id("acme"): "call"])
    #expect(recorder.ledger.redoWords == "Follow-up: 3 follow-ups")
  }

  @Test(arguments: [
    (FollowUpEvent.Change.completed(outcome: nil), "Done: The acme · call champion"),
    (.snoozed(until: due), "Snooze: The acme · call champion"),
    (.removed, "Remove: The acme · call champion"),
    (mark("write"), "Edit: The acme · write"),
    (mark(""), "Edit: The acme"),
  ])
  func `undo and redo say what they are about`(change: FollowUpEvent.Change, words: String) {
    var recorder = Recorder()
    #expect(recorder.ledger.undoWords == nil)
    recorder.record([("acme", mark("call champion"))])
    #expect(recorder.ledger.undoWords == "Follow-up: The acme · call champion")
    recorder.record([("acme", change)])
    #expect(recorder.ledger.undoWords == words)
    recorder.undo()
    #expect(recorder.ledger.redoWords == words)
    #expect(recorder.ledger.undoWords == "Follow-up: The acme · call champion")
  }

  /// Every sequence of five operations against a list of states with a cursor.
  @Test func `undo and redo lead through the states in every order`() {
    for sequence in 0..<7776 {
      var recorder = Recorder()
      var states: [[Customer.ID: FollowUp]] = [[:]]
      var cursor = 0
      var rest = sequence
      for step in 0..<5 {
        let operation = rest % 6
        rest /= 6
        if operation == 0 {
          recorder.undo()
          cursor = max(0, cursor - 1)
        } else if operation == 1 {
          recorder.redo()
          cursor = min(states.count - 1, cursor + 1)
        } else {
          recorder.record(Self.operation(operation, step))
          states = states.prefix(cursor + 1) + [recorder.ledger.open]
          cursor += 1
        }
        #expect(recorder.ledger.open == states[cursor], "sequence \(sequence), step \(step)")
      }
    }
  }

  private static func operation(_ operation: Int, _ step: Int) -> [(String, FollowUpEvent.Change)] {
    switch operation {
    case 2: [("acme", mark("note \(step)")), ("bolt", mark("note \(step)"))]
    case 3: [("acme", .completed(outcome: nil))]
    case 4: [("bolt", .snoozed(until: due.adding(days: step)))]
    default: [("bolt", .removed)]
    }
  }

  @Test func `the order of arrival does not matter and copies count once`() {
    var recorder = Recorder()
    recorder.record([("acme", mark("call")), ("bolt", mark("call"))])
    recorder.record([("acme", .completed(outcome: nil))])
    recorder.undo()
    recorder.record([("bolt", .snoozed(until: due))])
    recorder.undo()
    recorder.redo()
    for seed in 1...50 {
      var events = recorder.events + recorder.events.prefix(3)
      for index in events.indices { events.swapAt(index, index * seed * 31 % events.count) }
      #expect(FollowUpLedger(events: events) == recorder.ledger)
    }
  }

  @Test func `adding events is the same as starting with them`() {
    var recorder = Recorder()
    recorder.record([("acme", mark("call")), ("bolt", mark("call"))])
    recorder.record([("acme", .completed(outcome: nil))])
    recorder.undo()
    recorder.record([("cube", mark("call"))])
    recorder.record([("bolt", .snoozed(until: due))])
    let events = recorder.events
    for count in 0...events.count {
      for rest in [Array(events[count...]), events[count...].reversed()] {
        let ledger = FollowUpLedger(events: events.prefix(count)).adding(rest)
        #expect(ledger == recorder.ledger && ledger.open == recorder.ledger.open)
        #expect(ledger.undoBatch == recorder.ledger.undoBatch)
        #expect(ledger.completed == recorder.ledger.completed)
      }
    }
    let early = FollowUpLedger(events: events.dropFirst(2)).adding(Array(events.prefix(2)))
    #expect(early == recorder.ledger && early.open == recorder.ledger.open)
  }

  @Test func `two machines that undid the same step undid it once`() {
    var recorder = Recorder()
    recorder.record([("acme", mark("call"))])
    recorder.record([("acme", mark("write"))])
    let batch = recorder.ledger.undoBatch ?? ""
    recorder.record([("acme", .undone(batch: batch))])
    recorder.record([("acme", .undone(batch: batch))])
    #expect(recorder.ledger.open[id("acme")]?.note == "call")
    recorder.redo()
    #expect(recorder.ledger.open[id("acme")]?.note == "write")
    #expect(recorder.ledger.redoBatch == nil)
  }

  @Test func `only a mark is accepted where there is no follow-up`() {
    let reference = CustomerReference(id: id("acme"), name: "Acme")
    let ledger = FollowUpLedger(events: [])
    let actions: [FollowUpAction] = [
      .mark(FollowUpDraft(note: "call")), .complete(outcome: nil), .snooze(until: due), .remove,
    ]
    #expect(actions.map { ledger.accepts(FollowUpStep($0, of: reference)) } == [true] + .no(3))
  }

  @Test func `customers are found again by the ids that outlive an account`() {
    var recorder = Recorder()
    for name in ["acme", "bolt", "cube", "dune"] { recorder.record([(name, mark(name))]) }
    var same = Customer(id: id("acme"), name: "Renamed")
    same.salesforceId = "sf-bolt"
    var anew = Customer(id: id("bolt-2"), name: "Bolt")
    anew.salesforceId = "sf-bolt"
    var external = Customer(id: id("cube-2"), name: "Cube")
    external.externalId = "x-cube"
    let matched = recorder.ledger.matched(to: [same, anew, external])
    #expect(
      matched.known.mapValues(\.note) == [
        id("acme"): "acme", id("bolt-2"): "bolt", id("cube-2"): "cube",
      ]
    )
    #expect(matched.missing.map(\.note) == ["dune"])
  }

  @Test func `two customers with one Salesforce id are not guessed between`() {
    var recorder = Recorder()
    recorder.record([("acme", mark("call"))])
    let twins = ["one", "two"].map { name in
      var twin = Customer(id: id(name), name: name)
      twin.salesforceId = "sf-acme"
      return twin
    }
    #expect(recorder.ledger.matched(to: twins).missing.count == 1)
  }
}

extension [Bool] {
  fileprivate static func no(_ count: Int) -> [Bool] { Array(repeating: false, count: count) }
}
