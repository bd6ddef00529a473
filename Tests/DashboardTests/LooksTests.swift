import BookModel
import Canvas
import Dashboard
import Testing

/// What a screen must show whatever its width.
struct LooksTests {
  @Test(arguments: [80, 90, 99, 100, 110, 115, 116, 120, 140, 160, 200, 250])
  func `every figure of the portfolio line is visible from 80 columns on`(columns: Int) {
    let dashboard = Dashboard.fixture(rows: 24, columns: columns)
    let line = dashboard.screen(columns: columns)[1]
    for figure in ["23", "$9.4M", "at risk 5 $1.9M", "≤90d 9 $7.2M", "both 2 $1.4M", "68%"] {
      #expect(line.contains(figure), "\(figure) is missing in \(line)")
    }
    #expect(!line.contains("…"))
  }

  @Test(arguments: [80, 100, 115, 116, 120, 160, 200])
  func `the table has its sparklines from 80 columns on`(columns: Int) {
    let dashboard = Dashboard.fixture(rows: 24, columns: columns)
    let text = dashboard.screen(columns: columns).joined(separator: "\n")
    // Where names have little room, the sparkline gives them four of its weeks.
    #expect(text.contains("USAGE 12w") || text.contains("USAGE 8w"))
    #expect(text.contains("▄▄▄▄▄▃▃▃"))
  }

  @Test(arguments: [80, 100, 116, 120, 160, 200])
  func `a name has at least 20 columns`(columns: Int) {
    let dashboard = Dashboard.fixture(rows: 24, columns: columns)
    let frame = dashboard.view(rows: 24, columns: columns)
    let header = frame.text(row: columns >= 100 ? 4 : 3)
    let name = header.dropFirst(4).prefix { $0 != " " }
    let gap = header.dropFirst(4 + name.count).prefix { $0 == " " }
    #expect(name.count + gap.count > 20, "\(header)")
  }

  @Test(arguments: [80, 100, 115])
  func `the WHY line counts the reasons it has no room for`(columns: Int) {
    var dashboard = Dashboard.fixture(rows: 24, columns: columns)
    dashboard.type("/initech")
    dashboard.press(.enter)
    let line = dashboard.screen(columns: columns)[21]
    #expect(line.contains("Initech ▼ 3.1 poor: util 33% (<50%)"), "\(line)")
    #expect(!line.contains("…"))
  }

  @Test func `the page says why before anything has to be scrolled`() {
    var dashboard = Dashboard.fixture()
    dashboard.type("/initech")
    dashboard.press(.enter, .enter)
    let why = dashboard.screen().first { $0.contains("  why ") }
    #expect(why?.contains("poor: util 33% (<50%)") == true)
  }

  @Test func `Space shows and hides the tier under the cursor`() {
    var dashboard = Dashboard.fixture()
    dashboard.type("t")
    dashboard.press(.down)
    dashboard.type(" ")
    #expect(dashboard.screen()[2].contains("[LGE 6]"))
    dashboard.type(" ")
    #expect(!dashboard.screen()[2].contains("[LGE 6]"))
  }

  @Test func `a click chooses from a menu, one beside it closes it`() throws {
    var dashboard = Dashboard.fixture()
    dashboard.type("t")
    let row = try #require(dashboard.screen().firstIndex { $0.contains("l   Large Enterprise") })
    _ = dashboard.update(.mouse(MouseEvent(.press, row: row, column: 8)))
    #expect(dashboard.screen()[2].contains("[LGE 6]"))
    #expect(dashboard.screen().contains { $0.contains("Tiers (four-tier)") })
    _ = dashboard.update(.mouse(MouseEvent(.press, row: 5, column: 70)))
    #expect(!dashboard.screen().contains { $0.contains("Tiers (four-tier)") })
  }

  @Test func `a change says how it is undone, an undo how it is done again`() {
    var dashboard = Dashboard.fixture()
    func changed(_ told: String, undo: String?, redo: String?) -> Event {
      var desk = FollowUpDeskState()
      (desk.undoable, desk.redoable) = (undo, redo)
      return .followUpsChanged(desk, told: told)
    }
    _ = dashboard.update(changed("Done: call", undo: "Done: call", redo: nil))
    #expect(dashboard.screen()[22].contains("Done: call (u undo)"))
    _ = dashboard.update(changed("Undone: call", undo: "older", redo: "Done: call"))
    #expect(dashboard.screen()[22].contains("Undone: call (Ctrl-r redo)"))
    _ = dashboard.update(changed("Undone: call", undo: nil, redo: nil))
    #expect(!dashboard.screen()[22].contains("("))
  }

  @Test func `the table of keys has every key of the help`() {
    let table = KeysTable.markdown
    for key in ["`↵`", "`/`", "`t`", "`b`", "`f`", "`d`", "`u`", "`?` `F1`", "`q`", "`Ctrl-z`"] {
      #expect(table.contains("| \(key) |") || table.contains("| \(key) `"), "\(key)")
    }
    let rows = table.split(separator: "\n")
    #expect(rows.allSatisfy { $0.hasPrefix("| ") && $0.hasSuffix(" |") })
    #expect(rows.count > 30)
  }
}
