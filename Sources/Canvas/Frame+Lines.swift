extension Frame {
  /// Draws a box along the edge of a rectangle, with a title in its upper edge.
  ///
  /// The inside stays as it is. A rectangle of one row or column becomes a line, and a title that
  /// does not fit is cut.
  public mutating func drawBox(
    _ rect: Rect,
    title: String = "",
    _ style: Style = Style(.muted),
    glyphs: GlyphSet
  ) {
    guard !rect.isEmpty else { return }
    let (box, last) = (glyphs.box, (row: rect.endRow - 1, column: rect.endColumn - 1))
    for row in [rect.row, last.row] {
      drawRule(row: row, columns: rect.column..<rect.endColumn, style, glyphs: glyphs)
    }
    for column in [rect.column, last.column] {
      drawRule(column: column, rows: rect.row..<rect.endRow, style, glyphs: glyphs)
    }
    guard rect.rows > 1, rect.columns > 1 else { return }
    put(box.topLeft, row: rect.row, column: rect.column, style)
    put(box.topRight, row: rect.row, column: last.column, style)
    put(box.bottomRight, row: last.row, column: last.column, style)
    put(box.bottomLeft, row: last.row, column: rect.column, style)
    guard !title.isEmpty, rect.columns > 4 else { return }
    let titleStyle = Style(.focus, on: style.surface, style.emphasis)
    let shown = Glyph.fitting(" \(title) ", width: rect.columns - 2)
    write(shown, row: rect.row, column: rect.column + 1, titleStyle)
  }

  /// Draws a horizontal line.
  public mutating func drawRule(
    row: Int,
    columns: Range<Int>,
    _ style: Style = Style(.muted),
    glyphs: GlyphSet
  ) {
    let rect = Rect(row: row, column: columns.lowerBound, rows: 1, columns: columns.count)
    fill(rect, style, with: glyphs.box.horizontal)
  }

  /// Draws a vertical line.
  public mutating func drawRule(
    column: Int,
    rows: Range<Int>,
    _ style: Style = Style(.muted),
    glyphs: GlyphSet
  ) {
    let rect = Rect(row: rows.lowerBound, column: column, rows: rows.count, columns: 1)
    fill(rect, style, with: glyphs.box.vertical)
  }

  /// Writes glyphs on one row and returns the column after the last.
  @discardableResult
  public mutating func write(_ glyphs: [Glyph], row: Int, column: Int, _ style: Style = Style())
    -> Int
  {
    var place = column
    for glyph in glyphs {
      put(glyph, row: row, column: place, style)
      place += glyph.width
    }
    return place
  }
}
