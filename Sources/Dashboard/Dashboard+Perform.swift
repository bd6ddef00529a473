internal import BookModel
internal import BookQuery
internal import Canvas

extension Dashboard {
  /// Runs an action, however it was asked for.
  mutating func perform(_ action: Action) -> [Effect] {
    // Whoever moves on is not sent back to where the session before ended.
    if !Dashboard.bookless.contains(action) { awaitedPlace = nil }
    switch action {
    case .move(let movement): moveOrScroll(by: rows(of: movement))
    case .scrollDown: scrollPage(by: 1)
    case .scrollUp: scrollPage(by: -1)
    case .nextPane: movePart(by: 1)
    case .previousPane: movePart(by: -1)
    case .renewals(let action): screens.perform(action)
    case .changes(let action): return perform(action)
    case .reports(let action): return perform(action)
    case .open: return open()
    case .nextCustomer: moveToCustomer(by: 1)
    case .previousCustomer: moveToCustomer(by: -1)
    case .back: return goBack()
    case .customer(let action): return perform(action)
    case .go(let screen): go(to: screen)
    case .filter: overlay = .filter(FilterPrompt(narrowing.filter))
    case .keepCell: return filterByCell(.keep)
    case .excludeCell: return filterByCell(.exclude)
    case .palette: openPalette()
    case .tiers: overlay = tierMenu.map(Overlay.menu)
    case .policy: overlay = policyMenu.map(Overlay.menu)
    case .theme: return openThemes()
    case .scope: return switchScope()
    case .views: return openViews()
    case .saveView: return openNaming()
    case .export: overlay = portfolio.map { _ in .menu(exportMenu) }
    case .list(let action): return perform(action)
    case .following(let action): return perform(action)
    case .mark(let action): return mark(action)
    case .reload: return reload()
    case .stopReading: return isReading ? stopReading() : []
    case .help: overlay = .help(HelpState())
    case .log: overlay = .log(scroll: 0)
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    case .quit: return closeOrQuit()
    case .interrupt: return interrupt()
    }
    return []
  }

  private mutating func reload() -> [Effect] {
    guard !isReading else { return tell("The snapshot is being read already") }
    if phase == .ready { isReloading = true } else { phase = .loading }
    return [.reload]
  }

  private mutating func closeOrQuit() -> [Effect] {
    if closePage() || closeReport() || closeGroups() || goBackAScreen() { return [] }
    if asksAboutUnsaved() { return [] }
    guard options.confirmsQuit else { return [.quit] }
    overlay = .menu(.quit)
    return []
  }

  /// Asks whether to end with changes that are not saved; returns whether there are any.
  mutating func asksAboutUnsaved() -> Bool {
    guard desk.unsaved > 0 else { return false }
    overlay = .menu(.unsaved(desk.unsaved))
    return true
  }

  private mutating func closePage() -> Bool {
    defer { page = nil }
    return page != nil
  }

  /// Closes the page, or goes back; where there is no way back, stops reading again, or clears
  /// what narrows the list.
  private mutating func goBack() -> [Effect] {
    if stopSearching() || closePage() || closeReport() || closeGroups() || goBackAScreen() {
      return []
    }
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
    if page != nil { return PageLayout(layout.page).rows }
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

  /// Moves the cursor of the screen, or scrolls the page that is open.
  mutating func moveOrScroll(by rows: Int) {
    if page == nil { moveCursor(by: rows) } else { scrollPage(by: rows) }
  }

  private mutating func movePart(by steps: Int) {
    if page == nil { screens[screen]?.movePart(by: steps) } else { turnSection(by: steps) }
  }
}
