import BookModel

extension CustomerBuilder {
  /// MRR is Vitally's; ARR is twelve times that, the Salesforce figure filling a gap.
  mutating func addMoney() {
    let mrr = field(account.mrr, "mrr", bad: .money) { $0.money }
    var statements = Statements<Double>()
    if !context.facts.prefersTraitARR { statements.add(mrr?.map { $0 * 12 }) }
    statements.add(traits(.arr, bad: .money) { $0.money })
    if context.facts.prefersTraitARR { statements.add(mrr?.map { $0 * 12 }) }
    customer.mrr = mrr
    customer.arr = statements.best
    note(statements.disagreement(over: "arr", beyond: 12))
  }

  /// Seats, employees and developers; 0 seats means unlimited or unknown.
  mutating func addCounts() {
    var seats = traits(.seats, bad: .count) { $0.count.atLeastZero }
    seats.add(usage?.seats)
    seats.removeZeros()
    customer.seats = seats.best
    note(seats.disagreement(over: "seats"))
    let employees = traits(.employees, bad: .count) { $0.count.atLeastZero }
    customer.employees = employees.best
    note(employees.disagreement(over: "employees"))
    let developers = traits(.developers, bad: .count) { $0.count.atLeastZero }
    customer.developers = developers.best
    note(developers.disagreement(over: "developers"))
  }

  /// The renewal, the last touch, and when the account was made and left.
  mutating func addDates() {
    let renewal = Statements(
      field(account.nextRenewal, "nextRenewalDate", bad: .date) { $0.day },
      trait(.contractEnd, bad: .date) { $0.day }
    )
    customer.renewal = renewal.best
    note(renewal.disagreement(over: "renewal"))
    customer.churned = field(account.churned, "churnedAt", bad: .date) { $0.day }
    customer.created = field(account.created, "createdAt", bad: .date) { $0.day }?.value
    let inbound = field(account.lastInbound, "lastInboundMessageTimestamp", bad: .date) { $0.day }
    let outbound = field(account.lastOutbound, "lastOutboundMessageTimestamp", bad: .date) {
      $0.day
    }
    if let inbound, let outbound {
      customer.lastActivity = inbound.value > outbound.value ? inbound : outbound
    } else {
      customer.lastActivity = inbound ?? outbound
    }
  }

  /// Daily, weekly and monthly users: Looker's, else a trait's.
  mutating func addUsage() {
    let daily = Statements(usage?.dau, trait(.dau, bad: .figure) { $0.amount.atLeastZero })
    let weekly = Statements(usage?.wau, trait(.wau, bad: .figure) { $0.amount.atLeastZero })
    let monthly = Statements(usage?.mau, trait(.mau, bad: .figure) { $0.amount.atLeastZero })
    customer.dau = daily.best
    customer.wau = weekly.best
    customer.mau = monthly.best
    note(daily.disagreement(over: "dau", beyond: 0.5))
    note(weekly.disagreement(over: "wau", beyond: 0))
    note(monthly.disagreement(over: "mau", beyond: 0))
    guard let usage else { return }
    customer.features = usage.features
    customer.instances = usage.instances
    guard !usage.series.isEmpty else { return }
    customer.series = Fact(usage.series, from: .looker, bound: usage.seriesBound)
    customer.trend = UsageMath.trend(of: usage.series)
      .map { Fact($0, from: .looker, bound: usage.seriesBound) }
  }

  /// Utilization and usage: of the figures themselves, else the ratio that Vitally holds.
  mutating func addRatios() {
    let seats = customer.seats?.map(Double.init)
    let utilization = Statements(
      seats.flatMap { customer.mau?.ratio(to: $0) },
      trait(.lastMonthMauOverSeats, bad: .figure) { $0.amount.atLeastZero }
    )
    let usage = Statements(
      customer.mau.flatMap { customer.dau?.ratio(to: $0) },
      trait(.usageScore, bad: .figure) { $0.amount.atLeastZero }
    )
    customer.utilization = utilization.best
    customer.usage = usage.best
    note(utilization.disagreement(over: "utilization", beyond: 0.005))
    note(usage.disagreement(over: "usage", beyond: 0.005))
  }

  /// The installed version, and how many releases came after it.
  mutating func addVersion() {
    let version = Statements(usage?.version, trait(.version) { $0.words })
    customer.version = version.best
    note(version.disagreement(over: "version"))
    let behind = Statements(
      customer.version.flatMap(context.facts.releases.releases),
      trait(.lastMonthVersionsBehind, bad: .count) { $0.count.atLeastZero }
    )
    customer.versionsBehind = behind.best
    note(behind.disagreement(over: "versionsBehind"))
  }

  /// Vitally's health score and the inputs of the computed one that are no facts of their own.
  mutating func addHealth() {
    customer.health = field(account.healthScore, "healthScore", bad: .health) {
      $0.amount.within(0...10)
    }
    var inputs = HealthInputs()
    inputs.champion = trait(.activeChampion, bad: .flag) { $0.truth }
    inputs.buyer = trait(.accessToBuyer, bad: .flag) { $0.truth }
    let precise = trait(.preciseIntelStatus, bad: .flag) { $0.truth }
    inputs.preciseNavigation = usage?.preciseNavigation ?? precise
    inputs.defectTickets = trait(.last90DaysDefectTickets, bad: .figure) { $0.amount.atLeastZero }
    inputs.helpTickets = trait(.last90DaysHelpTickets, bad: .figure) { $0.amount.atLeastZero }
    inputs.sentiment = trait(.taSentiment, bad: .sentiment) { $0.words.band }
    customer.healthInputs = inputs
  }
}

extension Value where Known: Comparable {
  /// The value where it lies in a range, else a bad one.
  fileprivate func within(_ range: ClosedRange<Known>) -> Value {
    if case .known(let value) = self, !range.contains(value) { return .bad }
    return self
  }
}

extension Value where Known: Comparable & Numeric {
  /// The value where it is not negative, else a bad one.
  fileprivate var atLeastZero: Value {
    if case .known(let value) = self, value < 0 { return .bad }
    return self
  }
}

extension Value where Known == String {
  /// The health band that a text names, whatever its case; a bad value where it names none.
  fileprivate var band: Value<HealthBand> {
    switch self {
    case .absent: .absent
    case .bad: .bad
    case .known(let text): HealthBand(rawValue: text.folded).map { .known($0) } ?? .bad
    }
  }
}
