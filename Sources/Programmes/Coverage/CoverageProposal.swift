public import BookModel

/// A plan that is proposed, with what to know about it.
public struct CoverageProposal: Hashable, Sendable {
  /// The plan.
  public var plan: CoveragePlan
  /// What to look at before agreeing on it, a sentence each.
  public var warnings: [String]

  /// Creates a proposal.
  public init(plan: CoveragePlan, warnings: [String] = []) {
    self.plan = plan
    self.warnings = warnings
  }
}

/// Makes coverage plans for the book of one person.
public struct CoverageProposer: Sendable {
  /// The book, the day, and who will be away: `portfolio.me`.
  public var portfolio: Portfolio
  /// The plans that are there already.
  public var plans: [CoveragePlan]

  /// Creates a proposer.
  public init(_ portfolio: Portfolio, plans: [CoveragePlan] = []) {
    self.portfolio = portfolio
    self.plans = plans
  }

  /// Returns a plan for every customer in the book of `portfolio.me`.
  ///
  /// A customer with an advisor of its own who is there stays with that advisor, unless it is
  /// assigned; where that advisor is away too, it goes to whoever covers it for them. Of the others,
  /// those that are not assigned go to the cover with the least ARR at the time, their own customers'
  /// and covered ones' together; the largest customer first, so that the shares come out alike.
  public func proposal(for request: CoverageRequest) throws(CoverageError) -> CoverageProposal {
    guard let me = portfolio.me else { throw .nobodyAway }
    guard request.from <= request.to else {
      throw .datesReversed(from: request.from, to: request.to)
    }
    let mine = customers(of: me)
    try check(request, of: mine)
    let covers = try covers(of: mine, request)
    let entries = mine.compactMap { customer in
      covers[customer.id].map { entry(of: customer, $0, request) }
    }
    let plan = CoveragePlan(person: me, from: request.from, to: request.to, entries: entries)
    return CoverageProposal(plan: plan, warnings: warnings(about: plan))
  }

  /// Returns what to look at in a plan: customers that another plan gives to somebody else, and
  /// customers that the person who is away covers.
  public func warnings(about plan: CoveragePlan) -> [String] {
    let others = plans.filter { $0.overlaps(plan) && !$0.person.isSame(as: plan.person) }
    guard !others.isEmpty else { return [] }
    let customers = CoverageCustomers(portfolio.book)
    let own = Dictionary(plan.entries.map { (customers.id(of: $0.customer), $0) }) { first, _ in
      first
    }
    return others.flatMap { other in
      let handed = other.entries.filter { !customers.stays($0) }
      let twice = handed.filter { entry in
        own[customers.id(of: entry.customer)].map { !$0.cover.isSame(as: entry.cover) } ?? false
      }
      let given = handed.count { $0.cover.isSame(as: plan.person) }
      return warnings(of: other, twice, given: given)
    }
  }

  /// Returns what to look at beside another plan: the customers that are in both, and how many that
  /// one gives to the person who is away.
  private func warnings(of other: CoveragePlan, _ twice: [CoveragePlan.Entry], given: Int)
    -> [String]
  {
    let person = other.person.displayName
    let both = twice.map { entry in
      "\(entry.customer.name) is in the plan of \(person) too "
        + "(\(other.dates), covered by \(entry.cover.displayName)): agree on one cover"
    }
    guard given > 0 else { return both }
    let words = Figures.count(given, "customer")
    return both + ["you cover \(words) for \(person) (\(other.dates)): hand them on"]
  }
}

extension CoverageProposer {
  private func isOther(_ plan: CoveragePlan, _ request: CoverageRequest) -> Bool {
    let isMine = portfolio.me.map { plan.person.isSame(as: $0) } ?? false
    return !isMine && plan.overlaps(from: request.from, to: request.to)
  }

  private func customers(of person: Person) -> [Customer] {
    portfolio.book.customers.filter { $0.churned == nil && $0.belongs(to: person) }
  }

  private func check(_ request: CoverageRequest, of mine: [Customer]) throws(CoverageError) {
    for (id, _) in request.assigned where !mine.contains(where: { $0.id == id }) {
      let name = portfolio.book.customers.first { $0.id == id }?.name ?? id.rawValue
      throw .notInBook(name)
    }
    let named = request.covers + request.assigned.values.sorted { $0.id < $1.id }
    for person in named { try check(person, request) }
  }

  /// Who covers each of the customers.
  private func covers(of mine: [Customer], _ request: CoverageRequest) throws(CoverageError)
    -> [Customer.ID: Person]
  {
    var loads = CoverageLoads(portfolio, plans.filter { isOther($0, request) })
    let candidates = request.covers.isEmpty ? available(request, loads) : request.covers
    var covers = request.assigned
    for customer in mine {
      if let cover = covers[customer.id] {
        if !customer.isOwned(by: cover) { loads.add(customer, to: cover) }
      } else {
        // It is in the loads already.
        covers[customer.id] = settledCover(of: customer, request)
      }
    }
    for customer in mine.sorted(by: Self.isLarger) where covers[customer.id] == nil {
      guard let cover = loads.least(of: candidates) else { throw .noCover }
      loads.add(customer, to: cover)
      covers[customer.id] = cover
    }
    return covers
  }

  private func check(_ person: Person, _ request: CoverageRequest) throws(CoverageError) {
    if let me = portfolio.me, person.isSame(as: me) { throw .ownCover(person) }
    if let plan = absence(of: person, request) { throw .coverAway(person, plan) }
  }

  private func absence(of person: Person, _ request: CoverageRequest) -> CoveragePlan? {
    plans.first { $0.person.isSame(as: person) && $0.overlaps(from: request.from, to: request.to) }
  }

  /// Who looks after a customer at the time anyway: its own advisor, or who covers it for them; nil
  /// where it is the customer of who will be away, or nobody's, or nobody is there.
  private func settledCover(of customer: Customer, _ request: CoverageRequest) -> Person? {
    guard let me = portfolio.me, let owner = customer.owner?.value, !owner.isSame(as: me) else {
      return nil
    }
    guard let away = absence(of: owner, request) else { return owner }
    let cover = away.entries.first { $0.customer.means(customer) }?.cover
    return cover.flatMap { $0.isSame(as: me) || absence(of: $0, request) != nil ? nil : $0 }
  }

  /// Every owner of customers who is there at the time.
  private func available(_ request: CoverageRequest, _ loads: CoverageLoads) -> [Person] {
    loads.owners.filter { owner in
      !(portfolio.me.map { owner.isSame(as: $0) } ?? false) && absence(of: owner, request) == nil
    }
  }

  private func entry(of customer: Customer, _ cover: Person, _ request: CoverageRequest)
    -> CoveragePlan.Entry
  {
    let reasons = portfolio.coverageReasons(of: customer, from: request.from, to: request.to)
    let followUp = reasons.lazy.compactMap { reason -> FollowUp? in
      if case .followUp(let followUp) = reason { followUp } else { nil }
    }.first
    return CoveragePlan.Entry(
      customer: CustomerReference(customer),
      cover: cover,
      followUp: followUp.map { FollowUpDraft(of: $0) }
    )
  }

  private static func isLarger(_ left: Customer, _ right: Customer) -> Bool {
    let (leftARR, rightARR) = (left.arr?.value ?? 0, right.arr?.value ?? 0)
    return leftARR == rightARR ? left.id < right.id : leftARR > rightARR
  }
}
