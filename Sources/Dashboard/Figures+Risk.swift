internal import BookModel

extension Figures {
  /// Returns the number and the ARR of those at risk, such as `2 $1.9M`; `-` for none.
  static func risk(_ count: Int, _ arr: Double) -> String {
    count == 0 ? "-" : "\(grouped(count)) \(money(arr))"
  }
}
