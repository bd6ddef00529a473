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
  /// Whom the rows of features are about, and whom those of the whole product are.
  private var featureOwners = RowOwners()
  private var totalsOwners = RowOwners()
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
    filesWords = (source.table.files.count + 63) / 64
    files = Array(repeating: 0, count: filesWords * UsageRuns.accountsInBlock)
  }

  /// Whether an account of the block has rows.
  func hasRows(of account: Int) -> Bool {
    featureOwners.first[account] >= 0 || totalsOwners.first[account] >= 0
  }

  /// Whether an account's rows of the whole product are about several instances.
  func hasTotalsOfInstances(_ account: Int) -> Bool { totalsOwners.haveInstances[account] }

  /// The features of an account in the grid; nil for an account whose rows have to be sorted.
  func grid(of account: Int) -> GridFeatures? {
    guard let grid, !featureOwners.haveInstances[account] else { return nil }
    let owner = featureOwners.first[account]
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
    featureOwners.clear()
    totalsOwners.clear()
    for word in files.indices { files[word] = 0 }
    collected.removeAll(keepingCapacity: true)
    // Taken out while it is written to, so that it is not copied.
    var grid = self.grid
    self.grid = nil
    grid?.clear()
    runs.forEach(of: block) { fill(&grid, rows: $0, of: block) }
    self.grid = grid
    let isSorting = self.grid == nil
    if isSorting || featureOwners.haveInstances.contains(true) {
      let needSorting = featureOwners.haveInstances.map { isSorting || $0 }
      collected.removeAll { needSorting[Int($0.account)] }
      runs.forEach(of: block) { collectAll($0, of: block, where: needSorting) }
    }
    order()
  }

  /// Puts the rows of features into the grid, and collects the others.
  private mutating func fill(_ grid: inout UsageGrid?, rows: Range<Int>, of block: Int) {
    let first = Int32(clamping: block << Int(UsageRuns.blockBits))
    let (owners, fileColumn) = (source.table.owner, source.table.file)
    let (features, users) = (source.table.feature, source.table.users)
    let (starts, grains) = (source.table.period, source.table.grain)
    var last: (owner: Int32, file: Int32, isTotal: Bool) = (-1, -1, false)
    var lastKey: UsagePeriods.Key?
    var (account, period) = (0, 0)
    for row in rows {
      let (owner, file, feature) = (owners[row], fileColumn[row], features[row])
      let isTotal = feature < 0
      if owner != last.owner || file != last.file || isTotal != last.isTotal {
        account = Int(groups.accountOfOwner[Int(owner)] - first)
        files[account * filesWords + Int(file) >> 6] |= 1 << UInt64(file & 63)
        let isInstance = groups.instanceOfOwner[Int(owner)] >= 0
        if isTotal {
          totalsOwners.meet(owner, isInstance, account: account)
        } else {
          featureOwners.meet(owner, isInstance, account: account)
        }
        last = (owner, file, isTotal)
      }
      if isTotal {
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

  /// Collects all rows of the accounts that have to be sorted.
  private mutating func collectAll(
    _ rows: Range<Int>,
    of block: Int,
    where needSorting: [Bool]
  ) {
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

/// Whom the rows of one kind are about, for each account of a block.
private struct RowOwners: Sendable {
  /// The first owner; -1 for an account without such rows.
  private(set) var first = Array(repeating: Int32(-1), count: UsageRuns.accountsInBlock)
  /// Whether there are several owners of which one is an instance.
  private(set) var haveInstances = Array(repeating: false, count: UsageRuns.accountsInBlock)
  /// Whether the first owner is an instance.
  private var isInstance = Array(repeating: false, count: UsageRuns.accountsInBlock)

  /// Forgets all owners.
  mutating func clear() {
    for account in first.indices {
      first[account] = -1
      haveInstances[account] = false
    }
  }

  /// Notes the owner of some of an account's rows.
  mutating func meet(_ owner: Int32, _ isInstance: Bool, account: Int) {
    if first[account] < 0 {
      first[account] = owner
      self.isInstance[account] = isInstance
    } else if first[account] != owner, isInstance || self.isInstance[account] {
      haveInstances[account] = true
    }
  }
}
