/// Reads rows that are spelled like earlier ones into columns, with names of its own for the texts
/// it meets; each thread has one.
struct RowReader: ~Copyable {
  let rules: RowRules
  var texts = RowTexts()
  /// The rows of the piece at hand.
  var columns: RowColumns
  /// The rows in them.
  var count = 0
  var tally = Tally()
  /// The bytes at hand, and the place in the source that they begin at.
  var bytes: RowBytes
  var base = 0
  /// The last row of totals, and the first one where it stands beside a feature; -1 for none.
  var lastTotals = -1
  var firstTotals = -1
  /// Whether all rows are of a feature's users and nothing else.
  var isSimple = true
  /// The place after the last row in the bytes at hand.
  var end = 0

  /// What the row at hand says; what no step sets stays unknown.
  let names = RowCells<Int32>(capacity: RowName.count, of: -1)
  let figures: RowCells<Double>
  /// The ranks at which contested facts were taken.
  let ranks = RowCells<UInt16>(capacity: LookerFact.allCases.count, of: .max)
  /// The text of each step in the row before; -1 for none.
  let recent = RowCells<Int32>(capacity: 1024, of: -1)
  var period = RowPeriod()
  var ping = UsageTable.noDay
  var precise: Int8 = -1
  /// The last day that was worked out, by the place of its text.
  var recentDay: (text: Int32, period: RowPeriod) = (-1, RowPeriod())

  var lastOwner: (key: SIMD4<Int32>, place: Int32) = (SIMD4(repeating: -1), -1)
  var owners: [SIMD4<Int32>: Int32] = [:]
  /// The reader's names that are new since the last piece, and how many there are in all.
  var newOwners: [SIMD4<Int32>] = []
  var ownerCount: Int32 = 0
  var newFeatures: [Int32] = []
  var featureCount: Int32
  var newVersions: [Int32] = []
  var versionCount: Int32 = 0

  /// The period of a row.
  struct RowPeriod: BitwiseCopyable {
    var start = UsageTable.noDay
    var grain = UsageTable.Grain.undetermined
  }

  /// What is counted of a piece.
  struct Tally {
    var rows = 0
    var days = 0
    var badDays = 0
    /// The rows that name nobody, by number from 1.
    var anonymous = LeftOut<Int>()
  }

  init(rules: RowRules, window: Int) {
    self.rules = rules
    columns = RowColumns(capacity: 1)
    bytes = RowBytes(capacity: window)
    let pivoted = rules.programs.map { $0.pivots.reduce(0) { $0 + $1.values.count } }.max() ?? 0
    figures = RowCells(
      capacity: RowFigure.count + rules.wideFeatures + pivoted,
      of: .nan
    )
    featureCount = Int32(clamping: rules.features.count)
  }

  deinit {
    names.free()
    figures.free()
    ranks.free()
    recent.free()
  }

  /// Makes the row unknown in every respect.
  mutating func clear() {
    names.fill(with: -1)
    figures.fill(with: .nan)
    ranks.fill(with: .max)
    period = RowPeriod()
    ping = UsageTable.noDay
    precise = -1
  }
}

extension RowReader {
  /// Why reading stopped.
  enum Stop {
    /// A row begins at the limit or after it.
    case limit
    /// What follows is no row spelled in a known way, or is cut.
    case other
  }

  /// Reads rows up to the first that begins at `limit` or after it.
  ///
  /// `start` is the place of a row, or where `isAfterRow` the place after one. `end` is then the place
  /// after the last row, or stays where there was none.
  mutating func readRows(
    _ bytes: RowBytes.View,
    from start: Int,
    isAfterRow: Bool,
    before limit: Int
  ) -> (stop: Stop, next: Int) {
    var place = isAfterRow ? placeOfRow(after: start, in: bytes) : start
    var failures = 0
    var choice = 0
    while place >= 0, failures < rules.programs.count {
      guard place < limit else { return (.limit, place) }
      let program = rules.programs[choice]
      if rules.programs.count > 1 {
        clear()
        recent.fill(with: -1)
      }
      let rows = tally.rows
      let next = readRows(like: program, bytes, from: place, before: limit)
      failures = tally.rows > rows ? 1 : failures + 1
      choice = (choice + 1) % rules.programs.count
      place = next
    }
    return (.other, place)
  }

  /// The place of the row that follows a row; -1 when none does.
  @inline(__always)
  private func placeOfRow(after end: Int, in bytes: RowBytes.View) -> Int {
    var place = bytes.endOfSpace(from: end)
    if rules.isInArray {
      guard bytes[place] == UInt8(ascii: ",") else { return -1 }
      place = bytes.endOfSpace(from: place &+ 1)
    }
    return bytes[place] == UInt8(ascii: "{") ? place : -1
  }

  /// Reads rows of one spelling; returns the place of the first row that is not, or -1.
  private mutating func readRows(
    like program: RowProgram,
    _ bytes: RowBytes.View,
    from start: Int,
    before limit: Int
  ) -> Int {
    let (steps, words, count) = (program.steps, program.words, program.count)
    let entryLimit =
      2 + rules.wideFeatures
      + program.pivots.reduce(0) { $0 + $1.values.count + 1 }
    var cells = columns.cells
    var place = start
    while place >= 0, place < limit {
      while self.count &+ entryLimit > cells.capacity { cells = columns.grow() }
      let row = place
      let (days, badDays) = (tally.days, tally.badDays)
      if program.hasContests { clear() }
      var isRead = true
      var index = 0
      while index < count {
        guard bytes.holds(words, steps[index], at: place) else {
          isRead = false
          break
        }
        place &+= Int(steps[index].length)
        let action = steps[index].action
        if action == .skip {
          place = bytes.endOfValue(at: place)
        } else if action == .count {
          place = readCount(steps[index], bytes, at: place)
        } else if action == .text {
          place = readName(steps[index], index, bytes, at: place)
        } else {
          place = readOther(steps[index], index, program, bytes, at: place)
        }
        guard place >= 0 else {
          isRead = false
          break
        }
        index &+= 1
      }
      guard isRead, bytes.holds(words, steps[count], at: place) else {
        (tally.days, tally.badDays) = (days, badDays)
        return row
      }
      end = place &+ Int(steps[count].length)
      tally.rows &+= 1
      append(like: program, to: cells)
      place = placeOfRow(after: end, in: bytes)
    }
    return place
  }
}
