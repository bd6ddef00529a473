internal import Canvas

/// Where a menu and its items are on the screen: in two columns where one would be too high and two
/// are not; else in one that scrolls.
struct MenuBox: Equatable, Sendable {
  /// The box with its border.
  let bounds: Rect
  private let itemCount: Int
  private let rowsOfItems: Int
  private let columnWidth: Int
  /// The row of items at the top of the box.
  private let first: Int
  /// The rows of items below those in the box.
  let rest: Int

  /// Lays out a menu in the lower left of the list.
  init(_ menu: Menu, _ layout: Layout) {
    let bottom = layout.rule ?? layout.why ?? layout.status
    let available = max(1, bottom - 3)
    let itemWidth = menu.items.map { $0.title.columns + $0.remark.columns }.max() ?? 0
    // What can be ticked has names of its own: whole in one column, not cut in two.
    let hasRoom = (itemWidth + 9) * 2 + 2 <= layout.bounds.columns - 4
    let areTwo =
      menu.items.count > available && menu.items.count <= available * 2
      && (hasRoom || menu.purpose != .ticks)
    let columnCount = areTwo ? 2 : 1
    let perColumn = (menu.items.count + columnCount - 1) / columnCount
    let wanted = max(menu.title.columns + 6, (itemWidth + 9) * columnCount + 2)
    let rows = min(perColumn, available)
    bounds = Rect(
      row: max(1, bottom - perColumn - 2),
      column: 2,
      rows: rows + 2,
      columns: min(wanted, layout.bounds.columns - 4)
    )
    itemCount = menu.items.count
    rowsOfItems = max(1, perColumn)
    columnWidth = (bounds.columns - 2) / columnCount
    first = max(0, min(menu.cursor % rowsOfItems - (rows - 1), perColumn - rows))
    rest = perColumn - first - rows
  }

  /// Returns where an item is; nil when it is scrolled out of the box.
  func place(of index: Int) -> Rect? {
    let row = index % rowsOfItems - first
    guard (0..<bounds.rows - 2).contains(row) else { return nil }
    return Rect(
      row: bounds.row + 1 + row,
      column: bounds.column + 1 + index / rowsOfItems * columnWidth,
      rows: 1,
      columns: columnWidth
    )
  }

  /// Returns the item at a cell of the screen; nil when there is none.
  func item(row: Int, column: Int) -> Int? {
    (0..<itemCount).first { index in
      place(of: index)?.contains(row: row, column: column) ?? false
    }
  }
}
