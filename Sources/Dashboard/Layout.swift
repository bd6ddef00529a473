internal import Canvas

/// Where the parts of the screen are; parts that have no room are nil or empty.
struct Layout: Equatable, Sendable {
  /// The smallest screen that is drawn.
  static let smallest = Size(rows: 8, columns: 40)
  /// The columns from which there is room for words in full, and for a row of tiers.
  static let wide = 100
  /// The columns from which the customer fits beside a list that still has its sparklines.
  static let widthForSide = 116

  /// The whole screen.
  var bounds: Rect
  /// The row of the figures of everybody in scope.
  var totals: Int?
  /// The row of the tiers and health bands.
  var tiers: Int?
  /// The row of the filter.
  var filter = 0
  /// The row of the column headings.
  var header = 0
  /// The rows of the list.
  var table = Rect(rows: 0, columns: 0)
  /// The figures below the list.
  var band = Rect(rows: 0, columns: 0)
  /// The customer beside the list.
  var side = Rect(rows: 0, columns: 0)
  /// The row of the line above the foot.
  var rule: Int?
  /// The row that says why the health is what it is.
  var why: Int?
  /// The row of the order, the position and the ages of the data.
  var status = 0
  /// The row of the key hints.
  var hints: Int?
  /// What a screen beside the Book shows.
  var body = Rect(rows: 0, columns: 0)
  /// The customer's page.
  var page = Rect(rows: 0, columns: 0)

  /// Whether the screen is too small to draw anything but a notice.
  var isTooSmall: Bool {
    bounds.rows < Layout.smallest.rows || bounds.columns < Layout.smallest.columns
  }

  /// Lays out a screen.
  init(rows: Int, columns: Int, screen: Screen, showsPreview: Bool) {
    bounds = Rect(rows: rows, columns: columns)
    guard !isTooSmall else { return }
    let isWide = columns >= Layout.wide
    let hasSide = columns >= Layout.widthForSide && showsPreview
    var bottom = rows
    if rows >= 14 {
      bottom -= 1
      hints = bottom
    }
    bottom -= 1
    status = bottom
    page = Rect(row: 1, rows: bottom - 1, columns: columns)
    if screen == .book, !hasSide, rows >= 12 {
      bottom -= 1
      why = bottom
    }
    if rows >= 16 {
      bottom -= 1
      rule = bottom
    }
    layOutTop(isWide: isWide, rows: rows)
    body = Rect(row: header, rows: bottom - header, columns: columns)
    layOutMiddle(bottom: bottom, columns: columns, hasSide: hasSide)
  }

  private mutating func layOutTop(isWide: Bool, rows: Int) {
    var top = 1
    if rows >= 20 {
      totals = top
      top += 1
      if isWide {
        tiers = top
        top += 1
      }
    }
    filter = top
    header = top + 1
  }

  private mutating func layOutMiddle(bottom: Int, columns: Int, hasSide: Bool) {
    let height = max(0, bottom - header)
    let sideWidth = hasSide ? (columns >= 160 ? columns * 35 / 100 : 40) : 0
    side = Rect(
      row: header,
      column: columns - sideWidth,
      rows: sideWidth > 0 ? height : 0,
      columns: sideWidth
    )
    let listWidth = sideWidth > 0 ? columns - sideWidth - 1 : columns
    let hasBand = columns >= 160 && bounds.rows >= 40
    let bandRows = hasBand ? PortfolioBand.rows : 0
    table = Rect(
      row: header + 1,
      rows: max(0, height - 1 - bandRows),
      columns: listWidth
    )
    band = Rect(row: table.endRow, rows: bandRows, columns: hasBand ? listWidth : 0)
  }
}

extension Dashboard {
  /// Returns where the parts of the screen are at a size.
  func layout(rows: Int, columns: Int) -> Layout {
    Layout(
      rows: rows,
      columns: columns,
      screen: screen,
      showsPreview: list.showsPreview && list.groups == nil
    )
  }
}

/// The measures of the customer table.
enum TableLayout {
  /// The columns before the name: the cursor's sign, the follow-up's sign and blanks.
  static let lead = 4
  /// The width that a name is given before further columns are.
  static let comfortableName = 26
  /// The most columns that the sparkline gives to a name that is narrower.
  static let givenBySeries = 4
  /// The width that a name is given before the change of the health is, which belongs to it.
  static let narrowName = 15
  /// The widest a name is drawn.
  static let widestName = 40
}
