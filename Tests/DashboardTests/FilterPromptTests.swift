import Dashboard
import Canvas
import Testing

/// Typing a filter: completion, corrections, earlier filters, and filters made from cells.
struct FilterPromptTests {
  /// Types a filter, and makes what completes it as the loop would.
  func prompt(_ text: String, rows: Int = 24, columns: Int = 80) -> Dashboard {
    var dashboard = Dashboard.fixture(rows: rows, columns: columns)
    dashboard.pressMaking(.character("/"))
    for character in text { dashboard.pressMaking(.character(character)) }
    return dashboard
  }

  @Test(arguments: [
    ("choices-fields", "", 24, 80), ("choices-values", "tier:", 24, 80),
    ("choices-words", "health:poor ow", 24, 80), ("choices-values", "tier:", 40, 120),
    ("choices-values", "tier:", 50, 200), ("choices-values", "owner:", 12, 60),
  ])
  func `Tab lists what may come, with its customers`(
    name: String,
    text: String,
    rows: Int,
    columns: Int
  ) {
    var dashboard = prompt(text, rows: rows, columns: columns)
    dashboard.pressMaking(.tab)
    expectGolden(dashboard.view(rows: rows, columns: columns), "\(name)-\(columns)x\(rows)")
  }

  @Test func `the arrows choose, and Tab takes a value and closes the list`() {
    var dashboard = prompt("tier:")
    dashboard.pressMaking(.tab)
    #expect(dashboard.screen().contains { $0.contains("▸Strategic") })
    dashboard.pressMaking(.down)
    #expect(dashboard.screen().contains { $0.contains("▸Large Enterprise") })
    dashboard.pressMaking(.tab)
    #expect(dashboard.screen()[2].contains("FILTER tier:\"Large Enterprise\""))
    #expect(!dashboard.screen().contains { $0.contains("▸Large Enterprise") })
  }

  @Test func `a field that is taken leads to its values`() {
    var dashboard = prompt("ow")
    dashboard.pressMaking(.tab)
    if dashboard.screen()[2].contains("FILTER ow ") { dashboard.pressMaking(.tab) }
    #expect(dashboard.screen()[2].contains("FILTER owner:"))
    #expect(dashboard.screen().contains { $0.contains("Ana Reyes") })
  }

  @Test func `Esc closes the list first, then cancels the filter`() {
    var dashboard = prompt("tier:")
    dashboard.pressMaking(.tab)
    dashboard.pressMaking(.escape)
    #expect(dashboard.screen()[2].contains("FILTER tier:"))
    dashboard.pressMaking(.escape)
    #expect(dashboard.screen()[2].contains("23 of 23"))
  }

  @Test func `Tab takes the correction of a slip at its place`() {
    var dashboard = prompt("teir:strategic health<5")
    #expect(dashboard.screen()[3].contains("did you mean tier?   Tab takes it"))
    dashboard.pressMaking(.tab)
    #expect(dashboard.screen()[2].contains("FILTER tier:strategic health<5"))
    #expect(!dashboard.screen()[3].contains("✗"))
  }

  @Test func `a value that nobody has is remarked on`() {
    var dashboard = prompt("stage:adoptng")
    #expect(dashboard.screen()[3].contains("? no customer here has the stage"))
    dashboard.pressMaking(.tab)
    #expect(dashboard.screen()[2].contains("FILTER stage:Adopting"))
  }

  @Test func `the list says that it is being counted until it is there`() {
    var dashboard = Dashboard.fixture()
    let effects = dashboard.press(.character("/"))
    #expect(effects.count == 1)
    dashboard.press(.tab)
    #expect(dashboard.screen().contains { $0.contains("counting…") })
    for effect in effects { dashboard.make(effect) }
    #expect(dashboard.screen().contains { $0.contains("annual recurring revenue") })
    // It is there for the next time, too.
    #expect(dashboard.press(.escape, .escape, .character("/")).isEmpty)
  }

  @Test func `follow-ups, a policy and a scope ask for another count`() {
    var dashboard = prompt("")
    dashboard.press(.escape)
    #expect(dashboard.press(.character("b"), .character("/")).count == 1)
    dashboard.press(.escape)
    _ = dashboard.update(.followUpsChanged(FollowUpDeskState(), told: nil))
    #expect(dashboard.press(.character("/")).count == 1)
  }

  @Test func `earlier filters come back with the arrow up in an empty prompt, and with Ctrl-p`() {
    var dashboard = Dashboard.fixture()
    for filter in ["health<5", "arr>1m"] {
      dashboard.press(.character("/"), .control("u"))
      dashboard.type(filter)
      dashboard.press(.enter)
    }
    dashboard.press(.character("/"), .control("u"), .up)
    #expect(dashboard.screen()[2].contains("FILTER arr>1m"))
    dashboard.press(.up)
    #expect(dashboard.screen()[2].contains("FILTER health<5"))
    dashboard.press(.up, .down)
    #expect(dashboard.screen()[2].contains("FILTER arr>1m"))
    dashboard.press(.control("p"), .control("n"), .control("n"))
    #expect(!dashboard.screen()[2].contains("arr"))
  }

  @Test func `a filter that is being typed is not wiped by going on to a later one`() {
    var dashboard = prompt("health<5")
    dashboard.press(.enter, .character("/"))
    dashboard.type(" arr>1m")
    dashboard.press(.control("n"))
    #expect(dashboard.screen()[2].contains("FILTER health<5 arr>1m"))
    dashboard.press(.control("p"), .control("n"), .control("n"))
    #expect(!dashboard.screen()[2].contains("health"))
  }

  @Test func `a cell's value is kept or left out`() {
    var dashboard = Dashboard.fixture()
    dashboard.type("l=")
    #expect(dashboard.screen()[2].contains("FILTER tier:"))
    let kept = dashboard.screen()[2]
    dashboard.type("-")
    #expect(dashboard.screen()[2].contains("FILTER -tier:"), "\(kept)")
    dashboard.press(.escape)
    #expect(dashboard.screen()[2].contains("23 of 23"))
  }
}

extension Dashboard {
  /// Makes what an effect orders, and hands it in.
  mutating func make(_ effect: Effect) {
    if case .makeCompleter(let order) = effect { _ = update(.completerMade(order.made())) }
  }

  /// Presses a key and makes what is ordered.
  mutating func pressMaking(_ key: Key) {
    for effect in update(.keyPressed(key)) { make(effect) }
  }
}
