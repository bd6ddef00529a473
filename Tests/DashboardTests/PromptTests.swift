import Canvas
import Dashboard
import Testing

/// Editing in a prompt, seen on the screen as the user sees it.
struct PromptTests {
  static let edits: [(keys: [Key], text: String)] = [
    ([.character("a"), .character("b")], "ab"),
    ([.character("a"), .left, .character("b")], "ba"),
    ([.paste("one two"), .control("w")], "one "),
    ([.paste("one two  "), .control("w")], "one "),
    ([.paste("one two"), .control("a"), .delete], "ne two"),
    ([.paste("one two"), .control("a"), .right, .control("u")], "ne two"),
    ([.paste("one two"), .home, .control("k")], ""),
    ([.paste("one"), .home, .end, .backspace], "on"),
    ([.backspace, .delete, .control("w"), .control("u"), .left, .right], ""),
    ([.paste("line\nbreak\ttab")], "line break tab"),
    ([.paste("漢字"), .left, .backspace], "字"),
  ]

  @Test(arguments: edits)
  func `keys edit the line`(keys: [Key], text: String) {
    var dashboard = Dashboard.fixture()
    dashboard.type("jf")
    for key in keys { _ = dashboard.update(.keyPressed(key)) }
    let row = dashboard.screen()[20]
    let shown = row.dropFirst(3).reversed().drop { $0 == " " }.reversed()
    let expected = text.reversed().drop { $0 == " " }.reversed()
    #expect(String(shown) == String(expected), "\(row)")
  }

  @Test func `a long line scrolls so that its cursor is in sight`() {
    var dashboard = Dashboard.fixture()
    dashboard.press(.character("/"), .paste(String(repeating: "word ", count: 60) + "END"))
    let frame = dashboard.view(rows: 24, columns: 80)
    #expect(frame.text(row: 2).contains("END"))
    #expect(frame.cursor.map { $0.isVisible && $0.column < 80 } == true)
    dashboard.press(.home)
    #expect(dashboard.view(rows: 24, columns: 80).cursor?.column == 8)
  }

  @Test func `Ctrl-c cancels what is typed, then ends the program`() {
    var dashboard = Dashboard.fixture()
    dashboard.type("/globex")
    #expect(dashboard.press(.control("c")).isEmpty)
    #expect(dashboard.screen()[2].contains("23 of 23"))
    #expect(dashboard.press(.control("c")) == [.interrupt])
  }

  @Test func `the arrows move the cursor of the list while a filter is typed`() {
    var dashboard = Dashboard.fixture()
    dashboard.type("/health>0")
    dashboard.press(.down, .down)
    #expect(dashboard.screen()[22].contains("3/"))
  }

  @Test func `pasted text outside a prompt does nothing`() {
    var dashboard = Dashboard.fixture()
    let before = dashboard
    #expect(dashboard.press(.paste("dxqqq")).isEmpty)
    #expect(dashboard == before)
  }
}
