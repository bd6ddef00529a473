import BookModel
import Canvas
import Reports
import Testing

struct TableTests {
  private static let hostileNames = [
    "Plain", "漢字商事 (Kanji KK)", "Café Ole\u{301} Labs", "\u{1B}[2J\u{1B}]0;owned\u{7}Evil",
    "a\u{202E}txt.exe", "tab\tand\nline", "👩‍👩‍👧‍👦 Family", "🇩🇪 GmbH", "\u{200B}zero\u{FEFF}",
    String(repeating: "long ", count: 60), String(repeating: "漢", count: 90),
    "z\(String(repeating: "\u{336}", count: 50))",
  ]

  private var hostile: Portfolio {
    Fixture.portfolio(
      TableTests.hostileNames.enumerated().map { index, name in
        var customer = Fixture.known
        customer.id = .init(rawValue: "c-\(index)")
        customer.name = name
        return customer
      }
    )
  }

  @Test(arguments: [20, 40, 60, 80, 100, 120, 160, 200])
  func `no line of the table is wider than the terminal and no name acts`(width: Int) {
    let portfolio = hostile
    let text = CustomerList(of: Array(portfolio.book.customers.indices), in: portfolio)
      .text(.table, Layout(width: width))
    for line in text.split(separator: "\n") { #expect(String(line).columns <= width) }
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || !isDangerous($0) })
  }

  private func isDangerous(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  @Test func `figures stand under each other whatever the names hold`() throws {
    let portfolio = hostile
    let places = Array(portfolio.book.customers.indices)
    let text = CustomerList(of: places, in: portfolio, columns: try Column.parse("name,arr,util"))
      .text(.table, Layout(width: 60))
    let lines = text.split(separator: "\n").prefix(places.count + 1)
    #expect(Set(lines.map { String($0).columns }) == [60])
    #expect(lines.dropFirst().allSatisfy { $0.hasSuffix("$310k  ≤41%") })
  }

  @Test(arguments: [0, 1, 5, -3])
  func `a terminal of no size does no harm`(width: Int) {
    let layout = Layout(width: width, usesColor: true)
    let portfolio = hostile
    let list = CustomerList(of: Array(portfolio.book.customers.indices), in: portfolio)
    #expect(!list.text(.table, layout).isEmpty)
    #expect(!CustomerDetail(of: 3, in: portfolio).text(.table, layout).isEmpty)
  }

  @Test(arguments: [
    (40, ["CUSTOMER", "HEALTH"]),
    (80, ["CUSTOMER", "TIER", "HEALTH", "TREND", "USAGE", "12w", "UTIL", "ARR", "RENEW", "TOUCH"]),
  ])
  func `a narrow terminal keeps what matters most`(width: Int, titles: [String]) throws {
    let header = CustomerList(of: [0, 1], in: Fixture.portfolio)
      .text(.table, Layout(width: width)).split(separator: "\n")[0]
    let shown = header.split(separator: " ").map(String.init)
    #expect(titles.allSatisfy(shown.contains))
  }

  @Test func `the default table shows signs, bounds and short figures`() {
    let text = CustomerList(of: [0, 1], in: Fixture.portfolio).text(.table, Layout(width: 96))
    #expect(
      text == """
           CUSTOMER  TIER  HEALTH  TREND  USAGE 12w  UTIL    ARR  RENEW  TOUCH  OWNER     STAGE
        !  Initech   LGE   ▼  3.1   -13%  ▇·▆▆       ≤41%  $310k    42d    38d  Ana Lima  Renewing
           Umbrella  ?     ?           ?                ?      ?      ?      ?  ?         ?

        2 customers $310k · at risk 1 $310k · ≤90d 1 $310k · both 1 $310k · utilization 41%

        """
    )
  }

  @Test func `colour only repeats what the sign says`() {
    let list = CustomerList(of: [0, 1], in: Fixture.portfolio)
    let plain = list.text(.table, Layout(width: 80))
    let colored = list.text(.table, Layout(width: 80, usesColor: true))
    #expect(!plain.contains("\u{1B}"))
    #expect(colored.contains("\u{1B}[31m▼  3.1\u{1B}[0m"))
    let stripped = colored.replacing("\u{1B}[31m", with: "").replacing("\u{1B}[1m", with: "")
      .replacing("\u{1B}[0m", with: "")
    #expect(stripped == plain)
  }

  @Test(arguments: [
    (0.0, "$0"), (950, "$950"), (999.6, "$1k"), (4_500, "$4.5k"), (5_000, "$5k"),
    (95_000, "$95k"), (999_499, "$999k"), (999_500, "$1.0M"), (1_200_000, "$1.2M"),
    (12_300_000, "$12M"), (2e9, "$2.0B"), (1e12, "$1.0T"),
  ])
  func `money is short`(amount: Double, text: String) throws {
    var customer = Fixture.unknown
    customer.arr = Fact(amount, from: .vitally)
    let table = CustomerList(
      of: [0],
      in: Fixture.portfolio([customer]),
      columns: try Column.parse("arr")
    ).text(.table)
    let cell = table.split(separator: "\n")[1].drop { $0 == " " }
    #expect(cell == text)
  }

  @Test func `a computed health is marked and an unclassified tier has a question mark`() {
    var customer = Fixture.known
    customer.health = nil
    customer.employees = nil
    let text = CustomerList(of: [0], in: Fixture.portfolio([customer])).text(.table)
    #expect(text.contains("SME?"))
    #expect(text.contains("▼  2.9~"))
  }
}
