internal import BookModel
internal import Canvas

extension Dashboard {
  /// Draws what lies over the screen.
  func drawOverlay(_ layout: Layout, into frame: inout Frame) {
    switch overlay {
    case .filter(let prompt): draw(prompt, layout, into: &frame)
    case .palette(let palette): draw(palette, into: &frame)
    case .naming(let editor): drawNaming(editor, layout, into: &frame)
    case .columns(let picker): draw(picker, layout, into: &frame)
    case nil: break
    case .pageSearch(let editor, _):
      drawPrompt(editor, label: " / ", row: layout.status, width: frame.columns, into: &frame)
    case .reasons: drawReasons(layout, into: &frame)
    case .reportFile(let editor, let problem):
      drawReportFile(editor, problem: problem, layout, into: &frame)
    case .followUp(let line): draw(line, layout, into: &frame)
    case .menu(let menu): draw(menu, layout, into: &frame)
    case .help(let help): drawHelp(help, into: &frame)
    case .log(let scroll): drawLog(scroll: scroll, into: &frame)
    }
  }

  /// Draws a prompt with its title above and what is understood below, over the foot of the screen.
  func drawPromptBox(
    _ title: String,
    _ editor: LineEditor,
    state: Line,
    _ layout: Layout,
    into frame: inout Frame
  ) {
    let bottom = layout.status
    let columns = frame.columns
    frame.fill(Rect(row: bottom - 3, rows: 3, columns: columns), Style(on: .overlay))
    frame.drawRule(
      row: bottom - 3,
      columns: 0..<columns,
      Style(.muted, on: .overlay),
      glyphs: options.glyphs
    )
    let shown = Glyph.fitting(" \(title) ", width: max(0, columns - 4))
    frame.write(shown, row: bottom - 3, column: 2, Style(.focus, on: .overlay, .bold))
    drawPrompt(editor, label: " > ", row: bottom - 2, width: columns, into: &frame)
    frame.draw(state, row: bottom - 1, column: 0, width: columns, on: .overlay)
  }

  /// Draws a menu in the lower left of the list.
  private func draw(_ menu: Menu, _ layout: Layout, into frame: inout Frame) {
    let box = MenuBox(menu, layout)
    drawBox(box.bounds, title: menu.title, into: &frame)
    for (index, item) in menu.items.enumerated() {
      guard let place = box.place(of: index) else { continue }
      let isUnder = index == menu.cursor
      frame.draw(
        [line(of: item, width: place.columns, isUnder)],
        in: place,
        on: isUnder ? .selection : .overlay
      )
      if isUnder { frame.cursor = Frame.Cursor(row: place.row, column: place.column) }
    }
    drawRest(box.rest, box.bounds, into: &frame)
  }

  private func line(of item: Menu.Item, width: Int, _ isUnder: Bool) -> Line {
    var line = Line(isUnder ? "▸" : " ", .focus)
    line.add(item.key.map { "\($0) " } ?? "  ", .focus, .bold)
    line.add(item.isOn ? "✓ " : "  ", .healthy)
    line.add(item.title, item.isOn ? .strong : .text, item.isOn ? .bold : [])
    line.addTrailing(item.remark + " ", total: width, .muted)
    return line
  }
}
