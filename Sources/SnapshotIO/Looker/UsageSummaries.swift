import BookModel

/// What Looker says of every customer.
struct UsageSummaries: Sendable {
  /// The first days of the weeks of every series, oldest first; empty without weekly data.
  var weeks: [Day] = []
  /// One for each customer, in the order of their places.
  var customers: [CustomerUsage] = []
  /// The end of the newest period, for a snapshot without a day; nil without dated rows.
  var day: Day?
}

extension UsageTable {
  /// Returns what the rows say of each of `customers` customers.
  ///
  /// `customerOfOwner` holds the place of each owner's customer, -1 for none. `day` is the
  /// snapshot's day; without one the newest period's end stands for it.
  func summaries(customerOfOwner: [Int], customers: Int, day: Day?) -> UsageSummaries {
    let groups = UsageGroups(self, customerOfOwner: customerOfOwner, customers: customers)
    let calendar = UsageCalendar(self, groups: groups, day: day)
    let maker = SummaryMaker(self, groups: groups, calendar: calendar)
    var summaries = UsageSummaries(weeks: calendar.weeks, day: calendar.newestEnd)
    let parts = owner.count < Self.rowsForThreads ? 1 : min(threads, max(1, customers))
    summaries.customers = Workers.map(parts) { part in
      var maker = maker
      return (customers * part / parts..<customers * (part + 1) / parts).map { customer in
        maker.usage(of: customer)
      }
    }.flatMap(\.self)
    return summaries
  }

  /// The rows from which on several threads work out what they say.
  private static let rowsForThreads = 50_000
}

/// Works out what the rows say of one customer after another.
private struct SummaryMaker: Sendable {
  let source: UsageSource
  let groups: UsageGroups
  var cells: UsageCells
  var known: KnownFeatures
  let noWeeks: [Double?]

  init(_ table: UsageTable, groups: UsageGroups, calendar: UsageCalendar) {
    source = UsageSource(table, calendar: calendar)
    self.groups = groups
    cells = UsageCells(table, groups: groups, calendar: calendar)
    known = KnownFeatures(table, ranks: cells.featureRanks)
    noWeeks = Array(repeating: nil, count: calendar.weekCount)
  }

  /// What the rows say of a customer.
  mutating func usage(of customer: Int) -> CustomerUsage {
    let rows = groups.rows(of: customer)
    guard !rows.isEmpty else {
      var none = CustomerUsage()
      none.series = noWeeks
      return none
    }
    cells.collect(account: customer)
    let summary = CustomerSummary(source, cells: cells.cells)
    var usage = summary.usage()
    let active = (wau: usage.wau?.value, mau: usage.mau?.value)
    let hasActive = (active.mau ?? active.wau ?? 0) > 0
    usage.features = known.completed(
      summary.featureUsage(ranks: cells.featureRanks, wau: active.wau, mau: active.mau),
      with: known.features(inFilesOf: rows),
      unused: FeatureUsage(name: "", users: 0, share: hasActive ? 0 : nil, series: noWeeks)
    )
    return usage
  }
}
