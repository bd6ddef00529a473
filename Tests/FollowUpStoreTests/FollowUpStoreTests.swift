import BookModel
import FollowUpStore
import TestSupport
import Testing

struct FollowUpStoreTests {
  @Test func `what is appended is there after opening again`() throws {
    let scratch = try TemporaryFolder()
    let first = try FollowUpStore(path: scratch.store)
    let marked = try first.append(.mark("call ✆"), to: [.numbered(1)], by: .at(1))
    let second = try FollowUpStore(path: scratch.store).ledger()
    #expect(marked == second)
    let followUp = second.open[CustomerReference.numbered(1).id]
    #expect(followUp?.note == "call ✆")
    #expect(followUp?.due == Day(number: 20_800))
    #expect(followUp?.priority == .low)
    #expect(followUp?.tags == ["a", "b"])
    #expect(second.events.first?.customer == .numbered(1))
    #expect(second.events.first?.id.count == 32)
  }

  @Test(arguments: [
    FollowUpAction.complete(outcome: "renewed"), .complete(outcome: nil),
    .snooze(until: Day(number: 20_900)), .wait(.healthChanges(from: .poor)),
    .wait(.usageRecovers(utilization: nil, usage: .concerning)), .remove, .mark("again"),
  ])
  func `every action is read back as it was written`(action: FollowUpAction) throws {
    let scratch = try TemporaryFolder()
    let store = try FollowUpStore(path: scratch.store)
    _ = try store.append(.mark("call"), to: [.numbered(1)], by: .at(1))
    let after = try store.append(action, to: [.numbered(1)], by: .at(2))
    #expect(after.events.last?.change == FollowUpEvent.Change(action))
    #expect(try store.ledger() == after)
  }

