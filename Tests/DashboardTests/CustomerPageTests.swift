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
    var dashboard = Dashboard(options: options)
    _ = dashboard.update(.resized(rows: rows, columns: columns))
    _ = dashboard.update(.clockTicked(now: FixtureBook.noon))
    _ = dashboard.update(.bookLoaded(OpenedBook(FixtureBook.pages)))
    dashboard.type("b" + String(repeating: "j", count: customer))
    dashboard.strike(.enter)
    return dashboard
  }

  /// The whole text of a section, top to bottom.
  func text(of section: PageSection, _ dashboard: Dashboard, width: Int = 76) -> [String] {
    let lines = dashboard.portrait(width: width, rows: 17)?.lines(of: section) ?? []
    return lines.map { line in
      var frame = Frame(rows: 1, columns: width)
      frame.draw(line, row: 0, column: 0, width: width)
      return frame.text(row: 0)
    }
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
    #expect(frame.cells.allSatisfy { ($0.glyph?.base.value ?? 0) < 0x80 })
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
      for cell in frame.cells {
        guard let glyph = cell.glyph else { continue }
        let category = glyph.base.properties.generalCategory
        #expect(category != .control && category != .format, "\(glyph.base.value)")
      }
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
      dashboard.strike(.backTab)
      #expect(dashboard.screen()[3].contains("[\(name)"))
    }
    dashboard.strike(.tab)
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
      dashboard.strike(.escape)
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

/// What the sections say.
extension CustomerPageTests {
  @Test func `Why has weights, scores, values, bounds and sources that add up`() {
    let lines = text(of: .why, page())
    let table = lines.drop { !$0.hasPrefix("WHY") }.prefix { !$0.hasPrefix("An input") }
    #expect(table.count == 15, "a heading, 4 categories and 10 inputs")
    let weights = table.dropFirst().filter { !$0.hasPrefix("  ") }.compactMap { line in
      line.split(separator: " ").first { $0.hasSuffix("%") }.flatMap { Int($0.dropLast()) }
    }
    #expect(weights.reduce(0, +) == 100)
    let buyer = table.first { $0.contains("access to buyer") }
    #expect(buyer?.contains("▼") == true && buyer?.contains("Vitally") == true)
    #expect(!table.contains { $0.contains("since") }, "nothing is known of older snapshots")
  }

