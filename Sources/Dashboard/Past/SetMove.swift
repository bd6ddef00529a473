internal import BookModel

/// How the figures of some customers moved since an older snapshot: of those that both snapshots
/// have, so that a new customer is no change of anybody.
struct SetMove: Equatable, Sendable {
  /// The number of customers that both snapshots have.
  var customers = 0
  /// The change of the number at risk.
  var atRisk = 0
  /// The change of the known ARR of those at risk.
  var atRiskARR = 0.0
  /// The change of the sum of the ARR that both snapshots know.
  var arr = 0.0
  /// The change of the utilization, of those whose users and seats both snapshots know; nil where
  /// that is nobody.
  var utilization: Double?

  /// Works out how customers at places of the newer book moved.
  init(of places: [Int], from older: ComparedBook, to newer: ComparedBook, _ pairs: CustomerPairs) {
    let (arrs, oldARRs) = (newer[.arr], older[.arr])
    let (maus, oldMAUs) = (newer[.mau], older[.mau])
    let (seats, oldSeats) = (newer[.seats], older[.seats])
    let (bands, oldBands) = (newer.columns.bands, older.columns.bands)
    var (used, oldUsed, bought, oldBought) = (0.0, 0.0, 0.0, 0.0)
    for place in places where pairs.olderPlaces.indices.contains(place) {
      let before = Int(pairs.olderPlaces[place])
      guard before >= 0 else { continue }
      customers += 1
      let (isPoor, wasPoor) = (bands[place] == .poor, oldBands[before] == .poor)
      atRisk += (isPoor ? 1 : 0) - (wasPoor ? 1 : 0)
      if isPoor, !arrs[place].isNaN { atRiskARR += arrs[place] }
      if wasPoor, !oldARRs[before].isNaN { atRiskARR -= oldARRs[before] }
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

  /// The change of the ARR of those at risk; empty for less than a dollar.
  var atRiskARRText: String { abs(atRiskARR) < 1 ? "" : Figures.signedMoney(atRiskARR) }

  /// The change of the ARR; empty for less than a dollar.
  var arrText: String { abs(arr) < 1 ? "" : Figures.signedMoney(arr) }

  /// The change of the utilization; empty for less than half a point.
  var utilizationText: String {
    guard let utilization, abs(utilization) >= 0.005 else { return "" }
    return Figures.points(utilization)
  }
}
