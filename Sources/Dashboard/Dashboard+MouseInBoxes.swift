internal import Canvas

extension Dashboard {
  /// Answers a click while a box is over the screen.
  ///
  /// On an item it does what Enter does there, and beside the box it closes it. Where something is
  /// typed a click loses nothing.
  mutating func press(at mouse: MouseEvent, in overlay: Overlay) -> [Effect] {
    let layout = layout(rows: size.rows, columns: size.columns)
    switch overlay {
    case .menu(let menu):
      let box = MenuBox(menu, layout)
      if let item = box.item(row: mouse.row, column: mouse.column) { return choose(item, of: menu) }
      return closeOverlay(unless: box.bounds, holds: mouse)
    case .palette(let palette): return press(at: mouse, in: palette)
    case .help(let help): return press(at: mouse, in: help)
    case .columns(let picker): return press(at: mouse, in: picker, layout)
    case .filter(let prompt):
      press(at: mouse, in: prompt, layout)
      return []
    case .log: return closeOverlay(unless: logBox(size), holds: mouse)
    case .reasons: return closeOverlay()
    case .followUp, .reportFile, .pageSearch, .naming: return []
    }
  }

  private mutating func closeOverlay(unless box: Rect, holds mouse: MouseEvent) -> [Effect] {
    box.contains(row: mouse.row, column: mouse.column) ? [] : closeOverlay()
  }

  private mutating func press(at mouse: MouseEvent, in palette: Palette) -> [Effect] {
    let box = box(of: palette, size)
    guard let item = box.item(row: mouse.row, column: mouse.column) else {
      return closeOverlay(unless: box.bounds, holds: mouse)
    }
    var palette = palette
    palette.cursor = item
    return run(palette)
  }

  /// Runs the action under the mouse; a row that only explains gets the cursor.
  private mutating func press(at mouse: MouseEvent, in help: HelpState) -> [Effect] {
    let text = helpText(help, width: HelpState.width(columns: size.columns))
    let box = helpBox(help, text, size)
    guard let line = box.item(row: mouse.row, column: mouse.column) else {
      return closeOverlay(unless: box.bounds, holds: mouse)
    }
    guard let row = text[line].row else { return [] }
    var help = help
    help.cursor = row
    help.scroll = box.items.lowerBound
    overlay = .help(help)
    return run(help, text)
  }

  /// Shows or hides the column under the mouse.
  private mutating func press(at mouse: MouseEvent, in picker: ColumnPicker, _ layout: Layout)
    -> [Effect]
  {
    let box = box(of: picker, layout)
    guard let item = box.item(row: mouse.row, column: mouse.column) else {
      return closeOverlay(unless: box.bounds, holds: mouse)
    }
    var picker = picker
    picker.cursor = item
    change(&picker, by: .character(" "))
    overlay = .columns(picker)
    return []
  }

  /// Takes the candidate under the mouse; else the row of the list below, which the filter leaves.
  private mutating func press(at mouse: MouseEvent, in prompt: FilterPrompt, _ layout: Layout) {
    guard let box = box(of: prompt, layout) else { return pressList(at: mouse) }
    var prompt = prompt
    if let item = box.item(row: mouse.row, column: mouse.column) {
      prompt.choices?.cursor = item
      takeCandidate(&prompt)
    } else if !box.bounds.contains(row: mouse.row, column: mouse.column) {
      prompt.choices = nil
    }
    show(prompt)
  }
}
