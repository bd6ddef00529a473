import BookModel
import Canvas
import Dashboard
import Testing

/// What differs from older snapshots: on its own screen, and in filters.
struct ChangesScreenTests {
  /// A dashboard that knows the older snapshots, on the Changes screen.
  static func changes(rows: Int = 24, columns: Int = 80) -> Dashboard {
    var dashboard = Dashboard.fixture(rows: rows, columns: columns)
    _ = dashboard.update(.pastLoaded(FixtureBook.past))
    dashboard.type("5")
    return dashboard
  }

  /// The row of the screen that holds a text.
  func row(_ text: String, _ dashboard: Dashboard) -> String {
    dashboard.screen(rows: 40, columns: 120).first { $0.contains(text) } ?? ""
  }

  @Test(arguments: [(24, 80), (40, 120), (50, 200), (12, 60), (8, 40)])
  func `what changed since the snapshot before`(rows: Int, columns: Int) {
    let dashboard = Self.changes(rows: rows, columns: columns)
    expectGolden(dashboard.view(rows: rows, columns: columns), "changes-\(columns)x\(rows)")
  }

  @Test(arguments: [
    ("changes-reading", Event?.none),
    ("changes-long", .comparing(with: FixtureBook.day("2026-11-13"))),
    ("changes-single", .pastMissing(nil)),
    ("changes-unreadable", .pastMissing("snapshots/2026-11-13: permission denied")),
  ])
  func `why nothing is compared`(name: String, event: Event?) {
    for (rows, columns) in [(24, 80), (40, 120), (50, 200)] {
      var dashboard = Dashboard.fixture(rows: rows, columns: columns)
      if let event { _ = dashboard.update(event) }
      dashboard.type("5")
      expectGolden(dashboard.view(rows: rows, columns: columns), "\(name)-\(columns)x\(rows)")
    }
  }

  @Test func `a limit leaves the changes of the Book's first customers`() {
    var dashboard = Self.changes(rows: 40, columns: 120)
    dashboard.type("/sort:-arr limit:3")
    dashboard.press(.enter)
    dashboard.type("1")
    let shown = dashboard.screen(rows: 40, columns: 120)[5..<8].map {
      String($0.dropFirst(4).prefix(5))
    }
    dashboard.type("5")
    let changes = dashboard.screen(rows: 40, columns: 120).filter { $0.contains("→") }
    #expect(!changes.isEmpty)
    for change in changes {
      #expect(shown.contains { change.dropFirst(4).hasPrefix($0) }, "\(change)")
    }
    #expect(!dashboard.screen(rows: 40, columns: 120).joined().contains("Vanished"))
  }

  @Test(arguments: [
    ("changes-filtered", "/arr>500k\r"), ("changes-hidden", "/cyberdyne\r"),
    ("changes-nobody", "/xyzzy\r"), ("changes-since", "c"), ("changes-order", "s"),
    ("changes-all", "b"),
  ])
  func `what keys show on the Changes screen`(name: String, keys: String) {
    for (rows, columns) in [(24, 80), (40, 120), (50, 200)] {
      var dashboard = Self.changes(rows: rows, columns: columns)
      for key in keys { dashboard.press(key == "\r" ? .enter : .character(key)) }
      expectGolden(dashboard.view(rows: rows, columns: columns), "\(name)-\(columns)x\(rows)")
    }
  }

  @Test(arguments: [
    ("book-past", ""), ("page-past", "/initech\r\r"), ("page-past-end", "/initech\r\rG"),
    ("book-past-filter", "/changed:health\r"),
  ])
  func `what changed beside the book and on a page`(name: String, keys: String) {
    for (rows, columns) in [(24, 80), (40, 120), (50, 200)] {
      var dashboard = Dashboard.fixture(rows: rows, columns: columns)
      _ = dashboard.update(.pastLoaded(FixtureBook.past))
      for key in keys { dashboard.press(key == "\r" ? .enter : .character(key)) }
      expectGolden(dashboard.view(rows: rows, columns: columns), "\(name)-\(columns)x\(rows)")
    }
  }

