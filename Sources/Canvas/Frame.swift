/// One column of one row.
public struct Cell: Hashable, Sendable {
  /// The character shown; nil for the right half of a wide one.
  public var glyph: Glyph?
  /// What it means and how it looks.
  public var style: Style

  /// Creates a cell; a space in plain text unless told otherwise.
  public init(_ glyph: Glyph? = .space, _ style: Style = Style()) {
    self.glyph = glyph
    self.style = style
  }
}

/// A rectangle of cells, from its top left corner; never of negative size.
public struct Rect: Hashable, Sendable {
  /// The row of the top edge.
  public var row: Int
  /// The column of the left edge.
  public var column: Int
  /// The number of rows.
  public var rows: Int
  /// The number of columns.
  public var columns: Int

  /// Creates a rectangle; negative sizes become 0.
  public init(row: Int = 0, column: Int = 0, rows: Int, columns: Int) {
    self.row = row
    self.column = column
    self.rows = max(0, rows)
    self.columns = max(0, columns)
  }

  /// The row below the last.
  public var endRow: Int { row + rows }
  /// The column after the last.
  public var endColumn: Int { column + columns }
  /// Whether it holds no cell.
  public var isEmpty: Bool { rows == 0 || columns == 0 }
}

/// A screen of cells.
public struct Frame: Hashable, Sendable {
  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Int
  /// The cells, row by row.
  public private(set) var cells: [Cell]
  /// Where the terminal's own cursor stands, for readers of the screen; nil to leave it.
  public var cursor: Cursor?

  /// A place for the terminal's cursor.
  public struct Cursor: Hashable, Sendable {
    /// The row from the top.
    public var row: Int
    /// The column from the left.
    public var column: Int
    /// Whether it is to be seen, as in a prompt.
    public var isVisible: Bool

    /// Creates a place.
    public init(row: Int, column: Int, isVisible: Bool = false) {
      self.row = row
      self.column = column
      self.isVisible = isVisible
    }
  }

  /// Creates a blank frame; negative sizes become 0.
  public init(rows: Int, columns: Int) {
    self.rows = max(0, rows)
    self.columns = max(0, columns)
    self.cells = Array(repeating: Cell(), count: self.rows * self.columns)
  }
}

extension Frame {
  /// The whole frame.
  public var bounds: Rect { Rect(rows: rows, columns: columns) }

  /// The cell at a place inside the frame.
  public subscript(row: Int, column: Int) -> Cell {
    get { cells[row * columns + column] }
    set { cells[row * columns + column] = newValue }
  }

  /// Whether a place is inside the frame.
  public func contains(row: Int, column: Int) -> Bool {
    (0..<rows).contains(row) && (0..<columns).contains(column)
  }
}
