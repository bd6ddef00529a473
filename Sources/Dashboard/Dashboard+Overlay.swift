internal import BookModel
internal import Canvas

extension Dashboard {
  /// Draws what lies over the screen.
  func drawOverlay(_ layout: Layout, into frame: inout Frame) {
    switch overlay {
    case .filter, nil: break
    case .composer(let editor, let composition):
      drawComposer(editor, composition, layout, into: &frame)
    case .snoozeDay(let editor, _): drawSnoozeDay(editor, layout, into: &frame)
    case .reportFile(let editor, let problem):
      drawReportFile(editor, problem: problem, layout, into: &frame)
    case .menu(let menu): draw(menu, layout, into: &frame)
    case .help(let help): drawHelp(help, into: &frame)
    }
  }

  /// Draws the line a follow-up is written in, and what is understood of it.
  private func drawComposer(
    _ editor: LineEditor,
    _ composition: Composition,
    _ layout: Layout,
    into frame: inout Frame
  ) {
    let verb = composition.existing == nil ? "Follow up" : "Change the follow-up"
    let state: Line
    do throws(FollowUpComposerError) {
      state = understood(try draft(of: editor.text, composition))
    } catch {
      let isEmpty = error == .noNote
      state = Line("   \(error)", isEmpty ? .muted : .poor)
    }
    drawPromptBox(
      "\(verb): \(composition.name)",
      editor,
      state: state,
      layout,
      into: &frame
    )
  }

  /// What a draft says, in words.
  private func understood(_ draft: FollowUpDraft) -> Line {
    var line = Line("   ")
    if let due = draft.due, let today = portfolio?.today {
      line.add("due \(due.weekdayName) \(due.readable)", .due)
      let days = today.days(until: due)
      let text = days == 0 ? "today" : days < 0 ? "\(-days)d ago" : "in \(Figures.days(days))"
      line.add(", \(text)", .muted)
    } else {
      line.add("no day", .muted)
    }
    if draft.priority != .normal { line.add(" · \(draft.priority.rawValue)", .due) }
    for tag in draft.tags { line.add(" · #\(tag)", .mark) }
    return line
  }

  private func drawSnoozeDay(_ editor: LineEditor, _ layout: Layout, into frame: inout Frame) {
    guard let today = portfolio?.today else { return }
    var state = Line("   ")
    if let day = snoozeDay(editor.text, today: today) {
      state.add("until \(day.weekdayName) \(day.readable)", .due)
    } else {
      state.add("a day to come, such as fri, +2w, 24 dec or 2026-12-24", .muted)
    }
    drawPromptBox("Snooze until", editor, state: state, layout, into: &frame)
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
    frame.fill(box.bounds, Style(on: .overlay))
    frame.drawBox(
      box.bounds,
      title: menu.title,
      Style(.muted, on: .overlay),
      glyphs: options.glyphs
    )
    for (index, item) in menu.items.enumerated() {
      guard let place = box.place(of: index) else { continue }
      let isUnder = index == menu.cursor
      frame.draw(
        line(of: item, width: place.columns, isUnder),
        row: place.row,
        column: place.column,
        width: place.columns,
        on: isUnder ? .selection : .overlay
      )
      if isUnder { frame.cursor = Frame.Cursor(row: place.row, column: place.column) }
    }
  }

  private func line(of item: Menu.Item, width: Int, _ isUnder: Bool) -> Line {
    var line = Line(isUnder ? "▸" : " ", .focus)
    line.add("\(item.key) ", .focus, .bold)
    line.add(item.isOn ? "✓ " : "  ", .healthy)
    line.add(item.title, item.isOn ? .strong : .text, item.isOn ? .bold : [])
    line.addTrailing(item.remark + " ", total: width, .muted)
    return line
  }
}
