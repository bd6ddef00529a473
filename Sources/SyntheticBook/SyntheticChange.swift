public import BookModel

/// Something that differs between the two snapshots, as whoever made them knows it.
public struct SyntheticChange: Hashable, Sendable {
  /// The customer's id in the later snapshot, in the earlier one where it is gone.
  public var customer: String
  /// What changed, by the names that `BookChange.Kind` has.
  public var what: String
  /// The value before; nil for an unknown one and for none.
  public var old: FactValue?
  /// The value now; nil for an unknown one and for none.
  public var new: FactValue?
  /// The ARR, or the amount of the opportunity.
  public var arrAtStake: Double?

  /// Creates a change.
  public init(
    customer: String,
    what: String,
    old: FactValue?,
    new: FactValue?,
    arrAtStake: Double?
  ) {
    self.customer = customer
    self.what = what
    self.old = old
    self.new = new
    self.arrAtStake = arrAtStake
  }
}

extension SyntheticSnapshot {
  /// Returns what happened to some customers between the earlier and the later snapshot.
  public static func changes(customers: Int) -> [SyntheticChange] {
    (0..<customers).flatMap { number in
      SyntheticPair(
        before: SyntheticCustomer(number, at: .earlier),
        now: SyntheticCustomer(number, at: .later)
      ).changes
    }
  }
}

/// One customer in both snapshots.
private struct SyntheticPair {
  let before: SyntheticCustomer
  let now: SyntheticCustomer

  var changes: [SyntheticChange] {
    guard before.isPresent, now.isPresent else {
      let state = FactValue.text(now.churned == nil ? "customer" : "churned")
      return now.isPresent ? [change("new", nil, state)] : [change("gone", state, nil)]
    }
    // Whatever happened, a week has passed, and health looks at days and weeks.
    let bands = [before.band, now.band].map { $0.map { FactValue.text($0.rawValue) } }
    let moved = bands[0] == bands[1] ? [] : [change("band", bands[0], bands[1])]
    return moved + (now.event.map(changes) ?? [])
  }

  /// What an event changes.
  private func changes(by event: SyntheticEvent) -> [SyntheticChange] {
    switch event {
    case .came, .went: []
    case .leftOrCameBack:
      [
        change(
          now.churned == nil ? "returned" : "churned",
          before.churned.map(FactValue.day),
          now.churned.map(FactValue.day)
        )
      ]
    case .id: [change("id", .text(before.id), .text(now.id))]
    case .name: [change("name", .text(before.plainName), .text(now.plainName))]
    case .arr: [change("arr", .number(before.arr), .number(now.arr))] + tierChange
    case .health:
      now.healthTenths == nil ? [] : [change("health", before.health, now.health)]
    case .healthKnown: [change("health", before.health, now.health)]
    case .renewal: [change("renewal", .day(before.renewal), .day(now.renewal))]
    case .owner: [change("owner", .text(before.owner), .text(now.owner))]
    case .seats:
      [
        change(
          "seats",
          .number(Double(before.licensedSeats)),
          .number(Double(now.licensedSeats))
        )
      ] + utilizationChange
    case .users:
      now.hasUsage
        ? [
          change(
            "mau",
            .number(Double(before.monthlyUsers)),
            .number(Double(now.monthlyUsers))
          )
        ] + utilizationChange : []
    case .version:
      now.hasUsage
        ? [
          change(
            "version",
            .text(versions[before.versionsBehind]),
            .text(versions[now.versionsBehind])
          )
        ] : []
    case .stage: [change("stage", .text(stages[before.stage]), .text(stages[now.stage]))]
    case .dealCame, .dealWent, .dealWon, .dealLost, .dealReopened, .dealStage, .dealAmount,
      .dealClose:
      dealChanges(by: event)
    }
  }

