internal import BookModel
internal import Canvas

extension Dashboard {
  /// Answers the mouse: a click selects, sorts or chooses, a double click opens, the wheel moves.
  mutating func click(_ mouse: MouseEvent) -> [Effect] {
    if toast?.isLasting == true { toast = nil }
    pressed = []
    // A front page is there for an instant only; the mouse can wait for the book.
    guard keptKeys == nil else { return [] }
    awaitedPlace = nil
    switch mouse.kind {
    case .wheelUp: return wheel(by: -3)
    case .wheelDown: return wheel(by: 3)
    case .press:
      isBoxPressed = overlay != nil
      return press(at: mouse)
    case .doubleClick:
      // Its first click may have closed a box: the second one is not meant for what lies below.
      if isBoxPressed {
        isBoxPressed = false
        return []
      }
      let isOverScreen = overlay == nil
      let effects = press(at: mouse)
      guard isOverScreen, overlay == nil, page == nil, row(at: mouse) != nil else { return effects }
      return effects + open()
    }
  }

  /// Moves what the wheel is over: the cursor of a box, or the text in it, else the screen below.
  private mutating func wheel(by rows: Int) -> [Effect] {
    if let step = wheelStep {
      let key: Key = rows < 0 ? .up : .down
      return (0..<step).flatMap { _ in handle(key) }
    }
    guard overlay == nil || isFiltering, phase == .ready else { return [] }
    moveOrScroll(by: rows)
    return []
  }

  /// The rows that the wheel moves in the box over the screen; nil where it moves none there.
  private var wheelStep: Int? {
    switch overlay {
    case .help, .log, .palette, .columns: 3
    // Their items are few, and some are shown while the cursor is on them.
    case .menu, .reasons: 1
    case .filter(let prompt): prompt.choices == nil ? nil : 1
    case .followUp, .reportFile, .pageSearch, .naming, nil: nil
    }
  }

  private var isFiltering: Bool {
    if case .filter = overlay { return true }
    return false
  }

  private mutating func press(at mouse: MouseEvent) -> [Effect] {
    if let overlay { return press(at: mouse, in: overlay) }
    if page != nil {
      if let section = section(at: mouse) { show(section) }
      return []
    }
    guard phase == .ready else { return [] }
    if mouse.row == 0, let screen = tab(at: mouse.column) {
      go(to: screen)
    } else {
      pressList(at: mouse)
    }
    return []
  }

  /// Goes to the row under the mouse, or orders by the column whose heading is.
  mutating func pressList(at mouse: MouseEvent) {
    if let row = row(at: mouse) {
      moveCursor(to: row)
    } else if let column = column(at: mouse) {
      chooseSort(column)
    }
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
