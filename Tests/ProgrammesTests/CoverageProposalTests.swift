import BookModel
import Programmes
import Testing

struct CoverageProposalTests {
  private typealias F = CoverageFixture

  @Test func `customers go to whoever has the least, the largest first`() throws {
    let plan = try CoverageProposer(F.portfolio()).proposal(for: F.request()).plan
    #expect(F.covers(plan) == ["a1 u-3", "a2 u-2", "a3 u-2"])
    #expect(plan.person == F.ana)
  }

  @Test func `those who are named share, and a customer can be given to one`() throws {
    var request = F.request()
    request.covers = [F.bo]
    request.assigned = [Customer.ID(rawValue: "a2"): F.cy]
    let plan = try CoverageProposer(F.portfolio()).proposal(for: request).plan
    #expect(F.covers(plan) == ["a1 u-2", "a2 u-3", "a3 u-2"])
  }

  /// A customer whose advisor is Bo and for whom Ana is the account executive.
  private static var shared: Customer {
    var customer = F.customer("b1", F.bo, arr: 1000)
    customer.accountExecutive = Fact(F.ana, from: .vitally)
    return customer
  }

  @Test func `a customer whose own advisor is there stays with them, whoever is named`() throws {
    let portfolio = F.portfolio([Self.shared] + F.customers.filter { $0.id.rawValue != "b1" })
    var request = F.request()
    request.covers = [F.cy]
    let plan = try CoverageProposer(portfolio).proposal(for: request).plan
    #expect(F.covers(plan) == ["a1 u-3", "a2 u-3", "a3 u-3", "b1 u-2"])
    request.assigned = [Customer.ID(rawValue: "b1"): F.cy]
    let asked = try CoverageProposer(portfolio).proposal(for: request).plan
    #expect(F.covers(asked).last == "b1 u-3")
  }

  @Test func `a customer whose own advisor is away too goes to who covers it for them`() throws {
    let entry = CoveragePlan.Entry(customer: CustomerReference(Self.shared), cover: F.cy)
    let away = CoveragePlan(
      person: F.bo,
      from: F.day("2028-02-29"),
      to: F.day("2028-02-29"),
      entries: [entry]
    )
    let di = Person(id: "u-4", name: "Di")
    var request = F.request()
    request.covers = [di]
    let proposer = CoverageProposer(F.portfolio([Self.shared]), plans: [away])
    #expect(F.covers(try proposer.proposal(for: request).plan) == ["b1 u-3"])
    // Who covers is away as well: it goes by load.
    let gone = CoveragePlan(person: F.cy, from: F.day("2028-03-01"), to: F.day("2028-03-01"))
    let last = CoverageProposer(F.portfolio([Self.shared]), plans: [away, gone])
    #expect(F.covers(try last.proposal(for: request).plan) == ["b1 u-4"])
  }

