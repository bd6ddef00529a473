/// The rows of one block of accounts after another.
///
/// Rows of features go into a grid; those of the whole product, and all of an account that the grid
/// cannot hold, are collected by their places.
struct BlockRows: Sendable {
  private let source: UsageSource
  private let groups: UsageGroups
  private let runs: UsageRuns
  private var places: PeriodPlaces
  /// Nil where all rows are to be sorted.
  private var grid: UsageGrid?
  /// Whom the rows of each account are about, the first of several; -1 for an account without rows.
  private var owners: [Int32]
  /// Whether the rows of each account have to be sorted: it has several instances.
  private var needSorting: [Bool]
  /// The files of each account's rows, a bit each.
  private var files: [UInt64]
  private let filesWords: Int
  /// The rows collected, with their accounts; and account by account.
  private var collected: [(account: Int32, row: Int32)] = []
  private var rows: [Int32] = []
  private var starts: [Int] = []

  init(
    _ source: UsageSource,
    groups: UsageGroups,
    runs: UsageRuns,
    places: PeriodPlaces,
    sorting: Bool
  ) {
    self.source = source
    self.groups = groups
    self.runs = runs
    self.places = places
    let isSorting = sorting || !runs.areOrdered || !source.areFormsApart
    grid =
      isSorting
      ? nil
      : UsageGrid(features: source.table.features.count, periods: places.periods.count)
    owners = Array(repeating: -1, count: UsageRuns.accountsInBlock)
    needSorting = Array(repeating: grid == nil, count: UsageRuns.accountsInBlock)
    filesWords = (source.table.files.count + 63) / 64
    files = Array(repeating: 0, count: filesWords * UsageRuns.accountsInBlock)
  }

  /// Whether an account of the block has rows.
  func hasRows(of account: Int) -> Bool { owners[account] >= 0 }

  /// The features of an account in the grid; nil for an account whose rows have to be sorted.
  func grid(of account: Int) -> GridFeatures? {
    guard let grid, !needSorting[account] else { return nil }
    let owner = owners[account]
    let isNamed = owner >= 0 && groups.instanceOfOwner[Int(owner)] >= 0
    return GridFeatures(
      source: source,
      grid: grid,
      account: account,
      owner: isNamed ? owner : -1
    )
  }

  /// The rows of an account that are not in the grid, those that win later.
  func collected(of account: Int) -> ArraySlice<Int32> {
    rows[starts[account]..<starts[account + 1]]
  }

  /// The files of an account's rows, a bit each.
  func files(of account: Int) -> ArraySlice<UInt64> {
    files[account * filesWords..<(account + 1) * filesWords]
  }

  /// Reads the rows of a block.
  mutating func read(_ block: Int) {
    let isSorting = grid == nil
    for account in 0..<UsageRuns.accountsInBlock {
      owners[account] = -1
      needSorting[account] = isSorting
    }
    for word in files.indices { files[word] = 0 }
    collected.removeAll(keepingCapacity: true)
    // Taken out while it is written to, so that it is not copied.
    var grid = self.grid
    self.grid = nil
    grid?.clear()
    runs.forEach(of: block) { fill(&grid, rows: $0, of: block) }
    self.grid = grid
    if needSorting.contains(true) {
      collected.removeAll { needSorting[Int($0.account)] }
      runs.forEach(of: block) { collectAll($0, of: block) }
    }
    order()
  }

  /// Puts the rows of features into the grid, and collects the others.
  private mutating func fill(_ grid: inout UsageGrid?, rows: Range<Int>, of block: Int) {
    let first = Int32(clamping: block << Int(UsageRuns.blockBits))
    let (owners, fileColumn) = (source.table.owner, source.table.file)
    let (features, users) = (source.table.feature, source.table.users)
    let (starts, grains) = (source.table.period, source.table.grain)
    var last: (owner: Int32, file: Int32) = (-1, -1)
    var lastKey: UsagePeriods.Key?
    var (account, period) = (0, 0)
    for row in rows {
      let (owner, file) = (owners[row], fileColumn[row])
      if owner != last.owner || file != last.file {
        account = Int(groups.accountOfOwner[Int(owner)] - first)
        meet(owner, file, account: account)
        last = (owner, file)
      }
      let feature = features[row]
      if feature < 0 {
        collected.append((Int32(clamping: account), Int32(clamping: row)))
        continue
      }
      let key = UsagePeriods.Key(file: file, start: starts[row], grain: grains[row])
      if key != lastKey {
        period = places.place(of: key)
        lastKey = key
      }
      grid?.take(users[row], account: account, feature: Int(feature), period: period)
    }
  }

  /// Notes an owner and a file of an account's rows.
  private mutating func meet(_ owner: Int32, _ file: Int32, account: Int) {
    files[account * filesWords + Int(file) >> 6] |= 1 << UInt64(file & 63)
    let other = owners[account]
    if other < 0 {
      owners[account] = owner
    } else if other != owner,
      groups.instanceOfOwner[Int(owner)] >= 0 || groups.instanceOfOwner[Int(other)] >= 0
    {
      needSorting[account] = true
    }
  }

  /// Collects all rows of the accounts that have to be sorted.
  private mutating func collectAll(_ rows: Range<Int>, of block: Int) {
    let first = Int32(clamping: block << Int(UsageRuns.blockBits))
    for row in rows {
      let account = groups.accountOfOwner[Int(source.table.owner[row])] - first
      if needSorting[Int(account)] { collected.append((account, Int32(clamping: row))) }
    }
  }

  /// Puts the collected rows account by account, those of one in their order.
  private mutating func order() {
    starts = Array(repeating: 0, count: UsageRuns.accountsInBlock + 1)
    for row in collected { starts[Int(row.account) + 1] += 1 }
    for account in 0..<UsageRuns.accountsInBlock { starts[account + 1] += starts[account] }
    rows = Array(repeating: 0, count: collected.count)
    var next = starts
    for row in collected {
      rows[next[Int(row.account)]] = row.row
      next[Int(row.account)] += 1
    }
  }
}
