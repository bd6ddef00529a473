internal import Canvas

/// Rows in sections, with a cursor that follows its row.
///
/// A section begins with lines that the cursor passes over: its heading, or a chart. Sections stand
/// below each other, in one column or, side by side, in several; the cursor goes through all of them
/// in order.
struct RowList<Row: Identifiable & Equatable & Sendable>: Equatable, Sendable
where Row.ID: Sendable {
  /// Some rows that belong together.
  struct Section: Equatable, Sendable {
    /// The rows that the cursor can be on.
    var rows: [Row]
    /// The lines above them.
    var headLines = 1
    /// The column it stands in.
    var column = 0
  }

  /// The sections, from the top of the first column on.
  private(set) var sections: [Section] = []
  /// The row under the cursor, counted over all sections; 0 when there is none.
  private(set) var cursor = 0
  /// The line at the top of each column.
  private var tops: [Int] = []
  /// The row that the cursor stays with.
  private var followed: Row.ID?
}

extension RowList {
  /// The rows of each section.
  var parts: [Range<Int>] {
    var start = 0
    return sections.map { section in
      defer { start += section.rows.count }
      return start..<start + section.rows.count
    }
  }

  /// The number of rows.
  var count: Int { sections.reduce(0) { $0 + $1.rows.count } }

  /// The row under the cursor; nil when there is none.
  var current: Row? { row(cursor) }

  /// Returns the row of a number, counted over all sections; nil for none.
  func row(_ number: Int) -> Row? {
    var rest = number
    for section in sections {
      if section.rows.indices.contains(rest) { return section.rows[rest] }
      rest -= section.rows.count
    }
    return nil
  }

  /// Shows sections; the cursor stays on its row, or where it was when that is gone.
  mutating func show(_ sections: [Section]) {
    self.sections = sections
    let row = followed.flatMap { id in
      sections.lazy.flatMap(\.rows).enumerated().first { $0.element.id == id }?.offset
    }
    cursor = max(0, min(row ?? cursor, count - 1))
    if row == nil, followed == nil { followed = current?.id }
  }

  /// Moves the cursor to a row, or to the nearest there is, and stays with it.
  mutating func move(to row: Int) {
    cursor = max(0, min(row, count - 1))
    followed = current?.id
  }

  /// Changes how sections are laid out: the lines of their heads and their columns.
  mutating func layOut(_ change: (inout Section) -> Void) {
    for place in sections.indices { change(&sections[place]) }
  }

  /// Scrolls each column so that the cursor is in sight and no room is left unused.
  mutating func scroll(heights: [Int]) {
    tops = heights.indices.map { column in
      let old = tops.indices.contains(column) ? tops[column] : 0
      let lines = lineCount(column)
      guard let place = cursorLines, place.column == column else {
        return max(0, min(old, lines - heights[column]))
      }
      // The head of a section comes into sight with its first row, where there is room for both.
      let isRoomy = place.lines.count <= heights[column]
      let first = isRoomy ? place.lines.lowerBound : place.lines.upperBound - 1
      let top = min(old, first)
      return Scrolling.top(
        top,
        cursor: place.lines.upperBound - 1,
        of: lines,
        height: heights[column]
      )
    }
  }

  private func lineCount(_ column: Int) -> Int {
    sections.reduce(0) { $1.column == column ? $0 + $1.headLines + $1.rows.count : $0 }
  }

  /// The lines of the cursor's row in its column, with the head above it if the row is the first.
  private var cursorLines: (column: Int, lines: Range<Int>)? {
    var rest = cursor
    for (place, section) in sections.enumerated() {
      guard section.rows.indices.contains(rest) else {
        rest -= section.rows.count
        continue
      }
      let above = sections[..<place].reduce(0) {
        $1.column == section.column ? $0 + $1.headLines + $1.rows.count : $0
      }
      let line = above + section.headLines + rest
      return (section.column, (rest == 0 ? above : line)..<line + 1)
    }
    return nil
  }
}

