import Canvas
import Dashboard
import Testing

/// The themes, with what there is to say of each.
struct ThemeMenuTests {
  private func opened() -> Dashboard {
    var dashboard = Dashboard.fixture()
    dashboard.type("T")
    _ = dashboard.update(.themesDescribed(.fixture))
    return dashboard
  }

  private func rows(_ dashboard: Dashboard) -> [String] {
    dashboard.screen().filter { $0.hasPrefix("  │") }
  }

  @Test func `the themes are described when they are asked for, once`() {
    var dashboard = Dashboard.fixture()
    #expect(dashboard.type("T") == [.describeThemes])
    _ = dashboard.update(.themesDescribed(.fixture))
    dashboard.press(.escape)
    #expect(dashboard.type("T") == [])
  }

  @Test func `each says how its text stands out, and what had to be raised`() {
    let rows = rows(opened())
    #expect(rows[0].contains("folio-dark") && rows[0].contains("dark 21.0:1"))
    #expect(rows[1].contains("folio-light") && rows[1].contains("light 4.5:1, 1 raised"))
    #expect(rows[2].contains("mono") && rows[2].contains("the terminal's colours"))
  }

  @Test func `Tab lists the dark ones, the light ones, and all again`() {
    var dashboard = opened()
    for (title, names) in [
      ("Theme: dark ", ["folio-dark", "mono"]), ("Theme: light", ["folio-light", "mono"]),
      ("Theme: dark and light", ["folio-dark", "folio-light", "mono"]),
    ] {
      #expect(dashboard.press(.tab) == [])
      #expect(dashboard.screen().contains { $0.contains(title) })
      #expect(rows(dashboard).count == names.count)
      for (row, name) in zip(rows(dashboard), names) { #expect(row.contains(name)) }
    }
  }

  @Test func `there may be more themes than keys`() {
    var options = DashboardOptions.fixture
    options.themes = (1...300).map { "theme \($0)" }
    var dashboard = Dashboard.fixture(options: options)
    dashboard.type("T")
    #expect(dashboard.press(.end) == [.setTheme("theme 300")])
    #expect(dashboard.cursorRow().contains("▸    theme 300"))
    #expect(dashboard.press(.pageUp) == [.setTheme("theme 290")])
    #expect(dashboard.type("1") == [.setTheme("theme 1")])
  }

  @Test func `Esc brings the theme back that was there before, whatever is listed`() {
    var dashboard = opened()
    #expect(dashboard.press(.down) == [.setTheme("folio-light")])
    dashboard.press(.tab)
    #expect(dashboard.press(.escape) == [.setTheme("folio-dark")])
  }
}

extension [ThemeNote] {
  /// What there is to say of the themes of the tests.
  static var fixture: [ThemeNote] {
    [
      note("folio-dark", .dark, text: 0xFFFFFF, ground: 0),
      note("folio-light", .light, text: 0x808080, ground: 0xFFFFFF),
      ThemeNote("mono", inFile: Theme(name: "mono"), shown: Theme(name: "mono")),
    ]
  }

  private static func note(_ name: String, _ variant: Theme.Variant, text: UInt32, ground: UInt32)
    -> ThemeNote
  {
    var theme = Theme(name: name, variant: variant)
    theme[.plain] = .color(.rgb(RGB(ground)))
    theme[.text, on: .plain].color = .rgb(RGB(text))
    return ThemeNote(name, inFile: theme, shown: theme.raised(to: .normal))
  }
}
