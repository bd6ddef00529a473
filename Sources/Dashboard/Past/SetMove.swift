internal import BookModel

/// How the figures of some customers moved since an older snapshot: of those that both snapshots
/// have, so that a new customer is no change of anybody.
struct SetMove: Equatable, Sendable {
  /// The change of the number at risk.
  var atRisk = 0
  /// The change of the sum of the ARR that both snapshots know.
  var arr = 0.0
  /// The change of the utilization, of those whose users and seats both snapshots know; nil where
  /// that is nobody.
  var utilization: Double?

  /// Works out how customers at places of the newer book moved.
  init(of places: [Int], since changes: BookChanges) {
    let (older, newer) = (changes.older, changes.newer)
    let (arrs, oldARRs) = (newer[.arr], older[.arr])
    let (maus, oldMAUs) = (newer[.mau], older[.mau])
    let (seats, oldSeats) = (newer[.seats], older[.seats])
    let (bands, oldBands) = (newer.columns.bands, older.columns.bands)
    var (used, oldUsed, bought, oldBought) = (0.0, 0.0, 0.0, 0.0)
    for place in places where changes.pairs.olderPlaces.indices.contains(place) {
      let before = Int(changes.pairs.olderPlaces[place])
      guard before >= 0 else { continue }
      atRisk += (bands[place] == .poor ? 1 : 0) - (oldBands[before] == .poor ? 1 : 0)
      let difference = arrs[place] - oldARRs[before]
      if !difference.isNaN { arr += difference }
      guard !(maus[place] + oldMAUs[before] + seats[place] + oldSeats[before]).isNaN else {
        continue
      }
      (used, oldUsed) = (used + maus[place], oldUsed + oldMAUs[before])
      (bought, oldBought) = (bought + seats[place], oldBought + oldSeats[before])
    }
    if bought > 0, oldBought > 0 { utilization = used / bought - oldUsed / oldBought }
  }
}

extension SetMove {
  /// The change of the number at risk; empty for none.
  var atRiskText: String { atRisk == 0 ? "" : (atRisk > 0 ? "+" : "") + Figures.grouped(atRisk) }

  /// The change of the ARR; empty for less than a dollar.
  var arrText: String { abs(arr) < 1 ? "" : Figures.signedMoney(arr) }

  /// The change of the utilization; empty for less than half a point.
  var utilizationText: String {
    guard let utilization, abs(utilization) >= 0.005 else { return "" }
    return Figures.points(utilization)
  }
}
