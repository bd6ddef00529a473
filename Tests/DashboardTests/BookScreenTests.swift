import BookModel
import Canvas
import Dashboard
import Testing

/// What each key does on the Book screen.
struct BookScreenTests {
  @Test func `the book of the user comes first, b shows everybody`() {
    var dashboard = Dashboard.fixture()
    #expect(dashboard.screen()[1].contains("MY BOOK Ana  23"))
    dashboard.type("b")
    #expect(dashboard.screen()[1].contains("ALL  26"))
    dashboard.type("b")
    #expect(dashboard.screen()[1].contains("MY BOOK Ana"))
  }

  @Test func `without a known user everybody is shown, and b says why`() {
    var portfolio = FixtureBook.portfolio
    portfolio.me = nil
    var dashboard = Dashboard(options: .fixture)
    _ = dashboard.update(.bookLoaded(OpenedBook(portfolio)))
    #expect(dashboard.screen()[1].contains("ALL  26"))
    dashboard.type("b")
    #expect(dashboard.screen()[22].contains("--me NAME"))
  }

  @Test(arguments: [
    ("j", "A name so long"), ("jjk", "A name so long"), ("G", "◇ Flags"), ("Gk", "漢字商事"),
    ("Ggg", "[2J]0;pwned"), ("k", "[2J]0;pwned"), ("gj", "A name so long"), ("jjj", "Bluth"),
  ])
  func `keys that move`(keys: String, name: String) {
    var dashboard = Dashboard.fixture()
    dashboard.type(keys)
    #expect(dashboard.cursorRow().contains(name), "\(dashboard.cursorRow())")
  }

  @Test func `pages and half pages move by the rows there are`() {
    var dashboard = Dashboard.fixture()
    dashboard.press(.control("d"))
    #expect(dashboard.screen()[22].contains("9/23") || dashboard.screen()[22].contains("8/23"))
    dashboard.press(.pageDown, .pageDown)
    #expect(dashboard.screen()[22].contains("23/23"))
    dashboard.press(.pageUp, .pageUp, .control("u"))
    #expect(dashboard.screen()[22].contains("1/23"))
    dashboard.press(.end)
    #expect(dashboard.screen()[22].contains("23/23"))
    dashboard.press(.home)
    #expect(dashboard.screen()[22].contains("1/23"))
  }

  @Test func `several tiers can be shown, a shows all`() {
    var dashboard = Dashboard.fixture()
    dashboard.type("ts")
    #expect(dashboard.screen()[2].contains("[STR 3]"))
    #expect(dashboard.screen()[2].contains("3 of 23"))
    dashboard.type("l")
    #expect(dashboard.screen()[2].contains("9 of 23"))
    dashboard.type("s")
    #expect(dashboard.screen()[2].contains("6 of 23"))
    dashboard.type("a")
    #expect(dashboard.screen()[2].contains("23 of 23"))
    dashboard.press(.escape)
    #expect(!dashboard.screen().joined().contains("Tiers ("))
  }

  @Test func `Esc clears filter and tiers, and never quits`() {
    var dashboard = Dashboard.fixture()
    dashboard.type("/globex")
    dashboard.press(.enter)
    dashboard.type("ts")
    dashboard.press(.escape)
    #expect(dashboard.screen()[2].contains("1 of 23"))
    dashboard.press(.escape)
    #expect(dashboard.screen()[2].contains("23 of 23"))
    #expect(dashboard.press(.escape, .escape).isEmpty)
  }

  @Test func `the filter works while it is typed, and Esc takes it back`() {
    var dashboard = Dashboard.fixture()
    dashboard.type("/health<4")
    #expect(dashboard.screen()[2].contains("4 of 23"))
    dashboard.press(.escape)
    #expect(dashboard.screen()[2].contains("23 of 23"))
    dashboard.type("/health<4")
    dashboard.press(.enter)
    #expect(dashboard.screen()[2].contains("FILTER health<4"))
    dashboard.press(.character("/"), .control("u"))
    #expect(dashboard.screen()[2].contains("23 of 23"))
  }

