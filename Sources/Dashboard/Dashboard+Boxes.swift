internal import Canvas

extension Rect {
  /// Creates the box of a text that scrolls, in the upper middle of a screen: so many columns of
  /// text with a blank at either side, and so many rows within the border.
  init(boxOf width: Int, rows: Int, columns: Int) {
    self.init(row: 1, column: max(0, (columns - width - 4) / 2), rows: rows + 2, columns: width + 4)
  }

  /// Whether a cell is within.
  func contains(row: Int, column: Int) -> Bool {
    (self.row..<endRow).contains(row) && (self.column..<endColumn).contains(column)
  }
}

extension Dashboard {
  /// Draws the empty box of what lies over the screen.
  func drawBox(_ box: Rect, title: String = "", into frame: inout Frame) {
    frame.fill(box, Style(on: .overlay))
    frame.drawBox(box, title: title, Style(.muted, on: .overlay), glyphs: options.glyphs)
  }

  /// Draws into the lower border of a box how many lines there are below those that it shows.
  func drawRest(_ below: Int, _ box: Rect, into frame: inout Frame) {
    guard below > 0 else { return }
    let text = " ↓ \(below) more "
    frame.write(
      text,
      row: box.endRow - 1,
      column: box.column + 2,
      width: max(0, min(text.columns, box.columns - 3)),
      Style(.focus, on: .overlay)
    )
  }
}
