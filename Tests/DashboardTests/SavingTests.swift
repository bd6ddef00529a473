import BookModel
import Canvas
import Testing

@testable import Dashboard

/// Nothing that was written is ever lost without a word.
struct SavingTests {
  @Test func `the key that takes it back is told whole, however long what was done is`() {
    let note = String(repeating: "call the champion ", count: 9)
    var dashboard = Dashboard.fixture()
    _ = dashboard.update(.followUpsChanged(FixtureBook.desk, told: "Done: \(note)"))
    #expect(dashboard.screen()[22].contains("… (u undo)"))
    #expect(dashboard.screen()[22].hasPrefix(" Done: call the champion"))
    dashboard.type("~")
    #expect(dashboard.screen().joined().contains("(u undo)"))
  }

  @Test func `an interrupt by another key asks about what is not saved, too`() {
    var options = DashboardOptions.fixture
    options.keys = KeyMap([KeyMap.Choice(action: "interrupt", keys: ["Q"])])
    var dashboard = Dashboard.fixture(options: options)
    #expect(dashboard.type("Q") == [.interrupt])
    var desk = FixtureBook.desk
    desk.unsaved = 2
    _ = dashboard.update(.followUpsChanged(desk, told: nil))
    #expect(dashboard.type("Q").isEmpty)
    #expect(dashboard.screen().contains { $0.contains("2 changes not saved. Quit?") })
  }

  @Test func `an interrupt by another key stops reading first`() {
    var options = DashboardOptions.fixture
    options.keys = KeyMap([KeyMap.Choice(action: "interrupt", keys: ["Q"])])
    var dashboard = Dashboard.fixture(options: options)
    dashboard.type("R")
    #expect(dashboard.type("Q").contains(.stopReading))
    #expect(dashboard.type("Q") == [.interrupt])
  }

  /// The state of a store that could not save a change.
  var failed: FollowUpDeskState {
    var desk = FixtureBook.desk
    desk.unsaved = 1
    desk.failure = "the disk is full"
    return desk
  }

  /// A dashboard whose new follow-up could not be saved.
  func afterFailure() -> Dashboard {
    var dashboard = Dashboard.following()
    dashboard.filter("globex")
    dashboard.type("fcall them @fri")
    dashboard.press(.enter)
    _ = dashboard.update(.saveFailed("the disk is full"))
    _ = dashboard.update(.followUpsChanged(failed, told: nil))
    return dashboard
  }

  @Test func `the line stays on the screen with the reason, and Enter tries again`() {
    var dashboard = afterFailure()
    #expect(dashboard.screen()[20].contains("> call them @fri"))
    #expect(dashboard.screen()[21].contains("✗ not saved: the disk is full"))
    #expect(dashboard.press(.enter) == [.saveAgain])
    _ = dashboard.update(.saveFailed("the disk is still full"))
    #expect(dashboard.screen()[21].contains("the disk is still full"))
    _ = dashboard.update(.followUpsChanged(FixtureBook.desk, told: nil))
    #expect(dashboard.screen()[22].contains("Saved: 1 change"))
    #expect(!dashboard.screen().joined().contains("> call them"))
  }

  @Test func `a line that is changed after the failure is asked for anew`() {
    var dashboard = afterFailure()
    dashboard.type(" #soon")
    // What is understood now is to be seen, not why the line before was not saved.
    #expect(dashboard.screen()[21].contains("due Fri 27 Nov 2026, in 6d · #soon"))
    let draft = FollowUpDraft(
      note: "call them",
      due: FixtureBook.day("2026-11-27"),
      tags: ["soon"]
    )
    #expect(dashboard.press(.enter) == [.follow(.mark(draft), "c-09")])
  }

  @Test func `put away, the change is still named until it is saved`() {
    var dashboard = afterFailure()
    dashboard.press(.escape)
    #expect(dashboard.screen()[22].contains("1 change not saved: the disk is full"))
    dashboard.type("jk2")
    #expect(dashboard.screen()[22].contains("1 change not saved: the disk is full"))
    _ = dashboard.update(.followUpsChanged(FixtureBook.desk, told: nil))
    #expect(!dashboard.screen()[22].contains("not saved:"))
  }

  @Test func `quitting with something not saved asks first`() {
    var dashboard = afterFailure()
    dashboard.press(.escape)
    #expect(dashboard.type("q").isEmpty)
    #expect(dashboard.screen().joined().contains("1 change not saved. Quit?"))
    #expect(dashboard.type("r") == [.saveAgain])
    #expect(dashboard.press(.control("c")).isEmpty)
    #expect(dashboard.type("y") == [.quit])
  }

  @Test func `one key that could not be saved says why until a key is pressed`() {
    var dashboard = Dashboard.following()
    dashboard.filter("initech")
    dashboard.type("d")
    _ = dashboard.update(.saveFailed("the folder is read-only"))
    #expect(dashboard.screen()[22].contains("✗ Not saved: the folder is read-only"))
  }

