internal import Canvas

extension Dashboard {
  /// Draws the help over the screen.
  func drawHelp(_ help: HelpState, into frame: inout Frame) {
    let width = HelpState.width(columns: frame.columns)
    let text = helpText(help, width: width)
    let rows = helpRows(frame.rows)
    let box = Rect(boxOf: width, rows: rows + 1, columns: frame.columns)
    drawBox(box, title: "Help · \(options.title) \(options.version)", into: &frame)
    // The size may be another than the one it was scrolled for.
    let top = help.top(in: text, height: rows)
    for (offset, line) in text.dropFirst(top).prefix(rows).enumerated() {
      let isUnder = line.row == help.cursor
      let row = box.row + 2 + offset
      let surface = isUnder ? Surface.selection : .overlay
      frame.draw(line.line, row: row, column: box.column + 2, width: width, on: surface)
      if isUnder {
        let sign = line.action == nil ? " " : "▸"
        frame.write(sign, row: row, column: box.column + 2, Style(.focus, on: surface))
      }
    }
    drawRest(text.count - top - rows, box, into: &frame)
    drawSearch(help.search, label: "/", in: box, into: &frame)
    guard help.search.text.isEmpty else { return }
    let hint = "type to search"
    frame.write(hint, row: box.row + 1, column: box.column + 4, Style(.muted, on: .overlay))
  }
}
