import BookModel
import Canvas
import Dashboard
import Testing

/// What can be done with the customer under the cursor: its reasons, its addresses, copies.
struct CustomerActionTests {
  /// A dashboard with the cursor on Initech.
  func initech(columns: Int = 80, options: DashboardOptions = .fixture) -> Dashboard {
    var dashboard = Dashboard.fixture(columns: columns, options: options)
    dashboard.type("/initech")
    dashboard.press(.enter)
    return dashboard
  }

  @Test(arguments: [(24, 80), (40, 120)])
  func `the reasons over the list`(rows: Int, columns: Int) {
    var dashboard = Dashboard.fixture(rows: rows, columns: columns)
    dashboard.type("jjjjjjjjji")
    expectGolden(dashboard.view(rows: rows, columns: columns), "reasons-\(columns)x\(rows)")
  }

  @Test func `the reasons follow the cursor, and any other key does what it does`() {
    var dashboard = Dashboard.fixture()
    dashboard.type("i")
    #expect(dashboard.screen().contains { $0.contains("┌ Why · ") })
    dashboard.type("jj")
    #expect(dashboard.screen().contains { $0.contains("┌ Why · Aperture") })
    dashboard.press(.enter)
    #expect(dashboard.screen()[0].contains("› Aperture"))
    dashboard.press(.escape)
    for key in [Key.escape, .character("q"), .character("i")] {
      dashboard.type("i")
      #expect(dashboard.press(key).isEmpty)
      #expect(!dashboard.screen().contains { $0.contains("Why · ") })
    }
  }

  @Test(arguments: [(8, 40), (12, 60), (24, 80), (24, 250)])
  func `the reasons stay between the filter and the status line`(rows: Int, columns: Int) {
    var dashboard = Dashboard.fixture(rows: rows, columns: columns)
    let before = dashboard.screen(rows: rows, columns: columns)
    dashboard.type("i")
    for _ in 0..<23 {
      let screen = dashboard.screen(rows: rows, columns: columns)
      #expect(screen[0] == before[0])
      dashboard.type("j")
    }
    #expect(dashboard.screen(rows: rows, columns: columns).contains { $0.contains("Why · ") })
  }

  @Test func `o opens Vitally and O Looker, with the ids filled in`() {
    var options = DashboardOptions.fixture
    options.vitallyLink = LinkPattern("https://x.vitally.example/accounts/{id}")
    options.lookerLink = LinkPattern("https://looker.example/d/1?a={externalId}")
    var dashboard = initech(options: options)
    #expect(dashboard.type("o") == [.openLink("https://x.vitally.example/accounts/c-01")])
    #expect(
      dashboard.type("yu").contains {
        $0 == .copy("https://x.vitally.example/accounts/c-01", told: "the address of Initech")
      }
    )
    dashboard.type("O")
    #expect(dashboard.screen()[22].contains("Initech lacks an id"))
  }

  @Test(arguments: ["o", "O", "yu"])
  func `without an address it is said what to configure`(keys: String) {
    var dashboard = initech()
    let effects = dashboard.type(keys)
    #expect(effects.allSatisfy { if case .startToastTimer = $0 { true } else { false } })
    #expect(dashboard.screen()[22].contains("write links: {"))
  }

  @Test func `names and ids are copied as they are, with a word of what was copied`() {
    var dashboard = initech()
    #expect(dashboard.type("yn") == [.copy("Initech", told: "the name of Initech")])
    #expect(dashboard.type("yi") == [.copy("c-01", told: "the id of Initech")])
    #expect(dashboard.type("ya") == [.copy("c-01\n", told: "the id of 1 customer")])
    dashboard.press(.enter)
    #expect(dashboard.type("yn") == [.copy("Initech", told: "the name of Initech")])
  }

  @Test func `all ids are those of the customers shown`() {
    var dashboard = Dashboard.fixture()
    guard case .copy(let text, let told) = dashboard.type("ya").first else {
      Issue.record("nothing is copied")
      return
    }
    #expect(text.split(separator: "\n").count == 23)
    #expect(told == "the ids of 23 customers")
  }

  @Test func `a row has the figures unrounded, unknown ones empty`() {
    var dashboard = initech()
    guard case .copy(let text, _) = dashboard.type("yr").first else {
      Issue.record("nothing is copied")
      return
    }
    let cells = text.split(separator: "\t", omittingEmptySubsequences: false)
    #expect(
      cells.prefix(8) == [
        "c-01", "Initech", "Large Enterprise", "3.1", "poor", "310000.0", "500", "165.0",
      ]
    )
    #expect(cells[8] == "0.33")
    #expect(cells[10] == "2027-01-02")
    #expect(cells.last == "2026-11-18\n")
  }

  @Test func `a name that is a formula, or has a tab, is one plain cell`() {
    var book = FixtureBook.book
    var customer = Customer(id: Customer.ID(rawValue: "=1+1"), name: "=cmd()\tx\ny")
    customer.owner = Fact(FixtureBook.ana, from: .vitally)
    book.customers = [customer]
    var dashboard = Dashboard(options: .fixture)
    let portfolio = Portfolio(book: book, today: FixtureBook.today)
    _ = dashboard.update(.bookLoaded(OpenedBook(portfolio)))
    guard case .copy(let text, _) = dashboard.type("yr").first else {
      Issue.record("nothing is copied")
      return
    }
    #expect(text.hasPrefix("'=1+1\t'=cmd() x y\t"))
    #expect(text.count { $0 == "\t" } == 14)
  }

  @Test func `Markdown says what matters, and nothing in it is markup`() {
    var dashboard = initech()
    guard case .copy(let text, _) = dashboard.type("ym").first else {
      Issue.record("nothing is copied")
      return
    }
    #expect(text.hasPrefix("**Initech**\n\n- Tier: Large Enterprise, Renewing\n"))
    #expect(
      text.contains("- Usage: DAU 42, WAU 143, MAU 165 of 500 seats (33%), -18% in 4 weeks\n")
    )
    #expect(text.contains("- Contract: $310,000 ARR, renewal 2 Jan 2027, in 42d\n"))
    #expect(
      text.contains("- Follow-up: call champion about the MAU dip, 3d late, due Wed 18 Nov\n")
    )
    #expect(text.hasSuffix("- Data of: 20 Nov 2026\n"))
    #expect(!text.contains("(<50%)"), "an angle bracket may be markup")
  }

  @Test(arguments: [
    ("~~gone~~ &amp; <b>", "\\~\\~gone\\~\\~ \\&amp; \\<b\\>"), ("a\nb\u{1B}[1m", "a b\\[1m"),
    ("# [x](y) *z*", "\\# \\[x\\](y) \\*z\\*"),
  ])
  func `a name that is markup is copied as text`(name: String, copied: String) {
    let customer = Customer(id: Customer.ID(rawValue: "m"), name: name)
    var dashboard = Dashboard.fixture(
      Portfolio(book: Book(customers: [customer]), today: FixtureBook.today)
    )
    guard case .copy(let text, _) = dashboard.type("ym").first else {
      Issue.record("nothing is copied")
      return
    }
    #expect(text.hasPrefix("**\(copied)**\n"))
  }

  @Test func `y alone shows what can be copied`() {
    var dashboard = initech()
    dashboard.type("y")
    expectGolden(dashboard.view(rows: 24, columns: 80), "copy-80x24")
  }
}