  private func dealChanges(by event: SyntheticEvent) -> [SyntheticChange] {
    guard let deal = now.deal ?? before.deal else { return [] }
    let stages = [before.deal, now.deal].map { $0.map { FactValue.text($0.stage) } }
    func change(_ what: String, _ old: FactValue?, _ new: FactValue?) -> [SyntheticChange] {
      [
        SyntheticChange(
          customer: now.id,
          what: "opportunity.\(what)",
          old: old,
          new: new,
          arrAtStake: Double(deal.amount)
        )
      ]
    }
    func amount(_ deal: SyntheticDeal?) -> FactValue? { deal.map { .number(Double($0.amount)) } }
    switch event {
    case .dealCame: return change("new", stages[0], stages[1])
    case .dealWent: return change("gone", stages[0], stages[1])
    case .dealWon: return change("won", stages[0], stages[1])
    case .dealLost: return change("lost", stages[0], stages[1])
    case .dealReopened: return change("reopened", stages[0], stages[1])
    case .dealStage: return change("stage", stages[0], stages[1])
    case .dealAmount: return change("amount", amount(before.deal), amount(now.deal))
    case .dealClose:
      return change(
        "closeDate",
        (before.deal?.close).map(FactValue.day),
        (now.deal?.close).map(FactValue.day)
      )
    case .came, .went, .leftOrCameBack, .id, .name, .arr, .health, .healthKnown, .renewal, .owner,
      .seats, .users, .version, .stage:
      return []
    }
  }

  private var utilizationChange: [SyntheticChange] {
    guard let old = before.utilization, let new = now.utilization, abs(old - new) > 0.005 else {
      return []
    }
    return [change("utilization", .number(old), .number(new))]
  }

  private var tierChange: [SyntheticChange] {
    let tiers = [before, now].map { customer in
      TierPolicy.fourTier.placement(
        of: TierNumbers(
          arr: customer.arr,
          employees: Double(customer.seats * 9),
          developers: Double(customer.developers)
        )
      ).tier.map { FactValue.text(TierPolicy.fourTier.tiers[$0].name) }
    }
    return tiers[0] == tiers[1] ? [] : [change("tier", tiers[0], tiers[1])]
  }

  private func change(_ what: String, _ old: FactValue?, _ new: FactValue?) -> SyntheticChange {
    let isOlder = !now.isPresent || what == "churned"
    return SyntheticChange(
      customer: now.isPresent ? now.id : before.id,
      what: what,
      old: old,
      new: new,
      arrAtStake: isOlder ? before.arr : now.arr
    )
  }
}

extension SyntheticCustomer {
  fileprivate var arr: Double { (Double(monthlyMoney) + 0.5) * 12 }
  fileprivate var owner: String { advisors[advisor] }
  fileprivate var health: FactValue? { healthTenths.map { .number(Double($0) / 10) } }

  fileprivate var utilization: Double? {
    hasUsage ? Double(monthlyUsers) / Double(licensedSeats) : nil
  }

  /// The health band that the built-in policy gives what was written about it.
  fileprivate var band: HealthBand? {
    var customer = Customer(id: Customer.ID(rawValue: id), name: plainName)
    customer.healthInputs.sentiment = Fact(
      [HealthBand.healthy, .concerning, .poor][sentiment],
      from: .vitally
    )
    customer.healthInputs.champion = Fact(hasChampion, from: .vitally)
    customer.healthInputs.buyer = hasBuyer ? Fact(true, from: .vitally) : nil
    customer.healthInputs.preciseNavigation = Fact(true, from: .vitally)
    customer.healthInputs.helpTickets = Fact(Double(helpTickets), from: .vitally)
    customer.versionsBehind = Fact(versionsBehind, from: .vitally)
    customer.lastActivity = Fact(lastActivity, from: .vitally)
    if let utilization {
      customer.utilization = Fact(utilization, from: .looker)
      // The newest complete week is the first that was written, a week ago the second.
      let week = monthlyUsers(weeksAgo: moment == .later ? 0 : 1)
      let daily = Double(week * 3 / 10) + 0.25
      customer.usage = Fact(daily / Double(monthlyUsers), from: .looker)
    }
    return HealthPolicy.builtIn.assess(customer, on: moment.day)?.health.band
      ?? healthTenths.map { HealthBand(score: Double($0) / 10) }
  }
}
