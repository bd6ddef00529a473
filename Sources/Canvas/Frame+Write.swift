/// Which end of a field text keeps to.
public enum Alignment: Hashable, Sendable {
  case leading, trailing
}

extension Frame {
  /// Writes text on one row, left to right; what falls outside the frame is left out.
  ///
  /// The text is made harmless first: see `Glyph.glyphs(of:)`. A wide character that would be cut
  /// in half becomes a blank. Returns the column after the last one written.
  @discardableResult
  public mutating func write(_ text: String, row: Int, column: Int, _ style: Style = Style())
    -> Int
  {
    var place = column
    let isOnFrame = (0..<rows).contains(row)
    Glyph.forEach(in: text) { glyph in
      if isOnFrame { put(glyph, row: row, column: place, style) }
      place += glyph.width
    }
    return place
  }

  /// Writes text into a field of exactly `width` columns, padded with blanks.
  ///
  /// Text that does not fit is cut and ends in `…`.
  public mutating func write(
    _ text: String,
    row: Int,
    column: Int,
    width: Int,
    _ style: Style = Style(),
    _ alignment: Alignment = .leading
  ) {
    guard width > 0 else { return }
    let glyphs = Glyph.fitting(text, width: width)
    let used = glyphs.reduce(0) { $0 + $1.width }
    fill(Rect(row: row, column: column, rows: 1, columns: width), style)
    var place = alignment == .leading ? column : column + width - used
    for glyph in glyphs {
      put(glyph, row: row, column: place, style)
      place += glyph.width
    }
  }

  /// Fills a rectangle with one glyph, blanks unless told otherwise.
  public mutating func fill(_ rect: Rect, _ style: Style = Style(), with glyph: Glyph = .space) {
    let rowRange = max(0, rect.row)..<max(max(0, rect.row), min(rows, rect.endRow))
    let columnRange = max(0, rect.column)..<max(max(0, rect.column), min(columns, rect.endColumn))
    for row in rowRange {
      for column in columnRange { put(glyph, row: row, column: column, style) }
    }
  }

  /// Puts one glyph into the frame; outside it nothing happens.
  ///
  /// Overwriting half of a wide character blanks its other half.
  public mutating func put(_ glyph: Glyph, row: Int, column: Int, _ style: Style) {
    guard contains(row: row, column: column) else { return }
    let fits = glyph.width == 1 || column + 1 < columns
    release(row: row, column: column)
    self[row, column] = Cell(fits ? glyph : .space, style)
    guard glyph.width == 2, fits else { return }
    release(row: row, column: column + 1)
    self[row, column + 1] = Cell(nil, style)
  }

  /// Blanks the other half of a wide character that a cell is part of.
  private mutating func release(row: Int, column: Int) {
    if self[row, column].glyph == nil, column > 0 {
      self[row, column - 1].glyph = .space
    } else if self[row, column].glyph?.width == 2, column + 1 < columns {
      self[row, column + 1].glyph = .space
    }
  }
}

extension Frame {
  /// The characters, a bar, and the marks of the styles, for a test to compare.
  ///
  /// A role's mark gives way to its surface's where the cell is blank; `'` follows a bold row's bar.
  public var golden: String {
    (0..<rows).map { row in
      let line = cells[row * columns..<(row + 1) * columns]
      let marks = line.map { cell -> Character in
        let isBlank = cell.glyph == nil || cell.glyph == .space
        return isBlank ? cell.style.surface.mark ?? " " : cell.style.role.mark
      }
      return "\(text(row: row))│\(String(marks))"
    }
    .joined(separator: "\n")
  }

  /// The characters of one row, without trailing blanks removed.
  public func text(row: Int) -> String {
    var text = String.UnicodeScalarView()
    for cell in cells[row * columns..<(row + 1) * columns] {
      guard let glyph = cell.glyph else { continue }
      text.append(glyph.base)
      text.append(contentsOf: glyph.marks)
    }
    return String(text)
  }
}
