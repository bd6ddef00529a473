/// The different periods of a table's rows, as their files have them.
struct UsagePeriods: Sendable {
  /// A period as the rows of a file have it.
  struct Key: Hashable, Sendable {
    var file: Int32
    /// The first day (`Day.number`); `UsageTable.noDay` when the row is not dated.
    var start: Int32
    var grain: UsageTable.Grain

    init(file: Int32, start: Int32, grain: UsageTable.Grain) {
      self.file = file
      self.start = start
      self.grain = grain
    }

    init(_ row: Int, of table: UsageTable) {
      self.init(file: table.file[row], start: table.period[row], grain: table.grain[row])
    }

    /// The place in a small table where it is looked for first.
    var slot: Int {
      Int(truncatingIfNeeded: start &+ file &* 37 &+ Int32(grain.rawValue) &* 101) & 255
    }
  }

  /// The periods, and whether any row of each holds a figure of use.
  private(set) var hasUse: [Key: Bool] = [:]
  /// Periods met before that hold one.
  private var met: [Key?] = Array(repeating: nil, count: 256)

  /// Adds the period of a row.
  @inline(__always)
  mutating func add(_ row: Int, of table: UsageTable) {
    let key = Key(row, of: table)
    let slot = key.slot
    if met[slot] == key { return }
    let use = table.hasUse(row)
    if use { met[slot] = key }
    if hasUse[key] != true { hasUse[key] = use }
  }

  /// Adds the periods of another piece.
  mutating func formUnion(_ other: UsagePeriods) {
    hasUse.merge(other.hasUse) { $0 || $1 }
  }
}

/// The place of each row's period among all periods of a calendar, in their order.
struct PeriodPlaces: Sendable {
  /// The periods in their order.
  let periods: [UsageCalendar.Period]
  private let places: [UsagePeriods.Key: Int32]
  private var met: [(key: UsagePeriods.Key, place: Int32)?] = Array(repeating: nil, count: 256)

  init(_ keys: some Collection<UsagePeriods.Key>, in calendar: UsageCalendar) {
    let all = keys.map { ($0, calendar.period(of: $0)) }
    let periods = Set(all.map(\.1)).sorted()
    let order = Dictionary(zip(periods, 0...)) { first, _ in first }
    self.periods = periods
    places = Dictionary(all.map { ($0, Int32(clamping: order[$1] ?? 0)) }) { first, _ in first }
  }

  /// Returns the place of the period of a row's key.
  mutating func place(of key: UsagePeriods.Key) -> Int {
    let slot = key.slot
    if let known = met[slot], known.key == key { return Int(known.place) }
    let place = places[key] ?? 0
    met[slot] = (key, place)
    return Int(place)
  }

  /// Returns the place of a period; nil when no row is of it.
  func place(of span: UsageCalendar.Span, _ start: Int32?) -> Int? {
    guard let start else { return nil }
    return periods.firstIndex(of: .init(span: span, start: start))
  }
}

extension UsageTable {
  /// Whether a row holds any figure of use.
  func hasUse(_ row: Int) -> Bool {
    !(users[row].isNaN && wau[row].isNaN && mau[row].isNaN && dau[row].isNaN)
  }
}
