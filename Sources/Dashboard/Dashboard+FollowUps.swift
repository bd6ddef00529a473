internal import BookModel
internal import Canvas

extension Dashboard {
  /// The follow-up of the customer under the cursor; nil when there is none.
  var selectedFollowUp: FollowUp? { selected.flatMap { portfolio?.followUps[$0.id] } }

  /// Does something to the follow-up of the customer under the cursor.
  mutating func follow(_ action: FollowUpAction) -> [Effect] {
    guard let customer = selected else { return tellNoCustomer() }
    guard selectedFollowUp != nil else { return tellNothingToFollow(customer) }
    return [.follow(action, [customer.id])]
  }

  /// Says that a customer has no follow-up, and which key adds one.
  mutating func tellNothingToFollow(_ customer: Customer) -> [Effect] {
    tell("\(customer.name) has no follow-up; \(key(of: .followUp)) adds one")
  }

  /// Says that the cursor is on no customer.
  mutating func tellNoCustomer() -> [Effect] {
    tell(list.rows.isEmpty ? "No customer is shown" : "This row is no customer: go to one first")
  }

  /// Opens the line in which a follow-up is written.
  mutating func openComposer() -> [Effect] {
    guard let customer = selected else { return tellNoCustomer() }
    let composition = Composition(
      customer: customer.id,
      name: customer.name,
      renewal: customer.renewal?.value,
      existing: selectedFollowUp
    )
    overlay = .composer(
      LineEditor(composition.existing?.composed ?? ""),
      composition
    )
    return []
  }

  /// Returns the follow-up that a text asks for; without a day, a new one is due after the default.
  func draft(of text: String, _ composition: Composition) throws(FollowUpComposerError)
    -> FollowUpDraft
  {
    guard let today = portfolio?.today else { throw .noNote }
    let isNew = composition.existing == nil
    return try FollowUpDraft(
      parsing: text,
      today: today,
      renewal: composition.renewal,
      defaultDue: isNew ? DaySpan(count: options.defaultDueDays, unit: .days) : nil
    )
  }

  /// Returns the day to snooze until that a text asks for; nil for none and for days not to come.
  func snoozeDay(_ text: String, today: Day) -> Day? {
    Day(words: text, today: today).flatMap { $0 > today ? $0 : nil }
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
