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
    switch phase {
    case .loading: drawLoading(layout, into: &frame)
    case .stopped: drawStopped(layout, into: &frame)
    case .failed(let title, let remedy): drawFailed(title, remedy, layout, into: &frame)
    case .ready where page != nil: drawPage(layout, into: &frame)
    case .ready where screen == .book: drawList(layout, into: &frame)
    case .ready: drawScreen(layout, into: &frame)
    }
    drawStatus(layout, into: &frame)
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
    var waiting = waitingLine(columns: columns)
    // The day is told where the tabs leave room for it.
    if titleLine(room: 0).columns + waiting.columns >= columns {
      waiting = waitingLine(columns: columns, tellsDay: false)
    }
    let room = max(0, columns - waiting.columns - 1)
    frame.draw(titleLine(room: room), row: 0, column: 0, width: room, on: .panel)
    frame.draw(
      waiting,
      row: 0,
      column: max(0, columns - waiting.columns - 1),
      width: min(columns, waiting.columns),
      on: .panel
    )
  }

  /// The name of the program and the tabs, or the customer whose page is open.
  private func titleLine(room: Int) -> Line {
    var line = Line()
    line.add(" \(options.title) ", .strong, .bold)
    line.add("│", .muted)
    if page != nil, let customer = selected {
      line.add(tabs([screen], short: false))
      line.add(" › ", .muted)
      line.add(customer.name, .strong)
      return line
    }
    let full = tabs(Screen.allCases, short: false)
    let isRoomy = line.columns + full.columns <= room
    line.add(isRoomy ? full : tabs(Screen.allCases, short: true))
    return line
  }

  private func tabs(_ screens: [Screen], short: Bool) -> Line {
    var line = Line()
    for screen in screens {
      let name = "\(key(of: .go(screen))) \(short ? screen.shortTitle : fullTitle(of: screen))"
      let isSeen = screen == self.screen
      // Where there is little room, one blank is enough between two tabs.
      let text = isSeen ? "[\(name)]" : short ? " \(name)" : " \(name) "
      line.add(text, isSeen ? .focus : .muted, isSeen ? .bold : [])
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
    let room = max(0, size.columns - waitingLine(columns: size.columns).columns - 1)
    var end = " \(options.title) │".columns
    let isRoomy = end + tabs(Screen.allCases, short: false).columns <= room
    guard column >= end else { return nil }
    for screen in Screen.allCases {
      end += tabs([screen], short: !isRoomy).columns
      if column < min(end, room) { return screen }
    }
    return nil
  }

  /// The follow-ups that are late and due today, and on wide screens the day.
  private func waitingLine(columns: Int, tellsDay: Bool = true) -> Line {
    var line = Line()
    guard let portfolio else { return line }
    let today = portfolio.today
    let sections = portfolio.followUps.values.map { FollowUpSection(of: $0, on: today) }
    let late = sections.count { $0 == .late }
    let due = sections.count { $0 == .today }
    if late > 0 { line.add("! \(late) late", .poor, .bold) }
    if due > 0 {
      line.add(late > 0 ? "  " : "")
      line.add("• \(due) due\(columns >= 100 ? " today" : "")", .due)
    }
    if tellsDay, columns >= 100 {
      line.add(line.columns > 0 ? "   " : "")
      line.add("\(portfolio.today.weekdayName) \(portfolio.today.readable)", .muted)
    }
    return line
  }
}
