import BookModel
import Canvas
import Testing

@testable import Dashboard

/// What a page can tell that the snapshot of a customer does not.
struct TimelineTests {
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

  /// A dashboard with the page of a customer open.
  func page(of name: String) -> Dashboard {
    var dashboard = Dashboard.following()
    dashboard.filter(name)
    dashboard.press(.enter)
    return dashboard
  }

  @Test(arguments: [("initech", "2026-11-20", 2), ("hooli", nil, 0)] as [(String, String?, Int)])
  func `since when utilization is as it is comes from older snapshots`(
    name: String,
    since: String?,
    changed: Int
  ) throws {
    let (history, changes) = try self.history()
    var dashboard = page(of: name)
    _ = dashboard.update(.pastLoaded(BookPast(changes: changes, history: history, month: nil)))
    let portrait = try #require(dashboard.portrait(width: 76))
    #expect(portrait.since(.utilization) == since.map(FixtureBook.day))
    #expect(portrait.events.count { $0.kind == .change } == changed)
  }

  @Test(arguments: [
    (nil, "\n\r\nThey paused it.\nMore below.", "They paused it."), ("A call", "Long", "A call"),
    (nil, " \n ", " "), (nil, "\n", "(empty)"), (nil, "", "(empty)"),
    (nil, String(repeating: "é", count: 500), String(repeating: "é", count: 120)),
  ])
  func `a note without a subject is told by its first line`(
    subject: String?,
    text: String,
    told: String
  ) throws {
    var book = FixtureBook.book
    let place = try #require(book.customers.firstIndex { $0.id == Self.initech })
    book.customers[place].notes = [CustomerNote(id: "n", subject: subject, text: text)]
    var dashboard = page(of: "initech")
    let portfolio = Portfolio(book: book, today: FixtureBook.today, me: FixtureBook.ana)
    _ = dashboard.update(.bookLoaded(OpenedBook(portfolio)))
    let portrait = try #require(dashboard.portrait(width: 76))
    #expect(portrait.events.filter { $0.kind == .note }.map(\.text) == [told])
  }

  @Test func `changes are told with the values before and after`() throws {
    let (_, changes) = try self.history()
    let day = FixtureBook.day("2026-11-20")
    let events = changes.filter { $0.customer == Self.initech }.map { TimelineEvent($0, on: day) }
    #expect(Set(events.map(\.text)) == ["utilization 52% → 33%", "stage ? → Renewing"])
    #expect(events.allSatisfy { $0.day == day && $0.kind == .change })
  }

  @Test(arguments: [
    (FollowUpEvent.Change.completed(outcome: "she agreed"), "Done · call them → she agreed (ana)"),
    (.completed(outcome: nil), "Done · call them (ana)"),
    (.snoozed(until: FixtureBook.today), "Snooze · until 21 Nov 2026: call them (ana)"),
    (.waiting(.healthChanges(from: .poor)), "Snooze · until health moves: call them (ana)"),
    (.marked(FollowUpDraft(note: "mail them")), "Edit · mail them (ana)"),
    (.removed, "Remove · call them (ana)"), (.undone(batch: "1"), "Undo (ana)"),
  ])
  func `what was done about a follow-up is told with who did it`(
    change: FollowUpEvent.Change,
    text: String
  ) throws {
    let reference = CustomerReference(id: Self.initech, name: "Initech")
    let changes = [FollowUpEvent.Change.marked(FollowUpDraft(note: "call them")), change]
    let events = changes.enumerated().map { number, change in
      FollowUpEvent(
        id: "\(number + 1)",
        batch: "\(number + 1)",
        customer: reference,
        stamp: FollowUpStamp(
          user: "ana@example.com",
          host: "h",
          time: (FixtureBook.noon + number) * 1000
        ),
        change: change
      )
    }
    let entries = FollowUpLedger(events: events).history(of: Self.initech)
    var dashboard = page(of: "initech")
    _ = dashboard.update(.followUpHistory(FollowUpStory(customer: Self.initech, entries: entries)))
    let portrait = try #require(dashboard.portrait(width: 76))
    let told = portrait.events.filter { $0.kind == .followUp && $0.text.contains("(ana)") }
    let isUndone = if case .undone = change { true } else { false }
    let first = isUndone ? "taken back: call them (ana)" : "call them (ana)"
    #expect(told.map(\.text) == [text, first])
    #expect(told.allSatisfy { $0.day == FixtureBook.today })
  }
}
