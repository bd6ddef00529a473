internal import Canvas

extension Dashboard {
  /// Returns where the help is, and which lines of its text it shows.
  func helpBox(_ help: HelpState, _ text: [HelpLine], _ size: Size) -> ItemBox {
    let rows = helpRows(size.rows)
    let width = HelpState.width(columns: size.columns)
    let bounds = Rect(boxOf: width, rows: rows + 1, columns: size.columns)
    // The size may be another than the one it was scrolled for.
    return ItemBox(bounds, head: 2, top: help.top(in: text, height: rows), count: text.count)
  }

  /// Draws the help over the screen.
  func drawHelp(_ help: HelpState, into frame: inout Frame) {
    let width = HelpState.width(columns: frame.columns)
    let text = helpText(help, width: width)
    let items = helpBox(help, text, Size(rows: frame.rows, columns: frame.columns))
    let box = items.bounds
    drawBox(box, title: "Help · \(options.title) \(options.version)", into: &frame)
    for (offset, line) in text[items.items].enumerated() {
      let isUnder = line.row == help.cursor
      let row = box.row + items.head + offset
      let surface = isUnder ? Surface.selection : .overlay
      frame.draw(line.line, row: row, column: box.column + 2, width: width, on: surface)
      if isUnder {
        let sign = line.action == nil ? " " : "▸"
        frame.write(sign, row: row, column: box.column + 2, Style(.focus, on: surface))
      }
    }
    drawRest(text.count - items.items.upperBound, box, into: &frame)
    drawSearch(help.search, label: "/", in: box, into: &frame)
    guard help.search.text.isEmpty else { return }
    let hint = "type to search"
    frame.write(hint, row: box.row + 1, column: box.column + 4, Style(.muted, on: .overlay))
  }
}
