internal import BookModel
internal import BookQuery
internal import Canvas

extension Dashboard {
  /// Draws the headings and the rows of the list that are in sight.
  func drawTable(_ layout: Layout, into frame: inout Frame) {
    guard let portfolio else { return }
    let columns = placedColumns(layout)
    drawHeadings(columns, layout, into: &frame)
    let height = layout.table.rows
    let top = Scrolling.top(list.top, cursor: list.cursor, of: list.rows.count, height: height)
    for (offset, place) in list.rows.dropFirst(top).prefix(height).enumerated() {
      let row = layout.table.row + offset
      let isSelected = top + offset == list.cursor
      let surface = isSelected ? Surface.selection : .plain
      frame.fill(
        Rect(row: row, rows: 1, columns: layout.table.columns),
        Style(on: surface)
      )
      drawSigns(portfolio.book.customers[place], row: row, isSelected, into: &frame)
      for column in columns {
        draw(column, of: place, in: portfolio, row: row, surface, into: &frame)
      }
      if isSelected { frame.cursor = Frame.Cursor(row: row, column: 0) }
    }
  }

  /// The columns that hold nothing for anybody: without older snapshots those of what changed.
  var emptyColumns: Set<Column> {
    past.book?.knowsMonthly(.health) == true ? [] : [.healthChange]
  }

  /// The columns that hold something.
  var columns: [Column] { Column.allCases.filter { !emptyColumns.contains($0) } }

  /// Returns what a column shows of the customer at a place.
  private func cell(_ column: Column, of place: Int, in portfolio: Portfolio) -> TableCell {
    guard let figure = column.changing else { return portfolio.cell(column, place: place, facts) }
    return TableCell(change: past.book?.monthly(figure, at: place), of: figure)
  }

  private func drawHeadings(
    _ columns: [PlacedColumn],
    _ layout: Layout,
    into frame: inout Frame
  ) {
    frame.fill(
      Rect(row: layout.header, rows: 1, columns: layout.table.columns),
      Style(on: .panel)
    )
    let keys = list.sortKeys(narrowing.query)
    for placed in columns {
      let key = keys.first { $0.field == placed.column.field && placed.column != .series }
      let isSorting = key != nil
      let arrow = key.map { $0.isDescending ? "↓" : "↑" } ?? ""
      let emphasis: Emphasis = placed.column == list.column ? .underline : []
      let text = heading(placed) + arrow
      let glyphs = Glyph.fitting(text, width: placed.width)
      let start =
        placed.column.isNumeric ? placed.start + placed.width - glyphs.count : placed.start
      frame.write(
        glyphs,
        row: layout.header,
        column: start,
        Style(isSorting ? .focus : .muted, on: .panel, emphasis)
      )
    }
  }

  private func heading(_ placed: PlacedColumn) -> String {
    guard placed.column == .series, let weeks = portfolio?.book.weeks.count, weeks > 0 else {
      return placed.column == .series ? "USAGE" : placed.column.heading
    }
    return "USAGE \(min(weeks, placed.width))w"
  }

  private func drawSigns(
    _ customer: Customer,
    row: Int,
    _ isSelected: Bool,
    into frame: inout Frame
  ) {
    let surface = isSelected ? Surface.selection : .plain
    if isSelected { frame.write("▸", row: row, column: 0, Style(.focus, on: surface)) }
    if marks.contains(customer.id) {
      frame.write("*", row: row, column: 1, Style(.mark, on: surface, .bold))
    }
    guard let portfolio, let followUp = portfolio.followUps[customer.id] else { return }
    let urgency = followUp.urgency(on: portfolio.today)
    frame.write(urgency.sign, row: row, column: 2, Style(urgency.role, on: surface, .bold))
  }

  private func draw(
    _ placed: PlacedColumn,
    of place: Int,
    in portfolio: Portfolio,
    row: Int,
    _ surface: Surface,
    into frame: inout Frame
  ) {
    let style = Style(.chart1, on: surface)
    if placed.column == .series {
      guard let series = portfolio.book.customers[place].series?.value else {
        return frame.write(
          "no data",
          row: row,
          column: placed.start,
          width: placed.width,
          Style(.muted, on: surface)
        )
      }
      return frame.draw(
        Sparkline(Array(series)),
        row: row,
        column: placed.start,
        width: placed.width,
        style,
        glyphs: options.glyphs
      )
    }
    let cell = cell(placed.column, of: place, in: portfolio)
    frame.write(
      cell.text,
      row: row,
      column: placed.start,
      width: placed.width,
      Style(cell.role, on: surface, placed.column == .name ? .bold : []),
      placed.column.isNumeric ? .trailing : .leading
    )
  }
}
