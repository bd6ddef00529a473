import BookModel
import Canvas
import Testing

@testable import Dashboard

/// The Follow-ups screen: its parts, its order, and what a filter leaves of it.
struct FollowUpsScreenTests {
  /// The heads of the parts shown, and the names below them.
  func parts(_ dashboard: Dashboard) -> [String: [String]] {
    let screen = dashboard.screens.followUps
    return Dictionary(
      uniqueKeysWithValues: zip(screen.sections, screen.rows.sections).map { section, rows in
        (section.title, rows.rows.map(\.name))
      }
    )
  }

  @Test func `every follow-up stands in the part that its day and state say`() {
    var dashboard = Dashboard.following()
    dashboard.type("2b")
    let parts = parts(dashboard)
    #expect(parts["Late"] == ["Initech"])
    #expect(parts["Today"] == ["漢字商事 (Kanji KK)", "Stark Industries"])
    #expect(parts["This week"] == ["Umbrella Group"])
    #expect(parts["Later"] == ["Café Olé Labs", "Wayne Enterprises"])
    #expect(parts["Snoozed"] == ["Wonka", "Cyberdyne"])
    #expect(parts["Done lately"] == ["Globex", "Vanished Ltd", "Hooli"])
    #expect(parts["No longer in the data"] == ["Vanished Ltd"])
    let text = dashboard.screen().joined(separator: "\n")
    #expect(text.contains("1 late") && text.contains("2 due today"))
  }

  @Test(arguments: [
    ("initech", ["Late": ["Initech"]]),
    ("vanished", ["Done lately": ["Vanished Ltd"], "No longer in the data": ["Vanished Ltd"]]),
    ("-vanished follow:late", ["Late": ["Initech"]]),
    ("follow:today", ["Today": ["漢字商事 (Kanji KK)"]]),
    // What cannot be known of a vanished customer hides nothing.
    (
      "arr>1.1M -follow:none -follow:snoozed",
      [
        "Today": ["漢字商事 (Kanji KK)"], "Done lately": ["Vanished Ltd"],
        "No longer in the data": ["Vanished Ltd"],
      ]
    ),
  ])
  func `a filter leaves what it leaves, and never loses a vanished customer`(
    filter: String,
    parts: [String: [String]]
  ) {
    var dashboard = Dashboard.following()
    dashboard.type("2")
    dashboard.filter(filter)
    #expect(self.parts(dashboard) == parts)
  }

  @Test(arguments: [
    ("sc", ["Café Olé Labs", "Wayne Enterprises"]),
    ("scS", ["Wayne Enterprises", "Café Olé Labs"]),
    ("sa", ["Wayne Enterprises", "Café Olé Labs"]), ("sp", ["Café Olé Labs", "Wayne Enterprises"]),
    ("sd", ["Café Olé Labs", "Wayne Enterprises"]),
  ])
  func `the order is chosen, and turned round`(keys: String, later: [String]) {
    var dashboard = Dashboard.following()
    dashboard.type("2\(keys)")
    #expect(parts(dashboard)["Later"] == later)
  }

  @Test func `the cursor stays with its follow-up when another is done`() {
    var dashboard = Dashboard.following()
    dashboard.type("2jj")
    let row = dashboard.cursorRow()
    var desk = FixtureBook.desk
    desk.followUps[Customer.ID(rawValue: "c-01")] = nil
    _ = dashboard.update(.followUpsChanged(desk, told: "Done: call"))
    #expect(dashboard.cursorRow() == row)
  }

  @Test(arguments: [
    ("d", FollowUpAction.complete(outcome: nil)), ("x", .remove),
    ("zt", .snooze(until: FixtureBook.day("2026-11-22"))),
    ("Dsettled\r", .complete(outcome: "settled")),
  ])
  func `a follow-up of a vanished customer can be done with`(keys: String, action: FollowUpAction) {
    var dashboard = Dashboard.following()
    dashboard.type("2G")
    #expect(dashboard.cursorRow().contains("Vanished Ltd"))
    let effects = keys.flatMap { dashboard.press($0 == "\r" ? .enter : .character($0)) }
    let gone = CustomerReference(id: Customer.ID(rawValue: "gone"), name: "Vanished Ltd")
    #expect(effects == [.follow([FollowUpStep(action, of: gone)])])
  }

  @Test func `a vanished customer is not marked, and not snoozed by figures it does not have`() {
    var dashboard = Dashboard.following()
    dashboard.type("2G ")
    #expect(dashboard.marks.isEmpty)
    #expect(dashboard.screen()[22].contains("Vanished Ltd is not in the data any more"))
    #expect(dashboard.type("zh").isEmpty)
    #expect(dashboard.screen()[22].contains("this needs the customer's data"))
  }

  @Test func `Enter opens the customer of a follow-up, J the next one`() {
    var dashboard = Dashboard.following()
    dashboard.type("2")
    dashboard.press(.enter)
    #expect(dashboard.screen()[0].contains("[2 Follow-ups] › Initech"))
    dashboard.type("J")
    #expect(dashboard.screen()[0].contains("漢字商事"))
  }

  @Test func `nothing to do is said with the key that adds something`() {
    var dashboard = Dashboard.fixture()
    _ = dashboard.update(.followUpsChanged(FollowUpDeskState(), told: nil))
    dashboard.type("2")
    let text = dashboard.screen().joined(separator: "\n")
    #expect(text.contains("No follow-up so far.") && text.contains("f on any customer"))
    #expect(dashboard.view(rows: 24, columns: 80).cursor != nil)
  }

  @Test func `nothing due is said with what comes later`() {
    var desk = FixtureBook.desk
    for id in ["c-01", "c-02", "c-06"] { desk.followUps[Customer.ID(rawValue: id)] = nil }
    var dashboard = Dashboard.fixture()
    _ = dashboard.update(.followUpsChanged(desk, told: nil))
    dashboard.type("2")
    let line = dashboard.screen()[3]
    #expect(line.contains("Nothing due. 3 follow-ups later, 1 of them this week; f on any"))
  }
}
