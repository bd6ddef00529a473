internal import BookModel
internal import Canvas

extension Dashboard {
  /// The customer under the cursor, told in lines of a width; nil when the list is empty.
  func portrait(width: Int, rows: Int = 0) -> Portrait? {
    guard let portfolio, let place = selectedPlace, let placement = selectedPlacement else {
      return nil
    }
    var portrait = Portrait(
      portfolio: portfolio,
      customer: portfolio.book.customers[place],
      placement: placement,
      width: width,
      glyphs: options.glyphs,
      followUpKey: key(of: .following(.add)),
      place: place,
      past: past.book
    )
    if let history, history.customer == portrait.customer.id {
      portrait.followUpEntries = history.entries ?? []
    }
    portrait.rows = rows
    portrait.ages = DataAge.all(of: portfolio, now: now, staleAfterDays: options.staleAfterDays)
    return portrait
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
}
