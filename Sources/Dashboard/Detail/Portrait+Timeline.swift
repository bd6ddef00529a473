internal import BookModel
internal import Canvas

extension Portrait {
  /// What happened and what is to happen, the newest first, month by month.
  var timeline: [Line] {
    let events = events
    let dated = events.compactMap { event in event.day.map { (day: $0, event: event) } }
    var lines = [heading("TIMELINE", "the newest first")]
    var month: Day?
    var isPastToday = false
    for (day, event) in dated {
      if !isPastToday, day <= portfolio.today {
        isPastToday = true
        lines += head(of: portfolio.today, &month)
        lines.append(todayLine)
      }
      lines += head(of: day, &month)
      lines += self.lines(of: event, when: day.shortReadable)
    }
    if !isPastToday { lines += head(of: portfolio.today, &month) + [todayLine] }
    let undated = events.filter { $0.day == nil }
    guard !undated.isEmpty else { return lines }
    return lines + [.blank, Line("No day", .strong)]
      + undated.flatMap { self.lines(of: $0, when: "?") }
  }

  /// The name of a month that begins in the list; nothing within one.
  private func head(of day: Day, _ month: inout Day?) -> [Line] {
    guard month != day.startOfMonth else { return [] }
    defer { month = day.startOfMonth }
    return (month == nil ? [] : [.blank]) + [Line("\(day.monthName) \(day.date.year)", .strong)]
  }

  private var todayLine: Line {
    var line = Line("  ")
    line.add(portfolio.today.shortReadable, width: 8, .info)
    line.add("today", .info, .bold)
    return line
  }

  private func lines(of event: TimelineEvent, when: String) -> [Line] {
    let start = 20
    let texts = Line.wrapped(event.text, width: max(1, width - start), event.role)
    return (texts.isEmpty ? [.blank] : texts).enumerated().map { index, text in
      var line = Line("  ")
      line.add(index == 0 ? when : "", width: 8, .muted)
      line.add(index == 0 ? event.kind.title : "", width: 10, .muted)
      line.add(text)
      return line
    }
  }

  /// Everything with a day to it, the newest first.
  var events: [TimelineEvent] {
    let all =
      contractEvents + followUpEvents + taskEvents + noteEvents + contactEvents + changeEvents
    return all.enumerated().sorted { left, right in
      let (first, second) = (left.element, right.element)
      let (day, other) = (first.day ?? .earliest, second.day ?? .earliest)
      if day != other { return day > other }
      return first.kind == second.kind
        ? left.offset < right.offset : first.kind.rawValue < second.kind.rawValue
    }.map(\.element)
  }

  private var contractEvents: [TimelineEvent] {
    var events = customer.opportunities.map { opportunity in
      let words = [opportunity.name ?? opportunity.type, opportunity.stage].compactMap(\.self)
      let amount = opportunity.amount.map { [Figures.money($0)] } ?? []
      return TimelineEvent(
        day: opportunity.closeDate,
        kind: .opportunity,
        text: (words + amount).joined(separator: " · "),
        role: opportunity.isWon == true ? .healthy : opportunity.isClosed == true ? .muted : .text
      )
    }
    if let renewal = customer.renewal?.value {
      let isOverdue = renewal < portfolio.today
      events.append(
        TimelineEvent(
          day: renewal,
          kind: .renewal,
          text: isOverdue ? "renewal, overdue" : "the contract renews",
          role: isOverdue ? .poor : .due
        )
      )
    }
    return events
  }

  /// When the follow-up is due, and what was done about follow-ups.
  private var followUpEvents: [TimelineEvent] {
    let done = followUpEntries.reversed().map(event)
    guard let followUp = portfolio.followUps[customer.id] else { return done }
    let urgency = followUp.urgency(on: portfolio.today)
    let due = TimelineEvent(
      day: followUp.due,
      kind: .followUp,
      text: "\(urgency.sign) \(followUp.shownNote), \(urgency.title)",
      role: urgency.role
    )
    return [due] + done
  }

  /// What older snapshots tell.
  private var changeEvents: [TimelineEvent] {
    guard let past, let day = past.changes.newer.day else { return [] }
    return past.changes(at: place).map { TimelineEvent($0, on: day) }
  }

  private var taskEvents: [TimelineEvent] {
    customer.tasks.map { task in
      let isLate = task.isLate(on: portfolio.today)
      let sign = task.completed != nil ? "✓" : isLate ? "!" : "·"
      let state = task.completed != nil ? "done" : isLate ? "late" : "open"
      return TimelineEvent(
        day: task.completed ?? task.due,
        kind: .task,
        text: "\(sign) \(task.nameWithAssignee), \(state)",
        role: task.completed != nil ? .muted : isLate ? .poor : .text
      )
    }
  }

  private var noteEvents: [TimelineEvent] {
    customer.notes.map { note in
      let author = note.author.map { " · \($0)" } ?? ""
      let text = (note.subject ?? note.opening ?? "(empty)") + author
      return TimelineEvent(day: note.day, kind: .note, text: text)
    }
  }

  private var contactEvents: [TimelineEvent] {
    var events: [TimelineEvent] = []
    if let day = customer.lastActivity?.value {
      events.append(TimelineEvent(day: day, kind: .touch, text: "last message to or from them"))
    }
    if let day = customer.created {
      events.append(
        TimelineEvent(day: day, kind: .account, text: "created in Vitally", role: .muted)
      )
    }
    if let day = customer.churned?.value {
      events.append(TimelineEvent(day: day, kind: .account, text: "churned", role: .poor))
    }
    return events
  }
}

extension CustomerNote {
  /// The first words of the text, the whole of which may be long; nil where it has none.
  fileprivate var opening: String? {
    let start = text.drop(while: \.isNewline).prefix(120).prefix { !$0.isNewline }
    return start.isEmpty ? nil : String(start)
  }
}

extension CustomerTask {
  /// Whether it is open and its day is past.
  func isLate(on today: Day) -> Bool { completed == nil && due.map { $0 < today } ?? false }

  /// The name, and whose task it is where that is known.
  var nameWithAssignee: String { name + (assignee.map { " (\($0))" } ?? "") }
}
