import BookModel

/// What all rows of one key, which is account, instance, feature and period, say together.
struct UsageCell {
  var instance: Int32
  var feature: Int32
  var period: UsageCalendar.Period
  /// The owner of the last row.
  var owner: Int32
  var dau = Double.nan
  var wau = Double.nan
  var mau = Double.nan
  var seats = Double.nan
  var users = Double.nan
  var version: Int32 = -1
  var precise: Int8 = -1
  var ping = UsageTable.noDay
  /// Whether `dau` is an average of several days.
  var isAverageDAU = false
  /// Whether it is about the whole account: no instance, from rows that never name one.
  var isWhole = false
}

extension UsageCell {
  /// Takes what a row knows over what earlier ones said.
  mutating func take(_ row: Int, of table: UsageTable) {
    let file = Int(table.file[row])
    if !table.dau[row].isNaN {
      dau = table.dau[row]
      isAverageDAU = table.files[file].isAverageDAU
    }
    if !table.wau[row].isNaN { wau = table.wau[row] }
    if !table.mau[row].isNaN { mau = table.mau[row] }
    if !table.seats[row].isNaN { seats = table.seats[row] }
    if !table.users[row].isNaN { users = table.users[row] }
    if table.version[row] >= 0 { version = table.version[row] }
    if table.precise[row] >= 0 { precise = table.precise[row] }
    if table.ping[row] != UsageTable.noDay { ping = table.ping[row] }
    if instance < 0, !table.files[file].hasInstances { isWhole = true }
    owner = table.owner[row]
  }
}

/// Makes the cells of one account after another.
struct UsageCells {
  let table: UsageTable
  let groups: UsageGroups
  let calendar: UsageCalendar
  /// Features in the order of their names; those of one name share a rank.
  let featureRanks: [Int32]
  /// Files in the order in which later ones win.
  let fileRanks: [Int32]
  /// The place of each feature in the order of ranks, then places, from 1.
  private var featureOrder: [UInt32] = []
  private var keys: [Key] = []
  private(set) var cells: [UsageCell] = []

  /// A row by its key, and by what makes it win over another of the same key.
  private struct Key {
    /// The feature's place in their order (0 for totals) and the instance.
    var subject: UInt64
    /// The length and the first day of the period.
    var time: UInt64
    /// The file in the order in which later ones win, and the row.
    var source: UInt64
    var feature: Int32
    var instance: Int32
    var period: UsageCalendar.Period

    var row: Int { Int(truncatingIfNeeded: source & 0xFFFF_FFFF) }

    func isSameCell(as other: Key) -> Bool {
      subject == other.subject && time == other.time
    }

    static func precedes(_ left: Key, _ right: Key) -> Bool {
      if left.subject != right.subject { return left.subject < right.subject }
      if left.time != right.time { return left.time < right.time }
      return left.source < right.source
    }
  }

  init(_ table: UsageTable, groups: UsageGroups, calendar: UsageCalendar) {
    self.table = table
    self.groups = groups
    self.calendar = calendar
    featureRanks = UsageCells.ranks(table.features) { name in (name.folded, name) }
    let ranks = featureRanks
    let order = ranks.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
    featureOrder = Array(repeating: 0, count: ranks.count)
    for (place, feature) in order.enumerated() {
      featureOrder[feature] = UInt32(clamping: place) + 1
    }
    fileRanks = UsageCells.ranks(table.files) { file in
      // Without a time a query is older than any that has one.
      (file.ranAt ?? .min, ByteOrdered(text: file.path))
    }
  }

  /// Makes the cells of an account: totals first, then features by name, each by instance and
  /// period, undated ones first.
  mutating func collect(account: Int) {
    keys.removeAll(keepingCapacity: true)
    cells.removeAll(keepingCapacity: true)
    for row in groups.rows(of: account) {
      let place = Int(row)
      let feature = table.feature[place]
      let instance = groups.instanceOfOwner[Int(table.owner[place])]
      let period = calendar.period(of: place, in: table)
      let order = feature < 0 ? 0 : featureOrder[Int(feature)]
      keys.append(
        Key(
          subject: UsageCells.pair(order, UInt32(bitPattern: instance &+ 1)),
          // The sign's bit turned round, days before 1970 come first.
          time: UsageCells.pair(
            UInt32(period.span.rawValue),
            UInt32(bitPattern: period.start) ^ 0x8000_0000
          ),
          source: UsageCells.pair(
            UInt32(bitPattern: fileRanks[Int(table.file[place])]),
            UInt32(bitPattern: row)
          ),
          feature: feature,
          instance: instance,
          period: period
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
            period: key.period,
            owner: table.owner[key.row]
          )
        )
      }
      last = key
      cells[cells.count - 1].take(key.row, of: table)
    }
  }

  /// The names in the order of their ranks, each once.
  static func names(_ features: [String], ranks: [Int32]) -> [String] {
    var names = Array(repeating: "", count: Int(ranks.max() ?? -1) + 1)
    for (name, rank) in zip(features, ranks) { names[Int(rank)] = name }
    return names
  }

  private static func pair(_ high: UInt32, _ low: UInt32) -> UInt64 {
    UInt64(high) << 32 | UInt64(low)
  }

  /// The rank of each value by its key; equal keys have one rank.
  private static func ranks<Value, Major: Comparable, Minor: Comparable>(
    _ values: [Value],
    _ key: (Value) -> (Major, Minor)
  ) -> [Int32] {
    let keys = values.map(key)
    let order = keys.indices.sorted { keys[$0] < keys[$1] }
    var ranks = Array(repeating: Int32(0), count: values.count)
    var rank: Int32 = 0
    for (place, index) in order.enumerated() {
      if place > 0, keys[order[place - 1]] != keys[index] { rank += 1 }
      ranks[index] = rank
    }
    return ranks
  }
}

/// A text that is ordered by its bytes.
private struct ByteOrdered: Comparable {
  var text: String

  static func < (left: ByteOrdered, right: ByteOrdered) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}