extension RowList {
  /// A line of a column: one of a section's head, or a row.
  private enum Item {
    case head(section: Int, line: Int)
    case row(section: Int, row: Int, number: Int)
  }

  /// Returns the lines of a column from a line on, as many as asked for.
  private func items(_ column: Int, from top: Int, _ height: Int) -> [Item] {
    var items: [Item] = []
    var (line, number) = (0, 0)
    for (place, section) in sections.enumerated() {
      defer { number += section.rows.count }
      guard section.column == column else { continue }
      let end = line + section.headLines + section.rows.count
      for shown in max(line, top)..<max(max(line, top), min(end, top + height)) {
        let row = shown - line - section.headLines
        items.append(
          row < 0
            ? .head(section: place, line: shown - line)
            : .row(section: place, row: row, number: number + row)
        )
      }
      line = end
    }
    return items
  }

  /// What draws the rows and the heads of a list.
  struct Pen {
    /// Returns the lines of a section's head, at a width.
    var head: (_ section: Int, _ width: Int) -> [Line]
    /// Returns the line of a row, at a width.
    var row: (_ row: Row, _ width: Int) -> Line
    /// Returns whether a row is marked.
    var isMarked: (_ row: Row) -> Bool = { _ in false }
    /// Returns the sign before a row, such as of a follow-up; nil for none.
    var sign: (_ row: Row) -> (text: String, role: Role)? = { _ in nil }
  }

  /// The columns before a row: the cursor's sign, the mark, a sign of the row and a blank.
  static var lead: Int { 4 }

  /// Draws each column into its rectangle.
  func draw(in rects: [Rect], with pen: Pen, into frame: inout Frame) {
    for (column, rect) in rects.enumerated() where !rect.isEmpty {
      frame.fill(rect)
      let top = tops.indices.contains(column) ? tops[column] : 0
      var heads: [Int: [Line]] = [:]
      for (offset, item) in items(column, from: top, rect.rows).enumerated() {
        let field = Rect(
          row: rect.row + offset,
          column: rect.column,
          rows: 1,
          columns: rect.columns
        )
        switch item {
        case .head(let section, let line):
          let lines = heads[section] ?? pen.head(section, rect.columns)
          heads[section] = lines
          guard lines.indices.contains(line) else { continue }
          frame.draw(lines[line], row: field.row, column: field.column, width: field.columns)
        case .row(let section, let row, let number):
          draw(sections[section].rows[row], number == cursor, in: field, with: pen, into: &frame)
        }
      }
    }
  }

  private func draw(
    _ row: Row,
    _ isSelected: Bool,
    in field: Rect,
    with pen: Pen,
    into frame: inout Frame
  ) {
    let surface = isSelected ? Surface.selection : .plain
    let width = field.columns - Self.lead
    frame.fill(field, Style(on: surface))
    if isSelected {
      frame.write("▸", row: field.row, column: field.column, Style(.focus, on: surface))
      frame.cursor = Frame.Cursor(row: field.row, column: field.column)
    }
    if pen.isMarked(row) {
      let style = Style(.mark, on: surface, .bold)
      frame.write("*", row: field.row, column: field.column + 1, style)
    }
    if let sign = pen.sign(row) {
      let style = Style(sign.role, on: surface, .bold)
      frame.write(sign.text, row: field.row, column: field.column + 2, style)
    }
    frame.draw(
      pen.row(row, width),
      row: field.row,
      column: field.column + Self.lead,
      width: width,
      on: surface
    )
  }

  /// Returns the row at a cell of the screen; nil when there is none.
  func row(at place: (row: Int, column: Int), in rects: [Rect]) -> Int? {
    for (column, rect) in rects.enumerated()
    where rect.contains(row: place.row, column: place.column) {
      let top = tops.indices.contains(column) ? tops[column] : 0
      let item = items(column, from: top + place.row - rect.row, 1).first
      if case .row(_, _, let number) = item { return number }
    }
    return nil
  }
}
