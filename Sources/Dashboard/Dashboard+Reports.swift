internal import BookModel
internal import BookQuery
internal import Canvas

extension Dashboard {
  /// Has a report made of the customers shown.
  mutating func make(_ offer: ReportOffer) -> [Effect] {
    guard let portfolio, let scene else { return [] }
    if let command = offer.command { return tell("Made by \(command)") }
    var places = list.rows.sorted()
    if offer.isOfOneCustomer {
      guard let place = scene.selected else { return tell("Choose a customer in the Book first") }
      places = [place]
    }
    screens.reports.opened = ReportsScreen.Opened(offer: offer, state: .making)
    let order = ReportOrder(
      name: offer.name,
      portfolio: portfolio,
      places: places,
      scope: narrowing.scope,
      filter: narrowedWords,
      changes: past.book?.changes.narrowed(by: narrowing, to: list.rows, in: portfolio, facts),
      narrowing: narrowing,
      facts: facts
    )
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
