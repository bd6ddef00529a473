import BookModel
import Testing

@testable import SnapshotIO

/// The grid that most customers' figures come from, against sorting all rows of every customer.
struct SummaryPathTests {
  /// What a made-up table is like.
  struct Likeness: CustomTestStringConvertible, Sendable {
    var seed: UInt64
    var files = 1
    var sites = 0
    var grains: [UsageTable.Grain] = [.week]
    var isTimed = false
    var isGuessed = false
    var totals = 20
    var spans: [UsageTable.Grain] = [.undetermined]
    var periods = 10
    var rows = 3_000
    /// Whether only rows of the whole product name sites.
    var areFeaturesWhole = false

    var testDescription: String {
      "seed \(seed), \(files) files, \(sites) sites\(areFeaturesWhole ? " of totals" : ""), "
        + "\(grains), spans \(spans), \(rows) rows"
    }
  }

  private static let likenesses: [Likeness] = (0..<2).flatMap { round -> [Likeness] in
    let seed = UInt64(round) * 100
    return [
      Likeness(seed: seed), Likeness(seed: seed + 1, totals: 100),
      Likeness(seed: seed + 2, files: 3, isTimed: true),
      Likeness(seed: seed + 3, files: 3, sites: 2),
      Likeness(seed: seed + 4, files: 2, grains: [.day, .week, .month], periods: 60),
      Likeness(seed: seed + 5, grains: [.undetermined], isGuessed: true),
      Likeness(seed: seed + 6, files: 2, grains: [.month, .week], spans: [.month, .week]),
      Likeness(seed: seed + 7, spans: [.undetermined, .month]),
      Likeness(seed: seed + 8, files: 5, sites: 1, grains: [.day], isTimed: true, periods: 35),
      Likeness(seed: seed + 9, grains: [.day], spans: [.week, .day, .month], periods: 35),
      Likeness(seed: seed + 10, files: 70, totals: 0, periods: 1, rows: 400),
      Likeness(seed: seed + 12, files: 2, sites: 2, totals: 50, areFeaturesWhole: true),
      Likeness(
        seed: seed + 13,
        files: 4,
        sites: 1,
        grains: [.month, .week, .day],
        isTimed: true,
        periods: 40,
        areFeaturesWhole: true
      ),
      Likeness(seed: seed + 11, totals: 0, periods: 300, rows: round == 0 ? 60_000 : 6_000),
    ]
  }

  /// Numbers that look random and are the same in every run.
  private struct Dice {
    var state: UInt64

    mutating func roll(_ sides: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var bits = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
      bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((bits ^ (bits >> 31)) % UInt64(max(1, sides)))
    }

    mutating func figure(_ likeness: Likeness) -> Double {
      switch roll(6) {
      case 0: .nan
      case 1: 0
      case 2: Double(roll(1_000)) / 7
      default: Double(roll(50))
      }
    }
  }

  private func table(_ likeness: Likeness) -> UsageTable {
    var dice = Dice(state: likeness.seed)
    var table = UsageTable()
    table.files = (0..<likeness.files).map { file in
      UsageTable.File(
        path: "\(file).json",
        ranAt: likeness.isTimed && dice.roll(3) > 0 ? dice.roll(4) : nil,
        dayField: "event_week",
        isDayGuessed: likeness.isGuessed && dice.roll(2) == 0,
        isAverageDAU: dice.roll(2) == 0,
        hasInstances: likeness.sites > 0 && dice.roll(2) == 0
      )
    }
    for account in 0..<150 {
      for site in 0...likeness.sites where site == 0 || dice.roll(3) == 0 {
        let name = site == 0 ? nil : "site \(account * 2 + site)"
        table.owners.append(.init(account: "\(account)", site: name))
      }
    }
    for feature in 0..<6 {
      for span in likeness.spans where likeness.spans.count == 1 || dice.roll(3) > 0 {
        table.features.append("Feature \(feature)")
        table.featureSpans.append(span)
      }
    }
    table.versions = ["6.1", "6.2"]
    let rows = (0..<likeness.rows).map { $0 * likeness.files / likeness.rows }
    for file in rows { table.append(entry(likeness, Int32(file), table, &dice)) }
    return table
  }

  private func entry(
    _ likeness: Likeness,
    _ file: Int32,
    _ table: UsageTable,
    _ dice: inout Dice
  ) -> LookerEntry {
    var entry = LookerEntry(owner: Int32(dice.roll(table.owners.count)), file: file)
    entry.grain = likeness.grains[dice.roll(likeness.grains.count)]
    if dice.roll(8) > 0 {
      let step = entry.grain == .day ? 1 : entry.grain == .month ? 30 : 7
      let day = Day(number: 20_773 - step * dice.roll(likeness.periods))
      entry.period = Int32(entry.grain == .month ? day.startOfMonth.number : day.number)
    }
    guard dice.roll(100) >= likeness.totals, !table.features.isEmpty else {
      entry.figures.dau = dice.figure(likeness)
      entry.figures.wau = dice.figure(likeness)
      entry.figures.mau = dice.figure(likeness)
      entry.figures.seats = dice.figure(likeness)
      entry.version = Int32(dice.roll(3)) - 1
      entry.precise = Int8(dice.roll(3)) - 1
      entry.ping = dice.roll(2) == 0 ? Int32(20_700 + dice.roll(50)) : UsageTable.noDay
      return entry
    }
    entry.feature = Int32(dice.roll(table.features.count))
    if likeness.areFeaturesWhole {
      let account = table.owners[Int(entry.owner)].account
      let whole = table.owners.firstIndex { $0.account == account && $0.site == nil }
      entry.owner = Int32(whole ?? 0)
    }
    entry.figures.users = dice.figure(likeness)
    return entry
  }