  @Test func `a refusal ends what was asked for, and leaves the marks`() {
    var dashboard = Dashboard.following()
    dashboard.filter("initech")
    dashboard.type("Vd")
    _ = dashboard.update(.told("there is no follow-up"))
    _ = dashboard.update(.followUpsChanged(FixtureBook.desk, told: "Undone: Done: call"))
    #expect(dashboard.marks.count == 1)
  }

  @Test func `what is new about the store stays until a key, and is in the messages`() {
    var dashboard = Dashboard.fixture()
    var desk = FixtureBook.desk
    desk.notices = ["folio.sqlite: was damaged; it is kept as folio.sqlite.1", "Acme was renamed"]
    _ = dashboard.update(.followUpsChanged(desk, told: nil))
    _ = dashboard.update(.toastExpired(1))
    #expect(dashboard.screen()[22].contains("! folio.sqlite: was damaged"))
    dashboard.type("j")
    _ = dashboard.update(.followUpsChanged(desk, told: nil))
    #expect(!dashboard.screen()[22].contains("damaged"))
    dashboard.type("~")
    let text = dashboard.screen().joined(separator: "\n")
    #expect(text.contains("was damaged") && text.contains("Acme was renamed"))
  }

  @Test func `the messages have their time where the user is, the newest first`() {
    var options = DashboardOptions.fixture
    options.secondsFromUTC = 19_800
    var dashboard = Dashboard.fixture(options: options)
    dashboard.type("u")
    _ = dashboard.update(.clockTicked(now: FixtureBook.noon + 60))
    _ = dashboard.update(.saveFailed("the disk is full"))
    dashboard.type("~")
    let rows = dashboard.screen()
    #expect(rows[2].contains("17:31  ✗ Not saved: the disk is full"))
    #expect(rows[3].contains("17:30  Nothing to undo"))
    dashboard.press(.enter)
    #expect(!dashboard.screen().joined().contains("17:31"))
  }

  @Test func `the messages scroll from the newest to the oldest`() {
    var dashboard = Dashboard.fixture()
    for number in 1...60 { _ = dashboard.update(.told("message \(number).")) }
    dashboard.type("~")
    #expect(dashboard.screen()[2].contains("message 60."))
    dashboard.type("G")
    #expect(dashboard.screen().joined().contains("message 1."))
    dashboard.type("kkg")
    #expect(dashboard.screen()[2].contains("message 60."))
  }

  @Test(arguments: [
    ("", false), ("arr>1M", false), ("sort:-arr", false), ("initech", true), ("tag:renewal", true),
    ("sort:due", true),
  ])
  func `a change of follow-ups filters anew only where the filter asks for them`(
    filter: String,
    isFiltered: Bool
  ) {
    var dashboard = Dashboard.following()
    dashboard.filter(filter)
    let before = dashboard.stamp
    _ = dashboard.update(.followUpsChanged(FollowUpDeskState(), told: nil))
    #expect((dashboard.stamp.customers != before.customers) == isFiltered)
    #expect(dashboard.stamp.followUps != before.followUps)
    #expect(dashboard.portfolio?.followUps.isEmpty == true)
  }

  @Test func `the page asks for the history of its customer, and shows it`() throws {
    var dashboard = Dashboard.following()
    dashboard.filter("initech")
    let customer = try #require(dashboard.selected)
    let reference = CustomerReference(customer)
    #expect(dashboard.press(.enter) == [.recallHistory(reference)])
    #expect(dashboard.type("jk").isEmpty)
    let stamp = FollowUpStamp(user: "ana@example.com", host: "h", time: FixtureBook.noon * 1000)
    func event(_ id: String, _ change: FollowUpEvent.Change) -> FollowUpEvent {
      FollowUpEvent(id: id, batch: id, customer: reference, stamp: stamp, change: change)
    }
    let ledger = FollowUpLedger(events: [
      event("a", .marked(FollowUpDraft(note: "call them"))),
      event("b", .completed(outcome: "they are fine")),
      event("c", .undone(batch: "b")),
    ])
    let story = FollowUpStory(customer: customer.id, entries: ledger.history(of: customer.id))
    _ = dashboard.update(.followUpHistory(story))
    dashboard.type("G")
    let text = dashboard.screen().joined(separator: "\n")
    #expect(text.contains("FOLLOW-UP HISTORY"))
    #expect(text.contains("21 Nov  Follow-up  call them"))
    #expect(text.contains("taken back: call them") && text.contains("→ they are fine"))
    _ = dashboard.update(.followUpsChanged(FixtureBook.desk, told: nil))
    #expect(dashboard.history?.entries?.count == 3)
  }
}
