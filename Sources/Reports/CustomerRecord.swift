public import BookModel
public import BookQuery

/// The record of one customer, as `folio list --format json` prints it.
///
/// Every key is always there, in one order; what is unknown is null.
public struct CustomerRecord: Hashable, Sendable {
  let customer: Customer
  let place: Int
  let placement: TierPlacement
  let tier: TierPolicy.Tier?
  let assessment: HealthAssessment?
  let followUp: FollowUp?
  let context: Context

  /// What a record needs of its portfolio.
  struct Context: Hashable, Sendable {
    var policyName: String
    var today: Day
    var weeks: [Day]
    var isMine: Bool
    var renewalDays: Int?
    var touchDays: Int?
    /// The owner whose customer it is, while a coverage plan gives it to the reader.
    var coveredFor: Person?
    /// The change of Vitally's health in 30 days.
    var healthChange: Double?
    /// The keys of the record that differ from the snapshot before.
    var changes: [String]?
    var isMarked = false
  }

  /// Creates the record of the customer at a place of the portfolio's `book.customers`.
  ///
  /// `facts` are what neither the snapshot nor the follow-ups hold, such as changes.
  public init(of place: Int, in portfolio: Portfolio, facts: QueryFacts = QueryFacts()) {
    let customer = portfolio.book.customers[place]
    let placement = portfolio.placements[place]
    self.customer = customer
    self.place = place
    self.placement = placement
    self.tier = placement.tier.map { portfolio.policy.tiers[$0] }
    self.assessment = portfolio.assessment(of: customer)
    self.followUp = portfolio.followUps[customer.id]
    self.context = Context(
      policyName: portfolio.policy.name,
      today: portfolio.today,
      weeks: portfolio.book.weeks,
      isMine: portfolio.isMine(customer),
      renewalDays: portfolio.renewalDays(customer),
      touchDays: portfolio.touchDays(customer),
      coveredFor: portfolio.coveredFor[customer.id],
      healthChange: facts.healthChange[customer.id],
      changes: facts.changes[customer.id]?.sorted(),
      isMarked: facts.marked.contains(customer.id)
    )
  }

  /// Returns the JSON object; `indentation` is the spaces a level, nil for one line.
  public func json(indentation: Int? = nil) -> String { value.json(indentation: indentation) }
}

extension CustomerRecord {
  /// The whole record.
  var value: ReportValue { .object(members) }

  /// The record's members, in order.
  var members: [ReportValue.Member] {
    RecordKey.allCases.map { ReportValue.Member($0.rawValue, value(of: $0)) }
  }

  /// Returns the value of one key.
  func value(of key: RecordKey) -> ReportValue {
    switch key {
    case .id: .text(customer.id.rawValue)
    case .externalId: ReportValue(customer.externalId)
    case .salesforceId: ReportValue(customer.salesforceId)
    case .name: .text(customer.name)
    case .tier: tierValue
    case .segment: ReportValue(customer.segment?.value)
    case .owner: ReportValue(person: customer.owner?.value)
    case .accountExecutive: ReportValue(person: customer.accountExecutive?.value)
    case .mine: .flag(context.isMine)
    case .arr: ReportValue(customer.arr?.value)
    case .mrr: ReportValue(customer.mrr?.value)
    case .seats: ReportValue(customer.seats?.value)
    case .employees: ReportValue(customer.employees?.value)
    case .developers: ReportValue(customer.developers?.value)
    case .dau: ReportValue(customer.dau?.value)
    case .wau: ReportValue(customer.wau?.value)
    case .mau: ReportValue(customer.mau?.value)
    case .utilization: ReportValue(customer.utilization?.value)
    case .usage: ReportValue(customer.usage?.value)
    case .trend: ReportValue(customer.trend?.value)
    case .series: ReportValue(series: customer.series?.value ?? [])
    case .health: ReportValue(customer.health?.value)
    case .computedHealth: assessment.map { ReportValue(assessment: $0) } ?? .null
    case .renewal: renewalValue
    case .stage: ReportValue(customer.stage?.value)
    case .version: ReportValue(customer.version?.value)
    case .versionsBehind: ReportValue(customer.versionsBehind?.value)
    case .lastActivity: ReportValue(customer.lastActivity?.value)
    case .opportunities: .array(customer.opportunities.map { ReportValue(opportunity: $0) })
    case .churned: ReportValue(customer.churned?.value)
    case .followUp: followUp.map { ReportValue(followUp: $0, on: context.today) } ?? .null
    case .sources: sources
    case .disagreements: .array(customer.disagreements.map { ReportValue(disagreement: $0) })
    case .bounds: bounds
    case .coveredFor: ReportValue(person: context.coveredFor)
    }
  }
}
