internal import BookModel
internal import BookQuery
internal import Canvas

extension Dashboard {
  /// Runs an action.
  mutating func perform(_ action: Action) -> [Effect] {
    switch action {
    case .move(let movement): moveOrScroll(by: rows(of: movement))
    case .scrollDown: scrollPage(by: 1)
    case .scrollUp: scrollPage(by: -1)
    case .nextPane: screens[screen]?.movePart(by: 1)
    case .previousPane: screens[screen]?.movePart(by: -1)
    case .renewals(let action): screens.perform(action)
    case .changes(let action): return perform(action)
    case .reports(let action): return perform(action)
    case .open: return open()
    case .nextCustomer: turnPage(by: 1)
    case .previousCustomer: turnPage(by: -1)
    case .back: return goBack()
    case .go(let screen): go(to: screen)
    case .filter: overlay = .filter(LineEditor(narrowing.filter), before: narrowing.filter)
    case .tiers: overlay = tierMenu.map(Overlay.menu)
    case .sort: overlay = .menu(sortMenu)
    case .policy: overlay = policyMenu.map(Overlay.menu)
    case .theme: overlay = themeMenu.map(Overlay.menu)
    case .snooze: return openSnooze()
    case .scope: return switchScope()
    case .reverseSort: sort(by: list.sortColumn, isDescending: !list.isDescending)
    case .columnLeft: moveColumn(by: -1)
    case .columnRight: moveColumn(by: 1)
    case .sortLeft: moveSort(by: -1)
    case .sortRight: moveSort(by: 1)
    case .preview: list.showsPreview.toggle()
    case .followUp: return openComposer()
    case .complete: return follow(.complete(outcome: nil))
    case .remove: return follow(.remove)
    case .undo: return undoable == nil ? tell("Nothing to undo") : [.undo]
    case .redo: return redoable == nil ? tell("Nothing to redo") : [.redo]
    case .reload: return reload()
    case .stopReading: return isReading ? stopReading() : []
    case .help: overlay = .help(HelpState())
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    case .quit: return closeOrQuit()
    case .interrupt: return [.interrupt]
    }
    return []
  }

  private mutating func reload() -> [Effect] {
    guard !isReading else { return tell("The snapshot is being read already") }
    if phase == .ready { isReloading = true } else { phase = .loading }
    return [.reload]
  }

  private mutating func closeOrQuit() -> [Effect] {
    if closePage() || closeReport() || goBackAScreen() { return [] }
    guard options.confirmsQuit else { return [.quit] }
    overlay = .menu(.quit)
    return []
  }

  private mutating func closePage() -> Bool {
    defer { page = nil }
    return page != nil
  }

  /// Closes the page, or goes back; where there is no way back, stops reading again, or clears
  /// what narrows the list.
  private mutating func goBack() -> [Effect] {
    if closePage() || closeReport() || goBackAScreen() { return [] }
    if isReloading {
      return stopReading()
    } else if narrowing.isNarrowed {
      narrowing.tiers = []
      narrowing.filter = ""
      refresh(readingFilter: true, keepingScope: true)
    }
    return []
  }

  private mutating func switchScope() -> [Effect] {
    guard let portfolio, portfolio.me != nil else {
      return tell("folio does not know who you are: --me NAME, or me: in the configuration")
    }
    narrowing.scope = narrowing.scope == .book ? .base : .book
    refresh()
    return []
  }
}

extension Dashboard {
  /// The rows of the screen, or of the page when that is open.
  private var pageRows: Int {
    let layout = layout(rows: size.rows, columns: size.columns)
    if page != nil { return layout.page.rows }
    return screen == .book ? layout.table.rows : layout.body.rows
  }

  /// The rows that a movement goes down; negative when it goes up.
  func rows(of movement: Movement) -> Int {
    switch movement {
    case .down: 1
    case .up: -1
    case .top: -.max
    case .bottom: .max
    case .halfPageDown: max(1, pageRows / 2)
    case .halfPageUp: -max(1, pageRows / 2)
    case .pageDown: max(1, pageRows - 1)
    case .pageUp: -max(1, pageRows - 1)
    }
  }

  private mutating func moveOrScroll(by rows: Int) {
    if page == nil { moveCursor(by: rows) } else { scrollPage(by: rows) }
  }

  /// Scrolls the page; `settle` keeps it within its text.
  mutating func scrollPage(by lines: Int) {
    guard var page else { return }
    let step = max(-100_000, min(lines, 100_000))
    page.scroll = max(0, page.scroll + step)
    self.page = page
  }

  private mutating func turnPage(by rows: Int) {
    moveToCustomer(by: rows)
    page?.scroll = 0
  }

  /// Orders the list by a column.
  mutating func sort(by column: Column, isDescending: Bool) {
    list.sortColumn = column.sorting
    list.isDescending = isDescending
    guard let portfolio else { return }
    // What a `limit:` leaves depends on the order.
    if narrowing.query?.limit == nil {
      list.reorder(in: portfolio, by: narrowing.query, facts)
    } else {
      refresh(keepingScope: true)
    }
  }

  private mutating func moveColumn(by steps: Int) {
    let all = columns
    let index = all.firstIndex(of: list.column) ?? 0
    list.column = all[max(0, min(all.count - 1, index + steps))]
  }

  private mutating func moveSort(by steps: Int) {
    let all = columns.filter { $0 != .series }
    let index = all.firstIndex(of: list.sortColumn) ?? 0
    let column = all[max(0, min(all.count - 1, index + steps))]
    guard column != list.sortColumn else { return }
    list.column = column
    sort(by: column, isDescending: column.startsDescending)
  }
}
