internal import BookModel
internal import Canvas

extension Figures {
  /// Returns the number and the ARR of those at risk, such as `2 $1.9M`; `-` for none.
  static func risk(_ count: Int, _ arr: Double) -> String {
    count == 0 ? "-" : "\(grouped(count)) \(money(arr))"
  }
}

extension Bar {
  /// The ARR that is not at risk, and after it that which is, of the largest sum of both.
  init(safe: Double, atRisk: Double, of largest: Double) {
    self.init(
      [Part(safe / largest, .chart1), Part(atRisk / largest, .poor)],
      hasTrack: false
    )
  }
}
