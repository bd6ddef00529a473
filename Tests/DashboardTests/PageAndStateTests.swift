import BookModel
import Canvas
import Dashboard
import Testing

/// The customer's page, the states of the program, messages and the mouse.
struct PageAndStateTests {
  @Test func `Enter opens, J and K turn, Esc and q go back, q then quits`() {
    var dashboard = Dashboard.fixture()
    dashboard.type("jj")
    dashboard.press(.enter)
    #expect(dashboard.screen()[0].contains("› Aperture"))
    dashboard.type("J")
    #expect(dashboard.screen()[0].contains("› Bluth Company"))
    dashboard.type("KK")
    #expect(dashboard.screen()[0].contains("› A name so long"))
    #expect(dashboard.press(.escape).isEmpty)
    #expect(!dashboard.screen()[0].contains("›"))
    dashboard.press(.enter)
    #expect(dashboard.type("q").isEmpty)
    #expect(dashboard.type("q") == [.quit])
  }

  @Test func `the page scrolls to its end and no further`() {
    var dashboard = Dashboard.fixture()
    dashboard.type("/initech")
    dashboard.press(.enter, .enter)
    #expect(dashboard.screen()[22].contains("more lines"))
    dashboard.type("G")
    let end = dashboard.screen()
    #expect(end[22].contains("end of the page"))
    dashboard.press(.character("j"), .pageDown, .control("e"))
    #expect(dashboard.screen() == end)
    dashboard.press(.character("k"))
    #expect(dashboard.screen()[22].contains("1 more line "))
    dashboard.type("gg")
    #expect(dashboard.screen()[1].contains("Initech"))
  }

  @Test func `quitting asks where the options say so`() {
    var options = DashboardOptions.fixture
    options.confirmsQuit = true
    var dashboard = Dashboard.fixture(options: options)
    #expect(dashboard.type("q").isEmpty)
    #expect(dashboard.type("n").isEmpty)
    #expect(dashboard.type("qy") == [.quit])
  }

  @Test(arguments: [
    (Key.character("R"), Effect.reload), (.control("l"), .redraw), (.control("z"), .suspend),
    (.character("q"), .quit), (.control("c"), .interrupt),
  ])
  func `keys that ask for something to be done`(key: Key, effect: Effect) {
    var dashboard = Dashboard.fixture()
    #expect(dashboard.press(key) == [effect])
    var failed = Dashboard(options: .fixture)
    _ = failed.update(.loadFailed(title: "No snapshot yet.", remedy: []))
    #expect(failed.press(key) == [effect])
  }

  @Test func `a reload that fails keeps the book, and its message stays until a key`() {
    var dashboard = Dashboard.fixture()
    dashboard.type("R")
    #expect(dashboard.screen()[22].contains("Reading again"))
    let effects = dashboard.update(.loadFailed(title: "accounts.json is cut off", remedy: []))
    #expect(effects.isEmpty)
    _ = dashboard.update(.toastExpired(1))
    #expect(dashboard.screen()[22].contains("accounts.json is cut off"))
    #expect(dashboard.screen()[5].contains("A name so long"))
    dashboard.type("j")
    #expect(!dashboard.screen()[22].contains("cut off"))
    #expect(dashboard.cursorRow().contains("A name so long"))
  }

  @Test func `a message ends with its own timer, not with an older one`() {
    var dashboard = Dashboard.fixture()
    #expect(dashboard.update(.told("first")) == [.startToastTimer(1, seconds: 4)])
    #expect(dashboard.update(.told("second")) == [.startToastTimer(2, seconds: 4)])
    _ = dashboard.update(.toastExpired(1))
    #expect(dashboard.screen()[22].contains("second"))
    _ = dashboard.update(.toastExpired(2))
    #expect(!dashboard.screen()[22].contains("second"))
  }

  @Test func `a new day makes follow-ups late`() {
    var dashboard = Dashboard.fixture()
    #expect(dashboard.screen()[0].contains("! 2 late  • 1 due"))
    _ = dashboard.update(.dayChanged(FixtureBook.day("2026-11-22")))
    #expect(dashboard.screen()[0].contains("! 3 late"))
    _ = dashboard.update(.dayChanged(FixtureBook.day("2026-12-01")))
    #expect(dashboard.screen()[0].contains("! 4 late"), "a snooze that is past is open")
  }

  @Test func `themes are shown while one is chosen, and Esc brings the old one back`() {
    var dashboard = Dashboard.fixture()
    dashboard.type("T")
    #expect(dashboard.press(.down) == [.setTheme("folio-light")])
    #expect(dashboard.press(.down) == [.setTheme("mono")])
    #expect(dashboard.press(.escape) == [.setTheme("folio-dark")])
    dashboard.type("T")
    #expect(dashboard.type("2") == [.setTheme("folio-light")])
    #expect(dashboard.options.theme == "folio-light")
  }

  @Test func `help can be searched, scrolled and closed`() {
    var dashboard = Dashboard.fixture()
    dashboard.type("?")
    dashboard.type("snooze")
    #expect(dashboard.screen().contains { $0.contains("Hides the follow-up until a day,") })
    #expect(!dashboard.screen().contains { $0.contains("Goes to the top.") })
    dashboard.press(.escape, .end)
    #expect(dashboard.screen().contains { $0.contains("sort:-arr") })
    dashboard.press(.escape)
    #expect(dashboard.screen()[22].contains("1/23"))
  }

  @Test func `Enter in the help runs the action under the cursor`() {
    var dashboard = Dashboard.fixture()
    dashboard.type("?reverse")
    dashboard.press(.enter)
    #expect(dashboard.screen()[22].contains("sort name ↓"))
    dashboard.type("?utilization: monthly")
    let before = dashboard.screen()
    dashboard.press(.enter)
    #expect(dashboard.screen() == before, "a row that only explains stays")
  }

  @Test func `the mouse selects, opens, scrolls and sorts`() {
    var dashboard = Dashboard.fixture()
    _ = dashboard.update(.mouse(MouseEvent(.press, row: 6, column: 10)))
    #expect(dashboard.cursorRow().contains("Aperture"))
    _ = dashboard.update(.mouse(MouseEvent(.wheelDown, row: 6, column: 10)))
    #expect(dashboard.screen()[22].contains("6/23"))
    let column = dashboard.screen()[3].distance(of: "ARR")
    _ = dashboard.update(.mouse(MouseEvent(.press, row: 3, column: column)))
    #expect(dashboard.screen()[22].contains("sort ARR ↓"))
    _ = dashboard.update(.mouse(MouseEvent(.press, row: 3, column: column)))
    #expect(dashboard.screen()[22].contains("sort ARR ↑"))
    _ = dashboard.update(.mouse(MouseEvent(.doubleClick, row: 4, column: 10)))
    #expect(dashboard.screen()[0].contains("›"))
    _ = dashboard.update(.mouse(MouseEvent(.press, row: 400, column: -3)))
  }

  @Test func `the options choose filter, order and scope to start with`() {
    var options = DashboardOptions.fixture
    options.filter = "health>5"
    options.sort = "-arr"
    options.startsWithEverybody = true
    let screen = Dashboard.fixture(options: options).screen()
    #expect(screen[1].contains("ALL  26"))
    #expect(screen[2].contains("FILTER health>5"))
    #expect(screen[4].contains("Globex"))
  }
}

extension String {
  /// The columns before a part of a line of single-width characters.
  fileprivate func distance(of part: String) -> Int {
    firstRange(of: part).map { distance(from: startIndex, to: $0.lowerBound) } ?? 0
  }
}
