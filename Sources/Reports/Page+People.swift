import BookModel

extension CustomerDetail {
  /// Who has to do with the customer.
  var peopleBlocks: [Page.Block] {
    let people = CustomerPerson.all(of: customer)
    guard !people.isEmpty else { return [] }
    func part(_ title: String, rank: Int? = nil, _ text: (CustomerPerson) -> String?)
      -> TextTable.Part
    {
      .init(
        title: title,
        cells: people.map { .init(text($0)?.harmless ?? "") },
        minimumWidth: 10,
        rank: rank
      )
    }
    return [
      .table(
        TextTable(parts: [
          part("NAME") { $0.name ?? $0.email ?? $0.id },
          part("ROLE", \.roleText),
          part("SIDE", rank: 2) { $0.side == .us ? "us" : "customer" },
          part("E-MAIL", rank: 1, \.email),
          part("LAST SEEN", rank: 3) { $0.lastSeen?.description },
        ])
      )
    ]
  }

  /// Open tasks first, then done ones.
  var taskBlocks: [Page.Block] {
    let tasks =
      customer.tasks.filter { $0.completed == nil }
      + customer.tasks.filter { $0.completed != nil }
    guard !tasks.isEmpty else { return [] }
    func part(_ title: String, rank: Int? = nil, _ text: (CustomerTask) -> String?)
      -> TextTable.Part
    {
      .init(title: title, cells: tasks.map { .init(text($0)?.harmless ?? "") }, rank: rank)
    }
    var table = TextTable(parts: [
      part("TASK", \.name),
      part("STATE") { $0.stateText(on: portfolio.today) },
      part("DUE") { $0.due?.description },
      part("FOR", rank: 1, \.assignee),
    ])
    table.parts[0].minimumWidth = 12
    return [.table(table)]
  }

  /// Every note: its day, author and subject, then its text.
  var noteBlocks: [Page.Block] {
    customer.notes.map { note in
      let head = [note.day?.description, note.author?.harmless, note.subject?.harmless]
        .compactMap(\.self).joined(separator: " · ")
      return .paragraph((head.isEmpty ? "" : head + "\n") + note.text.harmlessKeepingLines)
    }
  }
}

extension CustomerPerson {
  /// The title and roles in words.
  fileprivate var roleText: String {
    let cautions = [
      isDeactivated ? "switched off" : nil, isUnsubscribed ? "unsubscribed" : nil,
      bounces ? "mail bounces" : nil,
    ]
    return ([title] + roles + cautions).compactMap(\.self).joined(separator: ", ")
  }
}

extension CustomerTask {
  /// Done, late or open.
  fileprivate func stateText(on today: Day) -> String {
    if let completed { return "done \(completed)" }
    return due.map { $0 < today } == true ? "late" : "open"
  }
}
