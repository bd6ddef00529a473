internal import BookModel
public import Canvas

extension Dashboard {
  /// Returns the screen at a size; any size will do.
  public func view(rows: Int, columns: Int) -> Frame {
    var frame = Frame(rows: rows, columns: columns)
    let layout = layout(rows: frame.rows, columns: frame.columns)
    if layout.isTooSmall {
      drawTooSmall(into: &frame)
    } else {
      draw(layout, into: &frame)
    }
    frame.keepToASCII(options.glyphs)
    return frame
  }

  private func draw(_ layout: Layout, into frame: inout Frame) {
    drawTitle(layout, into: &frame)
    // Laid out once: the status line tells how much of it there is.
    let text = phase == .ready ? pageText(layout) : nil
    switch phase {
    case .loading: drawLoading(layout, into: &frame)
    case .stopped: drawStopped(layout, into: &frame)
    case .failed(let title, let remedy): drawFailed(title, remedy, layout, into: &frame)
    case .ready where page != nil: draw(text, layout, into: &frame)
    case .ready where screen == .book: drawList(layout, into: &frame)
    case .ready: drawScreen(layout, into: &frame)
    }
    drawStatus(layout, text, into: &frame)
    drawHints(layout, into: &frame)
    drawOverlay(layout, into: &frame)
    drawContinuations(layout, into: &frame)
  }

  /// Draws a screen beside the Book: the same head and foot, with its own rows between.
  private func drawScreen(_ layout: Layout, into frame: inout Frame) {
    drawTotals(layout, into: &frame)
    if let scene, let content = screens[screen] { draw(content, scene, layout, into: &frame) }
    drawWhy(layout, into: &frame)
    drawFilter(layout, into: &frame)
    drawFilterError(layout, into: &frame)
  }

  private func draw(
    _ content: any ScreenContent,
    _ scene: Scene,
    _ layout: Layout,
    into frame: inout Frame
  ) {
    if list.rows.isEmpty, type(of: content).needsCustomers {
      drawEmpty(in: layout.body, into: &frame)
    } else if content.count == 0, let notice = content.notice(scene) {
      let keys = notice.actions.map { (key(of: $0), options.keys.entry(of: $0)?.title ?? "") }
      drawMessage(notice.texts, keys, layout.body, into: &frame)
    } else {
      var content = content
      // The size may be another than the one it was scrolled for.
      content.scroll(scene, in: layout.body)
      content.draw(scene, in: layout.body, into: &frame)
    }
  }

  private func drawList(_ layout: Layout, into frame: inout Frame) {
    drawTotals(layout, into: &frame)
    if list.rows.isEmpty || list.groups == nil {
      drawTable(layout, into: &frame)
    } else if let scene, var groups = list.groups {
      groups.scroll(scene, in: contentRect(layout))
      groups.draw(scene, in: contentRect(layout), into: &frame)
    }
    if list.rows.isEmpty { drawEmpty(in: layout.table, into: &frame) }
    drawBand(layout, into: &frame)
    drawSide(layout, into: &frame)
    drawWhy(layout, into: &frame)
    // After the rows, so that the terminal's cursor stands in the filter while that is typed.
    drawFilter(layout, into: &frame)
    drawFilterError(layout, into: &frame)
  }

  private func drawTooSmall(into frame: inout Frame) {
    let smallest = "\(Layout.smallest.columns)x\(Layout.smallest.rows)"
    let size = "\(frame.columns)x\(frame.rows)"
    let key = self.key(of: .quit)
    let text = "folio needs \(smallest), this is \(size); \(key) quits"
    frame.draw(Line.wrapped(text, width: frame.columns), in: frame.bounds)
    if frame.rows > 0, frame.columns > 0 { frame.cursor = Frame.Cursor(row: 0, column: 0) }
  }
}

