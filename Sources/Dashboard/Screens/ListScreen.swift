internal import Canvas

/// A screen of rows in one column, below a line that says what they are and the headings.
protocol ListScreen: ScreenContent {
  /// What a row is.
  associatedtype Row: Identifiable & Equatable & Sendable where Row.ID: Sendable
  /// The rows.
  var rows: RowList<Row> { get set }
}

extension ListScreen {
  var cursor: Int { rows.cursor }
  var parts: [Range<Int>] { rows.parts }

  mutating func move(to row: Int) { rows.move(to: row) }

  mutating func scroll(_ scene: Scene, in rect: Rect) {
    rows.scroll(heights: [listRect(rect).rows])
  }

  func row(at place: (row: Int, column: Int), _ scene: Scene, in rect: Rect) -> Int? {
    rows.row(at: place, in: [listRect(rect)])
  }

  /// Draws the line above the rows, the headings of their columns, and the rows.
  func draw(
    _ title: Line,
    _ headings: Line,
    _ pen: RowList<Row>.Pen,
    in rect: Rect,
    into frame: inout Frame
  ) {
    frame.draw(title, row: rect.row, column: rect.column, width: rect.columns)
    var indented = Line(String(repeating: " ", count: RowList<Row>.lead))
    indented.add(headings)
    frame.draw(
      indented,
      row: rect.row + 1,
      column: rect.column,
      width: rect.columns,
      on: .panel
    )
    rows.draw(in: [listRect(rect)], with: pen, into: &frame)
  }

  /// Where the rows are: below the title and the headings.
  private func listRect(_ rect: Rect) -> Rect {
    Rect(row: rect.row + 2, column: rect.column, rows: rect.rows - 2, columns: rect.columns)
  }
}
