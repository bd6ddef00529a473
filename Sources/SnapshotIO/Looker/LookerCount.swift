/// Counts of people and licences as Looker writes them.
enum LookerCount {
  /// No count of people is larger.
  static let limit = 1e12

  /// Returns the number as a count; NaN when it is negative or too large to be one.
  static func count(_ number: Double) -> Double {
    // The sum turns -0 into 0.
    number >= 0 && number <= limit ? number + 0 : .nan
  }

  /// Returns the count that a formatted text such as `2,236` states; NaN for anything else.
  ///
  /// Percentages and money are no counts. `1.234` is unknown: whether it is a fraction or over a
  /// thousand depends on the language it was formatted for.
  static func count(_ text: String) -> Double {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let groups = parts[0].split(separator: ",", omittingEmptySubsequences: false)
    guard let first = groups.first, isDigits(first),
      groups.count == 1
        || first.utf8.count <= 3
          && groups.dropFirst().allSatisfy({ isDigits($0) && $0.utf8.count == 3 })
    else { return .nan }
    var number = groups.joined()
    if parts.count == 2 {
      let isAmbiguous =
        parts[1].utf8.count == 3 && groups.count == 1 && first.utf8.count <= 3 && first != "0"
      guard isDigits(parts[1]), !isAmbiguous else { return .nan }
      number += "." + parts[1]
    }
    return Double(number).map(count) ?? .nan
  }

  private static func isDigits(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) }
  }
}
