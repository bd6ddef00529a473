import BookModel
import BookQuery
import Canvas
import Programmes
import Testing

@testable import Reports

/// Every report of a book that is empty, unknown, hostile or large.
struct TeamReportsTests {
  /// Every report of a book; the review is of its first customer.
  private static func reports(_ portfolio: Portfolio) -> [(name: String, report: Report)] {
    let places = Array(portfolio.book.customers.indices)
    let subject = ReportSubject(of: places, in: portfolio, scope: .base)
    let weekly = WeeklyReport(subject, changes: nil) { _ in FollowUpLedger(events: []) }
    let compared = TierComparison(subject, from: .fourTier, to: .threeTier)
    let all: [(String, Report)] = [
      ("tiers", TiersReport(subject).report), ("compared", compared.report),
      ("renewals", RenewalsReport(subject).report), ("weekly", weekly.report),
    ]
    return all + (places.isEmpty ? [] : [("review", ReviewReport(of: 0, in: portfolio).report)])
  }

  /// The programmes' reports of a book whose customers are all nurtured, and all covered; every text
  /// of theirs is the customer's name.
  private static func programmes(_ portfolio: Portfolio) -> [(name: String, report: Report)] {
    let customers = portfolio.book.customers.enumerated().map { place, customer in
      var customer = customer
      let (admin, other) = (place % 3 == 0, place % 3 == 1)
      customer.arr = Fact(40_000, from: .vitally)
      customer.developers = Fact(100, from: .vitally)
      customer.healthInputs.defectTickets = Fact(9, from: .vitally)
      customer.version = Fact(customer.name, from: .looker)
      customer.versionsBehind = other ? nil : Fact(4, from: .looker)
      customer.features = [FeatureUsage(name: customer.name, users: 0, share: 0)]
      customer.contacts = ["Instance Admin", "Site Admin", customer.name].enumerated().map {
        Contact(
          id: "p-\($0.offset)",
          name: customer.name,
          email: "\($0.offset)@example.com",
          roles: [$0.element],
          isUnsubscribed: $0.offset == 0 || admin,
          bounces: $0.offset == 1 && other
        )
      }
      return customer
    }
    var portfolio = Fixture.portfolio(customers)
    portfolio.policy = .threeTier
    let places = Array(customers.indices)
    let subject = ReportSubject(of: places, in: portfolio, scope: .base)
    let programme = NurtureProgramme(portfolio, settings: .example)
    let entries = portfolio.book.customers.map { customer in
      CoveragePlan.Entry(
        customer: CustomerReference(customer),
        cover: Person(id: "o-1", name: customer.name, email: customer.name),
        channel: customer.name
      )
    }
    let plan = CoveragePlan(
      person: Person(id: "me", name: customers.first?.name),
      from: portfolio.today,
      to: portfolio.today,
      entries: entries
    )
    let proposal = CoverageProposal(plan: plan, warnings: customers.map(\.name))
    return [
      ("nurture", NurtureReport(subject, programme).report),
      ("coverage", CoverageReport(subject, proposal).report),
    ]
  }

  @Test func `an empty book gives reports that say there is nothing`() {
    for (name, report) in Self.reports(Fixture.portfolio([])) {
      let text = report.text(.markdown)
      #expect(text.hasPrefix("# "), "\(name)")
      #expect(text.contains("0 customers"), "\(name)")
      #expect(!text.contains("nan") && !text.contains("$0 ARR"), "\(name): \(text)")
    }
  }

  @Test func `a customer of whom nothing is known has question marks and no zeros`() {
    let portfolio = Fixture.portfolio([Fixture.unknown])
    let texts = Dictionary(
      uniqueKeysWithValues: Self.reports(portfolio).map { ($0.name, $0.report) }
    )
    let review = texts["review"]?.text(.markdown) ?? ""
    #expect(review.contains("How many people use it is not known."))
    #expect(review.contains("Its health is not known."))
    #expect(review.contains("When the contract ends is not known."))
    #expect(review.contains("- Seats left unused: ?"))
    #expect(review.contains("Nothing that is known asks for a step"))
    let tiers = texts["tiers"]?.text(.markdown) ?? ""
    #expect(tiers.contains("| unclassified | 1 | ? | ? | 1 |"))
    #expect(tiers.contains("1 customer, ARR unknown"))
    let csv = texts["tiers"]?.text(.csv) ?? ""
    #expect(csv.contains("a-2,Umbrella,,,,,,false,arr employees,,false,,,,\n"))
  }

  private static let hostileNames = [
    "=HYPERLINK(\"http://evil\")", "+1", "-2+3", "@sum", "a|b`c`", "# head",
    "<script>alert(1)</script>",
    "[link](http://evil)", "\u{1B}[2J\u{1B}]0;owned\u{7}Evil", "a\u{202E}txt", "tab\tand\nline",
    "1. one", "- point", "```", "**bold** ~~gone~~ &amp;", "漢字商事 (Kanji KK)",
  ]

