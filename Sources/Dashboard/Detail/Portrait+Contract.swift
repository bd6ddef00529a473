internal import BookModel
internal import Canvas

extension Portrait {
  /// The renewal, the money, the opportunities.
  var contract: [Line] {
    var lines = [heading("CONTRACT")]
    let days = portfolio.renewalDays(customer)
    let renewal = (customer.renewal?.value).map { day in
      let until =
        days.map { $0 < 0 ? "overdue by \(Figures.days(-$0))" : "in \(Figures.days($0))" } ?? ""
      return "\(day.readable), \(until)"
    }
    lines.append(row("renews", renewal, days.map(Role.init(renewalIn:)) ?? .muted))
    lines.append(row("ARR", (customer.arr?.value).map { "$" + Figures.whole($0) + " a year" }))
    if let sizeText { lines.append(row("size", sizeText)) }
    return lines + customer.opportunities.map(opportunity)
  }

  private func opportunity(_ opportunity: Opportunity) -> Line {
    let isClosed = opportunity.isClosed == true
    var line = Line()
    let day = opportunity.closeDate?.shortReadable ?? "?"
    line.add("\(isClosed ? "·" : "◆") ", isClosed ? .muted : .info)
    line.add(day, width: 7, .muted)
    line.add(Figures.money(opportunity.amount), width: 7, .text, .trailing)
    line.add(" ")
    let words = [opportunity.name ?? opportunity.type, opportunity.stage, opportunity.forecast]
    let text = words.compactMap(\.self).joined(separator: " · ")
    line.add(text, width: max(0, width - line.columns), isClosed ? .muted : .text)
    return line
  }

  /// Those of our company, then the contacts.
  var people: [Line] {
    var lines = [heading("PEOPLE")]
    lines.append(row("advisor", customer.owner?.value.displayName))
    if let away = portfolio.coveredFor[customer.id] {
      lines.append(row("covered for", away.displayName))
    }
    lines.append(row("account exec", customer.accountExecutive?.value.displayName))
    for role in customer.keyRoles where !isNamed(role.person) {
      lines.append(row(role.label ?? "role", role.person.displayName))
    }
    return lines + customer.contacts.map(contact)
  }

  /// Whether a person is shown as advisor or account executive already.
  private func isNamed(_ person: Person) -> Bool {
    [customer.owner, customer.accountExecutive].contains { $0?.value.isSame(as: person) ?? false }
  }

  private func contact(_ contact: Contact) -> Line {
    let name = contact.name ?? contact.email ?? contact.id
    var words = contact.roles
    if let title = contact.title { words.append(title) }
    if contact.isDeactivated { words.append("deactivated") }
    var line = Line("· ", .muted)
    line.add(name, contact.isDeactivated ? .muted : .text)
    if !words.isEmpty { line.add(" " + words.joined(separator: ", "), .muted) }
    if let seen = contact.lastSeen {
      let days = seen.days(until: portfolio.today)
      line.addTrailing("seen \(Figures.days(days)) ago", total: width, .muted)
    }
    return line
  }

  /// The open tasks, the most pressing first; nothing where none was ever set.
  var tasks: [Line] {
    let open = customer.tasks.filter { $0.completed == nil }
      .sorted { ($0.due ?? .latest, $0.id) < ($1.due ?? .latest, $1.id) }
    let done = customer.tasks.filter { $0.completed != nil }
    guard !customer.tasks.isEmpty else { return [] }
    let remark = done.isEmpty ? "" : "\(done.count) done"
    return [heading("TASKS in Vitally", remark)] + open.map(task)
  }

  private func task(_ task: CustomerTask) -> Line {
    let isLate = task.isLate(on: portfolio.today)
    var line = Line(isLate ? "! " : "· ", isLate ? .poor : .muted)
    line.add(task.due?.shortReadable ?? "no day", width: 7, isLate ? .poor : .muted)
    line.add(task.nameWithAssignee, width: max(0, width - line.columns))
    return line
  }

  /// The notes, newest first, their text in full.
  var notes: [Line] {
    guard !customer.notes.isEmpty else { return [] }
    return [heading("NOTES in Vitally")] + sortedNotes.flatMap(note)
  }

  private func note(_ note: CustomerNote) -> [Line] {
    var line = Line()
    line.add(note.day?.shortReadable ?? "?", width: 7, .muted)
    line.add(note.subject ?? "(no subject)", .strong)
    if let author = note.author { line.add(" · \(author)", .muted) }
    return [line] + Line.wrapped(note.text, width: width, indent: 7)
  }
}
