import BookModel
import Programmes
import Testing

@testable import Reports

struct CoverageReportTests {
  @Test(arguments: [("ext-1", true), ("another", false)])
  func `a customer whose account was made anew is the one in the plan`(
    externalId: String,
    isKnown: Bool
  ) {
    let entry = CoveragePlan.Entry(customer: CustomerReference(Fixture.known), cover: Fixture.bo)
    var customer = Fixture.known
    customer.id = .init(rawValue: "a-1-new")
    customer.externalId = externalId
    customer.churned = nil
    let plan = CoveragePlan(
      person: Fixture.ana,
      from: Fixture.today,
      to: Fixture.today,
      entries: [entry]
    )
    let report = CoverageReport(
      ReportSubject(of: 0, in: Fixture.portfolio([customer])),
      CoverageProposal(plan: plan)
    )
    #expect((report.rows.first?.customer == customer) == isKnown)
    #expect(report.warnings.isEmpty == isKnown)
  }
}
