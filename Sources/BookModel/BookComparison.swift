/// Compares two books, fact by fact over all customers: columns that lie side by side are quick.
struct BookComparison {
  let older: ComparedBook
  let newer: ComparedBook
  let pairs: CustomerPairs
  let policy: TierPolicy
  private(set) var rows: [ChangeRow] = []

  init(older: ComparedBook, newer: ComparedBook, pairs: CustomerPairs, policy: TierPolicy) {
    self.older = older
    self.newer = newer
    self.pairs = pairs
    self.policy = policy
  }

  /// Finds everything that differs.
  mutating func compare() {
    let (before, now) = (older.columns, newer.columns)
    for place in pairs.olderPlaces.indices where pairs.olderPlaces[place] < 0 {
      rows.append(ChangeRow(kind: .new, newer: Int32(clamping: place), older: -1))
    }
    for place in pairs.gone { rows.append(ChangeRow(kind: .gone, newer: -1, older: place)) }
    compareChurn()
    compare(.id) { before.ids[$0] != now.ids[$1] }
    compare(.name) { before.names[$0] != now.names[$1] }
    compareTiers()
    compare(.band) { before.bands[$0] != now.bands[$1] }
    for (kind, figure, tolerance) in Self.figures { compare(kind, figure, tolerance) }
    compareShared(.version, before.versions, now.versions) { [$0] }
    compareShared(.stage, before.stages, now.stages) { [$0] }
    compareShared(.owner, before.owners, now.owners) { person in
      [person.id] + [person.email?.lowercased()].compactMap(\.self)
    }
    if !before.opportunities.isEmpty, !now.opportunities.isEmpty { compareOpportunities() }
  }

  /// The figures with what they may differ by and still be the same.
  private static let figures: [(BookChange.Kind, CustomerColumns.Figure, Double)] = [
    (.health, .health, 0), (.utilization, .utilization, 0.005), (.mau, .mau, 0),
    (.seats, .seats, 0),
    (.arr, .arr, 12), (.renewal, .renewal, 0),
  ]

  /// Calls `body` with the places of each pair in the older and the newer book.
  @inline(__always)
  private func forEachPair(_ body: (Int, Int) -> Void) {
    let places = pairs.olderPlaces
    for place in places.indices where places[place] >= 0 { body(Int(places[place]), place) }
  }

  /// Notes the pairs of which `differs` says so.
  @inline(__always)
  private mutating func compare(_ kind: BookChange.Kind, _ differs: (Int, Int) -> Bool) {
    var found: [ChangeRow] = []
    forEachPair { older, newer in
      guard differs(older, newer) else { return }
      found.append(
        ChangeRow(kind: kind, newer: Int32(clamping: newer), older: Int32(clamping: older))
      )
    }
    rows += found
  }

  private mutating func compare(
    _ kind: BookChange.Kind,
    _ figure: CustomerColumns.Figure,
    _ tolerance: Double
  ) {
    let (before, now) = (older[figure], newer[figure])
    compare(kind) { before[$0].differs(from: now[$1], beyond: tolerance) }
  }

  private mutating func compareChurn() {
    let (before, now) = (older[.churned], newer[.churned])
    compare(.churned) { !now[$1].isNaN && before[$0].differs(from: now[$1], beyond: 0) }
    compare(.returned) { !before[$0].isNaN && now[$1].isNaN }
  }

  /// Compares tiers: only of customers whose numbers differ at all.
  private mutating func compareTiers() {
    let (older, newer, policy) = (older, newer, policy)
    let measures = policy.measures
    let figures: [CustomerColumns.Figure] = [.arr, .employees, .developers]
    let columns = figures.map { (older[$0], newer[$0]) }
    compare(.tier) { before, now in
      guard columns.contains(where: { $0.0[before].bitPattern != $0.1[now].bitPattern }) else {
        return false
      }
      let old = policy.placement(of: older.tierNumbers(at: before), measures: measures)
      return old.tier != policy.placement(of: newer.tierNumbers(at: now), measures: measures).tier
    }
  }

  /// Compares values that many share; two of them are the same when any of their keys is.
  private mutating func compareShared<Value>(
    _ kind: BookChange.Kind,
    _ before: SharedColumn<Value>,
    _ now: SharedColumn<Value>,
    keys: (Value) -> [String]
  ) {
    var numbers: [String: Int] = [:]
    func numbered(_ values: [Value]) -> [Int] {
      values.map { value in
        let keys = keys(value)
        let number = keys.lazy.compactMap { numbers[$0] }.first ?? numbers.count
        for key in keys where numbers[key] == nil { numbers[key] = number }
        return number
      }
    }
    let (old, new) = (numbered(before.values), numbered(now.values))
    compare(kind) { older, newer in
      let (left, right) = (before.numbers[older], now.numbers[newer])
      return (left < 0 ? -1 : old[Int(left)]) != (right < 0 ? -1 : new[Int(right)])
    }
  }
}

