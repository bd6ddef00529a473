internal import BookModel
internal import BookQuery
internal import Canvas

extension Dashboard {
  /// Takes in the follow-ups as they are now; `told` says what was done, nil when nobody here did.
  mutating func take(_ state: FollowUpDeskState, told: String?) -> [Effect] {
    let old = desk
    desk = state
    if rowsDependOnFollowUps {
      changePortfolio(keepingOverviews: true) { $0.followUps = state.followUps }
    } else {
      portfolio?.followUps = state.followUps
    }
    stamp.followUps += 1
    awaitedPlace?.awaitsFollowUps = false
    goToAwaitedPlace()
    var effects = tellNotices(state.notices.filter { !old.notices.contains($0) })
    if old.unsaved > 0, state.unsaved == 0 { effects += tellSaved(old.unsaved) }
    guard let told else { return effects }
    let remark = finishRequest()
    // Something to do again is there only after an undo.
    let next: FollowingAction? = state.redoable != nil ? .redo : state.undoable != nil ? .undo : nil
    let hint = next.flatMap { options.keys.entry(of: .following($0)) }.map {
      " (\($0.keyName) \($0.title))"
    }
    return effects + tell(told + remark, .told, hint: hint ?? "")
  }

  /// Ends what was asked for, which is saved, and returns what else to say of it.
  private mutating func finishRequest() -> String {
    guard let done = request else { return "" }
    request = nil
    var remark = ""
    if done.leftOut > 0 { remark += " · \(Figures.grouped(done.leftOut)) left out" }
    if done.isOfMarks, !marks.isEmpty {
      clearMarks()
      remark += " · marks cleared"
    }
    return remark
  }

  /// Takes in that something could not be saved.
  ///
  /// The change is kept and shown. A line that it was written in comes back with the reason, until
  /// it is saved or put away.
  mutating func takeFailure(_ reason: String) -> [Effect] {
    let failed = request
    request = nil
    if var line = failed?.line ?? failedLine {
      line.failure = FollowUpLine.Failure(text: line.editor.text, reason: reason)
      show(line)
      log.add("Not saved: \(reason)", .failure, at: now)
      return []
    }
    return tell("Not saved: \(reason)", isError: true)
  }

  /// The line on the screen that was not saved; nil for none.
  private var failedLine: FollowUpLine? {
    if case .followUp(let line) = overlay, line.failure != nil { return line }
    return nil
  }

  private mutating func tellSaved(_ count: Int) -> [Effect] {
    if let line = failedLine, line.failure?.text == line.editor.text { overlay = nil }
    return tell("Saved: \(Figures.count(count, "change")) that could not be saved before")
  }

  /// Tells what is new about the store, until a key is pressed; all of it is in the log.
  private mutating func tellNotices(_ notices: [String]) -> [Effect] {
    guard let first = notices.first else { return [] }
    for notice in notices.dropFirst().reversed() { log.add(notice, .notice, at: now) }
    let more = notices.count > 1 ? " (and \(notices.count - 1) more: \(key(of: .log)))" : ""
    return tell(first + more, .notice)
  }

  /// What says in the status line that something is not saved; nil when all is.
  var unsavedLine: Line? {
    guard desk.unsaved > 0 else { return nil }
    var line = Line(" ✗ ", .poor, .bold)
    line.add("\(Figures.count(desk.unsaved, "change")) not saved", .poor, .bold)
    line.add(desk.failure.map { ": \($0)" } ?? "", .poor)
    return line
  }

  /// Whether the rows may change when follow-ups do.
  private var rowsDependOnFollowUps: Bool {
    narrowing.query?.dependsOnFollowUps == true
      || list.sortKeys(narrowing.query).contains(where: \.field.isOfFollowUps)
  }
}

extension Menu {
  /// Returns the question whether to end the program with changes that are not saved.
  static func unsaved(_ count: Int) -> Menu {
    Menu(
      purpose: .quit,
      title: "\(Figures.count(count, "change")) not saved. Quit?",
      items: [
        Item(key: "r", title: "try to save again", choice: .saveAgain),
        Item(key: "y", title: "quit and lose what is not saved", choice: .quit),
        Item(key: "n", title: "no, stay", choice: .nothing),
      ]
    )
  }
}
