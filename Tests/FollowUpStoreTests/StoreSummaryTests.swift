import BookModel
import GRDB
import TestSupport
import Testing

@testable import FollowUpStore

/// Stores with more events than are read on opening: what the earlier ones come to is kept.
struct StoreSummaryTests {
  private let scratch: TemporaryFolder

  init() throws { scratch = try TemporaryFolder() }

  private func opened() throws -> FollowUpStore {
    try FollowUpStore(
      path: scratch.store,
      migrator: FollowUpSchema.migrator,
      rhythm: StoreSummary.Rhythm(interval: 40, margin: 10)
    )
  }

  /// A store with enough steps for a summary.
  private func filled() throws -> FollowUpStore {
    let store = try opened()
    for step in 0..<60 {
      let customers = [step % 7, step % 3].map(CustomerReference.numbered)
      _ = try store.append(action(step), to: customers, by: .at(step))
    }
    return store
  }

  private func action(_ step: Int) -> FollowUpAction {
    switch step % 5 {
    case 3: .snooze(until: Day(number: 20_000 + step))
    case 4 where step % 2 == 0: .complete(outcome: step % 4 == 0 ? "done" : nil)
    default: .mark("note \(step)")
    }
  }

  /// Whether a ledger says what all the events say.
  private func expectSame(_ ledger: FollowUpLedger, as whole: FollowUpLedger) {
    #expect(ledger.open == whole.open)
    #expect(ledger.undoBatch == whole.undoBatch && ledger.redoBatch == whole.redoBatch)
    #expect(ledger.undoWords == whole.undoWords && ledger.redoWords == whole.redoWords)
    #expect(ledger.completed == whole.completed)
    let ids = Set(ledger.open.keys)
    #expect(ids.allSatisfy { ledger.reference(of: $0) == whole.reference(of: $0) })
  }

  @Test func `what is read of a store with a summary is what all its events make`() throws {
    let ledger = try filled().ledger()
    #expect(ledger.past != nil)
    let store = try opened()
    let again = try store.ledger()
    #expect(again.past != nil && again.events.count < 60)
    let whole = try store.wholeLedger()
    #expect(whole.past == nil && whole.events.count > 100)
    #expect(whole == FollowUpLedger(events: whole.events))
    expectSame(ledger, as: whole)
    expectSame(again, as: whole)
  }

  @Test func `undo and redo go on past what is read`() throws {
    let before = try filled().wholeLedger()
    let store = try opened()
    var undone = try store.ledger()
    var steps = 0
    while undone.undoBatch != nil {
      undone = try store.undo(by: .at(100))
      steps += 1
      expectSame(try opened().ledger(), as: try store.wholeLedger())
    }
    #expect(steps == Set(before.events.map(\.batch)).count && undone.open.isEmpty)
    for _ in 0..<steps { _ = try opened().redo(by: .at(200)) }
    #expect(try opened().ledger().open.mapValues(\.note) == before.open.mapValues(\.note))
  }

  @Test(arguments: [
    "UPDATE summary SET row_count = row_count + 1", "UPDATE summary SET last_id = 'x'",
    "UPDATE summary SET last_row = last_row - 1", "UPDATE summary SET rules = 0",
    "UPDATE summary SET entries = entries + 1", "UPDATE summary SET time = time + 1000",
    "DELETE FROM summary_entries WHERE place = 1",
    "UPDATE summary_entries SET summary = summary + 1", "DELETE FROM summary",
    "UPDATE summary_entries SET due = 9223372036854775807",
    "UPDATE summary_entries SET priority = 'x'", "DROP TABLE summary_entries", "DROP TABLE summary",
  ])
  func `a summary that does not fit counts for nothing`(damage: String) throws {
    let whole = try filled().wholeLedger()
    _ = try opened().withQueue { queue in try queue.write { try $0.execute(sql: damage) } }
    let store = try opened()
    expectSame(try store.ledger(), as: whole)
    _ = try store.append(.mark("more"), to: [.numbered(1)], by: .at(300))
    expectSame(try opened().ledger(), as: try store.wholeLedger())
  }

