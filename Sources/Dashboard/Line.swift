internal import Canvas

/// A line of styled pieces, laid out once and drawn wherever it fits.
struct Line: Equatable, Sendable {
  /// A piece of a line.
  struct Piece: Equatable, Sendable {
    var text: String
    var width: Int
    var style: Style
    var alignment: Alignment
  }

  /// The pieces from the left.
  private(set) var pieces: [Piece] = []
  /// The columns that the pieces take.
  private(set) var columns = 0

  /// A line with nothing on it.
  static let blank = Line()

  /// Creates an empty line.
  init() {}

  /// Creates a line of one piece.
  init(_ text: String, _ role: Role = .text, _ emphasis: Emphasis = []) {
    add(text, role, emphasis)
  }

  /// Adds a piece as wide as its text.
  mutating func add(_ text: String, _ role: Role = .text, _ emphasis: Emphasis = []) {
    append(text, width: text.columns, Style(role, emphasis), .leading)
  }

  /// Adds a piece in a field of `width` columns, followed by nothing.
  mutating func add(
    _ text: String,
    width: Int,
    _ role: Role = .text,
    _ alignment: Alignment = .leading
  ) {
    append(text, width: width, Style(role), alignment)
  }

  /// Adds a piece at the right end of a line `total` columns wide; where it does not fit, nothing.
  mutating func addTrailing(_ text: String, total: Int, _ role: Role = .text) {
    let width = text.columns
    guard columns + width + 1 <= total else { return }
    append("", width: total - width - columns, Style(), .leading)
    add(text, role)
  }

  /// Adds the pieces of another line.
  mutating func add(_ other: Line) {
    pieces += other.pieces
    columns += other.columns
  }

  /// Adds blanks up to a column; nothing when the line is that long already.
  mutating func pad(to column: Int) {
    guard column > columns else { return }
    append("", width: column - columns, Style(), .leading)
  }

  private mutating func append(
    _ text: String,
    width: Int,
    _ style: Style,
    _ alignment: Alignment
  ) {
    guard width > 0 else { return }
    pieces.append(Piece(text: text, width: width, style: style, alignment: alignment))
    columns += width
  }
}

extension Style {
  /// Creates a style on the plain surface.
  init(_ role: Role, _ emphasis: Emphasis) { self.init(role, on: .plain, emphasis) }
}

extension Frame {
  /// Draws a line into a field, on a surface; what does not fit is left out.
  mutating func draw(
    _ line: Line,
    row: Int,
    column: Int,
    width: Int,
    on surface: Surface = .plain
  ) {
    guard width > 0 else { return }
    fill(Rect(row: row, column: column, rows: 1, columns: width), Style(on: surface))
    var place = column
    let end = column + width
    for piece in line.pieces where place < end {
      var style = piece.style
      style.surface = surface
      let room = min(piece.width, end - place)
      write(piece.text, row: row, column: place, width: room, style, piece.alignment)
      place += piece.width
    }
  }

  /// Draws lines from the top of a rectangle, leaving out the first `scroll` ones.
  mutating func draw(
    _ lines: [Line],
    in rect: Rect,
    scroll: Int = 0,
    on surface: Surface = .plain
  ) {
    fill(rect, Style(on: surface))
    for (offset, line) in lines.dropFirst(max(0, scroll)).prefix(rect.rows).enumerated() {
      draw(
        line,
        row: rect.row + offset,
        column: rect.column,
        width: rect.columns,
        on: surface
      )
    }
  }
}
