internal import Canvas

extension Dashboard {
  /// Returns where the palette is: in the upper middle of the screen.
  func box(of palette: Palette, _ size: Size) -> ItemBox {
    let width = max(0, min(size.columns - 2, 96))
    let rows = max(0, min(palette.found.count, size.rows - 6, 14))
    let bounds = Rect(
      row: 1,
      column: (size.columns - width) / 2,
      rows: max(rows, 1) + 3,
      columns: width
    )
    let top = max(0, palette.cursor - rows + 1)
    return ItemBox(bounds, head: 2, top: top, count: palette.found.count)
  }

  /// Draws the palette.
  func draw(_ palette: Palette, into frame: inout Frame) {
    let items = box(of: palette, Size(rows: frame.rows, columns: frame.columns))
    let box = items.bounds
    drawBox(box, into: &frame)
    for index in items.items {
      guard let place = items.place(of: index) else { continue }
      let isUnder = index == palette.cursor
      frame.draw(
        [line(of: palette.found[index], width: place.columns, isUnder)],
        in: place,
        on: isUnder ? .selection : .overlay
      )
    }
    if palette.found.isEmpty {
      let text = "   Nothing here is called that. @ finds customers only."
      frame.write(text, row: box.row + 2, column: box.column + 1, Style(.muted, on: .overlay))
    }
    drawFoot(of: palette, box, into: &frame)
    drawSearch(palette.editor, label: ":", in: box, into: &frame)
  }

  private func line(of entry: Palette.Entry, width: Int, _ isUnder: Bool) -> Line {
    let key = entry.key.keyName(options.glyphs)
    let titleWidth = max(8, min(34, width * 2 / 5))
    var line = Line(isUnder ? "▸" : " ", .focus)
    line.add(entry.title, width: titleWidth, isUnder ? .strong : .text)
    line.add("  ")
    let room = max(0, width - line.columns - key.columns - 2)
    line.add(entry.sentence, width: room, .muted)
    line.addTrailing(key + " ", total: width, .focus)
    return line
  }

  /// Draws how much was found, and what the line under the cursor is on the command line.
  private func drawFoot(of palette: Palette, _ box: Rect, into frame: inout Frame) {
    var text = " \(palette.found.isEmpty ? 0 : palette.cursor + 1)/\(palette.found.count)"
    if let command = palette.current?.command { text += " · \(command)" }
    let shown = Glyph.fitting(text + " ", width: max(0, box.columns - 4))
    frame.write(shown, row: box.endRow - 1, column: box.column + 2, Style(.muted, on: .overlay))
  }

  /// Draws a line that is typed to search with, in the first row of a box.
  func drawSearch(
    _ editor: LineEditor,
    label: String,
    in box: Rect,
    into frame: inout Frame
  ) {
    let start = box.column + 2 + label.columns + 1
    let room = max(1, box.endColumn - 2 - start)
    let first = editor.firstVisible(room: room)
    let shown = String(editor.characters[first...])
    frame.write(label, row: box.row + 1, column: box.column + 2, Style(.focus, on: .overlay, .bold))
    frame.write(shown, row: box.row + 1, column: start, width: room, Style(.strong, on: .overlay))
    let before = String(editor.characters[first..<editor.cursor]).columns
    frame.cursor = Frame.Cursor(
      row: max(0, min(box.row + 1, frame.rows - 1)),
      column: max(0, min(start + before, frame.columns - 1)),
      isVisible: true
    )
  }
}
