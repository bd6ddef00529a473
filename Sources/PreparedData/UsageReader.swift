import BookModel

/// The features and weeks of a block's customers, whatever its bytes are.
struct UsageReader {
  private let store: FeatureStore
  /// The line of the next customer who has one.
  private var nextLine = 0
  /// The next lines of weeks of customers themselves.
  private var next: WeekCounter

  /// Reads the columns, whose names are among `texts`; nil when they make no sense.
  init?(_ reader: inout ByteReader, texts: [String]) {
    let names = reader.list { reader in reader.place(below: texts.count).map { texts[$0] } ?? "" }
    let length = Int(clamping: reader.whole())
    // A book has half a year of weeks; this many cannot be meant.
    guard reader.isValid, length <= 1 << 16,
      let weeks = WeekColumn(length: length, &reader)
    else { return nil }
    let sets = reader.list { reader in reader.list { Int32(clamping: $0.whole()) } }
    var lines = LineReader(weeks)
    guard lines.read(&reader), reader.isValid,
      let columns = FeatureColumns(
        names: names,
        sets: sets,
        lines: lines.lines,
        uses: lines.uses,
        weeks: weeks
      )
    else { return nil }
    store = FeatureStore(columns)
    next = lines.next
  }

  /// Whether every line was used.
  var isAtEnd: Bool {
    nextLine == store.columns.lines.count && next.isAtEnd(of: store.columns.weeks)
  }

  /// Returns the features of the next line; nil when there is none.
  fileprivate mutating func nextFeatures() -> FeatureList? {
    guard nextLine < store.columns.lines.count else { return nil }
    defer { nextLine += 1 }
    return store.features(at: nextLine)
  }

  /// Returns the next series of a form; nil when there is none.
  fileprivate mutating func nextSeries(_ form: WeekLineForm) -> WeekSeries? {
    let line = next.take(form)
    return store.columns.weeks.holds(line) ? store.series(at: line) : nil
  }
}

/// Counts lines of weeks.
struct WeekCounter {
  private var narrow: Int32 = 0
  private var wide: Int32 = 0

  /// Returns the line of a form that follows.
  mutating func take(_ form: WeekLineForm) -> Int32 {
    switch form {
    case .unknown: return WeekColumn.unknownLine
    case .narrow:
      defer { narrow += 1 }
      return narrow
    case .wide:
      defer { wide += 1 }
      return ~wide
    }
  }

  /// Whether every line of a column was counted.
  func isAtEnd(of column: WeekColumn) -> Bool {
    let unit = max(1, column.length)
    return Int(narrow) == column.narrow.count / unit && Int(wide) == column.wide.count / unit
  }
}

/// Reads the lines of customers and their uses.
private struct LineReader {
  private(set) var lines: [FeatureColumns.Line] = []
  private(set) var uses: [FeatureColumns.Use] = []
  private(set) var next = WeekCounter()
  private let weeks: WeekColumn

  init(_ weeks: WeekColumn) { self.weeks = weeks }

  mutating func read(_ reader: inout ByteReader) -> Bool {
    let lineCount = reader.count(ofSize: 4)
    let useCount = reader.count(ofSize: 2)
    guard useCount < Int32.max else { return false }
    lines.reserveCapacity(lineCount)
    uses.reserveCapacity(useCount)
    for _ in 0..<lineCount {
      let count = reader.count(ofSize: 2)
      let set = Int32(clamping: reader.whole()) - 1
      let (wau, mau) = (reader.number(), reader.number())
      for _ in 0..<count {
        guard let use = use(&reader) else { return false }
        uses.append(use)
      }
      lines.append(.init(end: Int32(uses.count), set: set, wau: wau, mau: mau))
    }
    return reader.isValid && uses.count == useCount
  }

  private mutating func use(_ reader: inout ByteReader) -> FeatureColumns.Use? {
    let key = reader.whole()
    guard key >> 4 < 1 << 24, let form = WeekLineForm(rawValue: UInt8(key & 3)),
      let whole = FeatureColumns.Whole(rawValue: UInt8(key >> 2 & 3))
    else { return nil }
    let line = next.take(form)
    guard weeks.holds(line) else { return nil }
    return FeatureColumns.Use(
      feature: Int32(key >> 4),
      users: reader.number(),
      whole: whole,
      line: line
    )
  }
}

extension BlockReader {
  /// Reads a customer's weeks and features.
  mutating func readUsage(into customer: inout Customer) {
    customer.series = fact { $0.series() }
    switch rows.byte() {
    case UsageForm.none: customer.features = []
    case UsageForm.own: customer.features = FeatureList(list { $0.feature() })
    case UsageForm.line:
      guard let features = usage.nextFeatures() else { return rows.fail() }
      customer.features = features
    default: rows.fail()
    }
  }

  private mutating func feature() -> FeatureUsage {
    var feature = FeatureUsage(name: shared())
    feature.users = rows.optional { $0.number() }
    feature.share = rows.optional { $0.number() }
    feature.trend = rows.optional { $0.number() }
    feature.series = series()
    return feature
  }

  private mutating func series() -> WeekSeries {
    let form = rows.byte()
    switch form {
    case UsageForm.none: return []
    case UsageForm.own:
      let weeks: [Double?] = list { reader in
        let week = reader.rows.number()
        return week.isNaN ? nil : week
      }
      return WeekSeries(weeks)
    default:
      guard form & ~3 == UsageForm.weeks, let line = WeekLineForm(rawValue: form & 3),
        let series = usage.nextSeries(line)
      else {
        rows.fail()
        return []
      }
      return series
    }
  }
}
