import BookModel

/// What all customers' figures come from, shared by reference: threads would contend for the
/// reference counts of copies.
final class UsageSource: Sendable {
  let table: UsageTable
  let calendar: UsageCalendar

  init(_ table: UsageTable, calendar: UsageCalendar) {
    self.table = table
    self.calendar = calendar
  }
}

/// Works out what one customer's cells say.
struct CustomerSummary {
  let source: UsageSource
  /// Cells of the whole product, by instance and period.
  let totals: ArraySlice<UsageCell>
  /// Cells of features, by feature, instance and period.
  let features: ArraySlice<UsageCell>

  init(_ source: UsageSource, cells: [UsageCell]) {
    self.source = source
    let split = cells.firstIndex { $0.feature >= 0 } ?? cells.count
    totals = cells[..<split]
    features = cells[split...]
  }

  /// Returns the customer's usage without its features, and its weeks in `weeks`, not a number where
  /// they are unknown.
  func usage(weeks: inout [Double]) -> CustomerUsage {
    var usage = CustomerUsage()
    usage.hasRows = true
    usage.mau = mau(of: totals).fact
    setWeeks(of: &usage, &weeks)
    usage.dau = dau()
    let states = instances()
    let ranked = states.sorted(by: InstanceState.precedes)
    usage.seats = states.compactMap(\.seats).max().map { Fact($0, from: .looker) }
    usage.version = ranked.compactMap(\.version).first.map { Fact($0, from: .looker) }
    usage.preciseNavigation = ranked.compactMap(\.precise).first.map { Fact($0, from: .looker) }
    usage.instances = ranked.filter { $0.site != nil || $0.endpoint != nil }.map(\.usage)
    return usage
  }
}

extension CustomerSummary {
  /// The anchor month's; of weekly or daily rows the newest complete one's; else the undated one.
  private func mau(of cells: ArraySlice<UsageCell>) -> UsageSum {
    let month = cells.sum(at: source.calendar.anchorMonth, .month, \.mau)
    if month.value != nil { return month }
    let rolling = cells.newest([.day, .week], in: source.calendar, \.mau)
    return rolling.value != nil ? rolling : cells.undated(\.mau)
  }

  /// Sets the weeks and `wau`, which a total beats the most used feature for.
  private func setWeeks(of usage: inout CustomerUsage, _ weeks: inout [Double]) {
    let totals = totals.weeks(in: source.calendar, \.wau)
    let hasTotals = totals.contains { $0.value != nil }
    if hasTotals {
      weeks = totals.map { $0.value ?? .nan }
      usage.seriesBound = totals.compactMap(\.bound).first
    } else {
      weeks = mostUsedFeature()
      usage.seriesBound = weeks.contains { !$0.isNaN } ? .lower : nil
    }
    usage.wau = totals.last?.fact ?? rollingWAU()
    if usage.wau == nil, !hasTotals, let users = weeks.last, !users.isNaN {
      usage.wau = Fact(users, from: .looker, bound: .lower)
    }
  }

  /// A weekly figure of other rows than weeks: the newest complete one, else the undated one.
  private func rollingWAU() -> Fact<Double>? {
    totals.newest([.day, .month], in: source.calendar, \.wau).fact ?? totals.undated(\.wau).fact
  }

  /// The users of each week's most used feature: at least so many used the product.
  ///
  /// It is the maximum over the instances too: a sum over them would be no lower bound.
  private func mostUsedFeature() -> [Double] {
    var weeks = Array(repeating: Double.nan, count: source.calendar.weekCount)
    for cell in features where countsPeriod(cell) && !cell.users.isNaN {
      guard let slot = source.calendar.slot(of: cell.period) else { continue }
      weeks[slot] = weeks[slot].isNaN ? max(0, cell.users) : max(weeks[slot], cell.users)
    }
    return weeks
  }

  /// Whether a feature's users are those of the row's own week.
  private func countsPeriod(_ cell: UsageCell) -> Bool {
    switch source.table.featureSpans[Int(cell.feature)] {
    case .week, .undetermined: true
    case .day, .month: false
    }
  }

  /// The average that Looker gives in the newest complete period, or undated; else that of the
  /// days it gives.
  private func dau() -> Fact<Double>? {
    let averages = totals.lazy.filter { $0.period.span != .day || $0.isAverageDAU }
    return averages.sum(at: source.calendar.anchorWeek, .week, \.dau).fact
      ?? averages.sum(at: source.calendar.anchorMonth, .month, \.dau).fact
      ?? averages.sum(at: source.calendar.anchorDay, .day, \.dau).fact
      ?? averages.undated(\.dau).fact ?? meanOfDays()
  }