  @Test func `since when an input is as it is stands beside it where that is known`() throws {
    var dashboard = page()
    var older = FixtureBook.pages.book
    let place = try #require(older.customers.firstIndex { $0.id.rawValue == "p-1" })
    older.day = FixtureBook.day("2026-09-12")
    var oldest = older
    oldest.day = FixtureBook.day("2026-08-01")
    oldest.customers[place].utilization = Fact(0.5, from: .looker)
    var history = try #require(ChangeHistory(from: ComparedBook(oldest)))
    _ = history.append(ComparedBook(older))
    let changes = history.append(ComparedBook(FixtureBook.pages))
    let past = BookPast(changes: try #require(changes), history: history, month: nil)
    _ = dashboard.update(.pastLoaded(past))
    let lines = text(of: .why, dashboard)
    #expect(lines.contains { $0.hasPrefix("WHY") && $0.contains("since") })
    #expect(lines.contains { $0.contains("utilization") && $0.contains("12 Sep") })
  }

  @Test func `a missing input says so and weighs nothing`() {
    var dashboard = Dashboard.fixture()
    dashboard.type("/initech")
    dashboard.strike(.enter, .enter)
    let line = text(of: .why, dashboard).first { $0.contains("access to buyer") }
    #expect(line?.contains("? access to buyer") == true)
    #expect(line?.contains("%") == false)
  }

  @Test func `seats that are left are at least as many where the users are at most so many`() {
    let lines = text(of: .usage, page())
    #expect(lines.contains { $0.contains("≤671 of 900 used") && $0.contains("≤75%") })
    #expect(lines.contains { $0.contains("≥229 of 900 seats") })
    #expect(lines.contains { $0.contains("never used: Insights, Notebooks") })
  }

  @Test func `what is known as a bound is told as one beside the list and in copies`() throws {
    var dashboard = page()
    let portrait = try #require(dashboard.portrait(width: 60))
    let lines = portrait.usage.map { $0.pieces.map(\.text).joined() }
    #expect(lines.contains { $0.contains("≤671 of 900") && $0.contains("≤75%") })
    #expect(!lines.contains { $0.contains(" 75%") })
    guard case .copy(let text, _) = dashboard.type("ym").first else {
      Issue.record("nothing is copied")
      return
    }
    #expect(text.contains("MAU ≤671 of 900 seats (≤75%)"))
  }

  @Test func `an unknown health is told with one question mark beside the list`() throws {
    let portrait = try #require(page(1).portrait(width: 40))
    #expect(portrait.identity[1].pieces.map(\.text) == ["? HEALTH UNKNOWN"])
  }

  @Test func `the renewal clock knows what was done and what is late`() {
    let lines = text(of: .contract, page())
    #expect(lines.contains { $0.contains("✓ health assessment") && $0.contains("done 27 Oct") })
    #expect(lines.contains { $0.contains("flag the renewal, 180d before") })
    var dashboard = Dashboard.fixture()
    dashboard.type("/initech")
    dashboard.strike(.enter, .enter)
    let late = text(of: .contract, dashboard).first { $0.contains("health assessment") }
    #expect(late?.contains("! ") == true && late?.contains("task still open") == true)
  }

  @Test func `open opportunities come before closed ones`() {
    let lines = text(of: .contract, page())
    let open = lines.firstIndex { $0.contains("Negotiation") }
    let won = lines.firstIndex { $0.contains("Closed Won") }
    #expect(open != nil && won != nil && (open ?? 0) < (won ?? 0))
  }

  @Test func `the timeline goes back month by month, with what the snapshot does not tell`() {
    var dashboard = page()
    let draft = FollowUpDraft(note: "called them", due: FixtureBook.day("2026-11-10"))
    let stamp = FollowUpStamp(user: "ana", host: "h", time: (FixtureBook.noon - 86_400) * 1000)
    let id = Customer.ID(rawValue: "p-1")
    let reference = CustomerReference(id: id, name: "Acme")
    let event = FollowUpEvent(
      id: "1",
      batch: "1",
      customer: reference,
      stamp: stamp,
      change: .marked(draft)
    )
    let entries = FollowUpLedger(events: [event]).history(of: id)
    _ = dashboard.update(.followUpHistory(FollowUpStory(customer: id, entries: entries)))
    let lines = text(of: .timeline, dashboard)
    let months = lines.filter { !$0.hasPrefix(" ") }.map(\.trimmed).dropFirst().filter { $0 != "" }
    #expect(
      Array(months) == [
        "Feb 2027", "Jan 2027", "Dec 2026", "Nov 2026", "Oct 2026", "Sep 2026", "Mar 2026",
        "Feb 2026", "Feb 2024",
      ]
    )
    #expect(
      lines.contains {
        $0.contains("20 Nov") && $0.contains("called them, due 10 Nov 2026 (ana)")
      }
    )
    #expect(lines.contains { $0.contains("21 Nov") && $0.contains("today") })
  }

  @Test func `every fact is either listed with its source or named as unknown`() {
    for customer in 0...1 {
      let dashboard = page(customer)
      let rows = dashboard.portrait(width: 76)?.dataRows ?? []
      let lines = text(of: .data, dashboard)
      let facts = lines.drop { !$0.hasPrefix("FACTS") }
      #expect(rows.count > 30)
      for row in rows where row.value != nil {
        #expect(facts.contains { $0.contains(row.name) }, "\(row.name)")
      }
      let unknown = facts.drop { !$0.hasPrefix("UNKNOWN") }.joined(separator: " ")
        .split(separator: " ").joined(separator: " ")
      for row in rows where row.value == nil {
        #expect(unknown.contains(row.name), "\(row.name)")
      }
    }
  }

  @Test func `a disagreement shows what each system says, and which one counts`() {
    let line = text(of: .data, page()).first { $0.contains("! seats") }
    let words = line?.split(separator: " ").map(String.init) ?? []
    #expect(words == ["!", "seats", "900", "850", "Salesforce"])
  }

  @Test func `stale data says so beside every fact of it`() {
    let lines = text(of: .data, page())
    #expect(lines.contains { $0.contains("WAU") && $0.contains("9d STALE") })
    #expect(lines.contains { $0.contains("Vitally id") && $0.contains("2h") })
  }

  @Test func `paragraphs of notes stay apart`() {
    let lines = text(of: .notes, page()).map { $0.trimmed }
    #expect(lines.contains("She wants numbers for her own management."))
    #expect(lines.contains { $0.hasPrefix("14 Oct 2026") && $0.contains("Call with Priya · Ana") })
  }
}

