internal import BookModel
internal import Canvas

extension Portrait {
  /// What happened to the customer's follow-ups, the newest first; none where nothing is known.
  var followUpHistory: [Line] {
    guard !followUpEntries.isEmpty else { return [] }
    let count = Figures.count(followUpEntries.count, "event")
    return [heading("FOLLOW-UP HISTORY", count)] + wokeLine
      + followUpEntries.reversed().flatMap(lines)
  }

  /// That the data woke the follow-up; no event says so.
  private var wokeLine: [Line] {
    let words = portfolio.followUps[customer.id]?.wokeWords(on: portfolio.today)
    return words.map { [Line($0, .info)] } ?? []
  }

  /// An event: its day, what it was, about what and by whom.
  private func lines(of entry: FollowUpLedger.Entry) -> [Line] {
    var line = Line()
    let role: Role = entry.isUndone ? .muted : .text
    line.add(entry.event.stamp.day.shortReadable, width: 8, .muted)
    line.add(entry.title, width: 11, entry.isUndone ? .muted : .strong)
    let who = entry.event.stamp.shortUser
    let whoWidth = min(who.columns, 16)
    let room = width - line.columns - whoWidth - 1
    line.add(text(of: entry), width: max(0, room), role)
    line.add(" ")
    line.add(who, width: whoWidth, .muted)
    guard case .completed(let outcome?) = entry.event.change else { return [line] }
    return [line] + Line.wrapped("→ \(outcome)", width: width, indent: 19, role)
  }

  /// What was done about a follow-up, with what came of it and who did it.
  func event(of entry: FollowUpLedger.Entry) -> TimelineEvent {
    // That it is a follow-up is said beside it.
    var words = [entry.isNew ? "" : entry.title, text(of: entry)]
      .filter { !$0.isEmpty }.joined(separator: " · ")
    if case .completed(let outcome?) = entry.event.change { words += " → \(outcome)" }
    return TimelineEvent(
      day: entry.event.stamp.day,
      kind: .followUp,
      text: "\(words) (\(entry.event.stamp.shortUser))",
      role: entry.isUndone ? .muted : .text
    )
  }

  private func text(of entry: FollowUpLedger.Entry) -> String {
    let note = entry.followUp?.shownNote ?? ""
    let words: String
    switch entry.event.change {
    case .snoozed(let day): words = "until \(day.readable): \(note)"
    case .waiting: words = "until \(entry.followUp?.waitWords ?? "later"): \(note)"
    case .marked(let draft):
      words = draft.due.map { "\(note), due \($0.readable)" } ?? note
    case .sent(let message): words = message.message.title
    case .completed, .removed, .undone, .redone: words = note
    }
    return entry.isUndone ? "taken back: \(words)" : words
  }
}
