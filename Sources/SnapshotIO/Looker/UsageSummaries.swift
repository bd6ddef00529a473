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
      maker.usage(of: customers * part / parts..<customers * (part + 1) / parts)
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
  /// What the rows say of the customers' features, and the weeks of all series.
  var columns: FeatureColumns
  /// The line of each customer's own weeks.
  var lines: [Int32] = []
  /// The weeks of the customer or feature in hand.
  var weeks: [Double] = []

  init(_ table: UsageTable, groups: UsageGroups, calendar: UsageCalendar) {
    source = UsageSource(table, calendar: calendar)
    self.groups = groups
    cells = UsageCells(table, groups: groups, calendar: calendar)
    known = KnownFeatures(table, ranks: cells.featureRanks)
    columns = FeatureColumns(
      names: UsageCells.names(table.features, ranks: cells.featureRanks),
      weekCount: calendar.weekCount
    )
  }

  /// What the rows say of some customers, in the order of their places.
  func usage(of customers: Range<Int>) -> [CustomerUsage] {
    var maker = self
    var usages = customers.map { maker.usage(of: $0) }
    let store = FeatureStore(maker.columns)
    for place in usages.indices {
      usages[place].series = store.series(at: maker.lines[place])
      usages[place].features = store.features(at: place)
    }
    return usages
  }

  /// What the rows say of a customer, without its features and its series.
  private mutating func usage(of customer: Int) -> CustomerUsage {
    let rows = groups.rows(of: customer)
    guard !rows.isEmpty else {
      lines.append(WeekColumn.unknownLine)
      columns.appendLine(known: [], wau: nil, mau: nil)
      return CustomerUsage()
    }
    cells.collect(account: customer)
    let summary = CustomerSummary(source, cells: cells.cells)
    let usage = summary.usage(weeks: &weeks)
    lines.append(columns.weeks.append(weeks))
    summary.addFeatures(ranks: cells.featureRanks, to: &columns)
    columns.appendLine(
      known: known.features(inFilesOf: rows),
      wau: usage.wau?.value,
      mau: usage.mau?.value
    )
    return usage
  }
}
