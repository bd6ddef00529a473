import BookModel

/// What is made of one column while rows are read.
enum LookerSlot: Hashable, Sendable {
  case fact(LookerFact, rank: Int)
  /// The place among the result's wide features.
  case wide(Int)
  /// The column under which Looker puts an error in place of a row.
  case error

  var isMeasure: Bool {
    switch self {
    case .fact(let fact, _): fact.isCount
    case .wide: true
    case .error: false
    }
  }
}

/// The figures of one row of the table.
struct LookerFigures: Sendable {
  var dau = Double.nan
  var wau = Double.nan
  var mau = Double.nan
  var seats = Double.nan
  var users = Double.nan

  /// Whether any figure of the whole product is known.
  var hasTotals: Bool { !(dau.isNaN && wau.isNaN && mau.isNaN && seats.isNaN) }

  mutating func set(_ fact: LookerFact, to value: Double) {
    switch fact {
    case .dau: dau = value
    case .wau: wau = value
    case .mau: mau = value
    case .seats: seats = value
    case .users: users = value
    case .account, .name, .site, .endpoint, .day, .feature, .version, .preciseNavigation,
      .lastPing:
      break
    }
  }
}

/// The row of the data that is being read; used again for the next one.
struct LookerRow: Sendable {
  /// A value under a key of a pivot.
  struct Pivoted: Sendable {
    var key: LookerPivotKey
    var slot: LookerSlot
    var value: Double
  }

  /// The places of texts, -1 for none.
  var owner = UsagePool.OwnerKey(account: -1, name: -1, site: -1, endpoint: -1)
  var feature: Int32 = -1
  var version: Int32 = -1
  var figures = LookerFigures()
  var wide: [Double] = []
  var precise: Int8 = -1
  var ping = UsageTable.noDay
  var day: LookerMoment?
  var pivoted: [Pivoted] = []
  /// Looker's message in place of a row.
  var error: String?
  /// The rank of the field each fact was taken from.
  private var ranks = SIMD16<UInt16>(repeating: .max)

  /// Empties the row for the next one.
  mutating func clear(wideFeatures: Int) {
    owner = UsagePool.OwnerKey(account: -1, name: -1, site: -1, endpoint: -1)
    (feature, version, precise) = (-1, -1, -1)
    figures = LookerFigures()
    if wide.count != wideFeatures { wide = Array(repeating: .nan, count: wideFeatures) }
    for place in wide.indices { wide[place] = .nan }
    ping = UsageTable.noDay
    day = nil
    if !pivoted.isEmpty { pivoted.removeAll(keepingCapacity: true) }
    if error != nil { error = nil }
    ranks = SIMD16(repeating: .max)
  }

  /// Whether a value for the fact from a field of this rank is wanted; takes the rank if so.
  mutating func wants(_ fact: LookerFact, rank: Int) -> Bool {
    let rank = UInt16(clamping: rank)
    guard rank <= ranks[fact.index] else { return false }
    ranks[fact.index] = rank
    return true
  }

  /// Whether nothing says whom the row is about.
  var isAnonymous: Bool {
    owner.account < 0 && owner.name < 0 && owner.site < 0 && owner.endpoint < 0
  }

  /// Whether anything but pivoted values is known.
  var hasPlainFacts: Bool {
    figures.hasTotals || version >= 0 || precise >= 0 || ping != UsageTable.noDay
      || wide.contains { !$0.isNaN }
  }

  mutating func setText(_ fact: LookerFact, to place: Int32) {
    switch fact {
    case .account: owner.account = place
    case .name: owner.name = place
    case .site: owner.site = place
    case .endpoint: owner.endpoint = place
    case .feature: feature = place
    case .version: version = place
    case .day, .dau, .wau, .mau, .seats, .users, .preciseNavigation, .lastPing: break
    }
  }
}
