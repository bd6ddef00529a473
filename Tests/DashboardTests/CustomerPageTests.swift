import BookModel
import Canvas
import Testing

@testable import Dashboard

/// The page of a customer: its sections, its search, and the ways in and out.
struct CustomerPageTests {
  /// A dashboard with the page of a customer open: the first, the second or the third.
  func page(
    _ customer: Int = 0,
    rows: Int = 24,
    columns: Int = 80,
    options: DashboardOptions = .fixture
  ) -> Dashboard {
    var dashboard = Dashboard.fixture(
      FixtureBook.pages,
      rows: rows,
      columns: columns,
      options: options
    )
    dashboard.type("b" + String(repeating: "j", count: customer))
    dashboard.press(.enter)
    return dashboard
  }

  @Test(arguments: [(24, 80), (40, 120), (50, 200)], PageSection.allCases)
  func `every section of a customer of whom all is known`(
    size: (rows: Int, columns: Int),
    section: PageSection
  ) {
    var dashboard = page(rows: size.rows, columns: size.columns)
    dashboard.type(String(repeating: "]", count: section.place))
    let frame = dashboard.view(rows: size.rows, columns: size.columns)
    expectGolden(frame, "page-\(section)-\(size.columns)x\(size.rows)")
  }

  @Test(arguments: PageSection.allCases)
  func `every section of a customer of whom nothing is known`(section: PageSection) {
    var dashboard = page(1)
    dashboard.type(String(repeating: "]", count: section.place))
    expectGolden(dashboard.view(rows: 24, columns: 80), "page-bare-\(section)-80x24")
  }

  @Test(arguments: [PageSection.why, .usage, .contract])
  func `sections in ASCII`(section: PageSection) {
    var options = DashboardOptions.fixture
    options.glyphs = .ascii
    var dashboard = page(rows: 40, columns: 120, options: options)
    dashboard.type(String(repeating: "]", count: section.place))
    let frame = dashboard.view(rows: 40, columns: 120)
    #expect(frame.isASCII)
    expectGolden(frame, "page-ascii-\(section)-120x40")
  }

  @Test func `the chart is made of blocks where a font has no braille`() {
    var options = DashboardOptions.fixture
    options.glyphs = .block
    let lines = page(options: options).portrait(width: 76, rows: 17)?.usageChart ?? []
    let scalars = lines.flatMap(\.pieces).flatMap(\.text.unicodeScalars)
    #expect(!scalars.contains { (0x2800...0x28FF).contains($0.value) })
    #expect(scalars.contains("▄") || scalars.contains("▀"))
  }

  @Test(arguments: [(24, 80), (40, 120), (50, 200), (8, 40), (12, 60), (80, 250)])
  func `hostile text stays inside its cells, in every section`(rows: Int, columns: Int) {
    var dashboard = page(2, rows: rows, columns: columns)
    for _ in PageSection.allCases {
      let frame = dashboard.view(rows: rows, columns: columns)
      #expect(frame.controls == [])
      for row in 0..<rows {
        #expect(frame.text(row: row).columns == columns, "row \(row) of \(columns)x\(rows)")
      }
      dashboard.type("]")
    }
  }

