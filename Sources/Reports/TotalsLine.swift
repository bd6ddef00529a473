import BookModel
import Canvas

/// A set's totals in words, below a table.
struct TotalsLine: Sendable {
  let pieces: [String]

  /// Creates the line of a set.
  init(_ totals: SetTotals) {
    guard totals.customers > 0 else {
      pieces = ["no customers"]
      return
    }
    var pieces = [
      "\(Figures.count(totals.customers, "customer")) \(Figures.money(totals.arr))"
    ]
    let groups = [
      ("at risk", totals.atRisk, totals.atRiskARR), ("≤90d", totals.renewing, totals.renewingARR),
      ("both", totals.renewingAtRisk, totals.renewingAtRiskARR),
    ]
    for (name, count, arr) in groups where count > 0 {
      pieces.append("\(name) \(Figures.count(Double(count))) \(Figures.money(arr))")
    }
    if let utilization = totals.utilization {
      pieces.append("utilization \(Figures.percent(utilization))")
    }
    self.pieces = pieces
  }

  /// Returns the line, broken between its pieces where the layout is narrow.
  func text(_ layout: Layout) -> String {
    var lines: [String] = []
    for piece in pieces {
      if let last = lines.last, (last + " · " + piece).displayWidth <= layout.width ?? .max {
        lines[lines.count - 1] = last + " · " + piece
      } else {
        lines.append(piece)
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }
}