/// Looking for a text on the page.
extension CustomerPageTests {
  @Test func `a search goes through all sections, n and N step, Esc forgets it`() {
    var dashboard = page()
    dashboard.type("/priya")
    #expect(dashboard.screen()[3].contains("[People]"))
    dashboard.strike(.enter)
    #expect(dashboard.screen()[22].contains("/priya  1 of"))
    dashboard.type("n")
    #expect(dashboard.screen()[22].contains("/priya  2 of"))
    #expect(dashboard.screen()[3].contains("[Timeline]"))
    dashboard.type("N")
    #expect(dashboard.screen()[22].contains("/priya  1 of"))
    dashboard.type("N")
    #expect(!dashboard.screen()[22].contains("/priya  1 of"), "it goes round")
    dashboard.strike(.escape)
    #expect(!dashboard.screen()[22].contains("priya"))
    #expect(dashboard.screen()[0].contains("› Acme"), "the page is still open")
    dashboard.strike(.escape)
    #expect(!dashboard.screen()[0].contains("›"))
  }

  @Test func `what is found stands out without colour, whatever its case and accents`() {
    var dashboard = page()
    dashboard.type("/CHÄMPION")
    dashboard.strike(.enter)
    let frame = dashboard.view(rows: 24, columns: 80)
    let found = frame.cells.filter { $0.style.emphasis.contains(.underline) }
      .compactMap(\.glyph).map(\.text).joined()
    #expect(found.hasPrefix("champion"))
  }

  @Test func `a match below the screen is scrolled to`() {
    var dashboard = page()
    dashboard.type("]]]]]]/ta sentiment")
    dashboard.strike(.enter)
    #expect(dashboard.screen()[5...20].contains { $0.contains("TA sentiment") })
  }

  @Test func `cancelling a search goes back to where the page was`() {
    var dashboard = page()
    dashboard.type("]j")
    let before = dashboard.screen()
    dashboard.type("/management")
    #expect(dashboard.screen() != before)
    dashboard.strike(.escape)
    #expect(dashboard.screen() == before)
  }

  @Test func `what is nowhere is said to be nowhere`() {
    var dashboard = page()
    dashboard.type("/xyzzy")
    dashboard.strike(.enter)
    #expect(dashboard.screen()[22].contains("/xyzzy  is nowhere on this page"))
    dashboard.type("nN")
    #expect(dashboard.screen()[3].contains("[Why]"))
  }
}

extension String {
  /// The text without blanks at its ends.
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

extension Dashboard {
  /// Presses keys as the user does; `press` alone is the dashboard's own, before it settles.
  fileprivate mutating func strike(_ keys: Key...) {
    for key in keys { _ = update(.keyPressed(key)) }
  }
}
