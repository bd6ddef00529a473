/// Makes the cells of one account after another.
struct UsageCells: Sendable {
  private let source: UsageSource
  private let fileRanks: [Int32]
  private var places: PeriodPlaces
  /// The place of each feature in the order of ranks, then places, from 1.
  private let featureOrder: [UInt32]
  private var keys: [Key] = []
  /// The cell of each period; -1 for none.
  private var cellOfPeriod: [Int32]
  /// The cells of the account in hand: totals first, then features by name, each by instance and
  /// period, undated ones first.
  private(set) var cells: [UsageCell] = []

  /// A row by its key, and by what makes it win over another of the same key.
  private struct Key {
    /// The feature's place in their order (0 for totals) and the instance.
    var subject: UInt64
    /// The file in the order in which later ones win, and the row.
    var source: UInt64
    /// The place of the period.
    var period: Int32
    var feature: Int32
    var instance: Int32

    var row: Int { Int(truncatingIfNeeded: source & 0xFFFF_FFFF) }

    func isSameCell(as other: Key) -> Bool {
      subject == other.subject && period == other.period
    }

    static func precedes(_ left: Key, _ right: Key) -> Bool {
      if left.subject != right.subject { return left.subject < right.subject }
      if left.period != right.period { return left.period < right.period }
      return left.source < right.source
    }
  }

  init(_ source: UsageSource, fileRanks: [Int32], places: PeriodPlaces) {
    self.source = source
    self.fileRanks = fileRanks
    self.places = places
    let ranks = source.featureRanks
    let order = ranks.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
    var featureOrder = Array(repeating: UInt32(0), count: ranks.count)
    for (place, feature) in order.enumerated() {
      featureOrder[feature] = UInt32(clamping: place) + 1
    }
    self.featureOrder = featureOrder
    cellOfPeriod = Array(repeating: -1, count: places.periods.count)
  }

  /// Makes the cells of an account's rows, in whatever order they are.
  mutating func collect(_ rows: some Sequence<Int32>) {
    keys.removeAll(keepingCapacity: true)
    cells.removeAll(keepingCapacity: true)
    let table = source.table
    for row in rows {
      let place = Int(row)
      let feature = table.feature[place]
      let instance = source.instanceOfOwner[Int(table.owner[place])]
      let order = feature < 0 ? 0 : featureOrder[Int(feature)]
      keys.append(
        Key(
          subject: UsageCells.pair(order, UInt32(bitPattern: instance &+ 1)),
          source: UsageCells.pair(
            UInt32(bitPattern: fileRanks[Int(table.file[place])]),
            UInt32(bitPattern: row)
          ),
          period: Int32(clamping: places.place(of: UsagePeriods.Key(place, of: table))),
          feature: feature,
          instance: instance
        )
      )
    }
    keys.sort(by: Key.precedes)
    var last: Key?
    for key in keys {
      if last?.isSameCell(as: key) != true {
        cells.append(
          UsageCell(
            instance: key.instance,
            feature: key.feature,
            period: places.periods[Int(key.period)],
            owner: table.owner[key.row]
          )
        )
      }
      last = key
      cells[cells.count - 1].take(key.row, of: table)
    }
  }

  /// Makes the cells of an account's rows of the whole product.
  ///
  /// The rows are about one instance or none, and in the order in which later ones win.
  mutating func collect(totals rows: some Collection<Int32>) {
    cells.removeAll(keepingCapacity: true)
    guard !rows.isEmpty else { return }
    let table = source.table
    for row in rows {
      let row = Int(row)
      let place = places.place(of: UsagePeriods.Key(row, of: table))
      if cellOfPeriod[place] < 0 {
        cellOfPeriod[place] = Int32(clamping: cells.count)
        let owner = table.owner[row]
        cells.append(
          UsageCell(
            instance: source.instanceOfOwner[Int(owner)],
            feature: -1,
            period: places.periods[place],
            owner: owner
          )
        )
      }
      cells[Int(cellOfPeriod[place])].take(row, of: table)
    }
    for row in rows { cellOfPeriod[places.place(of: UsagePeriods.Key(Int(row), of: table))] = -1 }
    cells.sort { $0.period < $1.period }
  }

  private static func pair(_ high: UInt32, _ low: UInt32) -> UInt64 {
    UInt64(high) << 32 | UInt64(low)
  }
}
