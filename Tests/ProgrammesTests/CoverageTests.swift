import BookModel
import Programmes
import Testing

struct CoverageFixture {
  static let ana = Person(id: "u-1", name: "Ana Lima", email: "ana@example.com")
  static let bo = Person(id: "u-2", name: "Bo Berg", email: "bo@example.com")
  static let cy = Person(id: "u-3", name: "Cy Chan")
  static let today = day("2028-02-20")

  static func day(_ text: String) -> Day { Day(text) ?? Day(number: 0) }

  static func customer(_ id: String, _ owner: Person, arr: Double? = nil) -> Customer {
    var customer = Customer(id: .init(rawValue: id), name: id.uppercased())
    customer.owner = Fact(owner, from: .vitally)
    customer.arr = arr.map { Fact($0, from: .vitally) }
    customer.externalId = "ext-\(id)"
    return customer
  }

  static var customers: [Customer] {
    [
      customer("a1", ana, arr: 500), customer("a2", ana, arr: 300), customer("a3", ana, arr: 100),
      customer("b1", bo, arr: 1000), customer("c1", cy, arr: 900), customer("c2", cy),
    ]
  }

  static func portfolio(_ customers: [Customer] = customers, me: Person? = ana) -> Portfolio {
    Portfolio(book: Book(customers: customers, day: today), today: today, me: me)
  }

  static func request(_ from: String = "2028-02-21", _ to: String = "2028-03-03")
    -> CoverageRequest
  {
    CoverageRequest(from: day(from), to: day(to))
  }

  static func covers(_ plan: CoveragePlan) -> [String] {
    plan.entries.map { "\($0.customer.id.rawValue) \($0.cover.id)" }
  }
}

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

struct CoverageReasonTests {
  private typealias F = CoverageFixture

  private func reasons(_ change: (inout Customer) -> Void, followUp: FollowUp? = nil) -> [String] {
    var customer = F.customer("a1", F.ana)
    change(&customer)
    var portfolio = F.portfolio([customer])
    if let followUp { portfolio.followUps[customer.id] = followUp }
    return portfolio.coverageReasons(
      of: customer,
      from: F.day("2028-02-21"),
      to: F.day("2028-03-03")
    ).map(\.words)
  }

  @Test(arguments: [
    ("2028-02-19", ["renewal overdue since 19 Feb 2028"]), ("2028-02-20", ["renews 20 Feb 2028"]),
    ("2028-02-21", ["renews 21 Feb 2028"]),
    ("2028-02-29", ["renews 29 Feb 2028"]), ("2028-03-03", ["renews 3 Mar 2028"]),
    ("2028-03-04", []), ("2027-11-22", ["renewal overdue since 22 Nov 2027"]), ("2027-11-21", []),
  ])
  func `a renewal counts up to the last day, over the month and the leap day, and when overdue`(
    renewal: String,
    expected: [String]
  ) {
    #expect(reasons { $0.renewal = Fact(F.day(renewal), from: .vitally) } == expected)
  }

  @Test func `a follow-up counts when it falls due by the last day`() {
    func followUp(_ due: String?, snoozed: String? = nil) -> FollowUp {
      FollowUp(
        customer: .init(rawValue: "a1"),
        customerName: "A1",
        note: "call",
        due: due.flatMap { Day($0) },
        state: snoozed.map { FollowUp.State.snoozed(until: Day($0)) } ?? .open,
        created: 0,
        author: "ana"
      )
    }
    #expect(reasons({ _ in }, followUp: followUp("2028-03-03")).count == 1)
    #expect(reasons({ _ in }, followUp: followUp("2028-01-03")).count == 1)
    #expect(reasons({ _ in }, followUp: followUp("2028-03-04")).isEmpty)
    #expect(reasons({ _ in }, followUp: followUp(nil)).isEmpty)
    #expect(reasons({ _ in }, followUp: followUp(nil, snoozed: "2028-03-03")).count == 1)
    #expect(reasons({ _ in }, followUp: followUp(nil, snoozed: "2028-03-04")).isEmpty)
  }

  @Test func `poor health, open tasks and many tickets count`() {
    let found = reasons { customer in
      customer.health = Fact(2.5, from: .vitally)
      customer.tasks = [
        CustomerTask(id: "t-1", name: "done", completed: F.day("2028-01-01")),
        CustomerTask(id: "t-2", name: "later"),
        CustomerTask(id: "t-3", name: "soon", due: F.day("2028-02-25")),
      ]
      customer.healthInputs.defectTickets = Fact(2, from: .vitally)
      customer.healthInputs.helpTickets = Fact(9, from: .vitally)
    }
    #expect(
      found == [
        "health is poor (2.5)", "task: soon, due 25 Feb 2028; 1 more task",
        "2 defect tickets in 90 days",
      ]
    )
  }
}

struct RunningCoverageTests {
  private typealias F = CoverageFixture

  private func plan(_ from: String, _ to: String, by person: Person = F.ana, cover: Person = F.bo)
    -> CoveragePlan
  {
    let entry = CoveragePlan.Entry(
      customer: CustomerReference(F.customer("a1", F.ana)),
      cover: cover,
      followUp: FollowUpDraft(note: "call", due: F.day("2028-02-29"))
    )
    return CoveragePlan(person: person, from: F.day(from), to: F.day(to), entries: [entry])
  }

  private func running(_ plans: [CoveragePlan], _ me: Person?, on day: String) -> RunningCoverage {
    RunningCoverage(plans, for: me, in: F.portfolio().book, on: F.day(day))
  }

