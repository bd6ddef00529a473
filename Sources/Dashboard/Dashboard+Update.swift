internal import BookModel
internal import BookQuery
internal import Canvas

extension Dashboard {
  /// Takes an event in and returns what has to be done about it.
  public mutating func update(_ event: Event) -> [Effect] {
    let effects = answer(event)
    if event.mayChangePages { renewMatches() }
    settle()
    return effects + askForHistory() + orderCompleter() + orderFeatures() + refreshReport()
  }

  private mutating func answer(_ event: Event) -> [Effect] {
    switch event {
    case .keyPressed(let key): return handle(key)
    case .mouse(let mouse): return click(mouse)
    case .resized(let rows, let columns): size = Size(rows: rows, columns: columns)
    case .loadProgress(let progress): if isReading { self.progress = progress }
    case .frontPageLoaded(let page, let portfolio): return show(page, portfolio)
    case .bookLoaded(let book): return load(book)
    case .loadFailed(let title, let remedy): return fail(title, remedy)
    case .comparing(let day): tellComparing(with: day)
    case .pastLoaded(let past):
      take(.known(past))
      goToAwaitedPlace()
    case .pastMissing(let reason):
      take(.missing(reason))
      goToAwaitedPlace()
    case .compared(let changes): take(compared: changes)
    case .compareFailed(let day, let reason): return failToCompare(with: day, reason)
    case .reportMade(let order, let page): take(.made(page), of: order)
    case .reportFailed(let order, let reason): take(.failed(reason), of: order)
    case .tickEnded(let name, let changesFollowUps):
      endTick(name, changesFollowUps: changesFollowUps)
    case .notWritten(let path, let reason): return askAgain(forFile: path, reason)
    case .followUpsChanged(let state, let told): return take(state, told: told)
    case .followUpHistory(let story): take(story)
    case .saveFailed(let reason): return takeFailure(reason)
    case .told(let text):
      request = nil
      return tell(text)
    case .dayChanged(let day):
      changePortfolio { $0.today = day }
      readLineAnew()
    case .clockTicked(let now): self.now = now
    case .resumed: return [.redraw]
    case .toastExpired(let number):
      if toast?.number == number, toast?.isLasting == false { toast = nil }
    case .themeChanged(let name): options.theme = name
    case .themesDescribed(let notes): take(notes)
    case .completerMade(let completer): take(completer)
    case .featuresCounted(let count): take(count)
    case .viewsChanged(let views, let told):
      options.views = views
      return told.map { tell($0) } ?? []
    case .edited(let text):
      if case .followUp(var line) = overlay {
        line.editor = LineEditor(text.oneLine)
        show(line)
      }
    }
    return []
  }

  /// Changes what the portfolio adds to the book, and the list with it.
  ///
  /// What is shown of a scope depends on the policy and the day, not on follow-ups.
  mutating func changePortfolio(
    keepingOverviews: Bool = false,
    _ change: (inout Portfolio) -> Void
  ) {
    guard var changed = portfolio, keptKeys == nil else { return }
    // Emptied first, so that the change is made in place and not in a copy.
    portfolio = nil
    change(&changed)
    let features = context?.features ?? []
    context = QueryContext(
      today: changed.today,
      policy: changed.policy,
      me: changed.me,
      features: features
    )
    portfolio = changed
    if !keepingOverviews { edition += 1 }
    if !keepingOverviews { overviews = [:] }
    refresh(readingFilter: true, keepingScope: true)
  }

  /// Works out anew which customers are shown; those in scope only where the book or it changed.
  mutating func refresh(readingFilter: Bool = false, keepingScope: Bool = false) {
    guard let portfolio, let context else { return }
    if readingFilter { narrowing.readFilter(in: context) }
    let known = overviews[narrowing.scope]
    if !keepingScope {
      narrowing.inScope = known?.places ?? portfolio.places(in: narrowing.scope)
    }
    let overview = known ?? ScopeOverview(of: narrowing.inScope, in: portfolio)
    overviews[narrowing.scope] = overview
    narrowing.scopeTotals = overview.totals
    let kept = narrowing.keep(in: portfolio, index, overview, facts)
    list.show(kept, of: portfolio, by: narrowing.query, facts)
    countChanges()
    let isWhole = list.rows.count == overview.places.count
    narrowing.totals = isWhole ? overview.totals : portfolio.totals(of: list.rows)
    if isWhole { list.figures = overview.figures }
    stamp.customers += 1
  }

  /// Works out what is seen, and keeps what depends on the screen's size within it.
  mutating func settle() {
    let layout = layout(rows: size.rows, columns: size.columns)
    list.scroll(height: layout.table.rows)
    waiting.count(portfolio, edition: edition, followUps: stamp.followUps)
    if screen == .book, page == nil { settleBand(layout) }
    settleScreen(layout)
    settlePage(layout)
  }

  /// Works out what the portfolio band shows, where it is on the screen and that is not known.
  private mutating func settleBand(_ layout: Layout) {
    guard let portfolio, !layout.band.isEmpty else { return }
    list.figures = list.figures ?? SetFigures(of: list.rows, in: portfolio)
    guard layout.band.columns >= PortfolioBand.widthForMoves else { return }
    list.moves = list.moves ?? past.book.map { PortfolioMoves(of: list.rows, in: portfolio, $0) }
  }

  /// Works the screen that is seen out anew where something changed, and scrolls it.
  private mutating func settleScreen(_ layout: Layout) {
    guard phase == .ready, let scene else { return }
    if screen == .book {
      list.groups?.refresh(scene, at: stamp.customers)
    } else {
      screens.refresh(screen, scene, at: stamp)
    }
    let rect = contentRect(layout)
    content?.scroll(scene, in: rect)
  }
}
