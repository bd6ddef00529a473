import BookModel

/// What a customer's rows say of features, as far as figures of the whole product follow from it.
protocol FeatureFigures {
  /// Raises weeks of the series to the users of each one's most used feature.
  func mostUsed(_ weeks: inout [Double])
  /// Raises the last 28 days to the users of each one's most used feature.
  func mostUsed(days: inout [Double?])
  /// The instances that rows of features name, each with the owner it is first named of.
  var instanceOwners: [(instance: Int32, owner: Int32)] { get }
}

/// The days whose mean stands for a missing average.
let summaryDays = 28

/// Works out what one customer's rows say.
struct CustomerSummary<Features: FeatureFigures> {
  let source: UsageSource
  /// Cells of the whole product, by instance and period.
  let totals: ArraySlice<UsageCell>
  /// What is known of features.
  let features: Features

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
    let totals = totals.isEmpty ? [] : totals.weeks(in: source.calendar, \.wau)
    let hasTotals = totals.contains { $0.value != nil }
    weeks.removeAll(keepingCapacity: true)
    if hasTotals {
      weeks.append(contentsOf: totals.lazy.map { $0.value ?? .nan })
      usage.seriesBound = totals.compactMap(\.bound).first
    } else {
      // It is the maximum over the instances too: a sum over them would be no lower bound.
      weeks.append(contentsOf: repeatElement(.nan, count: source.calendar.weekCount))
      features.mostUsed(&weeks)
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
    var days = Array(repeating: UsageSum(), count: totals.isEmpty ? 0 : summaryDays)
    for cell in totals where cell.period.span == .day && !cell.isAverageDAU {
      let place = Int(cell.period.start) - (day.number - summaryDays)
      if days.indices.contains(place) { days[place].add(cell.dau, isWhole: cell.isWhole) }
    }
    let known = days.compactMap(\.value)
    if known.isEmpty { return meanOfMostUsedFeature() }
    guard known.count >= 14 else { return nil }
    let bound = days.compactMap(\.bound).first
    return Fact(known.reduce(0, +) / Double(known.count), from: .looker, bound: bound)
  }

  /// The same of each day's most used feature, which is a lower bound.
  private func meanOfMostUsedFeature() -> Fact<Double>? {
    guard !source.places.lastDays.isEmpty else { return nil }
    var days = [Double?](repeating: nil, count: summaryDays)
    features.mostUsed(days: &days)
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
    for (instance, owner) in features.instanceOwners where named.insert(instance).inserted {
      let owner = source.table.owners[Int(owner)]
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
      if let seats = Self.seats(cell.seats), age >= newest.seats {
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
