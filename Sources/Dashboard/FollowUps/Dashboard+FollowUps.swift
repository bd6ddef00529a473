internal import BookModel
internal import Canvas

/// What a verb asked the store for, until it answers.
struct FollowUpRequest: Equatable, Sendable {
  /// The line it was written in; nil when one key was enough.
  var line: FollowUpLine?
  /// Whether it is about the marked customers, whose marks have served then.
  var isOfMarks: Bool
  /// The number of customers that it makes no sense for.
  var leftOut: Int
}

extension Dashboard {
  /// Does something to follow-ups.
  mutating func perform(_ action: FollowingAction) -> [Effect] {
    switch action {
    case .add: openComposer()
    case .edit: openEdit()
    case .complete: follow(.complete(outcome: nil))
    case .completeWith: openOutcome()
    case .snooze: openSnooze()
    case .remove: follow(.remove)
    case .undo: desk.undoable == nil ? tell("Nothing to undo") : [.undo]
    case .redo: desk.redoable == nil ? tell("Nothing to redo") : [.redo]
    }
  }

  /// Opens the line in which follow-ups are written; a single one that there is, is changed.
  mutating func openComposer() -> [Effect] {
    guard let subjects else { return tellNoCustomer() }
    guard subjects.areMarked || subjects.withFollowUp == nil else { return openEdit() }
    show(FollowUpLine(purpose: .add, subjects: subjects))
    return []
  }

  /// Opens the line in which the follow-ups that there are get changed.
  mutating func openEdit() -> [Effect] {
    withFollowUps { subjects in
      let text = subjects.areMarked ? "" : subjects.all.first?.followUp?.composed ?? ""
      return FollowUpLine(
        purpose: subjects.areMarked ? .change : .rewrite,
        subjects: subjects,
        editor: LineEditor(text)
      )
    }
  }

  /// Opens the line that says what came of follow-ups.
  mutating func openOutcome() -> [Effect] {
    withFollowUps { FollowUpLine(purpose: .outcome, subjects: $0) }
  }

  /// Opens the line that says when follow-ups come back.
  mutating func openSnoozeLine() -> [Effect] {
    withFollowUps { FollowUpLine(purpose: .snooze, subjects: $0) }
  }

  private mutating func withFollowUps(_ line: (FollowUpSubjects) -> FollowUpLine) -> [Effect] {
    guard let subjects else { return tellNoCustomer() }
    guard let having = subjects.withFollowUp else { return tellNoFollowUp(subjects) }
    show(line(having))
    return []
  }

  /// Does something to the follow-ups of the marked customers, or to the one under the cursor.
  mutating func follow(_ action: FollowUpAction) -> [Effect] {
    guard let subjects else { return tellNoCustomer() }
    guard let having = subjects.withFollowUp else { return tellNoFollowUp(subjects) }
    return request(
      having.all.map { FollowUpStep(action, of: $0.customer) },
      of: having,
      leftOut: subjects.all.count - having.all.count
    )
  }

  /// Says that customers have no follow-up, and which key adds one.
  mutating func tellNoFollowUp(_ subjects: FollowUpSubjects) -> [Effect] {
    let add = key(of: .following(.add))
    return tell(
      subjects.areMarked
        ? "None of \(subjects.title) has a follow-up; \(add) adds them"
        : "\(subjects.title) has no follow-up; \(add) adds one"
    )
  }

  /// Says that the cursor is on no customer.
  mutating func tellNoCustomer() -> [Effect] {
    tell(list.rows.isEmpty ? "No customer is shown" : "This row is no customer: go to one first")
  }

  /// Asks the store for steps, and remembers what for.
  mutating func request(
    _ steps: [FollowUpStep],
    of subjects: FollowUpSubjects,
    leftOut: Int,
    line: FollowUpLine? = nil
  ) -> [Effect] {
    request = FollowUpRequest(line: line, isOfMarks: subjects.areMarked, leftOut: leftOut)
    return [.follow(steps)]
  }
}

extension Dashboard {
  /// What reads lines and menus about follow-ups; nil without a book.
  var followUpReader: FollowUpReader? {
    portfolio.map { FollowUpReader(portfolio: $0, defaultDueDays: options.defaultDueDays) }
  }

  /// Shows a line with what it comes to now.
  ///
  /// That looks at every customer it is about, so it is worked out here and not for each frame.
  mutating func show(_ line: FollowUpLine) {
    var line = line
    line.reading = followUpReader?.read(line)
    overlay = .followUp(line)
  }

  /// Reads the line that is being written anew, as on another day.
  mutating func readLineAnew() {
    if case .followUp(let line) = overlay { show(line) }
  }

  /// Answers a key in a line about follow-ups.
  mutating func press(_ key: Key, followUp line: FollowUpLine) -> [Effect] {
    var line = line
    if key == .escape { return closeOverlay() }
    if key == .enter {
      // What failed is kept and only has to be saved; unless it was changed since.
      if line.failure?.text == line.editor.text, desk.unsaved > 0 { return [.saveAgain] }
      guard let intent = line.reading?.intent, let reader = followUpReader else { return [] }
      let steps = reader.steps(intent, for: line.subjects)
      guard !steps.isEmpty else { return [] }
      overlay = nil
      let leftOut = line.subjects.all.count - steps.count
      return request(steps, of: line.subjects, leftOut: leftOut, line: line)
    }
    if key == .control("e") { return [.edit(line.editor.text)] }
    if line.editor.handle(key) { show(line) }
    return []
  }

  /// Draws a line about follow-ups, and what is understood of it.
  func draw(_ line: FollowUpLine, _ layout: Layout, into frame: inout Frame) {
    // Of a line that was changed since, what is understood is to be seen.
    let failure = line.failure.flatMap { $0.text == line.editor.text ? $0 : nil }
    let state =
      failure.map { Line("   ✗ not saved: \($0.reason)", .poor) }
      ?? line.reading?.words ?? Line()
    drawPromptBox(line.title, line.editor, state: state, layout, into: &frame)
  }
}

extension FollowUp {
  /// The text that would make it anew in the composer.
  var composed: String {
    var words = note.split(separator: " ").map(\.escapedForComposer)
    words.append(due.map { "@\($0)" } ?? "@none")
    if priority != .normal { words.append("!\(priority.rawValue)") }
    words += tags.map { "#\($0)" }
    return words.joined(separator: " ")
  }

  /// The note, or what to show in its place.
  var shownNote: String { note.isEmpty ? "(no note)" : note }
}

extension Substring {
  /// The word so that the composer takes it for no more than a word.
  fileprivate var escapedForComposer: String {
    guard let first, "@!#^\\".contains(first) else { return String(self) }
    return "\\" + self
  }
}
