internal import BookModel
internal import BookQuery
internal import Canvas

extension Dashboard {
  /// Whether a snapshot is being read, the first one or another.
  var isReading: Bool { phase == .loading || isReloading }

  /// Shows a book; the filter, the order and the customer under the cursor stay.
  mutating func load(_ opened: OpenedBook) -> [Effect] {
    let keys = keptKeys
    keptKeys = nil
    let isFirst = portfolio == nil || keys != nil
    let (oldPolicy, oldNotes) = (portfolio?.policy, notes)
    let reader = page == nil ? nil : selected?.name
    take(opened)
    if isFirst {
      restoreNarrowing()
    }
    if !isFirst, let oldPolicy, oldPolicy != opened.portfolio.policy {
      // Chosen while the snapshot was read again: it stays. The places are those of the new book.
      narrowing.inScope = opened.portfolio.places(in: narrowing.scope)
      changePortfolio { $0.policy = oldPolicy }
    } else {
      refresh(readingFilter: true)
    }
    if isFirst {
      takeGroupsOfFilter()
      restorePlace()
    }
    var effects: [Effect] = []
    if !notes.isEmpty {
      // A front page has told them already.
      if keys == nil || notes != oldNotes { effects = tellNotes() }
    } else if !isFirst {
      let count = opened.portfolio.book.customers.count
      effects = tell("Read again: \(Figures.count(count, "customer"))")
    }
    if page == nil, let reader {
      effects += tell("\(reader) is not in the snapshot any more", .notice)
    }
    settle()
    return effects + (keys ?? []).flatMap { update(.keyPressed($0)) }
  }

  private mutating func tellNotes() -> [Effect] {
    guard let note = notes.first else { return [] }
    for other in notes.dropFirst().reversed() { log.add(other, .notice, at: now) }
    return tell(note + (notes.count > 1 ? " (and \(notes.count - 1) more)" : ""))
  }

  private mutating func take(_ opened: OpenedBook) {
    portfolio = opened.portfolio
    edition += 1
    context = opened.context
    index = opened.index
    take(.reading(nil))
    overviews = opened.overviews
    notes = options.keys.problems + opened.notes
    phase = .ready
    marks.keep(of: opened.portfolio.book)
    relocateSubjects()
    relocatePage()
    endReading()
  }

  /// Finds the customer of the page in another book; without it the page is closed.
  private mutating func relocatePage() {
    show(page)
    if page == nil, case .pageSearch = overlay { overlay = nil }
  }

  /// Shows the front page of a book that is still being read.
  ///
  /// Its figures are the book's; keys for which its rows are not enough wait for the book.
  mutating func show(_ page: FrontPage, _ portfolio: Portfolio) -> [Effect] {
    guard self.portfolio == nil, isOnFrontPage(of: portfolio) else { return [] }
    self.portfolio = portfolio
    notes = options.keys.problems + page.notes
    phase = .ready
    keptKeys = []
    let startsWithEverybody = options.startsWithEverybody
    narrowing.scope = portfolio.firstScope(startsWithEverybody: startsWithEverybody)
    let overview = ScopeOverview(page, portfolio)
    narrowing.enter(overview)
    list.rows = overview.places
    list.figures = overview.figures
    list.more = max(0, page.totals.customers - list.rows.count)
    if list.followed != nil { list.findCursor(in: portfolio) }
    return tellNotes()
  }

  /// Takes back what says that a snapshot is being read.
  mutating func endReading() {
    isReloading = false
    progress = nil
  }

  /// Stops reading the snapshot; the book that is shown stays.
  mutating func stopReading() -> [Effect] {
    let isFirst = phase == .loading
    if isFirst { phase = .stopped }
    endReading()
    let told = isFirst ? [] : tell("Reading again was stopped; this is the book as it was")
    return [.stopReading] + told
  }

  /// Takes in that the snapshot could not be read.
  mutating func fail(_ title: String, _ remedy: [String]) -> [Effect] {
    endReading()
    guard phase != .ready || keptKeys != nil else {
      return tell("\(title) - still showing the last snapshot", isError: true)
    }
    keptKeys = nil
    portfolio = nil
    phase = .failed(title: title, remedy: remedy)
    return []
  }

  /// Keeps a key for the whole book if the front page is not enough for it; returns whether it did.
  ///
  /// Once one waits, those after it wait too: they were meant for what it brings.
  mutating func keeps(_ key: Key) -> Bool {
    guard let keys = keptKeys, !keys.isEmpty || !isAnswerable(key) else { return false }
    keptKeys = keys + [key]
    return true
  }

  private func isAnswerable(_ key: Key) -> Bool {
    switch overlay {
    case .help, .log: return true
    case .menu(let menu): return menu.isAboutProgram
    case .filter, .followUp, .reportFile, .pageSearch, .reasons, .palette, .columns, .naming:
      return false
    case nil: break
    }
    switch options.keys.match(pressed + [key], in: keyContext) {
    case .action(.move(let movement)):
      return list.rows.indices.contains(list.cursor + rows(of: movement))
    case .action(let action): return Dashboard.bookless.contains(action)
    case .prefix: return false
    case .nothing: return true
    }
  }

  /// The actions that need no book.
  static let bookless: Set<Action> = [
    .theme, .help, .log, .redraw, .suspend, .quit, .interrupt, .list(.preview), .list(.columnLeft),
    .list(.columnRight),
  ]
}

extension Menu {
  /// Whether it is about the program, not about the book.
  fileprivate var isAboutProgram: Bool {
    switch purpose {
    case .theme, .quit: true
    case .sort, .tiers, .policy, .snooze, .changesOrder, .changesSince, .views, .export, .ticks,
      .group:
      false
    }
  }
}