  @Test func `undo and redo go on after a restart and take a batch as one`() throws {
    let scratch = try TemporaryFolder()
    let customers = (1...12).map(CustomerReference.numbered)
    _ = try FollowUpStore(path: scratch.store).append(.mark("call"), to: customers, by: .at(1))
    _ = try FollowUpStore(path: scratch.store)
      .append(.complete(outcome: nil), to: customers, by: .at(2))
    let undone = try FollowUpStore(path: scratch.store).undo(by: .at(3))
    #expect(undone.open.count == 12)
    #expect(try FollowUpStore(path: scratch.store).undo(by: .at(4)).open.isEmpty)
    #expect(throws: FollowUpStoreError.nothingToUndo) {
      try FollowUpStore(path: scratch.store).undo(by: .at(5))
    }
    #expect(try FollowUpStore(path: scratch.store).redo(by: .at(6)).open.count == 12)
    #expect(try FollowUpStore(path: scratch.store).redo(by: .at(7)).open.isEmpty)
    #expect(throws: FollowUpStoreError.nothingToRedo) {
      try FollowUpStore(path: scratch.store).redo(by: .at(8))
    }
  }

  @Test func `customers without a follow-up are left out, none at all is an error`() throws {
    let scratch = try TemporaryFolder()
    let store = try FollowUpStore(path: scratch.store)
    _ = try store.append(.mark("call"), to: [.numbered(1)], by: .at(1))
    let done = try store.append(
      .complete(outcome: nil),
      to: [.numbered(1), .numbered(2)],
      by: .at(2)
    )
    #expect(done.events.count == 2)
    #expect(throws: FollowUpStoreError.noFollowUp(customers: ["Customer 1"])) {
      try store.append(.remove, to: [.numbered(1)], by: .at(3))
    }
    #expect(try store.ledger() == done)
    #expect(try store.append(.remove, to: [], by: .at(3)) == done)
  }

  @Test func `steps differ by customer and still are one batch`() throws {
    let scratch = try TemporaryFolder()
    let store = try FollowUpStore(path: scratch.store)
    let steps = (1...3).map { FollowUpStep(.mark("note \($0)"), of: .numbered($0)) }
    let twice = steps + [FollowUpStep(.mark("not this"), of: .numbered(1))]
    let ledger = try store.append(twice, by: .at(1))
    #expect(ledger.open.values.map(\.note).sorted() == ["note 1", "note 2", "note 3"])
    #expect(try store.undo(by: .at(2)).open.isEmpty)
  }

  @Test func `a clock that goes back does not reorder`() throws {
    let scratch = try TemporaryFolder()
    let store = try FollowUpStore(path: scratch.store)
    _ = try store.append(.mark("first"), to: [.numbered(1)], by: .at(1000))
    let ledger = try store.append(.mark("second"), to: [.numbered(1)], by: .at(-5))
    #expect(ledger.events.map(\.stamp.time) == [1_000_000, 1_000_001])
    #expect(ledger.open.values.map(\.note) == ["second"])
  }

  @Test func `the revision shows what others did and only that`() throws {
    let scratch = try TemporaryFolder()
    let mine = try FollowUpStore(path: scratch.store)
    let other = try FollowUpStore(path: scratch.store)
    let before = try mine.revision()
    _ = try mine.append(.mark("mine"), to: [.numbered(1)], by: .at(1))
    #expect(try mine.revision() == before)
    _ = try other.append(.mark("other"), to: [.numbered(2)], by: .at(2))
    let after = try mine.revision()
    #expect(after != before)
    #expect(try mine.ledger().open.count == 2)
    #expect(try mine.revision() == after)
  }

  @Test func `two stores on two threads lose nothing`() async throws {
    let scratch = try TemporaryFolder()
    let path = scratch.store
    try await withThrowingTaskGroup(of: Void.self) { group in
      for worker in 0..<2 {
        group.addTask {
          let store = try FollowUpStore(path: path)
          for number in 0..<50 {
            _ = try store.append(
              .mark("from \(worker)"),
              to: [.numbered(worker * 1000 + number)],
              by: .at(number)
            )
          }
        }
      }
      try await group.waitForAll()
    }
    let ledger = try FollowUpStore(path: path).ledger()
    #expect(ledger.open.count == 100)
    #expect(Set(ledger.events.map(\.stamp.time)).count == 100)
  }

  @Test func `merging takes what is new, once, in any order`() throws {
    let here = try TemporaryFolder()
    let there = try TemporaryFolder()
    let mine = try FollowUpStore(path: here.store)
    let other = try FollowUpStore(path: there.store)
    _ = try mine.append(.mark("mine"), to: [.numbered(1)], by: .at(1))
    let theirs = try other.append(.mark("theirs"), to: [.numbered(2)], by: .at(2))
    let merged = try mine.merge(theirs.events + theirs.events)
    #expect(merged.ledger.events.count == 2 && merged.added.count == 1)
    let again = try mine.merge(merged.ledger.events)
    #expect(again.ledger == merged.ledger && again.added.isEmpty && again.conflicting.isEmpty)
    #expect(try other.merge(merged.ledger.events.reversed()).ledger == merged.ledger)
    var forged = theirs.events[0]
    forged.customer.name = "Somebody else"
    let conflict = try mine.merge([forged])
    #expect(conflict.conflicting == [forged] && conflict.ledger == merged.ledger)
  }

  @Test func `a backup holds everything and never replaces a file`() throws {
    let scratch = try TemporaryFolder()
    let store = try FollowUpStore(path: scratch.store)
    let ledger = try store.append(.mark("call"), to: [.numbered(1)], by: .at(1))
    let copy = scratch.path + "/copy.sqlite"
    try store.backUp(to: copy)
    #expect(TestFile.mode(of: copy) == 0o600)
    #expect(try FollowUpStore(path: copy).ledger() == ledger)
    let bytes = try TestFile.bytes(of: copy)
    #expect(throws: FollowUpStoreError.cannotCreate(path: copy, reason: "the file exists")) {
      try store.backUp(to: copy)
    }
    #expect(try TestFile.bytes(of: copy) == bytes)
    #expect(!TestFile.names(in: scratch.path).contains { $0.hasSuffix(".part") })
  }

  @Test(arguments: [1, 2, 3, 4, 9])
  func `an error names the customers without drowning in them`(count: Int) {
    let names = (1...count).map { "Name \($0)" }
    let text = FollowUpStoreError.noFollowUp(customers: names).description
    #expect(text.contains("Name 1"))
    #expect(text.utf8.count < 60)
    #expect(text.contains("and \(count - 2) more") == (count > 3))
  }
}
