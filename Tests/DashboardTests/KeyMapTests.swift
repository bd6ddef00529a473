import BookModel
import Canvas
import Dashboard
import Testing

/// The keys that a user chose in place of those built in.
struct KeyMapTests {
  /// A dashboard with keys of its own.
  func dashboard(_ choices: [(String, [String])]) -> Dashboard {
    var options = DashboardOptions.fixture
    options.keys = KeyMap(choices.map { KeyMap.Choice(action: $0.0, keys: $0.1) })
    return Dashboard.fixture(columns: 200, options: options)
  }

  @Test func `a chosen key runs its action, and the one built in no longer`() {
    var dashboard = dashboard([("go-usage", ["ctrl-t", "g u"])])
    dashboard.type("3")
    #expect(dashboard.screen(columns: 200)[0].contains("[1 Book]"))
    dashboard.press(.control("t"))
    #expect(dashboard.screen(columns: 200)[0].contains("[Ctrl-t Usage]"))
    dashboard.type("1gu")
    #expect(dashboard.screen(columns: 200)[0].contains("[Ctrl-t Usage]"))
  }

  @Test func `hints, help and messages name the chosen keys`() {
    var dashboard = dashboard([("follow-up", ["F2"]), ("filter", ["\\"])])
    #expect(dashboard.screen(columns: 200)[23].contains("F2 follow up"))
    #expect(dashboard.screen(columns: 200)[23].contains("\\ filter"))
    dashboard.type("d")
    #expect(dashboard.screen(columns: 200)[22].contains("F2 adds one"))
    dashboard.type("?follow up")
    #expect(dashboard.screen(columns: 200).contains { $0.contains("F2 ") })
  }

  @Test func `an action without keys has none`() {
    var dashboard = dashboard([("quit", [])])
    #expect(dashboard.type("q").isEmpty)
    #expect(!dashboard.screen(columns: 200)[23].contains("quit"))
    #expect(dashboard.press(.control("c")) == [.interrupt])
  }

  @Test func `chosen keys are those of the reasons over the list too`() {
    var dashboard = dashboard([
      ("down", ["t"]), ("up", ["T"]), ("reasons", ["\\"]), ("back", ["_"]),
    ])
    let shown = { (dashboard: Dashboard) in
      dashboard.screen(columns: 200).first { $0.contains("Why · ") } ?? ""
    }
    dashboard.type("\\")
    let first = shown(dashboard)
    #expect(first != "")
    dashboard.type("t")
    #expect(shown(dashboard) != "" && shown(dashboard) != first)
    dashboard.type("T")
    #expect(shown(dashboard) == first)
    for key: Character in ["\\", "_"] {
      #expect(dashboard.press(.character(key)).isEmpty)
      #expect(shown(dashboard) == "", "\(key)")
      dashboard.type("\\")
    }
    dashboard.type("i")
    #expect(shown(dashboard) == "", "what opened them before is any other key now")
  }

  @Test(arguments: [
    ([("sort", ["f"])], ["keys: f of sort is f of follow-up too; sort keeps it"]),
    (
      [("go-usage", ["g"])],
      [
        "keys: g of go-usage is gg of top too; go-usage keeps it",
        "keys: g of go-usage is ge of bottom too; go-usage keeps it",
        "keys: g of go-usage is gu of unmark-all too; go-usage keeps it",
      ]
    ),
    (
      [("sort", ["!"]), ("tiers", ["!"])],
      ["keys: ! of tiers is ! of sort too; sort keeps it"]
    ),
    // A page and a screen are not seen at the same time.
    ([("next-customer", ["t"])], []),
    ([("sort", ["backspace"])], ["keys: sort: \"backspace\" is no key that can be bound"]),
    ([("sort", ["ctrl-s"])], ["keys: sort: \"ctrl-s\" is no key that can be bound"]),
    ([("sort", [""])], ["keys: sort: \"\" names no key"]),
    ([("folow-up", ["y"])], ["keys: there is no action \"folow-up\"; do you mean follow-up?"]),
    ([("xyzzy", ["y"])], ["keys: there is no action \"xyzzy\""]),
  ])
  func `what is wrong with chosen keys is told by name`(
    choices: [(String, [String])],
    problems: [String]
  ) {
    let keys = KeyMap(choices.map { KeyMap.Choice(action: $0.0, keys: $0.1) })
    #expect(keys.problems == problems)
    let shown = dashboard(choices).screen(columns: 200)[22]
    #expect(problems.first.map { shown.contains($0) } ?? true)
  }

  @Test(arguments: [
    ("space", Key.character(" ")), ("shift-tab", .backTab), ("PgUp", .pageUp),
    ("f12", .function(12)),
    ("^r", .control("r")), ("C-r", .control("r")), ("enter", .enter), ("esc", .escape),
    ("^", .character("^")), ("F", .character("F")), ("é", .character("é")),
  ])
  func `keys as they are written in the configuration`(text: String, key: Key) {
    var dashboard = dashboard([("go-renewals", [text])])
    dashboard.press(key)
    #expect(dashboard.screen(columns: 200)[0].contains(" Renewals]"))
  }
}
