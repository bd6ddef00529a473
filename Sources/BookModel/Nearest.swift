extension StringProtocol {
  /// Returns the words of `words` that this one was probably meant to be, the nearest first.
  ///
  /// Near is a beginning of two letters or more, or a third of the letters wrong at most; words are
  /// compared folded. Empty when none is near, unless `evenFar` asks for the nearest of all.
  public func nearest(
    among words: some Sequence<String>,
    most: Int = 3,
    evenFar: Bool = false
  ) -> [String] {
    let wanted = Array(folded.prefix(64))
    let limit = evenFar ? 64 : Swift.max(1, wanted.count / 3)
    let near: [(distance: Int, word: String)] = words.compactMap { word in
      let candidate = Array(word.folded.prefix(64))
      if wanted.count >= 2, candidate.starts(with: wanted) { return (0, word) }
      guard abs(candidate.count - wanted.count) <= limit else { return nil }
      let distance = EditDistance.between(wanted, candidate)
      return distance <= limit ? (distance, word) : nil
    }
    let ordered = near.sorted { ($0.distance, $0.word) < ($1.distance, $1.word) }
    return ordered.prefix(most).map(\.word)
  }
}

/// The number of edits between two words.
private enum EditDistance {
  /// Returns the insertions, deletions, changes and swaps of neighbours that make one the other.
  ///
  /// Source: the optimal string alignment distance, of which three rows are kept at a time.
  static func between(_ left: [Character], _ right: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      for column in right.indices {
        let change = last[column] + (left[row] == right[column] ? 0 : 1)
        var best = min(change, last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          best = min(best, beforeLast[column - 1] + 1)
        }
        current.append(best)
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }
}
