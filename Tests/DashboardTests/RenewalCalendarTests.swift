import BookModel
import BookQuery
import Canvas
import Testing

@testable import Dashboard

/// What the Renewals screen puts together.
struct RenewalCalendarTests {
  @Test(arguments: [1, 3])
  func `every customer is in one period, whose filter finds those in it`(months: Int) throws {
    let portfolio = FixtureBook.portfolio
    let places = portfolio.places(in: .base)
    let calendar = RenewalCalendar(of: places, in: portfolio, monthsEach: months)
    #expect(calendar.groups.flatMap(\.places).sorted() == places)
    let context = QueryContext(portfolio)
    for group in calendar.groups {
      let query = try Query(group.period.filter(today: portfolio.today), in: context)
      let found = portfolio.places(matching: query, among: places, index: nil)
      #expect(found.sorted() == group.places.sorted(), "\(group.period.title)")
      let totals = portfolio.totals(of: group.places)
      #expect(group.arr == totals.arr)
      #expect((group.atRisk, group.atRiskARR) == (totals.atRisk, totals.atRiskARR))
    }
  }

  @Test(arguments: [1, 3])
  func `days that no calendar holds are in a period too`(months: Int) {
    let portfolio = FixtureBook.wild
    let places = portfolio.places(in: .base)
    let calendar = RenewalCalendar(of: places, in: portfolio, monthsEach: months)
    #expect(calendar.groups.flatMap(\.places).sorted() == places)
    #expect(calendar.groups.allSatisfy { !$0.period.title.isEmpty })
  }

  @Test func `what is overdue comes first, then every month of a year, then what has no date`() {
    let calendar = RenewalCalendar(
      of: FixtureBook.portfolio.places(in: .base),
      in: FixtureBook.portfolio,
      monthsEach: 1
    )
    let titles = calendar.groups.map(\.period.title)
    #expect(titles.prefix(3) == ["Overdue", "Nov 2026", "Dec 2026"])
    #expect(titles.contains("Oct 2027"))
    #expect(titles.last == "No date")
  }

  @Test func `quarters begin with the calendar's`() {
    let calendar = RenewalCalendar(of: [], in: FixtureBook.portfolio, monthsEach: 3)
    #expect(calendar.groups.map(\.period.title) == ["Q4 2026", "Q1 2027", "Q2 2027", "Q3 2027"])
    #expect(
      calendar.groups[0].period.filter(today: FixtureBook.today) == "renewal:2026-11-21..2026-12-31"
    )
  }

  @Test(arguments: [
    ("Renewal" as String?, OpportunityKind.renewal), ("renewal - multi year", .renewal),
    ("Expansion", .expansion),
    ("Upsell", .expansion), ("Add-On", .expansion), ("New Business", .other), (nil, .other),
    ("", .other),
  ])
  func `kinds of opportunities`(type: String?, kind: OpportunityKind) {
    #expect(OpportunityKind(type: type) == kind)
  }

  @Test func `open opportunities are added by kind; unknown amounts are told`() {
    var portfolio = FixtureBook.portfolio
    portfolio.book.customers[0].opportunities = [
      Opportunity(id: "1", type: "Renewal", stage: "Proposal", amount: 1000),
      Opportunity(id: "2", type: "Renewal", stage: "Proposal"),
      Opportunity(id: "3", type: "Expansion", amount: 300),
      Opportunity(id: "4", type: "Renewal", stage: "Closed", amount: 9000, isClosed: true),
      Opportunity(id: "5", type: "New", stage: "Proposal", amount: 50),
    ]
    let calendar = RenewalCalendar(of: [0], in: portfolio, monthsEach: 1)
    let group = calendar.groups.first { !$0.places.isEmpty }
    #expect(group?.renewals == OpportunitySum(count: 2, amount: 1000, unknown: 1))
    #expect(group?.renewals.text == "2 ≥$1k")
    #expect(group?.expansions.text == "1 $300")
    #expect(group?.stages == ["Proposal": 2, "no stage": 1])
  }

  @Test func `a period opens to its customers by day and closes with the cursor on it`() {
    var dashboard = Dashboard.fixture(rows: 40, columns: 120)
    dashboard.type("4jjj")
    let closed = dashboard.screen(rows: 40, columns: 120)
    dashboard.type("l")
    let row = dashboard.cursorRow(rows: 40, columns: 120)
    #expect(row.contains("Jan 2027"))
    let open = dashboard.screen(rows: 40, columns: 120)
    let names = ["Initech", "漢字商事", "Umbrella Group", "Hooli", "Café Olé Labs"]
    let rows = names.compactMap { name in open.firstIndex { $0.contains(name) } }
    #expect(rows == rows.sorted() && rows.count == names.count)
    dashboard.type("jj")
    #expect(dashboard.cursorRow(rows: 40, columns: 120).contains("漢字商事"))
    dashboard.type("h")
    #expect(dashboard.screen(rows: 40, columns: 120) == closed)
  }

  @Test func `a customer of a period has a page and a follow-up; a period has neither`() {
    var dashboard = Dashboard.fixture()
    dashboard.type("4jjjlf")
    #expect(dashboard.screen()[22].contains("no customer"))
    #expect(dashboard.type("jd").count == 1)
    _ = dashboard.press(.enter)
    #expect(dashboard.screen()[0].contains("› Initech"))
    dashboard.type("J")
    #expect(dashboard.screen()[0].contains("› 漢字商事"))
    dashboard.type("JJJJ")
    #expect(dashboard.screen()[0].contains("› Café Olé Labs"))
    _ = dashboard.press(.escape)
    #expect(dashboard.cursorRow().contains("Café Olé Labs"))
  }
}