  @Test(arguments: PageSection.allCases, [76, 96, 116])
  func `no line of a section is wider than it may be`(section: PageSection, width: Int) {
    for customer in 0...1 {
      let dashboard = page(customer)
      let lines = dashboard.portrait(width: width, rows: 17)?.lines(of: section) ?? []
      #expect(!lines.isEmpty)
      for line in lines { #expect(line.columns <= width, "\(line.pieces.map(\.text))") }
    }
  }

  @Test func `the sections go round, by bracket and by Tab`() {
    var dashboard = page()
    let names = PageSection.allCases.map(\.title)
    for name in names.dropFirst() + names.prefix(1) {
      dashboard.type("]")
      #expect(dashboard.screen()[3].contains("[\(name)"))
    }
    for name in names.reversed() {
      dashboard.press(.backTab)
      #expect(dashboard.screen()[3].contains("[\(name)"))
    }
    dashboard.press(.tab)
    #expect(dashboard.screen()[3].contains("[Usage]"))
    dashboard.type("[")
    #expect(dashboard.screen()[3].contains("[Why]"))
  }

  @Test func `a click on a section shows it`() {
    var dashboard = page()
    let tabs = dashboard.screen()[3]
    for section in PageSection.allCases {
      guard let range = tabs.firstRange(of: section.title) else {
        Issue.record("\(section.title) is missing")
        continue
      }
      let column = tabs.distance(from: tabs.startIndex, to: range.lowerBound)
      _ = dashboard.update(.mouse(MouseEvent(.press, row: 3, column: column + 1)))
      #expect(dashboard.screen()[3].contains("[\(section.title)"))
    }
  }

  @Test func `where there is no room for all sections, one of seven is named`() {
    var dashboard = page(rows: 10, columns: 50)
    dashboard.type("]]")
    #expect(dashboard.screen(rows: 10, columns: 50)[2].contains("[Contract]  3 of 7"))
  }

  @Test func `J and K keep the section, and the list is as it was left`() {
    var dashboard = page(1)
    let list = { (dashboard: Dashboard) in
      var dashboard = dashboard
      dashboard.press(.escape)
      return dashboard.screen()
    }
    let before = list(dashboard)
    dashboard.type("]]J")
    #expect(dashboard.screen()[0].contains("› Garbled"))
    #expect(dashboard.screen()[3].contains("[Contract]"))
    dashboard.type("KK")
    #expect(dashboard.screen()[0].contains("› Acme"))
    #expect(dashboard.screen()[3].contains("[Contract]"))
    dashboard.type("J")
    #expect(list(dashboard) == before)
  }

  @Test(arguments: PageSection.allCases)
  func `Why stands beside the section chosen on wide screens`(section: PageSection) {
    var dashboard = page(rows: 50, columns: 200)
    dashboard.type(String(repeating: "]", count: section.place))
    let screen = dashboard.screen(rows: 50, columns: 200)
    #expect(screen.contains { $0.contains("WHY ") && $0.contains("│") })
    #expect(screen.contains { $0.contains("utilization, MAU/seats") })
  }
}

/// Looking for a text on the page.
extension CustomerPageTests {
  @Test func `a search goes through all sections, n and N step, Esc forgets it`() {
    var dashboard = page()
    dashboard.type("/priya")
    #expect(dashboard.screen()[3].contains("[People]"))
    dashboard.press(.enter)
    #expect(dashboard.screen()[22].contains("/priya  1 of"))
    dashboard.type("n")
    #expect(dashboard.screen()[22].contains("/priya  2 of"))
    #expect(dashboard.screen()[3].contains("[Timeline]"))
    dashboard.type("N")
    #expect(dashboard.screen()[22].contains("/priya  1 of"))
    dashboard.type("N")
    #expect(!dashboard.screen()[22].contains("/priya  1 of"), "it goes round")
    dashboard.press(.escape)
    #expect(!dashboard.screen()[22].contains("priya"))
    #expect(dashboard.screen()[0].contains("› Acme"), "the page is still open")
    dashboard.press(.escape)
    #expect(!dashboard.screen()[0].contains("›"))
  }

  @Test func `what is found stands out without colour, whatever its case and accents`() {
    var dashboard = page()
    dashboard.type("/CHÄMPION")
    dashboard.press(.enter)
    let frame = dashboard.view(rows: 24, columns: 80)
    let found = frame.cells.filter { $0.style.emphasis.contains(.underline) }
      .compactMap(\.glyph).map(\.text).joined()
    #expect(found.hasPrefix("champion"))
  }

  @Test func `a match below the screen is scrolled to`() {
    var dashboard = page()
    dashboard.type("]]]]]]/ta sentiment")
    dashboard.press(.enter)
    #expect(dashboard.screen()[5...20].contains { $0.contains("TA sentiment") })
  }

  @Test func `cancelling a search goes back to where the page was`() {
    var dashboard = page()
    dashboard.type("]j")
    let before = dashboard.screen()
    dashboard.type("/management")
    #expect(dashboard.screen() != before)
    dashboard.press(.escape)
    #expect(dashboard.screen() == before)
  }

  @Test func `what is nowhere is said to be nowhere`() {
    var dashboard = page()
    dashboard.type("/xyzzy")
    dashboard.press(.enter)
    #expect(dashboard.screen()[22].contains("/xyzzy  is nowhere on this page"))
    dashboard.type("nN")
    #expect(dashboard.screen()[3].contains("[Why]"))
  }
}
