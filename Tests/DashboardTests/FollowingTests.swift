import BookModel
import Canvas
import Dashboard
import Testing

/// The cursor stays with its customer; follow-ups are made, changed and taken back.
struct FollowingTests {
  /// A dashboard with the cursor on a customer.
  func dashboard(on name: String) -> Dashboard {
    var dashboard = Dashboard.fixture()
    for _ in 0..<30 where !dashboard.cursorRow().contains(name) { dashboard.type("j") }
    return dashboard
  }

  @Test(arguments: ["sa", "S", "b", "bb", "P2", "/arr>1\r", "ts\r", "sr"])
  func `the cursor stays with its customer`(keys: String) {
    var dashboard = dashboard(on: "Stark")
    for key in keys { dashboard.press(key == "\r" ? .enter : .character(key)) }
    #expect(dashboard.cursorRow().contains("Stark"), "\(dashboard.cursorRow())")
  }

  @Test func `the cursor comes back to a customer that a filter hid`() {
    var dashboard = dashboard(on: "Stark")
    dashboard.type("/globex")
    #expect(dashboard.screen()[4].contains("Globex"))
    dashboard.press(.escape)
    #expect(dashboard.cursorRow().contains("Stark"))
  }

  @Test func `the cursor stays with its customer over a new snapshot`() {
    var dashboard = dashboard(on: "Stark")
    var portfolio = FixtureBook.portfolio
    var book = portfolio.book
    book.customers.removeAll { $0.name == "Aperture" || $0.name == "Cyberdyne" }
    portfolio = Portfolio(
      book: book,
      today: FixtureBook.today,
      me: FixtureBook.ana,
      followUps: portfolio.followUps
    )
    _ = dashboard.update(.bookLoaded(OpenedBook(portfolio)))
    #expect(dashboard.cursorRow().contains("Stark"))
    #expect(dashboard.screen()[22].contains("Read again: 24 customers"))
  }

  @Test func `f writes a follow-up, due after the default days`() {
    var dashboard = dashboard(on: "Globex")
    dashboard.type("fcall the champion")
    #expect(dashboard.screen()[21].contains("due Sat 28 Nov 2026, in 7d"))
    let effects = dashboard.press(.enter)
    let draft = FollowUpDraft(note: "call the champion", due: FixtureBook.day("2026-11-28"))
    #expect(effects == [.follow(.mark(draft), "c-09")])
  }

  @Test func `f shows a day, a priority and tags while they are typed`() {
    var dashboard = dashboard(on: "Globex")
    dashboard.type("fcall @fri !high #renewal")
    #expect(dashboard.screen()[21].contains("due Fri 27 Nov 2026, in 6d · high · #renewal"))
  }

  @Test func `f changes the follow-up there is without losing anything`() {
    var dashboard = dashboard(on: "Initech")
    dashboard.type("f")
    let effects = dashboard.press(.enter)
    let draft = FollowUpDraft(
      note: "call champion about the MAU dip",
      due: FixtureBook.day("2026-11-18"),
      priority: .high,
      tags: ["renewal"]
    )
    #expect(effects == [.follow(.mark(draft), "c-01")])
  }

  @Test func `words that look like tokens survive a change`() {
    var portfolio = FixtureBook.portfolio
    let id = Customer.ID(rawValue: "c-01")
    portfolio.followUps[id]?.note = "@home #1 !now ^up \\o/ call tomorrow"
    portfolio.followUps[id]?.due = nil
    var dashboard = dashboard(on: "Initech")
    _ = dashboard.update(.bookLoaded(OpenedBook(portfolio)))
    dashboard.type("f")
    let effects = dashboard.press(.enter)
    let draft = FollowUpDraft(
      note: "@home #1 !now ^up \\o/ call tomorrow",
      due: nil,
      priority: .high,
      tags: ["renewal"]
    )
    #expect(effects == [.follow(.mark(draft), "c-01")])
  }

  @Test func `a line that is not understood is not saved`() {
    var dashboard = dashboard(on: "Globex")
    dashboard.type("fcall @someday")
    #expect(dashboard.press(.enter).isEmpty)
    #expect(dashboard.screen()[21].contains("@someday is not a day"))
    #expect(dashboard.press(.escape).isEmpty)
    #expect(!dashboard.screen().joined().contains("Follow up:"))
  }

  @Test(arguments: [
    ("d", FollowUpAction.complete(outcome: nil)), ("x", .remove),
    ("zt", .snooze(until: FixtureBook.day("2026-11-22"))),
    ("zw", .snooze(until: FixtureBook.day("2026-11-28"))),
    ("zm", .snooze(until: FixtureBook.day("2026-12-21"))),
    ("zd24 dec\r", .snooze(until: FixtureBook.day("2026-12-24"))),
  ])
  func `done, remove and snooze`(keys: String, action: FollowUpAction) {
    var dashboard = dashboard(on: "Initech")
    let effects = keys.flatMap { key in
      dashboard.press(key == "\r" ? .enter : .character(key))
    }
    #expect(effects == [.follow(action, "c-01")])
  }

  @Test(arguments: ["d", "x", "z"])
  func `without a follow-up they say which key adds one`(key: String) {
    var dashboard = dashboard(on: "Globex")
    let effects = dashboard.type(key)
    #expect(effects == [.startToastTimer(1, seconds: 4)])
    #expect(dashboard.screen()[22].contains("Globex has no follow-up; f adds one"))
  }

  @Test func `a past day is no day to snooze until`() {
    var dashboard = dashboard(on: "Initech")
    dashboard.type("zd2026-11-01")
    #expect(dashboard.press(.enter).isEmpty)
    #expect(dashboard.screen()[21].contains("a day to come"))
  }

  @Test func `undo and redo ask for what there is`() {
    var dashboard = Dashboard.fixture()
    #expect(dashboard.type("u") == [.startToastTimer(1, seconds: 4)])
    #expect(dashboard.screen()[22].contains("Nothing to undo"))
    var desk = FollowUpDeskState()
    (desk.undoable, desk.redoable) = ("done", "mark")
    _ = dashboard.update(.followUpsChanged(desk, told: "Undone: call champion"))
    #expect(dashboard.screen()[22].contains("Undone: call champion (Ctrl-r redo)"))
    #expect(dashboard.type("u") == [.undo])
    #expect(dashboard.press(.control("r")) == [.redo])
    #expect(!dashboard.screen()[0].contains("late"))
  }
}
