internal import Canvas

/// Where the parts of a customer's page are.
struct PageLayout: Equatable, Sendable {
  /// The columns from which Why stands beside the chosen section.
  static let wide = 160
  /// The widest that a column of text is.
  static let widestColumn = 116

  /// The row of the name and the health.
  let name: Int
  /// The row of the figures; nil where there is no room for it.
  let figures: Int?
  /// The row of the sections.
  let tabs: Int
  /// The row of the line below them; nil where there is no room for it.
  let rule: Int?
  /// The text, one column or two side by side.
  let columns: [Rect]

  /// Lays out a page.
  init(_ page: Rect) {
    let isRoomy = page.rows >= 12
    name = page.row
    figures = isRoomy ? page.row + 1 : nil
    tabs = page.row + (isRoomy ? 2 : 1)
    rule = isRoomy ? tabs + 1 : nil
    let top = tabs + (isRoomy ? 2 : 1)
    let rows = max(0, page.endRow - top)
    let isWide = page.columns >= PageLayout.wide
    // The edges, and between two columns a line with blanks around it.
    let room = isWide ? (page.columns - 7) / 2 : page.columns - 4
    let width = max(0, min(PageLayout.widestColumn, room))
    let starts = isWide ? [2, page.columns - 2 - room] : [2]
    columns = starts.map {
      Rect(row: top, column: page.column + $0, rows: rows, columns: width)
    }
  }

  /// The rows of the text.
  var rows: Int { columns.first?.rows ?? 0 }
  /// The columns of a line of text.
  var width: Int { columns.first?.columns ?? 0 }
  /// Whether Why stands beside the chosen section.
  var isWide: Bool { columns.count > 1 }
}
