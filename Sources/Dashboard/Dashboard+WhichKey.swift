internal import Canvas

extension Dashboard {
  /// Draws what may follow the keys pressed so far; nothing while none was.
  func drawContinuations(_ layout: Layout, into frame: inout Frame) {
    guard !pressed.isEmpty, overlay == nil else { return }
    let all = options.keys.continuations(of: pressed, in: keyContext)
    let lines = all.map { keys, entry in
      var line = Line(" ")
      line.add(Key.names(keys).keyName(options.glyphs), width: 4, .focus)
      line.add(entry.title)
      return line
    }
    let bottom = layout.rule ?? layout.why ?? layout.status
    let rows = min(lines.count, max(0, bottom - 3))
    let width = min(max(20, (lines.map(\.columns).max() ?? 0) + 3), layout.bounds.columns - 4)
    let box = Rect(row: bottom - rows - 2, column: 2, rows: rows + 2, columns: width)
    guard rows > 0 else { return }
    drawBox(box, title: Key.names(pressed), into: &frame)
    for (offset, line) in lines.prefix(rows).enumerated() {
      frame.draw(
        line,
        row: box.row + 1 + offset,
        column: box.column + 1,
        width: box.columns - 2,
        on: .overlay
      )
    }
  }
}