  @Test func `what changed in ASCII`() {
    var options = DashboardOptions.fixture
    options.glyphs = .ascii
    var dashboard = Dashboard.fixture(rows: 40, columns: 120, options: options)
    _ = dashboard.update(.pastLoaded(FixtureBook.past))
    dashboard.type("5")
    expectGolden(dashboard.view(rows: 40, columns: 120), "changes-ascii-120x40")
  }

  @Test func `nothing changed is told`() {
    var dashboard = Dashboard.fixture()
    let book = ComparedBook(FixtureBook.portfolio)
    var older = FixtureBook.book
    older.day = FixtureBook.day("2026-11-13")
    var history = ChangeHistory(from: ComparedBook(older))
    let changes = history?.append(book)
    if let history, let changes {
      let past = BookPast(changes: changes, history: history, month: nil)
      _ = dashboard.update(.pastLoaded(past))
    }
    dashboard.type("5")
    #expect(dashboard.screen().contains { $0.contains("Nothing changed since 13 Nov 2026.") })
    #expect(dashboard.screen()[0].contains("[5 Changes]"))
  }

  @Test func `the tab counts the changed customers in scope`() {
    var dashboard = Dashboard.fixture(columns: 120)
    #expect(dashboard.screen(columns: 120)[0].contains(" 5 Changes "))
    _ = dashboard.update(.pastLoaded(FixtureBook.past))
    #expect(dashboard.screen(columns: 120)[0].contains("5 Changes (7)"))
    dashboard.type("/initech")
    dashboard.press(.enter)
    #expect(dashboard.screen(columns: 120)[0].contains("5 Changes (7)"))
  }

  @Test func `a gone customer is told of and not opened`() {
    var dashboard = Self.changes(rows: 40, columns: 120)
    for _ in 0..<40 where !dashboard.cursorRow(rows: 40, columns: 120).contains("Vanished") {
      dashboard.type("j")
    }
    #expect(dashboard.cursorRow(rows: 40, columns: 120).contains("gone"))
    let effects = dashboard.press(.enter)
    #expect(!effects.isEmpty)
    let text = "Vanished Ltd is gone: in the snapshot of 13 Nov 2026"
    #expect(row(text, dashboard).contains("no longer in that of 20 Nov 2026"))
    #expect(dashboard.screen(rows: 40, columns: 120)[0].contains("[5 Changes"))
  }

  @Test func `a customer opens, and the next page is of another one`() {
    var dashboard = Self.changes(columns: 120)
    for _ in 0..<40 where !dashboard.cursorRow(columns: 120).contains("Initech") {
      dashboard.type("j")
    }
    dashboard.press(.enter)
    #expect(dashboard.screen(columns: 120)[0].contains("› Initech"))
    dashboard.type("J")
    #expect(!dashboard.screen(columns: 120)[0].contains("› Initech"))
    dashboard.press(.escape)
    #expect(dashboard.screen(columns: 120)[0].contains("[5 Changes"))
  }

