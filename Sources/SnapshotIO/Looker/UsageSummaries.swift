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
  /// snapshot's day; without one the newest period's end stands for it. With `sorting` the rows of
  /// every customer are sorted, which is slower and gives the same.
  func summaries(
    customerOfOwner: [Int],
    customers: Int,
    day: Day?,
    sorting: Bool = false
  ) -> UsageSummaries {
    let groups = UsageGroups(self, customerOfOwner: customerOfOwner, customers: customers)
    let threads = owner.count < Self.rowsForThreads ? 1 : max(1, threads)
    let ranks = UsageRanks(self)
    let (pieces, areOrdered) = UsageRuns.pieces(
      of: self,
      fileRanks: ranks.ofFile,
      threads: threads
    )
    let scans = Workers.map(jobs: pieces.count, threads: threads) { piece in
      UsageScan(self, rows: pieces[piece], accountOfOwner: groups.accountOfOwner)
    }
    let runs = UsageRuns(scans, of: pieces, areOrdered: areOrdered, accounts: groups.accounts)
    let periods = scans.reduce(into: UsagePeriods()) { $0.formUnion($1.periods) }
    let trusted = runs.trustedFields(self, groups, periods)
    let calendar = UsageCalendar(self, periods: periods, trusted: trusted, day: day)
    let places = PeriodPlaces(periods.hasUse.keys, in: calendar)
    var summaries = UsageSummaries(weeks: calendar.weeks, day: calendar.newestEnd)
    guard customers > 0 else { return summaries }
    let source = UsageSource(
      self,
      groups: groups,
      calendar: calendar,
      featureRanks: ranks.ofFeature,
      places: places
    )
    let known = KnownFeatures(
      self,
      featuresOfFile: files.indices.map { file in
        scans.reduce(into: []) { $0.formUnion($1.featuresOfFile[file]) }
      },
      ranks: ranks.ofFeature
    )
    let maker = SummaryMaker(
      source,
      customerOfAccount: groups.customerOfAccount,
      rows: BlockRows(source, groups: groups, runs: runs, places: places, sorting: sorting),
      cells: UsageCells(source, fileRanks: ranks.ofFile, places: places),
      known: known
    )
    let parts = max(1, min(threads, runs.blocks))
    let made = Workers.map(parts) { part in
      maker.usage(ofBlocks: runs.blocks * part / parts..<runs.blocks * (part + 1) / parts)
    }
    summaries.customers = Array(repeating: maker.usageWithoutRows, count: customers)
    for (place, usage) in made.joined() { summaries.customers[place] = usage }
    return summaries
  }

  /// The rows from which on several threads work out what they say.
  private static let rowsForThreads = 50_000
}