extension Double {
  /// Whether two figures are not the same: further apart than a tolerance and what arithmetic
  /// loses, or only one of them known.
  @inline(__always)
  fileprivate func differs(from other: Double, beyond tolerance: Double) -> Bool {
    if self == other { return false }
    if isNaN || other.isNaN { return isNaN != other.isNaN }
    return abs(self - other) > tolerance + max(abs(self), abs(other)) * 1e-9
  }
}

extension BookComparison {
  private mutating func compareOpportunities() {
    let (before, now) = (older.columns.opportunities, newer.columns.opportunities)
    var found: [ChangeRow] = []
    forEachPair { olderPlace, newerPlace in
      let (old, new) = (older.opportunities(at: olderPlace), newer.opportunities(at: newerPlace))
      if old.count == new.count, zip(old, new).allSatisfy({ before[$0] == now[$1] }) { return }
      var row = ChangeRow(
        kind: .opportunityNew,
        newer: Int32(clamping: newerPlace),
        older: Int32(clamping: olderPlace)
      )
      var left = Dictionary(old.map { (before[$0].id, $0) }) { first, _ in first }
      for place in new {
        let was = left.removeValue(forKey: now[place].id)
        row.opportunity = Int32(clamping: place)
        row.olderOpportunity = was.map { Int32(clamping: $0) } ?? -1
        for kind in now[place].changes(since: was.map { before[$0] }) {
          row.kind = kind
          found.append(row)
        }
      }
      row.kind = .opportunityGone
      row.opportunity = -1
      for place in left.values.sorted() {
        row.olderOpportunity = Int32(clamping: place)
        found.append(row)
      }
    }
    rows += found
  }
}

extension Opportunity {
  /// Returns what differs from an older state of it; nil when there is none.
  ///
  /// Where it was won, lost or opened again that is all that is said of its stage.
  fileprivate func changes(since older: Opportunity?) -> [BookChange.Kind] {
    let isLost = isClosed == true && isWon == false
    guard let older else {
      return [isWon == true ? .opportunityWon : isLost ? .opportunityLost : .opportunityNew]
    }
    var kinds: [BookChange.Kind] = []
    if isWon == true, older.isWon != true {
      kinds.append(.opportunityWon)
    } else if isLost, !(older.isClosed == true && older.isWon == false) {
      kinds.append(.opportunityLost)
    } else if isClosed == false, older.isClosed == true {
      kinds.append(.opportunityReopened)
    } else if stage != older.stage {
      kinds.append(.opportunityStage)
    }
    if (older.amount ?? .nan).differs(from: amount ?? .nan, beyond: 0) {
      kinds.append(.opportunityAmount)
    }
    if closeDate != older.closeDate { kinds.append(.opportunityCloseDate) }
    return kinds
  }
}

extension BookComparison {
  /// Returns the rows with the biggest ARR at stake first, then by name and id, then by kind.
  func sortedRows() -> [ChangeRow] {
    let ranks = ranks()
    let keys = rows.indices.map { place in
      let row = rows[place]
      let stake = ChangeRow.stake(row, from: older, to: newer)
      return SortKey(
        stake: stake.isNaN ? -.infinity : stake,
        customer: row.newer >= 0 ? ranks.newer[Int(row.newer)] : ranks.gone[row.older] ?? 0,
        kind: Int32(clamping: row.kind.place),
        place: Int32(clamping: place)
      )
    }
    return keys.sorted().map { rows[Int($0.place)] }
  }

  /// Where a row stands; rows of one kind about one customer stay as they were found.
  private struct SortKey: Comparable {
    var stake: Double
    var customer: Int32
    var kind: Int32
    var place: Int32

    static func < (left: SortKey, right: SortKey) -> Bool {
      if left.stake != right.stake { return left.stake > right.stake }
      if left.customer != right.customer { return left.customer < right.customer }
      return left.kind != right.kind ? left.kind < right.kind : left.place < right.place
    }
  }

  /// The ranks of all customers in the default order: of the newer book's, and of the gone ones.
  private func ranks() -> (newer: [Int32], gone: [Int32: Int32]) {
    let (before, now, gone) = (older.columns, newer.columns, pairs.gone)
    let count = newer.count
    let order = DefaultOrder(
      names: { $0 < count ? now.names[$0] : before.names[Int(gone[$0 - count])] },
      ids: { ($0 < count ? now.ids[$0] : before.ids[Int(gone[$0 - count])]).rawValue }
    )
    var ranks: (newer: [Int32], gone: [Int32: Int32]) = (Array(repeating: 0, count: count), [:])
    for (rank, entry) in order.sorted(0..<count + gone.count).enumerated() {
      let place = Int(entry.place)
      if place < count {
        ranks.newer[place] = Int32(clamping: rank)
      } else {
        ranks.gone[gone[place - count]] = Int32(clamping: rank)
      }
    }
    return ranks
  }
}
