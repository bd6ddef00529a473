import BookModel
import BookQuery
import Testing

@testable import Reports

struct RenewalsReportTests {
  private static func deal(
    _ id: String,
    _ type: String?,
    closes: String?,
    amount: Double? = 100,
    closed: Bool? = false,
    won: Bool? = false
  ) -> Opportunity {
    Opportunity(
      id: id,
      name: "Deal \(id)",
      type: type,
      stage: "Stage 1",
      amount: amount,
      closeDate: closes.flatMap { Day($0) },
      isClosed: closed,
      isWon: won,
      forecast: "Commit"
    )
  }

  private static func report(_ customers: [Customer]) -> RenewalsReport {
    let portfolio = Fixture.portfolio(customers)
    let places = Array(portfolio.book.customers.indices)
    return RenewalsReport(ReportSubject(of: places, in: portfolio, scope: .base))
  }

  private static func customer(_ deals: [Opportunity], renewal: String? = nil) -> Customer {
    var customer = Customer(id: .init(rawValue: "a-1"), name: "Acme")
    customer.opportunities = deals
    customer.renewal = renewal.flatMap { Day($0) }.map { Fact($0, from: .vitally) }
    return customer
  }

  @Test func `every open deal is in one period and in one stage, the overdue ones first`() {
    let report = Self.report([
      Self.customer([
        Self.deal("1", "Renewal", closes: "2026-11-20"),
        Self.deal("2", "Renewal", closes: "2026-11-21"),
        Self.deal("3", "Expansion", closes: "2027-02-28", amount: nil),
        Self.deal("4", "Upsell", closes: "2027-11-01"), Self.deal("5", nil, closes: nil),
        Self.deal("6", "Renewal", closes: "2026-10-01", closed: true, won: true),
      ])
    ])
    #expect(
      report.periods.map { "\($0.title): \($0.deals.map(\.opportunity.id).joined())" } == [
        "overdue: 1", "Nov 2026: 2", "Dec 2026: ", "Jan 2027: ", "Feb 2027: 3", "later: 4",
        "no date: 5",
      ]
    )
    #expect(report.periods.reduce(0) { $0 + $1.deals.count } == report.open.count)
    #expect(report.stages.reduce(0) { $0 + $1.deals.count } == report.open.count)
    #expect(report.closed(won: true).map(\.opportunity.id) == ["6"])
    #expect(report.closed(won: false).isEmpty)
  }

  @Test(
    arguments: [
      ("Renewal", .renewal), ("Early renewal", .renewal), ("Expansion", .expansion),
      ("Add-On Business", .expansion), ("Cross-sell", .expansion), ("New Business", .other),
    ] as [(String, Deal.Kind)]
  )
  func `the kind is read from the type as the organization words it`(type: String, kind: Deal.Kind)
  {
    #expect(Deal.Kind(Opportunity(id: "1", name: "Renewal", type: type)) == kind)
    #expect(Deal.Kind(Opportunity(id: "1", name: "Acme - Renewal")) == .renewal)
  }

  @Test(
    arguments: [
      ("2027-03-21", true), ("2027-03-22", false), ("2026-11-20", true), ("2026-11-21", true),
    ]
  )
  func `who renews within reach without a renewal opportunity is told`(day: String, isTold: Bool) {
    let without = Self.report([Self.customer([], renewal: day)])
    #expect(without.missing.count == (isTold ? 1 : 0))
    let open = Self.deal("1", "Renewal", closes: day)
    #expect(Self.report([Self.customer([open], renewal: day)]).missing.isEmpty)
    let lost = Self.deal("1", "Renewal", closes: day, closed: true)
    #expect(Self.report([Self.customer([lost], renewal: day)]).missing.count == (isTold ? 1 : 0))
  }

  @Test func `a contract is past its end from the day after it`() {
    #expect(Self.report([Self.customer([], renewal: "2026-11-21")]).ended.isEmpty)
    #expect(Self.report([Self.customer([], renewal: "2026-11-20")]).ended.count == 1)
  }

  @Test func `a renewal at risk comes with its reasons, and unknown amounts are said`() {
    var customer = Fixture.known
    customer.churned = nil
    customer.opportunities[0].amount = nil
    let text = Self.report([customer]).report.text(.markdown)
    #expect(text.contains("| Initech | ? | 2026-12-31 | usage 24.1% (healthy ≥30%)") == false)
    #expect(text.contains("## Renewals at risk: 1 opportunity, ?"))
    #expect(text.contains("utilization 41% (poor \\<50%)"))
  }

  @Test func `a customer who left has no renewals`() {
    #expect(Self.report([Fixture.known]).deals.isEmpty)
  }
}
