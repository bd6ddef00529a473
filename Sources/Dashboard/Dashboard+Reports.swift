internal import BookModel
internal import BookQuery
internal import Canvas

extension Dashboard {
  /// Has a report made of the customers shown.
  mutating func make(_ offer: ReportOffer) -> [Effect] {
    guard portfolio != nil else { return [] }
    guard let order = order(of: offer) else { return tell("Choose a customer in the Book first") }
    screens.reports.opened = ReportsScreen.Opened(offer: offer, state: .making)
    screens.reports.isStale = false
    return [.makeReport(order)]
  }

  /// What a report is to be made of now; nil where that is the customer under the cursor and there
  /// is none.
  private func order(of offer: ReportOffer) -> ReportOrder? {
    guard let portfolio, let scene else { return nil }
    let chosen = scene.selected.map { [$0] }
    guard let places = offer.isOfOneCustomer ? chosen : list.rows.sorted() else { return nil }
    let customers = portfolio.book.customers
    let marked = marks.isEmpty ? [] : customers.indices.filter { scene.isMarked($0) }
    return ReportOrder(
      name: offer.name,
      portfolio: portfolio,
      places: places,
      scope: narrowing.scope,
      filter: narrowedWords,
      picked: marked.isEmpty ? chosen ?? [] : marked,
      arePicksMarked: !marked.isEmpty,
      changes: past.book?.changes.narrowed(by: narrowing, to: list.rows, in: portfolio, facts),
      narrowing: narrowing,
      facts: facts
    )
  }

  /// Has the report that is seen made anew, where it tells what was done and that has changed.
  mutating func refreshReport() -> [Effect] {
    guard screen == .reports, screens.reports.isStale, screens.reports.page != nil,
      let offer = screens.reports.opened?.offer
    else { return [] }
    screens.reports.isStale = false
    guard offer.dependsOnFollowUps, let order = order(of: offer) else { return [] }
    return [.makeReport(order)]
  }

  /// Ticks something off in the report that is seen.
  mutating func tick(_ name: String) -> [Effect] {
    guard let offer = screens.reports.opened?.offer, let order = order(of: offer) else { return [] }
    return [.tick(name, in: order)]
  }

  private mutating func openTicks(of page: ReportPage) -> [Effect] {
    let items = zip(page.ticks, Menu.keys).map { tick, key in
      Menu.Item(
        key: key,
        title: tick.title,
        remark: tick.remark,
        isOn: tick.isDone,
        choice: .tick(tick.name)
      )
    }
    guard !items.isEmpty else { return tell("This report has nothing to tick off") }
    overlay = .menu(Menu(purpose: .ticks, title: page.question, items: items))
    return []
  }

  /// What narrows the customers shown, in words; empty for nothing.
  private var narrowedWords: String {
    let filter = narrowing.query.map(\.text) ?? ""
    guard !narrowing.tiers.isEmpty else { return filter }
    let tiers = "tiers \(tierNames)"
    return filter.isEmpty ? tiers : "\(filter), \(tiers)"
  }

  /// Does what is asked for on the Reports screen.
  mutating func perform(_ action: ReportsAction) -> [Effect] {
    guard let page = screens.reports.page, let opened = screens.reports.opened else {
      return tell("Open a report first: \(key(of: .open))")
    }
    switch action {
    case .tick: return openTicks(of: page)
    case .write:
      let day = portfolio?.today.description ?? ""
      overlay = .reportFile(LineEditor("\(opened.offer.name)-\(day).md"), problem: nil)
    case .copy: return [.copy(page.markdown, told: opened.offer.title)]
    }
    return []
  }

  /// Closes the report that is seen; returns whether there was one.
  mutating func closeReport() -> Bool {
    guard screen == .reports, screens.reports.opened != nil else { return false }
    screens.reports.opened = nil
    return true
  }

  /// Asks for another file, as that one cannot be written.
  mutating func askAgain(forFile path: String, _ reason: String) -> [Effect] {
    guard overlay == nil, screens.reports.page != nil else { return tell(reason, isError: true) }
    overlay = .reportFile(LineEditor(path), problem: reason)
    return []
  }

  /// Answers a key while the name of a file is typed.
  mutating func press(_ key: Key, reportFile editor: LineEditor, problem: String?) -> [Effect] {
    var editor = editor
    if key == .escape { return closeOverlay() }
    if key == .enter {
      guard let page = screens.reports.page, !editor.text.isEmpty else { return [] }
      overlay = nil
      return [.write(page.markdown, to: editor.text)]
    }
    if editor.handle(key) { overlay = .reportFile(editor, problem: nil) }
    return []
  }

  /// Draws the prompt for a file's name.
  func drawReportFile(
    _ editor: LineEditor,
    problem: String?,
    _ layout: Layout,
    into frame: inout Frame
  ) {
    let state = problem.map { Line("   ✗ \($0)", .poor) }
    drawPromptBox(
      "Write the report to a file",
      editor,
      state: state ?? Line("   as Markdown; a file that is there is not replaced", .muted),
      layout,
      into: &frame
    )
  }
}