  private static var hostile: Portfolio {
    Fixture.portfolio(
      hostileNames.enumerated().map { index, name in
        var customer = Fixture.known
        customer.id = .init(rawValue: "c-\(index)")
        customer.churned = nil
        customer.name = name
        customer.owner = Fact(Person(id: "o-\(index)", name: name), from: .vitally)
        customer.opportunities[0].name = name
        customer.opportunities[0].stage = name
        customer.tasks[0].name = name
        customer.tasks[0].assignee = name
        customer.notes[0].text = "Goal: \(name)"
        customer.segment = Fact("Strategic", from: .vitally)
        return customer
      }
    )
  }

  @Test func `no text of a customer's acts in a terminal, in Markdown or in a spreadsheet`() {
    let portfolio = Self.hostile
    for place in portfolio.book.customers.indices {
      let reports =
        (place == 0 ? Self.reports(portfolio) + Self.programmes(portfolio) : [])
        + [("review", ReviewReport(of: place, in: portfolio).report)]
      for (name, report) in reports {
        for format in OutputFormat.allCases {
          let text = report.text(format)
          #expect(text.unicodeScalars.allSatisfy { !acts($0) }, "\(name) \(format)")
        }
        var markdown = unfenced(report.text(.markdown))
        markdown.replace("\\<", with: "")
        #expect(!markdown.contains("<script") && !markdown.contains("[link]("), "\(name)")
        #expect(!markdown.contains("a|b") && !markdown.contains("`c`"), "\(name)")
        for line in report.text(.csv).split(separator: "\n") {
          #expect(!Self.fields(of: line).contains { "=@+".contains($0.first ?? " ") }, "\(line)")
        }
      }
    }
  }

  /// Markdown without its fenced blocks, in which nothing acts, and without what would be one.
  private func unfenced(_ markdown: String) -> String {
    var fence: Substring?
    var lines: [Substring] = []
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      let ticks = line.prefix { $0 == "`" }
      if let open = fence {
        if line == open { fence = nil }
      } else if ticks.count >= 3 {
        fence = ticks
      } else {
        lines.append(line)
      }
    }
    #expect(fence == nil)
    return lines.joined(separator: "\n")
  }

  /// The cells of a line, those in quotation marks by their first character at least.
  private static func fields(of line: Substring) -> [String] {
    line.split(separator: ",", omittingEmptySubsequences: false).map { cell in
      String(cell.first == "\"" ? cell.dropFirst() : cell)
    }
  }

  private func acts(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A, 0x09: false
    case 0..<0x20, 0x7F...0x9F, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  @Test(arguments: [1, 8, 20, 40, 60, 80, 120, 200])
  func `a screen's lines say what the terminal gets, and tables fit where they can`(width: Int) {
    for (name, report) in Self.reports(Self.hostile) + Self.programmes(Self.hostile) {
      let lines = report.lines(width: width)
      let text = report.text(.table, Layout(width: width))
      #expect(lines.map { $0.text + "\n" }.joined() == text, "\(name)")
      guard width >= 80 else { continue }
      for line in lines { #expect(line.text.columns <= width, "\(name): \(line.text)") }
    }
  }

  @Test func `colour changes nothing but colour`() {
    for (name, report) in Self.reports(Self.hostile) {
      let painted = report.text(.table, Layout(width: 100, usesColor: true))
      var plain = painted
      for code in ["0", "1", "31", "32", "33"] { plain.replace("\u{1B}[\(code)m", with: "") }
      #expect(painted.contains("\u{1B}[1m"), "\(name)")
      let wanted = report.text(.table, Layout(width: 100)).split(separator: "\n")
      let found = plain.split(separator: "\n").map { String($0).trimmedAtEnd[...] }
      #expect(found == wanted, "\(name)")
    }
  }

  @Test func `many customers give reports of a readable length`() {
    let customers = (0..<3_000).map { number in
      var customer = Fixture.known
      customer.id = .init(rawValue: "c-\(number)")
      customer.name = "Customer \(number)"
      customer.churned = nil
      customer.arr = Fact(Double(number * 37), from: .vitally)
      customer.segment = Fact("Strategic", from: .vitally)
      return customer
    }
    for (name, report) in Self.reports(Fixture.portfolio(customers)) {
      let lines = report.text(.markdown).split(separator: "\n")
      #expect(lines.count < 400, "\(name)")
      let isWhole = ["review", "weekly"].contains(name)
      #expect(isWhole || lines.contains { $0.contains(" more") }, "\(name)")
    }
  }
}
