import BookModel

/// Works out what the rows say of one customer after another.
struct SummaryMaker: Sendable {
  private let source: UsageSource
  private let customerOfAccount: [Int32]
  private var rows: BlockRows
  private var cells: UsageCells
  private var known: KnownFeatures
  /// What the rows say of the customers' features, and the weeks of all series.
  private var columns: FeatureColumns
  /// The line of each customer's own weeks.
  private var lines: [Int32] = []
  /// The weeks of the customer or feature in hand.
  private var weeks: [Double] = []

  /// The blocks by which the room for the others is judged.
  private static let blocksToJudgeBy = 16

  init(
    _ source: UsageSource,
    customerOfAccount: [Int32],
    rows: BlockRows,
    cells: UsageCells,
    known: KnownFeatures
  ) {
    self.source = source
    self.customerOfAccount = customerOfAccount
    self.rows = rows
    self.cells = cells
    self.known = known
    columns = FeatureColumns(names: source.featureNames, weekCount: source.calendar.weekCount)
  }

  /// What is said of a customer without rows.
  var usageWithoutRows: CustomerUsage {
    var usage = CustomerUsage()
    usage.series = FeatureStore(columns).series(at: WeekColumn.unknownLine)
    return usage
  }

  /// What the rows of some blocks of accounts say of customers, each with its place.
  func usage(ofBlocks blocks: Range<Int>) -> [(place: Int, usage: CustomerUsage)] {
    var maker = self
    var usages: [(place: Int, usage: CustomerUsage)] = []
    usages.reserveCapacity(blocks.count * UsageRuns.accountsInBlock)
    for block in blocks {
      if block == blocks.lowerBound + Self.blocksToJudgeBy {
        // A little more than the first ones took: how much customers use varies.
        maker.columns.makeRoom(times: 1.05 * Double(blocks.count) / Double(Self.blocksToJudgeBy))
      }
      maker.rows.read(block)
      let first = block * UsageRuns.accountsInBlock
      for account in 0..<min(UsageRuns.accountsInBlock, customerOfAccount.count - first) {
        let customer = Int(customerOfAccount[first + account])
        guard customer >= 0, maker.rows.hasRows(of: account) else { continue }
        usages.append((customer, maker.usage(of: account)))
      }
    }
    let store = FeatureStore(maker.columns)
    for place in usages.indices {
      usages[place].usage.series = store.series(at: maker.lines[place])
      usages[place].usage.features = store.features(at: place)
    }
    return usages
  }

  /// What the rows say of an account of the block, without its features and its series.
  private mutating func usage(of account: Int) -> CustomerUsage {
    let usage: CustomerUsage
    if let grid = rows.grid(of: account) {
      let totals = rows.collected(of: account)
      if rows.hasTotalsOfInstances(account) {
        cells.collect(totals)
      } else {
        cells.collect(totals: totals)
      }
      let summary = CustomerSummary(source: source, totals: cells.cells[...], features: grid)
      usage = summary.usage(weeks: &weeks)
      lines.append(columns.weeks.append(weeks))
      grid.add(to: &columns, weeks: &weeks)
    } else {
      cells.collect(rows.collected(of: account))
      let split = cells.cells.firstIndex { $0.feature >= 0 } ?? cells.cells.count
      let features = FeatureCells(source: source, cells: cells.cells[split...])
      let summary = CustomerSummary(
        source: source,
        totals: cells.cells[..<split],
        features: features
      )
      usage = summary.usage(weeks: &weeks)
      lines.append(columns.weeks.append(weeks))
      features.add(to: &columns)
    }
    columns.appendLine(
      known: known.features(inFiles: rows.files(of: account)),
      wau: usage.wau?.value,
      mau: usage.mau?.value
    )
    return usage
  }
}