  @Test(arguments: [
    ("2028-02-20", false), ("2028-02-21", true), ("2028-02-29", true), ("2028-03-03", true),
    ("2028-03-04", false),
  ])
  func `a plan gives its customers from the first to the last day`(day: String, isGiven: Bool) {
    let running = running([plan("2028-02-21", "2028-03-03")], F.bo, on: day)
    #expect(running.coveredFor.values.map(\.id) == (isGiven ? ["u-1"] : []))
    #expect(running.followUps.values.map(\.note) == (isGiven ? ["call"] : []))
  }

  @Test func `only the cover is given them, known by id or address`() {
    let plans = [plan("2028-02-21", "2028-03-03")]
    #expect(running(plans, F.cy, on: "2028-02-22") == running([], F.cy, on: "2028-02-22"))
    #expect(running(plans, nil, on: "2028-02-22").coveredFor.isEmpty)
    let other = Person(id: "another", email: "BO@example.com")
    #expect(running(plans, other, on: "2028-02-22").coveredFor.count == 1)
  }

  @Test func `one's own customer stays one's own`() {
    let plans = [plan("2028-02-21", "2028-03-03", by: F.cy, cover: F.ana)]
    #expect(running(plans, F.ana, on: "2028-02-22").coveredFor.isEmpty)
  }

  @Test func `of two plans for one customer the one that began later counts`() {
    let di = Person(id: "u-4")
    let plans = [
      plan("2028-02-25", "2028-03-03", by: F.cy), plan("2028-02-21", "2028-03-03", by: di),
    ]
    #expect(running(plans, F.bo, on: "2028-02-26").coveredFor.values.map(\.id) == ["u-3"])
    #expect(running(plans, F.bo, on: "2028-02-22").coveredFor.values.map(\.id) == ["u-4"])
  }

  @Test func `of two plans for one customer that of its own advisor counts`() {
    let plans = [plan("2028-02-21", "2028-03-03"), plan("2028-02-25", "2028-03-03", by: F.cy)]
    // A1 is Ana's: Cy, who left later, is its account executive.
    #expect(running(plans, F.bo, on: "2028-02-26").coveredFor.values.map(\.id) == ["u-1"])
    #expect(
      running(plans.reversed(), F.bo, on: "2028-02-26").coveredFor.values.map(\.id) == ["u-1"]
    )
  }

  @Test func `a customer whose account was made anew is found by its external id`() {
    var moved = F.customer("a1-new", F.ana)
    moved.externalId = "ext-a1"
    let running = RunningCoverage(
      [plan("2028-02-21", "2028-03-03")],
      for: F.bo,
      in: Book(customers: [moved]),
      on: F.day("2028-02-22")
    )
    #expect(running.coveredFor.keys.map(\.rawValue) == ["a1-new"])
  }
}

struct CoverageNoteTests {
  private typealias F = CoverageFixture

  private var plan: CoveragePlan {
    CoveragePlan(
      person: F.ana,
      from: F.day("2028-02-28"),
      to: F.day("2028-03-03"),
      entries: [
        CoveragePlan.Entry(customer: CustomerReference(F.customer("a1", F.ana)), cover: F.bo)
      ]
    )
  }

  @Test func `the note and the status say the dates, the cover and the day back`() {
    let channel = CoverageChannel.contact(name: "Pat", address: "pat@x.example", role: "champion")
    #expect(
      plan.note(for: plan.entries[0], by: channel) == """
        Hello Pat,

        I am out of office from Mon 28 Feb 2028 to Fri 3 Mar 2028, and back on Mon 6 Mar 2028.
        Meanwhile Bo Berg (bo@example.com) looks after A1: please turn to Bo Berg with anything \
        that cannot wait.

        Best regards
        Ana Lima
        """
    )
    #expect(
      plan.status(naming: plan.covers)
        == "Out of office 28 Feb – 3 Mar 2028, back Mon 6 Mar 2028. Covered by Bo Berg."
    )
    #expect(plan.length == 5)
  }

  @Test func `the channel is the one stated, else the champion, else the admin, else to ask`() {
    var customer = F.customer("a1", F.ana)
    let roles = NurtureSettings().adminRoles
    #expect(customer.coverageChannel(stated: nil, adminRoles: roles) == .unknown)
    customer.contacts = [
      Contact(id: "c-1", name: "Ad", email: "ad@x.example", roles: ["Instance Admin"])
    ]
    #expect(
      customer.coverageChannel(stated: nil, adminRoles: roles).words
        == "Ad <ad@x.example>, instance admin"
    )
    customer.contacts[0].isUnsubscribed = true
    #expect(
      customer.coverageChannel(stated: nil, adminRoles: roles).words
        == "Ad <ad@x.example>, instance admin"
    )
    customer.contacts[0].bounces = true
    #expect(customer.coverageChannel(stated: nil, adminRoles: roles) == .unknown)
    customer.contacts[0].isUnsubscribed = false
    #expect(customer.coverageChannel(stated: nil, adminRoles: roles) == .unknown)
    customer.contacts.append(
      Contact(id: "c-2", email: "champ@x.example", roles: ["Technical Champion"])
    )
    #expect(
      customer.coverageChannel(stated: nil, adminRoles: roles).words == "champ@x.example, champion"
    )
    #expect(customer.coverageChannel(stated: "#x", adminRoles: roles) == .stated("#x"))
  }

  @Test func `telling is done once every customer was told`() {
    var plan = plan
    #expect(plan.day(of: .tell) == nil)
    plan.entries[0].told = F.day("2028-02-25")
    #expect(plan.day(of: .tell) == F.day("2028-02-25"))
    #expect(plan.day(of: .request) == nil)
  }
}