  @Test func `an error in the filter keeps the rows, names the remedy and is underlined`() {
    var dashboard = Dashboard.fixture()
    dashboard.type("/health<4")
    dashboard.press(.paste(" teir:x"))
    let frame = dashboard.view(rows: 24, columns: 80)
    #expect(frame.text(row: 2).contains("4 of 23"))
    #expect(frame.text(row: 3).contains("tier"))
    let marked = (0..<80).filter { frame[2, $0].style.emphasis.contains(.underline) }
    #expect(!marked.isEmpty)
    #expect(dashboard.press(.enter).isEmpty)
    #expect(dashboard.view(rows: 24, columns: 80).cursor?.isVisible == true)
  }

  @Test(arguments: [
    ("sa", "Globex"), ("saS", "A name so long"), ("sr", "Bluth"), ("sh", "Stark"),
    ("sl", "Bluth"), ("sm", "Globex"), ("ss", "Globex"), ("sv", "Stark"), ("<", "[2J"),
    ("sasn", "[2J"),
  ])
  func `the sort menu, S and the column that comes first`(keys: String, name: String) {
    var dashboard = Dashboard.fixture()
    dashboard.type(keys)
    dashboard.type("gg")
    let first = dashboard.screen()[4]
    if keys.hasSuffix("S") {
      // The smallest ARR that is known comes first; the unknown stays last.
      #expect(first.contains("Bluth"), "\(first)")
    } else {
      #expect(first.contains(name), "\(first)")
    }
  }

  @Test func `greater-than moves the sort to the next column`() {
    var dashboard = Dashboard.fixture()
    dashboard.type(">")
    #expect(dashboard.screen()[22].contains("sort tier"))
    dashboard.type(">")
    #expect(dashboard.screen()[22].contains("sort health"))
    dashboard.type("<<")
    #expect(dashboard.screen()[22].contains("sort name"))
  }

  @Test func `the column cursor brings a column into view that had no room`() {
    var dashboard = Dashboard.fixture()
    #expect(!dashboard.screen()[3].contains("OWNER"))
    for _ in 0..<9 { dashboard.press(.character("l")) }
    #expect(dashboard.screen()[3].contains("OWNER"))
    for _ in 0..<9 { dashboard.press(.left) }
    #expect(!dashboard.screen()[3].contains("OWNER"))
  }

  @Test func `p hides the customer beside the list`() {
    var dashboard = Dashboard.fixture(rows: 40, columns: 120)
    #expect(dashboard.screen(rows: 40, columns: 120).joined().contains("CONTRACT"))
    dashboard.type("p")
    #expect(!dashboard.screen(rows: 40, columns: 120).joined().contains("CONTRACT"))
    #expect(dashboard.screen(rows: 40, columns: 120)[4].contains("OWNER"))
  }

  @Test func `j and k move the cursor of every menu that they choose nothing in`() {
    var policies = Dashboard.fixture()
    policies.type("Pjjk")
    #expect(policies.cursorRow().contains("▸2   three-tier"))
    #expect(policies.type(" ").first == .policyChosen("three-tier"))
    var sorts = Dashboard.fixture()
    sorts.type("s")
    let first = sorts.cursorRow()
    sorts.type("j")
    #expect(sorts.cursorRow() != first)
    sorts.type("k")
    #expect(sorts.cursorRow() == first)
  }

  @Test func `another tier policy sorts anew, and a reload keeps it`() {
    var dashboard = Dashboard.fixture()
    let effects = dashboard.type("P2")
    #expect(effects.first == .policyChosen("three-tier"))
    #expect(dashboard.screen()[2].contains("COM"))
    _ = dashboard.update(.bookLoaded(OpenedBook(FixtureBook.portfolio)))
    #expect(dashboard.screen()[2].contains("COM"))
  }
}
