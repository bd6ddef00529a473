internal import BookModel
internal import BookQuery
internal import Canvas

extension Dashboard {
  /// Has a report made of the customers shown, or of the one at a place, which is the one under the
  /// Book's cursor where none is named.
  ///
  /// It stays about that one, wherever the cursor goes.
  mutating func make(_ offer: ReportOffer, of place: Int? = nil) -> [Effect] {
    guard let portfolio else { return [] }
    let place = place ?? scene?.selected
    guard let order = order(of: offer, about: place) else {
      return tell("Choose a customer in the Book first")
    }
    screens.reports.opened = ReportsScreen.Opened(
      offer: offer,
      subject: place.map { portfolio.book.customers[$0].id },
      state: .making,
      awaited: order,
      stamp: reportStamp(of: offer)
    )
    return [.makeReport(order)]
  }

  /// What a report is to be made of now; nil where that is one customer and there is none.
  private mutating func order(of offer: ReportOffer, about place: Int?) -> ReportOrder? {
    guard let portfolio, let scene else { return nil }
    let chosen = place.map { [$0] }
    guard let places = offer.isOfOneCustomer ? chosen : list.rows.sorted() else { return nil }
    let customers = portfolio.book.customers
    let marked = marks.isEmpty ? [] : customers.indices.filter { scene.isMarked($0) }
    lastReport += 1
    return ReportOrder(
      number: lastReport,
      name: offer.name,
      portfolio: portfolio,
      places: places,
      filter: narrowedWords,
      picked: marked.isEmpty ? chosen ?? [] : marked,
      arePicksMarked: !marked.isEmpty,
      changes: past.book?.changes,
      narrowing: narrowing,
      facts: facts
    )
  }

  /// What a report that is ordered now is of.
  private func reportStamp(of offer: ReportOffer) -> ReportsScreen.Stamp {
    var stamp = ReportsScreen.Stamp(screens: stamp, marked: marks.customers)
    stamp.screens.comparison = 0
    if !offer.dependsOnFollowUps { stamp.screens.followUps = 0 }
    return stamp
  }

  /// Has the report that is seen made anew, where what it is of is not what it was, one order after
  /// the other: while a filter is typed, what it finds changes faster than a report is made.
  mutating func refreshReport() -> [Effect] {
    guard let portfolio, screen == .reports, let opened = screens.reports.opened,
      opened.awaited == nil
    else { return [] }
    let now = reportStamp(of: opened.offer)
    guard opened.stamp != now else { return [] }
    screens.reports.opened?.stamp = now
    let place = opened.subject.flatMap { portfolio.book.place(of: $0, last: nil) }
    guard let order = order(of: opened.offer, about: place) else {
      // A report of one customer has nothing to tick off.
      screens.reports.opened?.state = .failed("The customer is not in the snapshot any more.")
      return []
    }
    screens.reports.opened?.awaited = order
    return [.makeReport(order)]
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