  @Test(arguments: 1...8)
  func `events of others, early and late, are all heard of`(seed: UInt64) throws {
    var random = Seeded(state: seed)
    let other = try FollowUpStore(path: scratch.file("other.sqlite"))
    var stores = [try filled(), try opened()]
    for step in 0..<80 {
      let place = random.below(2)
      let customers = [CustomerReference.numbered(random.below(9))]
      let stamp = FollowUpStamp.at(50 + random.below(60))
      switch random.below(9) {
      case 0...2: _ = try? stores[place].append(action(step), to: customers, by: stamp)
      case 3: _ = try? stores[place].undo(by: stamp)
      case 4: _ = try? stores[place].redo(by: stamp)
      case 5: _ = try other.append(.mark("elsewhere \(step)"), to: customers, by: stamp)
      case 6: _ = try stores[place].merge(other.ledger().events)
      case 7: _ = try other.merge(stores[place].wholeLedger().events)
      default: stores[place] = try opened()
      }
      let whole = try stores[1 - place].wholeLedger()
      #expect(whole == FollowUpLedger(events: whole.events))
      for store in stores { expectSame(try store.ledger(), as: whole) }
      if step % 8 == 0 { try expectSameHistories(stores[0], as: whole) }
    }
  }

  @Test func `undo that goes far back does not read what is older still`() throws {
    let store = try opened()
    for step in 0..<900 {
      _ = try store.append(.mark("note \(step)"), to: [.numbered(step % 50)], by: .at(step))
    }
    for _ in 0..<200 { _ = try store.undo(by: .at(2000)) }
    let ledger = try opened().ledger()
    #expect(ledger.past != nil && ledger.events.count < 900)
    expectSame(ledger, as: try store.wholeLedger())
    let count = try store.withQueue { queue in try queue.read { try $0.summaries().count } }
    #expect((2...8).contains(count ?? 0))
  }

  @Test func `of events that came all at once there are several summaries too`() throws {
    let other = try FollowUpStore(path: scratch.file("other.sqlite"))
    for step in 0..<500 {
      _ = try other.append(.mark("note \(step)"), to: [.numbered(step % 50)], by: .at(step))
    }
    let store = try opened()
    _ = try store.merge(other.ledger().events)
    for _ in 0..<30 { _ = try store.undo(by: .at(2000)) }
    let ledger = try opened().ledger()
    #expect(ledger.past != nil && ledger.events.count < 250)
    expectSame(ledger, as: try store.wholeLedger())
  }

  @Test func `the history of a customer is what all the events make it`() throws {
    let store = try filled()
    for step in 0..<4 {
      _ = try store.undo(by: .at(100 + step))
      _ =
        try step == 2
        ? store.append(.mark("x"), to: [.numbered(8)], by: .at(200))
        : store.redo(by: .at(200 + step))
    }
    try expectSameHistories(opened(), as: store.wholeLedger())
  }

  @Test func `the history goes on over accounts`() throws {
    let store = try filled()
    let customer = CustomerReference(
      id: .init(rawValue: "anew"),
      name: "Customer 3",
      salesforceId: "sf-3"
    )
    _ = try store.append(.mark("anew"), to: [customer], by: .at(300))
    let whole = try store.wholeLedger()
    let ids = whole.formerIds(of: customer) { $0 == customer.id }
    #expect(ids.count == 2)
    #expect(try opened().ledger(about: customer).history(of: ids) == whole.history(of: ids))
  }

  private func expectSameHistories(_ store: FollowUpStore, as whole: FollowUpLedger) throws {
    for number in 0..<9 {
      let customer = CustomerReference.numbered(number)
      let history = try store.ledger(about: customer).history(of: customer.id)
      #expect(history == whole.history(of: customer.id), "\(number)")
    }
  }
}
