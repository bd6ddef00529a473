/// Where a list is scrolled to.
enum Scrolling {
  /// Returns the row to show at the top so that the cursor is in sight and no room is left unused.
  static func top(_ top: Int, cursor: Int, of count: Int, height: Int) -> Int {
    guard height > 0 else { return cursor }
    let lowest = max(0, min(cursor, count - height))
    return max(max(0, cursor - height + 1), min(top, lowest))
  }
}
