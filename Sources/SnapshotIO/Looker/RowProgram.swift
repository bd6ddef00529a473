import JSONReader

/// What is made of a plain value of a row.
enum RowAction: UInt8, BitwiseCopyable {
  /// Nothing: it is only gone over.
  case skip
  /// A text that names an account, a feature or the like.
  case text
  case count
  case day, ping, flag
}

/// What stands before a value of a row, and what is made of the value.
struct RowStep: BitwiseCopyable {
  /// What stands before it: whole words, and the last one as far as its mask.
  var mask: UInt64 = 0
  var firstWord: Int32 = 0
  var wordCount: Int32 = 0
  var length: Int32 = 0
  /// Where the value goes: the place among the row's texts or its figures.
  var place: Int32 = 0
  var action = RowAction.skip
  /// Whether other columns state the same fact.
  var isContested = false
  /// The fact it states, and its rank among the columns that state it.
  var fact: UInt8 = 0
  var rank: UInt16 = 0
}

/// How to read rows that are spelled in one way: a list of steps, made once.
///
/// Nobody changes it once it is made, which is why threads may share it.
final class RowProgram: @unchecked Sendable {
  /// The steps, and one more for what stands after the last value.
  let steps: RowCells<RowStep>
  /// The number of values.
  let count: Int
  /// What stands before the values, each part filled up to whole words.
  let words: RowCells<UInt64>
  /// The types of the steps' fields, as far as they are known.
  let types: [String?]
  /// What stands before the first value.
  let opening: [UInt8]
  /// Whether several columns state one fact.
  let hasContests: Bool
  /// Whether some column states a figure of the whole product.
  let hasTotals: Bool
  /// What goes under each key of a pivot, in the order of the keys.
  let pivots: [Pivot]

  /// The values under one key of a pivot.
  struct Pivot: Sendable {
    var key: LookerPivotKey
    var values: [Value]

    /// The place of a value among the row's figures, and what it is.
    struct Value: Sendable {
      var slot: LookerSlot
      var place: Int
    }
  }

  /// What is made of a value.
  struct Use {
    var step = RowStep()
    var type: String?
  }

  init(_ spelling: JSONRowSpelling, uses: [Use], pivots: [Pivot]) {
    var steps = uses.map(\.step) + [RowStep()]
    var words: [UInt64] = []
    var start = 0
    for (index, end) in spelling.ends.enumerated() where index < steps.count {
      let part = spelling.bytes[start..<end]
      start = end
      steps[index].firstWord = Int32(clamping: words.count)
      steps[index].length = Int32(clamping: part.count)
      steps[index].wordCount = Int32(clamping: part.count / 8)
      let rest = UInt64(part.count % 8) * 8
      steps[index].mask = (1 << rest) - 1
      var word: UInt64 = 0
      for (place, byte) in part.enumerated() {
        word |= UInt64(byte) << UInt64(place % 8 * 8)
        if place % 8 == 7 {
          words.append(word)
          word = 0
        }
      }
      words.append(word)
    }
    count = uses.count
    self.steps = RowCells(copying: steps)
    self.words = RowCells(copying: words)
    types = uses.map(\.type)
    opening = Array(spelling.opening)
    hasContests = uses.contains { $0.step.isContested }
    hasTotals = uses.contains { use in
      use.step.action == .count && use.step.place < Int32(RowFigure.users.rawValue)
    }
    self.pivots = pivots
  }

  deinit {
    steps.free()
    words.free()
  }
}

/// The figures that a row can state; those of wide features, then those of pivots, follow them.
enum RowFigure: Int {
  case dau, wau, mau, seats, users

  static let count = 5

  /// The figure of a fact; nil for a fact that is no count.
  init?(_ fact: LookerFact) {
    switch fact {
    case .dau: self = .dau
    case .wau: self = .wau
    case .mau: self = .mau
    case .seats: self = .seats
    case .users: self = .users
    case .account, .name, .site, .endpoint, .day, .feature, .version, .preciseNavigation,
      .lastPing:
      return nil
    }
  }
}

/// The texts that a row can name.
enum RowName: Int {
  case account, name, site, endpoint, feature, version

  static let count = 6

  /// The text of a fact; nil for a fact that is no text.
  init?(_ fact: LookerFact) {
    switch fact {
    case .account: self = .account
    case .name: self = .name
    case .site: self = .site
    case .endpoint: self = .endpoint
    case .feature: self = .feature
    case .version: self = .version
    case .day, .dau, .wau, .mau, .seats, .users, .preciseNavigation, .lastPing: return nil
    }
  }
}