extension Dashboard {
  /// Draws the title bar: the screens there are, and the follow-ups that wait.
  func drawTitle(_ layout: Layout, into frame: inout Frame) {
    let columns = frame.columns
    frame.fill(Rect(rows: 1, columns: columns), Style(on: .panel))
    let (waiting, room) = sharedTitle(columns: columns)
    frame.draw(titleLine(wordingOfTabs(room: room)), row: 0, column: 0, width: room, on: .panel)
    frame.draw(
      waiting,
      row: 0,
      column: max(0, columns - waiting.columns - 1),
      width: min(columns, waiting.columns),
      on: .panel
    )
  }

  /// What waits, and the columns that the tabs have beside it, with a blank between them.
  private func sharedTitle(columns: Int) -> (waiting: Line, room: Int) {
    var waiting = waitingLine(columns: columns)
    // The day is told where the tabs leave room for it with their names in full.
    if columns >= Layout.wide, let day = portfolio?.today {
      let told = "\(waiting.columns > 0 ? "   " : "")\(day.weekdayName) \(day.readable)"
      let isRoomy = titleLine(.full).columns + waiting.columns + told.columns + 2 <= columns
      if isRoomy { waiting.add(told, .muted) }
    }
    return (waiting, max(0, columns - waiting.columns - (waiting.columns > 0 ? 2 : 1)))
  }

  /// The name of the program and the tabs, or the customer whose page is open.
  private func titleLine(_ wording: TabWording) -> Line {
    var line = titleLead
    if page != nil, let customer = selected {
      line.add(tabs([screen], .full))
      line.add(" › ", .muted)
      line.add(customer.name, .strong)
      return line
    }
    line.add(tabs(Screen.allCases, wording))
    return line
  }

  /// What stands before the tabs.
  private var titleLead: Line {
    var line = Line()
    line.add(" \(options.title) ", .strong, .bold)
    line.add("│", .muted)
    return line
  }

  /// How many words the tabs have.
  private enum TabWording: CaseIterable {
    /// Names in full.
    case full
    /// Short names, one blank between two tabs.
    case short
    /// Short names, none before the bracket of the one that is seen.
    case tight
    /// The name of the screen that is seen; of the others their keys alone.
    case keys
  }

  /// The most words that fit into the room that the tabs and what is before them have.
  private func wordingOfTabs(room: Int) -> TabWording {
    let lead = titleLead.columns
    return TabWording.allCases.first { lead + tabs(Screen.allCases, $0).columns <= room } ?? .keys
  }

  private func tabs(_ screens: [Screen], _ wording: TabWording) -> Line {
    var line = Line()
    for screen in screens {
      let isSeen = screen == self.screen
      let key = key(of: .go(screen))
      let name = "\(key) \(wording == .full ? fullTitle(of: screen) : screen.shortTitle)"
      let text = isSeen ? "[\(name)]" : wording == .keys ? " \(key)" : " \(name)"
      line.add(wording == .short && isSeen && screen != .book ? " " : "")
      line.add(text, isSeen ? .focus : .muted, isSeen ? .bold : [])
      line.add(wording == .full && !isSeen ? " " : "", .muted)
    }
    return line
  }

  /// What a screen is called, with the number of customers who wait there.
  private func fullTitle(of screen: Screen) -> String {
    let count = screen == .changes ? changeCounts[narrowing.scope] ?? 0 : 0
    return count > 0 ? "\(screen.title) (\(Figures.grouped(count)))" : screen.title
  }

  /// Returns the screen whose tab is at a column of the title bar; nil when there is none.
  func tab(at column: Int) -> Screen? {
    guard page == nil else { return nil }
    let (_, room) = sharedTitle(columns: size.columns)
    var end = titleLead.columns
    let wording = wordingOfTabs(room: room)
    guard column >= end else { return nil }
    for screen in Screen.allCases {
      end += tabs([screen], wording).columns
      if column < min(end, room) { return screen }
    }
    return nil
  }

  /// The follow-ups that are late and due today.
  private func waitingLine(columns: Int) -> Line {
    var line = Line()
    if waiting.late > 0 { line.add("! \(waiting.late) late", .poor, .bold) }
    if waiting.due > 0 {
      line.add(waiting.late > 0 ? "  " : "")
      line.add("• \(waiting.due) due\(columns >= Layout.wide ? " today" : "")", .due)
    }
    return line
  }
}