  @Test func `another snapshot is compared with when asked for`() throws {
    var dashboard = Self.changes(rows: 40, columns: 120)
    #expect(dashboard.type("<") == [.compare(since: FixtureBook.day("2026-11-06"))])
    #expect(row("CHANGES", dashboard).contains("comparing with 6 Nov 2026…"))
    _ = dashboard.update(.compared(try #require(FixtureBook.changes(since: "2026-11-06"))))
    #expect(row("CHANGES", dashboard).contains("since 6 Nov 2026"))
    #expect(row("→ ▼ 3.1", dashboard).contains("■ 4.9"))
    #expect(dashboard.type(">") == [])
    #expect(row("CHANGES", dashboard).contains("since 13 Nov 2026"))
    #expect(dashboard.type("cm") == [.compare(since: FixtureBook.day("2026-10-21"))])
    let day = FixtureBook.day("2026-10-21")
    _ = dashboard.update(.compareFailed(day, reason: "2026-10-21: permission denied"))
    #expect(row("CHANGES", dashboard).contains("since 13 Nov 2026"))
    #expect(row("permission denied", dashboard) != "")
  }

  @Test func `what comes of an older wish leaves the newer one alone`() throws {
    var dashboard = Self.changes(rows: 40, columns: 120)
    dashboard.type("<<")
    let late = FixtureBook.day("2026-11-06")
    _ = dashboard.update(.compareFailed(late, reason: "2026-11-06: permission denied"))
    #expect(row("permission denied", dashboard) == "")
    #expect(row("CHANGES", dashboard).contains("comparing with 21 Oct 2026…"))
    _ = dashboard.update(.compared(try #require(FixtureBook.changes(since: "2026-10-21"))))
    #expect(row("CHANGES", dashboard).contains("since 21 Oct 2026"))
  }

  @Test(arguments: [(">", "is the snapshot before"), ("<<<<", "is the oldest snapshot")])
  func `there is no snapshot beyond the oldest and the one before`(keys: String, told: String) {
    var dashboard = Self.changes()
    #expect(dashboard.type(keys).contains { if case .startToastTimer = $0 { true } else { false } })
    #expect(dashboard.screen()[22].contains(told))
  }

  @Test func `the order is chosen`() throws {
    var dashboard = Self.changes(rows: 40, columns: 120)
    func place(of name: String) throws -> Int {
      try #require(dashboard.screen(rows: 40, columns: 120).firstIndex { $0.contains(name) })
    }
    #expect(try place(of: "Stark Industries") < place(of: "Hooli"))
    dashboard.type("sn")
    #expect(row("by customer", dashboard) != "")
    #expect(try place(of: "Hooli") < place(of: "Stark Industries"))
  }

  @Test(arguments: [
    ("changed:health", 1), ("changed:mau", 1), ("changed:arr", 1), ("changed<8d", 6), ("d30<-2", 1),
    ("changed:*", 6),
  ])
  func `a filter asks what changed, and is evaluated again when that is known`(
    filter: String,
    count: Int
  ) {
    var dashboard = Dashboard.fixture(columns: 120)
    dashboard.type("/\(filter)")
    dashboard.press(.enter)
    let waiting = dashboard.screen(columns: 120).joined(separator: "\n")
    #expect(waiting.contains("older snapshots are still being read"))
    #expect(waiting.contains(" 0 of 23"))
    _ = dashboard.update(.pastLoaded(FixtureBook.past))
    let known = dashboard.screen(columns: 120).joined(separator: "\n")
    #expect(!known.contains("older snapshots"))
    #expect(known.contains(" \(count) of 23"), "\(known)")
  }

  @Test func `a filter that asks in vain says so`() {
    var dashboard = Dashboard.fixture()
    _ = dashboard.update(.pastMissing(nil))
    dashboard.type("/changed:health")
    dashboard.press(.enter)
    #expect(dashboard.screen().joined().contains("no older snapshot to compare with"))
  }

  @Test func `another policy has the past worked out anew`() {
    var dashboard = Self.changes()
    #expect(dashboard.type("P2").contains { $0 == .policyChosen("three-tier") })
    #expect(dashboard.screen().contains { $0.contains("Comparing with the older snapshots…") })
  }

  @Test func `changes that cannot be of the book that is shown do not trap`() {
    var dashboard = Self.changes()
    _ = dashboard.update(.bookLoaded(OpenedBook(FixtureBook.wild)))
    _ = dashboard.update(.pastLoaded(FixtureBook.past))
    dashboard.type("5GjkS1")
    #expect(dashboard.view(rows: 24, columns: 80).rows == 24)
    _ = dashboard.update(.pastLoaded(FixtureBook.past(of: FixtureBook.wild)))
    dashboard.type("5G")
    #expect(dashboard.view(rows: 24, columns: 80).rows == 24)
  }
}
