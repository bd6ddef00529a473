/// One thing that differs between two snapshots.
public struct BookChange: Hashable, Sendable {
  /// What differs; the order is that of the changes of one customer.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// The newer snapshot has a customer that the older one lacks, or the other way round.
    case new, gone
    /// The customer left, at another day than known, or came back.
    case churned, returned
    /// The account was made anew, or renamed.
    case id, name
    case tier
    case band, health
    case utilization, mau, seats, version
    case arr, renewal
    case stage, owner
    case opportunityNew = "opportunity.new"
    case opportunityGone = "opportunity.gone"
    case opportunityWon = "opportunity.won"
    case opportunityLost = "opportunity.lost"
    /// It was closed and is open again.
    case opportunityReopened = "opportunity.reopened"
    case opportunityStage = "opportunity.stage"
    case opportunityAmount = "opportunity.amount"
    case opportunityCloseDate = "opportunity.closeDate"
  }

  /// An opportunity by its id, with its name where it has one.
  public struct OpportunityName: Hashable, Sendable {
    /// The id.
    public var id: String
    /// The name, the newer one; nil where it has none.
    public var name: String?
  }

  /// What differs.
  public var kind: Kind
  /// The customer: its id in the newer snapshot, in the older one where it is gone.
  public var customer: Customer.ID
  /// The customer's name there.
  public var name: String
  /// The value in the older snapshot; nil where it was unknown, or there was none.
  ///
  /// A tier and an owner are their names; a new customer was none and is now `customer` or
  /// `churned`; an opportunity that came, went or closed has its stages here.
  public var old: FactValue?
  /// The value in the newer snapshot; nil where it is unknown, or there is none.
  public var new: FactValue?
  /// What is at stake, in the home currency; nil where it is unknown.
  ///
  /// It is the customer's ARR in the newer snapshot, in the older one where the newer has none or
  /// the customer is gone or left. Of an opportunity it is the amount, by the same rule.
  public var arrAtStake: Double?
  /// The opportunity that it is about; nil for other changes.
  public var opportunity: OpportunityName?
  /// The customer's place in the newer book; nil where it is gone.
  public var place: Int?
  /// The customer's place in the older book; nil where it is new.
  public var olderPlace: Int?
}

extension BookChange {
  /// How much a number grew, or by how many days a day moved; nil where either is unknown.
  public var difference: Double? {
    switch (old, new) {
    case (.number(let old), .number(let new)): new - old
    case (.day(let old), .day(let new)): Double(old.days(until: new))
    default: nil
    }
  }

  /// Whether a value became known that was not.
  public var isNowKnown: Bool { kind.hasValues && old == nil && new != nil }

  /// Whether a value is unknown now that was known.
  public var isNowUnknown: Bool { kind.hasValues && old != nil && new == nil }
}

extension BookChange.Kind {
  /// Its place among the changes of one customer.
  public var place: Int {
    switch self {
    case .new: 0
    case .gone: 1
    case .churned: 2
    case .returned: 3
    case .id: 4
    case .name: 5
    case .tier: 6
    case .band: 7
    case .health: 8
    case .utilization: 9
    case .mau: 10
    case .seats: 11
    case .version: 12
    case .arr: 13
    case .renewal: 14
    case .stage: 15
    case .owner: 16
    case .opportunityNew: 17
    case .opportunityGone: 18
    case .opportunityWon: 19
    case .opportunityLost: 20
    case .opportunityReopened: 21
    case .opportunityStage: 22
    case .opportunityAmount: 23
    case .opportunityCloseDate: 24
    }
  }

  /// The fact that differs.
  public var fact: ComparedFact {
    switch self {
    case .new, .gone: .customer
    case .churned, .returned: .churned
    case .id: .id
    case .name: .name
    case .tier: .tier
    case .band: .band
    case .health: .health
    case .utilization: .utilization
    case .mau: .mau
    case .seats: .seats
    case .version: .version
    case .arr: .arr
    case .renewal: .renewal
    case .stage: .stage
    case .owner: .owner
    case .opportunityNew, .opportunityGone, .opportunityWon, .opportunityLost, .opportunityReopened,
      .opportunityStage, .opportunityAmount, .opportunityCloseDate:
      .opportunities
    }
  }

  /// Whether nil stands for an unknown value, as opposed to none.
  var hasValues: Bool {
    switch self {
    case .new, .gone, .churned, .returned, .opportunityNew, .opportunityGone, .opportunityWon,
      .opportunityLost:
      false
    case .id, .name, .tier, .band, .health, .utilization, .mau, .seats, .version, .arr, .renewal,
      .stage, .owner, .opportunityReopened, .opportunityStage,
      .opportunityAmount, .opportunityCloseDate:
      true
    }
  }
}

extension BookChange {
  /// A part of a list of changes.
  public enum Section: String, CaseIterable, Hashable, Sendable {
    case customers, opportunities, contract, tiers, health, usage, care

    /// Its heading.
    public var title: String {
      switch self {
      case .customers: "Customers"
      case .opportunities: "Opportunities"
      case .contract: "Contract"
      case .tiers: "Tiers"
      case .health: "Health"
      case .usage: "Usage"
      case .care: "Owner and stage"
      }
    }
  }
}

extension BookChange.Kind {
  /// The part of a list that it belongs to.
  public var section: BookChange.Section {
    switch fact {
    case .customer, .id, .name, .churned: .customers
    case .opportunities: .opportunities
    case .arr, .renewal: .contract
    case .tier: .tiers
    case .band, .health: .health
    case .utilization, .mau, .seats, .version: .usage
    case .stage, .owner: .care
    }
  }
}
