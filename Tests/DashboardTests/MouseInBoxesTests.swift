import BookModel
import Canvas
import Dashboard
import Testing

/// The mouse where something lies over the screen.
struct MouseInBoxesTests {
  /// The cell of the screen where a text begins.
  private func place(of text: String, _ dashboard: Dashboard) throws -> (row: Int, column: Int) {
    let rows = dashboard.screen()
    let row = try #require(rows.firstIndex { $0.contains(text) }, "\(text)")
    let line = Array(rows[row])
    let column = try #require(line.indices.first { line[$0...].starts(with: Array(text)) })
    return (row, column)
  }

  private func click(_ text: String, _ dashboard: inout Dashboard) throws -> [Effect] {
    let place = try place(of: text, dashboard)
    return dashboard.update(.mouse(MouseEvent(.press, row: place.row, column: place.column)))
  }

  @Test func `a click in the palette runs the line`() throws {
    var dashboard = Dashboard.fixture()
    dashboard.type(":go")
    _ = try click("Go to Renewals", &dashboard)
    #expect(dashboard.screen()[0].contains("[4 Renew]"))
    #expect(!dashboard.screen().contains { $0.contains("Go to Renewals") })
  }

  @Test func `a click in the help runs a key, and chooses a line that only explains`() throws {
    var dashboard = Dashboard.fixture()
    dashboard.type("?find anything")
    _ = try click("Finds actions", &dashboard)
    #expect(dashboard.screen()[2].contains(" :"))
    dashboard.press(.escape)
    dashboard.type("?over seats")
    _ = try click("Utilization:", &dashboard)
    #expect(dashboard.screen()[1].contains("Help"))
  }

  @Test func `a click in the columns shows one and hides it`() throws {
    var dashboard = Dashboard.fixture()
    dashboard.type("c")
    _ = try click("OWNER  ", &dashboard)
    #expect(dashboard.screen().contains { $0.contains("✓ OWNER") })
    _ = try click("OWNER  ", &dashboard)
    #expect(!dashboard.screen().contains { $0.contains("✓ OWNER") })
  }

  @Test func `a click takes what completes a filter, one beside it closes the list`() throws {
    var dashboard = FilterPromptTests().prompt("tier:")
    dashboard.pressMaking(.tab)
    _ = try click("Strategic  ", &dashboard)
    #expect(dashboard.screen()[2].contains("FILTER tier:Strategic"))
    dashboard.type(" ")
    dashboard.pressMaking(.tab)
    #expect(dashboard.screen()[3].contains("┌"))
    _ = dashboard.update(.mouse(MouseEvent(.press, row: 19, column: 78)))
    #expect(!dashboard.screen()[3].contains("┌"))
    #expect(dashboard.screen()[2].contains("FILTER tier:Strategic"))
  }

  @Test(arguments: [":", "?", "c", "t", "~", "i"])
  func `a click beside a box closes it`(key: String) {
    var dashboard = Dashboard.fixture()
    let before = dashboard.screen()
    dashboard.type(key)
    #expect(dashboard.screen() != before)
    // The first row is the title, which no box covers.
    _ = dashboard.update(.mouse(MouseEvent(.press, row: 0, column: 2)))
    #expect(dashboard.screen() == before)
  }

  @Test(arguments: [":", "?", "c", "t"])
  func `a click on the border of a box changes nothing`(key: String) throws {
    var dashboard = Dashboard.fixture()
    dashboard.type(key)
    let before = dashboard.screen()
    let place = try place(of: "┌", dashboard)
    _ = dashboard.update(.mouse(MouseEvent(.press, row: place.row, column: place.column)))
    #expect(dashboard.screen() == before)
  }

  @Test(arguments: ["f", "W"])
  func `a click loses nothing of what is typed`(key: String) {
    var dashboard = Dashboard.fixture()
    dashboard.type(key + "call them")
    let before = dashboard.screen()
    _ = dashboard.update(.mouse(MouseEvent(.press, row: 8, column: 10)))
    #expect(dashboard.screen() == before)
  }

  @Test(arguments: [(":", 3), ("c", 3), ("t", 1)])
  func `the wheel moves the cursor of a box`(key: String, rows: Int) {
    var wheeled = Dashboard.fixture()
    wheeled.type(key)
    var pressed = wheeled
    _ = wheeled.update(.mouse(MouseEvent(.wheelDown, row: 8, column: 10)))
    for _ in 0..<rows { pressed.press(.down) }
    #expect(wheeled.screen() == pressed.screen())
    _ = wheeled.update(.mouse(MouseEvent(.wheelUp, row: 8, column: 10)))
    for _ in 0..<rows { pressed.press(.up) }
    #expect(wheeled.screen() == pressed.screen())
  }

  @Test func `a double click that chooses from a box opens nothing below it`() throws {
    var dashboard = Dashboard.fixture()
    dashboard.type(":sort by arr")
    let place = try place(of: "Sort by ARR", dashboard)
    // A terminal tells of the first click by itself.
    for kind in [MouseEvent.Kind.press, .doubleClick] {
      _ = dashboard.update(.mouse(MouseEvent(kind, row: place.row, column: place.column)))
    }
    #expect(dashboard.screen()[22].contains("sort ARR"))
    #expect(!dashboard.screen()[0].contains("›"))
  }
}