  @Test(arguments: likenesses)
  func `the grid says what sorting says`(likeness: Likeness) {
    var table = table(likeness)
    // Ten accounts are no customers, and ten customers have no rows.
    let customers = table.owners.map { owner in
      Int(owner.account ?? "").map { $0 % 15 == 14 ? -1 : $0 } ?? -1
    }
    for (threads, day) in [(1, Day(number: 20_779)), (2, Day(number: 20_760)), (3, nil)] {
      table.threads = threads
      let fast = table.summaries(customerOfOwner: customers, customers: 160, day: day)
      let sorted = table.summaries(
        customerOfOwner: customers,
        customers: 160,
        day: day,
        sorting: true
      )
      #expect(fast.weeks == sorted.weeks && fast.day == sorted.day)
      #expect(fast.customers.count == 160)
      for (usage, other) in zip(fast.customers, sorted.customers) {
        #expect(usage.isSame(as: other))
      }
    }
  }

  @Test func `rows of many files in turn are sorted`() {
    var table = table(Likeness(seed: 7, files: 4, isTimed: true))
    var mixed = table.withNamesOnly
    var dice = Dice(state: 3)
    let likeness = Likeness(seed: 7, files: 4)
    for row in 0..<2_000 { mixed.append(entry(likeness, Int32(row % 4), table, &dice)) }
    let ranks = UsageRanks(mixed).ofFile
    #expect(!UsageRuns.pieces(of: mixed, fileRanks: ranks, threads: 2).areOrdered)
    let customers = mixed.owners.map { Int($0.account ?? "") ?? -1 }
    let summaries = mixed.summaries(customerOfOwner: customers, customers: 150, day: nil)
    table = mixed.withNamesOnly
    // The same rows, file after file.
    for file in Int32(0)..<4 {
      for row in mixed.owner.indices where mixed.file[row] == file {
        table.append(mixed.entry(at: row))
      }
    }
    let inOrder = table.summaries(customerOfOwner: customers, customers: 150, day: nil)
    for (usage, other) in zip(summaries.customers, inOrder.customers) {
      #expect(usage.isSame(as: other))
    }
  }

  @Test func `pieces are in the order in which files win`() {
    var table = table(Likeness(seed: 1, files: 3, rows: 90))
    table.files[0].ranAt = 5
    let ranks = UsageRanks(table).ofFile
    #expect(ranks == [2, 0, 1])
    let (pieces, areOrdered) = UsageRuns.pieces(of: table, fileRanks: ranks, threads: 2)
    #expect(areOrdered)
    #expect(pieces == [30..<60, 60..<90, 0..<30])
    let (halves, _) = UsageRuns.pieces(of: table, fileRanks: [0, 0, 1], threads: 2)
    #expect(halves == [0..<45, 45..<90])
    #expect(UsageRuns.pieces(of: UsageTable(), fileRanks: [], threads: 2).pieces.isEmpty)
  }
}

extension CustomerUsage {
  /// Whether both say the same.
  fileprivate func isSame(as other: CustomerUsage) -> Bool {
    (hasRows, dau, wau, mau) == (other.hasRows, other.dau, other.wau, other.mau)
      && (seats, version, preciseNavigation, series)
        == (other.seats, other.version, other.preciseNavigation, other.series)
      && (seriesBound, features, instances)
        == (other.seriesBound, other.features, other.instances)
  }
}

extension UsageTable {
  /// A table with the same names and no rows.
  fileprivate var withNamesOnly: UsageTable {
    var table = UsageTable()
    table.owners = owners
    table.features = features
    table.featureSpans = featureSpans
    table.versions = versions
    table.files = files
    return table
  }

  /// A row of the table.
  fileprivate func entry(at row: Int) -> LookerEntry {
    var entry = LookerEntry(owner: owner[row], file: file[row])
    entry.feature = feature[row]
    entry.period = period[row]
    entry.grain = grain[row]
    entry.figures.dau = dau[row]
    entry.figures.wau = wau[row]
    entry.figures.mau = mau[row]
    entry.figures.seats = seats[row]
    entry.figures.users = users[row]
    entry.version = version[row]
    entry.precise = precise[row]
    entry.ping = ping[row]
    return entry
  }
}
