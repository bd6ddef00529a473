import Canvas
import Dashboard
import Testing

/// Finding anything by name.
struct PaletteTests {
  func palette(_ text: String, rows: Int = 24, columns: Int = 80) -> Dashboard {
    var dashboard = Dashboard.fixture(rows: rows, columns: columns)
    dashboard.type(":" + text)
    return dashboard
  }

  @Test(arguments: [
    ("palette", "", 24, 80), ("palette", "", 40, 120), ("palette", "", 50, 200),
    ("palette-renew", "renew", 24, 80), ("palette-customer", "@umb", 24, 80),
    ("palette-nothing", "@qqqqq", 24, 80), ("palette", "", 8, 40),
  ])
  func `what the palette shows`(name: String, text: String, rows: Int, columns: Int) {
    let dashboard = palette(text, rows: rows, columns: columns)
    expectGolden(dashboard.view(rows: rows, columns: columns), "\(name)-\(columns)x\(rows)")
  }

  static let found: [(text: String, first: String)] = [
    ("usage", "Go to Usage"), ("rev", "Reverse"), ("theme li", "Theme folio-light"),
    ("sort arr", "Sort by ARR"), ("initech", "@ Initech"), ("hooli", "@ Hooli"),
    ("health<5", "Filter health<5"), ("42", "Go to row 42"), ("gtr", "Go to Renewals"),
    ("@ini", "@ Initech"), ("four", "Policy four-tier"),
  ]

  @Test(arguments: found)
  func `the best comes first`(text: String, first: String) {
    let row = palette(text).screen()[3]
    #expect(row.contains("▸\(first)"), "\(row)")
  }

  @Test func `Enter runs what is under the cursor`() {
    var dashboard = palette("go usage")
    dashboard.press(.enter)
    #expect(dashboard.screen()[0].contains("[3 Usage]"))
    dashboard.press(.escape)
    dashboard.type(":sort arr")
    dashboard.press(.enter)
    #expect(dashboard.screen()[22].contains("sort ARR ↓"))
    dashboard.type(":theme light")
    #expect(dashboard.press(.enter) == [.setTheme("folio-light")])
    dashboard.type(":5")
    dashboard.press(.enter)
    #expect(dashboard.screen()[22].contains("5/23"))
    dashboard.type(":health<5")
    dashboard.press(.enter)
    #expect(dashboard.screen()[2].contains("FILTER health<5"))
  }

  @Test func `a hidden customer is shown among everybody, and Esc goes back to where it was`() {
    var dashboard = Dashboard.fixture()
    dashboard.type("/health<5")
    dashboard.press(.enter)
    let before = dashboard.screen()
    dashboard.type(":@hooli")
    dashboard.press(.enter)
    #expect(dashboard.screen()[0].contains("› Hooli"))
    dashboard.press(.escape, .escape)
    #expect(dashboard.screen() == before)
  }

  @Test func `Esc, and Backspace with nothing typed, close it`() {
    var dashboard = palette("")
    let closed = Dashboard.fixture().screen()
    dashboard.press(.backspace)
    #expect(dashboard.screen() == closed)
    dashboard.type(":x")
    dashboard.press(.escape)
    #expect(dashboard.screen() == closed)
  }

  @Test func `on a customer's page the palette has what can be done there`() {
    var dashboard = Dashboard.fixture()
    dashboard.press(.enter, .control("p"))
    dashboard.type("follow up")
    #expect(dashboard.screen()[3].contains("▸Follow up"))
    dashboard.press(.enter)
    #expect(dashboard.screen().contains { $0.contains("Follow up: ") })
  }
}
