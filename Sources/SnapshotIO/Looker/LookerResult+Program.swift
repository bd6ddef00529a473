import BookModel
import JSONReader

/// How to read rows that are spelled like those that were read in the ordinary way, with what
/// they share.
struct RowRules: Sendable {
  /// The ways, newest first.
  var programs: [RowProgram] = []
  /// The features that are known before any row is read: those of wide columns, then of pivots.
  var features: [Int32] = []
  /// How many of them are of wide columns.
  var wideFeatures = 0
  /// How long the periods are that a row's day begins.
  var dayGrain = UsageTable.Grain.undetermined
  /// Whether the rows stand in an array.
  var isInArray = true

  /// More ways than rows of one file are spelled in.
  static let programLimit = 8
}

extension LookerResult {
  /// Learns how the row at the reader's place is spelled, unless rows differ all the time.
  ///
  /// Leaves the reader somewhere in the row.
  mutating func learnSpelling(
    _ reader: inout JSONReader,
    _ table: inout UsageTable
  ) throws(JSONError) {
    otherRows += 1
    guard otherRows <= 16 || alikeRows > otherRows, let spelling = try reader.spelling(),
      !spellings.contains(spelling)
    else { return }
    noteRepeatedKeys(spelling)
    guard let program = program(for: spelling, &table) else { return }
    spellings.insert(spelling, at: 0)
    rowRules.programs.insert(program, at: 0)
    if spellings.count > RowRules.programLimit {
      spellings.removeLast()
      rowRules.programs.removeLast()
    }
    rowRules.dayGrain = plan.dayGrain
    rowRules.wideFeatures = wideFeatures.count
    rowRules.features = wideFeatures
    for case .some(let key) in pivotKeys.values
    where key.feature >= 0 && !rowRules.features.contains(key.feature) {
      rowRules.features.append(key.feature)
    }
    // What the workers know stands under the old names.
    readers = nil
  }

  /// Notes the keys under which a row has two plain values.
  private mutating func noteRepeatedKeys(_ spelling: JSONRowSpelling) {
    var known: Set<[String]> = []
    for keys in spelling.keys where !keys.isEmpty && !known.insert(keys).inserted {
      repeatedKeys.insert(keys[0])
    }
  }

  /// Makes the steps for a spelling; nil where the ordinary way is the only one.
  private mutating func program(
    for spelling: JSONRowSpelling,
    _ table: inout UsageTable
  ) -> RowProgram? {
    var uses: [RowProgram.Use] = []
    var pivots: [LookerPivotKey: [RowProgram.Pivot.Value]] = [:]
    var figures = RowFigure.count + wideFeatures.count
    for keys in spelling.keys {
      switch use(of: keys, &table) {
      case .nothing: uses.append(RowProgram.Use())
      case .scalar(let column):
        guard let use = use(of: column) else { return nil }
        uses.append(use)
      case .pivoted(let key, let slot):
        var use = RowProgram.Use()
        (use.step.action, use.step.place) = (.count, Int32(clamping: figures))
        uses.append(use)
        pivots[key, default: []].append(RowProgram.Pivot.Value(slot: slot, place: figures))
        figures += 1
      }
    }
    guard pivotCellsHaveValues(spelling, &table) else { return nil }
    markContests(&uses)
    let sorted = pivots.sorted { $0.key < $1.key }
    return RowProgram(
      spelling,
      uses: uses,
      pivots: sorted.map { RowProgram.Pivot(key: $0.key, values: $0.value) }
    )
  }

  /// What a value stands for.
  private enum Meaning {
    case nothing
    case scalar(Int)
    case pivoted(LookerPivotKey, LookerSlot)
  }

  /// What the value at the end of these keys stands for: that of a column, of its cell, or of a
  /// pivot's.
  private mutating func use(of keys: [String], _ table: inout UsageTable) -> Meaning {
    guard let first = keys.first, keys.count <= 3,
      let column = columnOfKey[table.pool.texts.place(of: first)], column >= 0,
      let slot = slots[columns[column].field]
    else { return .nothing }
    guard keys.count > 1 else {
      guard let key = columns[column].pivot else { return .scalar(column) }
      return slot.isMeasure ? .pivoted(key, slot) : .nothing
    }
    let canPivot = slot.isMeasure && (pivot.isDescribed || !isDescribed)
    if canPivot, case .some(.some(let key)) = pivotKeys[table.pool.texts.place(of: keys[1])] {
      return keys.count == 2 || keys[2] == "value" ? .pivoted(key, slot) : .nothing
    }
    return keys.count == 2 && keys[1] == "value" ? .scalar(column) : .nothing
  }

  /// Whether each cell of a pivot has a `value`; one without is unknown, which takes no step.
  private mutating func pivotCellsHaveValues(
    _ spelling: JSONRowSpelling,
    _ table: inout UsageTable
  ) -> Bool {
    var open: Set<[String]> = []
    for keys in spelling.keys where keys.count >= 3 {
      guard case .pivoted = use(of: Array(keys.prefix(2)), &table) else { continue }
      open.insert(Array(keys.prefix(2)))
    }
    for keys in spelling.keys where keys.count == 3 && keys[2] == "value" {
      open.remove(Array(keys.prefix(2)))
    }
    return open.isEmpty
  }

  /// What is made of a column's value; nil where only the ordinary way will do.
  private func use(of column: Int) -> RowProgram.Use? {
    let field = columns[column].field
    var use = RowProgram.Use(type: fields[field].type)
    switch slots[field] {
    case nil: return use
    case .error: return nil
    case .wide(let place):
      (use.step.action, use.step.place) = (.count, Int32(clamping: RowFigure.count + place))
    case .fact(let fact, let rank):
      use.step.fact = UInt8(clamping: fact.index)
      use.step.rank = UInt16(clamping: rank)
      if let figure = RowFigure(fact) {
        (use.step.action, use.step.place) = (.count, Int32(clamping: figure.rawValue))
      } else if let name = RowName(fact) {
        (use.step.action, use.step.place) = (.text, Int32(clamping: name.rawValue))
      } else {
        use.step.action = fact == .day ? .day : fact == .lastPing ? .ping : .flag
      }
    }
    return use
  }

  /// Marks the columns that state a fact which another column states too.
  private func markContests(_ uses: inout [RowProgram.Use]) {
    var columns: [UInt8: Int] = [:]
    for use in uses where isContestable(use.step) { columns[use.step.fact, default: 0] += 1 }
    for place in uses.indices where isContestable(uses[place].step) {
      uses[place].step.isContested = columns[uses[place].step.fact, default: 0] > 1
    }
  }

  private func isContestable(_ step: RowStep) -> Bool {
    switch step.action {
    case .skip: false
    case .count: step.place < Int32(RowFigure.count)
    case .text, .day, .ping, .flag: true
    }
  }
}