  @Test func `a cover who is away too is refused with the dates`() throws {
    let away = CoveragePlan(person: F.bo, from: F.day("2028-03-03"), to: F.day("2028-03-09"))
    let proposer = CoverageProposer(F.portfolio(), plans: [away])
    var request = F.request()
    request.covers = [F.bo]
    let error = #expect(throws: CoverageError.coverAway(F.bo, away)) {
      try proposer.proposal(for: request)
    }
    #expect(error?.description == "Bo Berg is away too, 3 Mar – 9 Mar 2028")
    request.covers = []
    let plan = try proposer.proposal(for: request).plan
    #expect(plan.covers == [F.cy])
    request = F.request("2028-02-21", "2028-03-02")
    request.covers = [F.bo]
    #expect(try proposer.proposal(for: request).plan.covers == [F.bo])
  }

  @Test func `what cannot be planned is refused`() {
    let proposer = CoverageProposer(F.portfolio())
    #expect(throws: CoverageError.nobodyAway) {
      try CoverageProposer(F.portfolio(me: nil)).proposal(for: F.request())
    }
    let (late, early) = (F.day("2028-03-02"), F.day("2028-03-01"))
    #expect(throws: CoverageError.datesReversed(from: late, to: early)) {
      try proposer.proposal(for: CoverageRequest(from: late, to: early))
    }
    var request = F.request()
    request.covers = [F.ana]
    #expect(throws: CoverageError.ownCover(F.ana)) { try proposer.proposal(for: request) }
    request.covers = []
    request.assigned = [Customer.ID(rawValue: "b1"): F.cy]
    #expect(throws: CoverageError.notInBook("B1")) { try proposer.proposal(for: request) }
    #expect(throws: CoverageError.noCover) {
      try CoverageProposer(F.portfolio([F.customer("a1", F.ana)])).proposal(for: F.request())
    }
  }

  @Test func `a customer in two plans and one covered for another are told`() throws {
    let shared = CoveragePlan.Entry(
      customer: CustomerReference(F.customer("a1", F.ana)),
      cover: F.cy
    )
    let mine = CoveragePlan.Entry(customer: CustomerReference(F.customer("b1", F.bo)), cover: F.ana)
    let other = CoveragePlan(
      person: F.bo,
      from: F.day("2028-03-01"),
      to: F.day("2028-03-01"),
      entries: [shared, mine]
    )
    var request = F.request()
    request.covers = [Person(id: "u-4", name: "Di")]
    let warnings = try CoverageProposer(F.portfolio(), plans: [other]).proposal(for: request)
      .warnings
    #expect(
      warnings == [
        "A1 is in the plan of Bo Berg too (1 Mar 2028, covered by Cy Chan): agree on one cover",
        "you cover 1 customer for Bo Berg (1 Mar 2028): hand them on",
      ]
    )
  }

  @Test func `a customer whose account was made anew is the one that another plan means`() throws {
    let (a1, b1) = (F.customer("a1", F.ana), F.customer("b1", F.bo))
    let other = CoveragePlan(
      person: F.bo,
      from: F.day("2028-03-01"),
      to: F.day("2028-03-01"),
      entries: [
        CoveragePlan.Entry(customer: CustomerReference(a1), cover: F.cy),
        // It stays with Cy, whose it is now.
        CoveragePlan.Entry(customer: CustomerReference(b1), cover: F.cy),
      ]
    )
    var (newA1, newB1) = (F.customer("a1-new", F.ana), F.customer("b1-new", F.cy))
    (newA1.externalId, newB1.externalId) = (a1.externalId, b1.externalId)
    let proposer = CoverageProposer(F.portfolio([newA1, newB1]), plans: [other])
    let plan = CoveragePlan(
      person: F.ana,
      from: F.day("2028-02-21"),
      to: F.day("2028-03-03"),
      entries: [newA1, newB1].map { customer in
        CoveragePlan.Entry(customer: CustomerReference(customer), cover: F.bo)
      }
    )
    #expect(
      proposer.warnings(about: plan) == [
        "A1 is in the plan of Bo Berg too (1 Mar 2028, covered by Cy Chan): agree on one cover"
      ]
    )
  }

  @Test func `a customer that another plan leaves with its own advisor is no matter of both`()
    throws
  {
    // Bo is the account executive of A1, which stays with Ana while he is away.
    let other = CoveragePlan(
      person: F.bo,
      from: F.day("2028-03-01"),
      to: F.day("2028-03-01"),
      entries: [
        CoveragePlan.Entry(customer: CustomerReference(F.customer("a1", F.ana)), cover: F.ana)
      ]
    )
    var request = F.request()
    request.covers = [F.cy]
    let proposal = try CoverageProposer(F.portfolio(), plans: [other]).proposal(for: request)
    #expect(proposal.warnings.isEmpty)
  }

  @Test func `who keeps a customer of a plan does not have it twice`() throws {
    // Cy has 900 and Bo 1000: with C1 counted twice, Bo would get the first customer.
    let stays = CoveragePlan(
      person: Person(id: "u-9"),
      from: F.day("2028-03-01"),
      to: F.day("2028-03-01"),
      entries: [
        CoveragePlan.Entry(customer: CustomerReference(F.customer("c1", F.cy)), cover: F.cy)
      ]
    )
    let proposer = CoverageProposer(F.portfolio(), plans: [stays])
    let plan = try proposer.proposal(for: F.request()).plan
    #expect(F.covers(plan) == ["a1 u-3", "a2 u-2", "a3 u-2"])
  }
}
