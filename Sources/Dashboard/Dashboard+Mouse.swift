internal import BookModel
internal import Canvas

extension Dashboard {
  /// Answers the mouse: a click selects, sorts or chooses, a double click opens, the wheel moves.
  mutating func click(_ mouse: MouseEvent) -> [Effect] {
    if toast?.isLasting == true { toast = nil }
    pressed = []
    // A front page is there for an instant only; the mouse can wait for the book.
    guard keptKeys == nil else { return [] }
    switch mouse.kind {
    case .wheelUp: return wheel(by: -3)
    case .wheelDown: return wheel(by: 3)
    case .press:
      if case .menu(let menu) = overlay { return press(at: mouse, in: menu) }
      return press(at: mouse)
    case .doubleClick:
      let effects = press(at: mouse)
      guard overlay == nil, page == nil, row(at: mouse) != nil else { return effects }
      return effects + open()
    }
  }

  private mutating func wheel(by rows: Int) -> [Effect] {
    if isScrollable {
      return (0..<abs(rows)).flatMap { _ in handle(rows < 0 ? .up : .down) }
    }
    guard overlay == nil || isFiltering, phase == .ready else { return [] }
    if page == nil { moveCursor(by: rows) } else { scrollPage(by: rows) }
    return []
  }

  /// Chooses the item under the mouse; a click beside the menu closes it.
  private mutating func press(at mouse: MouseEvent, in menu: Menu) -> [Effect] {
    let box = MenuBox(menu, layout(rows: size.rows, columns: size.columns))
    if let index = box.item(row: mouse.row, column: mouse.column) { return choose(index, of: menu) }
    return box.bounds.contains(row: mouse.row, column: mouse.column) ? [] : closeOverlay()
  }

  /// Whether what lies over the screen is a text that scrolls.
  private var isScrollable: Bool {
    switch overlay {
    case .help, .log: true
    case .filter, .followUp, .reportFile, .pageSearch, .reasons, .menu, .palette, .naming, .columns,
      nil:
      false
    }
  }

  private var isFiltering: Bool {
    if case .filter = overlay { return true }
    return false
  }

  private mutating func press(at mouse: MouseEvent) -> [Effect] {
    if page != nil, overlay == nil {
      if let section = section(at: mouse) { show(section) }
      return []
    }
    guard overlay == nil || isFiltering, phase == .ready, page == nil else { return [] }
    if mouse.row == 0, overlay == nil, let screen = tab(at: mouse.column) {
      go(to: screen)
    } else if let row = row(at: mouse) {
      moveCursor(to: row)
    } else if let column = column(at: mouse) {
      chooseSort(column)
    }
    return []
  }

  /// The row of the screen under the mouse; nil when it is elsewhere.
  private func row(at mouse: MouseEvent) -> Int? {
    let layout = layout(rows: size.rows, columns: size.columns)
    if let content {
      let place = (mouse.row, mouse.column)
      return scene.flatMap { content.row(at: place, $0, in: contentRect(layout)) }
    }
    let table = layout.table
    guard table.contains(row: mouse.row, column: mouse.column) else { return nil }
    let top = Scrolling.top(list.top, cursor: list.cursor, of: list.rows.count, height: table.rows)
    let row = top + mouse.row - table.row
    return row < list.rows.count ? row : nil
  }

  /// The column whose heading is under the mouse; nil when it is elsewhere.
  private func column(at mouse: MouseEvent) -> Column? {
    let layout = layout(rows: size.rows, columns: size.columns)
    guard screen == .book, content == nil, mouse.row == layout.header else { return nil }
    return placedColumns(layout)
      .first { ($0.start..<$0.start + $0.width).contains(mouse.column) }?.column
  }
}
