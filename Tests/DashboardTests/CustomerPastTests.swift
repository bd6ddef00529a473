import BookModel
import Testing

@testable import Dashboard

/// What a page can tell that the snapshot of a customer does not.
struct CustomerPastTests {
  static let initech = Customer.ID(rawValue: "c-01")

  /// The history of two snapshots, and what changed: Initech's utilization and its stage.
  func history() throws -> (ChangeHistory, BookChanges) {
    var older = FixtureBook.book
    older.day = FixtureBook.day("2026-10-02")
    let place = try #require(older.customers.firstIndex { $0.id == Self.initech })
    older.customers[place].utilization = Fact(0.52, from: .looker)
    older.customers[place].stage = nil
    var history = try #require(ChangeHistory(from: ComparedBook(older)))
    let changes = history.append(ComparedBook(FixtureBook.book))
    return (history, try #require(changes))
  }

  @Test func `since when utilization is as it is comes from older snapshots`() throws {
    let (history, changes) = try self.history()
    let past = BookPast(changes: changes, history: history, month: nil)
    let customers = FixtureBook.book.customers
    let place = try #require(customers.firstIndex { $0.id == Self.initech })
    let other = try #require(customers.firstIndex { $0.name == "Hooli" })
    var (known, unchanged) = (CustomerPast(), CustomerPast())
    known.add(past, at: place)
    unchanged.add(past, at: other)
    #expect(known.since == [.utilization: FixtureBook.day("2026-11-20")])
    #expect(known.events.count == 2)
    #expect(unchanged == CustomerPast())
  }

  @Test func `changes are told with the values before and after`() throws {
    let (_, changes) = try self.history()
    let day = FixtureBook.day("2026-11-20")
    let events = changes.filter { $0.customer == Self.initech }.map { TimelineEvent($0, on: day) }
    #expect(Set(events.map(\.text)) == ["utilization 52% → 33%", "stage ? → Renewing"])
    #expect(events.allSatisfy { $0.day == day && $0.kind == .change })
  }

  @Test(arguments: [
    (FollowUpEvent.Change.completed(outcome: "she agreed"), "done: she agreed (ana)"),
    (.completed(outcome: nil), "done (ana)"),
    (.snoozed(until: FixtureBook.today), "snoozed until 21 Nov 2026 (ana)"),
    (.waiting(.healthChanges(from: .poor)), "snoozed until health changes (ana)"),
    (.removed, "taken back (ana)"), (.undone(batch: "1"), "undone (ana)"),
  ])
  func `what was done about a follow-up is told with who did it`(
    change: FollowUpEvent.Change,
    text: String
  ) {
    let reference = CustomerReference(id: Self.initech, name: "Initech")
    let stamp = FollowUpStamp(user: "ana", host: "h", time: FixtureBook.noon * 1000)
    let event = FollowUpEvent(
      id: "1",
      batch: "1",
      customer: reference,
      stamp: stamp,
      change: change
    )
    #expect(
      TimelineEvent(event) == TimelineEvent(day: FixtureBook.today, kind: .followUp, text: text)
    )
  }
}
