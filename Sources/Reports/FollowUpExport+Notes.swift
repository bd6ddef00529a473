import BookModel

extension FollowUpExport {
  /// Markdown to paste into a note: a list of boxes to tick, by how pressing they are.
  public var markdown: String {
    let groups: [(FollowUp.Urgency, String)] = [
      (.late, "Late"), (.today, "Today"), (.later, "Later"), (.undated, "No date"),
      (.snoozed, "Snoozed"),
    ]
    var text = "# Follow-ups on \(today.readable)\n"
    for (urgency, title) in groups {
      let chosen = items.filter { $0.followUp.urgency(on: today) == urgency }
      guard !chosen.isEmpty else { continue }
      text += "\n## \(title)\n\n" + chosen.map { "- [ ] \($0.markdown(on: today))\n" }.joined()
    }
    return items.isEmpty ? text + "\nNone.\n" : text
  }

  /// The bodies of Vitally's call that creates a task, one a line.
  ///
  /// Follow-ups of customers that the data does not have are left out: Vitally knows no such
  /// account.
  public var vitallyTasks: String {
    items.filter { $0.isKnown != false }.map(\.vitallyTask).newlineDelimited
  }

  /// The customers whose follow-ups `vitallyTasks` leaves out.
  public var unknownCustomers: [String] { items.filter { $0.isKnown == false }.map(\.name) }
}

extension FollowUpExport.Item {
  fileprivate func markdown(on today: Day) -> String {
    var facts: [String] = []
    if let due = followUp.due { facts.append("due \(due.readable)") }
    if let snooze = followUp.snoozeWords(on: today) { facts.append("snoozed until \(snooze)") }
    if followUp.priority != .normal { facts.append("\(followUp.priority.rawValue) priority") }
    if let waking = followUp.waking(on: today) { facts.append("woke: \(waking.words)") }
    if isKnown == false { facts.append("no longer in the data") }
    var text = "**\(name.markdownEscaped)**: \(followUp.note.markdownEscaped)"
    if !facts.isEmpty { text += " (\(facts.joined(separator: ", ")))" }
    return text + followUp.tags.map { " \\#" + $0.markdownEscaped }.joined()
  }

  /// The body of a request for Vitally; its texts are HTML.
  fileprivate var vitallyTask: ReportValue {
    var members: [ReportValue.Member] = [
      .init("externalId", .text(key)),
      .init("accountId", .text(followUp.customer.rawValue)),
      .init("name", .text(followUp.note.harmless)),
      .init("description", .text(vitallyDescription)),
    ]
    if let due = followUp.due { members.append(.init("dueDate", ReportValue(due))) }
    if let assignee { members.append(.init("assignedToId", .text(assignee))) }
    if !followUp.tags.isEmpty {
      members.append(.init("tags", .array(followUp.tags.map { .text($0.harmless) })))
    }
    return .object(members)
  }

  private var vitallyDescription: String {
    let made = Timestamp.day(secondsSince1970: followUp.created)
    return "<p>\(followUp.note.htmlEscaped)</p><p>\(followUp.priority.rawValue) priority, "
      + "marked by \(followUp.author.htmlEscaped) on \(made)</p>"
  }
}

extension String {
  /// The text on one line as HTML.
  fileprivate var htmlEscaped: String {
    harmless.unicodeScalars.reduce(into: "") { text, scalar in
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      case "'": text += "&#39;"
      default: text.unicodeScalars.append(scalar)
      }
    }
  }
}