  /// The mean of the known ones of the last 28 complete days; nil with fewer than 14.
  private func meanOfDays() -> Fact<Double>? {
    guard let day = source.calendar.day else { return nil }
    var days = Array(repeating: UsageSum(), count: 28)
    for cell in totals where cell.period.span == .day && !cell.isAverageDAU {
      let place = Int(cell.period.start) - (day.number - 28)
      if days.indices.contains(place) { days[place].add(cell.dau, isWhole: cell.isWhole) }
    }
    let known = days.compactMap(\.value)
    if known.isEmpty { return meanOfMostUsedFeature(day) }
    guard known.count >= 14 else { return nil }
    let bound = days.compactMap(\.bound).first
    return Fact(known.reduce(0, +) / Double(known.count), from: .looker, bound: bound)
  }

  /// The same of each day's most used feature, which is a lower bound.
  private func meanOfMostUsedFeature(_ day: Day) -> Fact<Double>? {
    var days = [Double?](repeating: nil, count: 28)
    for cell in features where cell.period.span == .day && !cell.users.isNaN {
      let place = Int(cell.period.start) - (day.number - 28)
      guard days.indices.contains(place),
        source.table.featureSpans[Int(cell.feature)] == .undetermined
      else { continue }
      days[place] = max(days[place] ?? 0, cell.users)
    }
    let known = days.compactMap(\.self)
    guard known.count >= 14 else { return nil }
    return Fact(known.reduce(0, +) / Double(known.count), from: .looker, bound: .lower)
  }
}

extension CustomerSummary {
  /// What is known of each instance, and of the account where no instance is named.
  private func instances() -> [InstanceState] {
    var states: [InstanceState] = []
    var named: Set<Int32> = []
    var start = totals.startIndex
    while start < totals.endIndex {
      let instance = totals[start].instance
      let end = totals[start...].firstIndex { $0.instance != instance } ?? totals.endIndex
      states.append(state(of: totals[start..<end]))
      named.insert(instance)
      start = end
    }
    // The long form can name instances that no totals are known of.
    for cell in features where cell.instance >= 0 && named.insert(cell.instance).inserted {
      let owner = source.table.owners[Int(cell.owner)]
      states.append(InstanceState(site: owner.site, endpoint: owner.endpoint))
    }
    return states
  }

  private func state(of cells: ArraySlice<UsageCell>) -> InstanceState {
    var state = InstanceState()
    var newest = (seats: Int32.min, version: Int32.min, precise: Int32.min)
    for cell in cells {
      // Undated figures come first and give way to any dated one.
      let age = cell.period.span == .undated ? Int32.min : cell.period.start
      if let seats = CustomerSummary.seats(cell.seats), age >= newest.seats {
        (state.seats, newest.seats) = (seats, age)
      }
      if cell.version >= 0, age >= newest.version {
        (state.version, newest.version) = (source.table.versions[Int(cell.version)], age)
      }
      if cell.precise >= 0, age >= newest.precise {
        (state.precise, newest.precise) = (cell.precise == 1, age)
      }
      if cell.ping != UsageTable.noDay { state.ping = max(state.ping ?? cell.ping, cell.ping) }
      let owner = source.table.owners[Int(cell.owner)]
      state.site = owner.site ?? state.site
      state.endpoint = owner.endpoint ?? state.endpoint
    }
    state.mau = mau(of: cells).value
    return state
  }

  /// Seats as a whole number; nil for none, which is unlimited or unknown, and for a fraction.
  private static func seats(_ value: Double) -> Int? {
    guard value > 0 else { return nil }
    return Int(exactly: value)
  }
}

/// What is known of one instance.
private struct InstanceState {
  var site: String?
  var endpoint: String?
  var mau: Double?
  var seats: Int?
  var version: String?
  var precise: Bool?
  var ping: Int32?

  var usage: InstanceUsage {
    InstanceUsage(
      site: site,
      endpoint: endpoint,
      version: version,
      mau: mau,
      seats: seats,
      lastPing: ping.map { Day(number: Int($0)) }
    )
  }

  /// The most users first, then the newest ping, then the smallest id.
  static func precedes(_ left: InstanceState, _ right: InstanceState) -> Bool {
    let (leftMAU, rightMAU) = (left.mau ?? -1, right.mau ?? -1)
    if leftMAU != rightMAU { return leftMAU > rightMAU }
    let (leftPing, rightPing) = (left.ping ?? .min, right.ping ?? .min)
    if leftPing != rightPing { return leftPing > rightPing }
    return left.id.utf8.lexicographicallyPrecedes(right.id.utf8)
  }

  private var id: String { site ?? endpoint ?? "" }
}
