internal import BookModel
internal import Canvas

extension Dashboard {
  /// The customer under the cursor, told in lines of a width; nil when the list is empty.
  private func portrait(width: Int) -> Portrait? {
    guard let portfolio, let place = selectedPlace, let placement = selectedPlacement else {
      return nil
    }
    return Portrait(
      portfolio: portfolio,
      customer: portfolio.book.customers[place],
      placement: placement,
      width: width,
      glyphs: options.glyphs,
      followUpKey: key(of: .followUp),
      place: place,
      past: past.book
    )
  }

  /// Draws the customer beside the list, as far as there is room.
  func drawSide(_ layout: Layout, into frame: inout Frame) {
    guard !layout.side.isEmpty else { return }
    let edge = layout.side.column - 1
    frame.drawRule(
      column: edge,
      rows: layout.side.row..<layout.side.endRow,
      glyphs: options.glyphs
    )
    let inside = Rect(
      row: layout.side.row,
      column: layout.side.column + 1,
      rows: layout.side.rows,
      columns: layout.side.columns - 2
    )
    guard let lines = portrait(width: inside.columns)?.beside else { return }
    frame.draw(lines, in: inside)
    guard lines.count > inside.rows, inside.rows > 1 else { return }
    var more = Line()
    more.add(key(of: .open), .focus)
    more.add(" shows \(lines.count - inside.rows + 1) more lines", .muted)
    frame.draw(more, row: inside.endRow - 1, column: inside.column, width: inside.columns)
  }

  /// Draws the customer's page.
  func drawPage(_ layout: Layout, into frame: inout Frame) {
    let columns = pageColumns(layout)
    guard !columns.isEmpty else {
      return drawMessage(
        ["This customer is no longer shown."],
        [(key(of: .back), "back to the list")],
        layout.page,
        into: &frame
      )
    }
    let height = columns.map(\.lines.count).max() ?? 0
    let scroll = max(0, min(page?.scroll ?? 0, height - layout.page.rows))
    for column in columns {
      let rect = Rect(
        row: layout.page.row,
        column: column.start,
        rows: layout.page.rows,
        columns: column.width
      )
      frame.draw(column.lines, in: rect, scroll: scroll)
    }
    frame.cursor = Frame.Cursor(row: layout.page.row, column: 0)
  }

  /// The number of lines of the customer's page.
  func pageHeight(_ layout: Layout) -> Int { pageColumns(layout).map(\.lines.count).max() ?? 0 }

  /// The number of lines of the page below the screen.
  func linesBelow(_ layout: Layout) -> Int {
    let rest = pageHeight(layout) - layout.page.rows
    return max(0, rest - max(0, min(page?.scroll ?? 0, rest)))
  }

  /// The page's text: in one column, or on wide screens in two.
  private func pageColumns(_ layout: Layout) -> [(start: Int, width: Int, lines: [Line])] {
    let total = layout.page.columns
    guard total >= 120 else {
      let width = max(0, min(100, total - 4))
      return portrait(width: width).map { [(2, width, $0.all)] } ?? []
    }
    let width = min(92, (total - 8) / 2)
    return portrait(width: width).map {
      [(2, width, $0.left), (width + 6, width, $0.right)]
    } ?? []
  }
}
