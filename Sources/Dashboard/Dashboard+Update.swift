internal import BookModel
internal import BookQuery
internal import Canvas

extension Dashboard {
  /// Takes an event in and returns what has to be done about it.
  public mutating func update(_ event: Event) -> [Effect] {
    let effects = answer(event)
    settle()
    return effects
  }

  private mutating func answer(_ event: Event) -> [Effect] {
    switch event {
    case .keyPressed(let key): return press(key)
    case .mouse(let mouse): return click(mouse)
    case .resized(let rows, let columns): size = Size(rows: rows, columns: columns)
    case .loadProgress(let progress):
      if phase == .ready { isReloading = true } else { phase = .loading(progress) }
    case .bookLoaded(let portfolio, let notes): return load(portfolio, notes)
    case .loadFailed(let title, let remedy): return fail(title, remedy)
    case .followUpsChanged(let followUps, let undoable, let redoable, let told):
      return take(followUps, undoable: undoable, redoable: redoable, told: told)
    case .saveFailed(let reason): return tell("Not saved: \(reason)", isError: true)
    case .told(let text): return tell(text)
    case .dayChanged(let day): changePortfolio { $0.today = day }
    case .clockTicked(let now): self.now = now
    case .resumed: return [.redraw]
    case .toastExpired(let number):
      if toast?.number == number, toast?.isError == false { toast = nil }
    case .themeChanged(let name): options.theme = name
    }
    return []
  }

  /// Shows a book; the filter, the order and the customer under the cursor stay.
  private mutating func load(_ new: Portfolio, _ notes: [String]) -> [Effect] {
    let isFirst = portfolio == nil
    var new = new
    if let portfolio {
      // A reload reads the snapshot; the policy chosen in the dashboard stays.
      if new.policy != portfolio.policy { new.policy = portfolio.policy }
    } else {
      list.scope = new.me == nil || options.startsWithEverybody ? .base : .book
    }
    self.notes = notes
    portfolio = new
    phase = .ready
    isReloading = false
    context = QueryContext(new)
    index = nil
    refresh(readingFilter: true)
    if let note = notes.first {
      let more = notes.count > 1 ? " (and \(notes.count - 1) more)" : ""
      return tell(note + more)
    }
    return isFirst ? [] : tell("Read again: \(Figures.count(new.book.customers.count, "customer"))")
  }

  private mutating func fail(_ title: String, _ remedy: [String]) -> [Effect] {
    isReloading = false
    guard phase != .ready else {
      return tell("\(title) - still showing the last snapshot", isError: true)
    }
    phase = .failed(title: title, remedy: remedy)
    return []
  }

  private mutating func take(
    _ followUps: [Customer.ID: FollowUp],
    undoable: String?,
    redoable: String?,
    told: String?
  ) -> [Effect] {
    self.undoable = undoable
    self.redoable = redoable
    if list.dependsOnFollowUps {
      changePortfolio { $0.followUps = followUps }
    } else {
      portfolio?.followUps = followUps
    }
    guard let told else { return [] }
    // Something to do again is there only after an undo.
    let next: Action? = redoable != nil ? .redo : undoable != nil ? .undo : nil
    guard let entry = next.flatMap(ActionEntry.entry) else { return tell(told) }
    return tell("\(told) (\(entry.keyName) \(entry.title))")
  }

  /// Changes what the portfolio adds to the book, and the list with it.
  mutating func changePortfolio(_ change: (inout Portfolio) -> Void) {
    guard var changed = portfolio else { return }
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
    refresh(readingFilter: true)
  }

  /// Works the list out anew; those in scope only where the book, the day or the scope changed.
  mutating func refresh(readingFilter: Bool = false, keepingScope: Bool = false) {
    guard let portfolio, let context else { return }
    if readingFilter { list.readFilter(in: context) }
    if !keepingScope { list.enterScope(of: portfolio) }
    if list.query?.isEmpty == false, index == nil { index = SearchIndex(portfolio.book) }
    list.refresh(from: portfolio, index)
  }

  /// Keeps what depends on the screen's size within it.
  private mutating func settle() {
    let layout = layout(rows: size.rows, columns: size.columns)
    list.scroll(height: layout.table.rows)
    if let portfolio, list.figures == nil, !layout.band.isEmpty {
      list.figures = SetFigures(of: list.rows, in: portfolio)
    }
    if var page {
      page.scroll = max(0, min(page.scroll, pageHeight(layout) - layout.page.rows))
      self.page = page
    }
  }
}
