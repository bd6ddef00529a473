internal import Canvas

/// A box of items, one a row, scrolled so that the one under the cursor is in sight.
struct ItemBox: Equatable, Sendable {
  /// The box with its border.
  let bounds: Rect
  /// The items that are in sight.
  let items: Range<Int>
  /// The rows of the box above its items, the border included.
  let head: Int

  /// Lays out a box that shows items from `top` on, as many of `count` as it has rows for.
  init(_ bounds: Rect, head: Int = 1, top: Int, count: Int) {
    self.bounds = bounds
    self.head = head
    let rows = max(0, bounds.rows - head - 1)
    items = top..<max(top, min(count, top + rows))
  }

  /// Returns where an item is; nil when it is not in sight.
  func place(of item: Int) -> Rect? {
    guard items.contains(item) else { return nil }
    return Rect(
      row: bounds.row + head + item - items.lowerBound,
      column: bounds.column + 1,
      rows: 1,
      columns: bounds.columns - 2
    )
  }

  /// Returns the item at a cell of the screen; nil when there is none.
  func item(row: Int, column: Int) -> Int? {
    let item = items.lowerBound + row - bounds.row - head
    return place(of: item)?.contains(row: row, column: column) == true ? item : nil
  }
}
