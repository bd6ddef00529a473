import BookModel

/// What the features and the weeks of a block's customers take, in columns.
///
/// The features are those of the first store that a customer's list is a line of; what has no part
/// in it is written with the customer.
struct UsageWriter {
  /// The numbers of the features' names among the block's texts.
  fileprivate var names: [Int] = []
  /// The store that the lines are of; nil before the first.
  fileprivate var store: FeatureStore?
  /// The weeks of every line; nil before the first.
  fileprivate var length: Int?
  /// The lines of the features.
  fileprivate var featureWeeks = WeekLines()
  /// The lines of the customers themselves.
  fileprivate var weeks = WeekLines()
  private var sets: [[Int32]] = []
  private var placeOfSet: [Int32: Int] = [:]
  private var lines = ByteWriter()
  private var lineCount = 0
  private var useCount = 0

  /// About the bytes it takes.
  var size: Int { lines.bytes.count + 4 * (featureWeeks.narrow.count + weeks.narrow.count) }

  /// Appends the line of a customer, with its uses.
  fileprivate mutating func append(_ line: Int32, of columns: FeatureColumns) {
    let range = columns.uses(of: line)
    let from = columns.lines[Int(line)]
    lines.put(count: range.count)
    lines.put(count: from.set < 0 ? 0 : place(ofSet: from.set, columns) + 1)
    lines.put(from.wau)
    lines.put(from.mau)
    featureWeeks.append(columns.uses[range], of: columns.weeks)
    for use in columns.uses[range] {
      let form = WeekLineForm(of: use.line, in: columns.weeks)
      lines.put(
        UInt64(use.feature) << 4 | UInt64(use.whole.rawValue) << 2 | UInt64(form.rawValue)
      )
      lines.put(use.users)
    }
    lineCount += 1
    useCount += range.count
  }

  private mutating func place(ofSet set: Int32, _ columns: FeatureColumns) -> Int {
    if let place = placeOfSet[set] { return place }
    placeOfSet[set] = sets.count
    sets.append(columns.sets[Int(set)])
    return sets.count - 1
  }

  /// Writes the columns.
  func write(to writer: inout ByteWriter) {
    writer.put(count: names.count)
    for name in names { writer.put(count: name) }
    writer.put(count: length ?? 0)
    featureWeeks.write(to: &writer)
    weeks.write(to: &writer)
    writer.put(count: sets.count)
    for set in sets {
      writer.put(count: set.count)
      for feature in set { writer.put(UInt64(feature)) }
    }
    writer.put(count: lineCount)
    writer.put(count: useCount)
    writer.put(bytes: lines.bytes)
  }
}

/// How a customer's features or weeks are written.
enum UsageForm {
  /// There are none.
  static let none: UInt8 = 0
  /// One after another, with the customer.
  static let own: UInt8 = 1
  /// As the next line of the features' columns, for features.
  static let line: UInt8 = 2
  /// As a line of weeks: this and a `WeekLineForm`, for weeks.
  static let weeks: UInt8 = 4
}

extension BlockWriter {
  /// Writes a customer's weeks and features.
  mutating func appendUsage(_ place: Int, of customers: [Customer]) {
    put(customers[place].series) { $0.put($1) }
    put(customers[place].features)
  }

  private mutating func put(_ features: FeatureList) {
    guard !features.isEmpty else { return rows.put(byte: UsageForm.none) }
    if let (store, line) = features.line, takes(store) {
      rows.put(byte: UsageForm.line)
      return usage.append(line, of: store.columns)
    }
    rows.put(byte: UsageForm.own)
    rows.put(count: features.count)
    for feature in features {
      put(shared: feature.name)
      rows.put(feature.users) { $0.put($1) }
      rows.put(feature.share) { $0.put($1) }
      rows.put(feature.trend) { $0.put($1) }
      put(feature.series)
    }
  }

  /// Returns whether lines of a store belong into the columns; the first store's do.
  private mutating func takes(_ store: FeatureStore) -> Bool {
    if let taken = usage.store { return taken === store }
    let length = store.columns.weeks.length
    guard usage.length ?? length == length else { return false }
    usage.store = store
    usage.length = length
    usage.names = store.columns.names.map { number(of: $0) }
    return true
  }

  private mutating func put(_ series: WeekSeries) {
    guard !series.isEmpty else { return rows.put(byte: UsageForm.none) }
    if usage.length == nil { usage.length = series.count }
    guard usage.length == series.count else {
      rows.put(byte: UsageForm.own)
      rows.put(count: series.count)
      for week in series { rows.put(week ?? .nan) }
      return
    }
    rows.put(byte: UsageForm.weeks | usage.weeks.append(series).rawValue)
  }
}
