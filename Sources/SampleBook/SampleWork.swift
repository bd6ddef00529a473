import BookModel
import JSONWriter

/// A task or a note about a customer.
struct SampleWork {
  /// What it is.
  enum Kind {
    case openTask, doneTask, note
  }

  let customer: SampleCustomer
  let kind: Kind
  let title: String
  let body: String
  /// When a task is due, or a note was written, in days from today.
  let offset: Int

  private var ids: SampleRandom { customer.random(title) }
  private var date: Day { customer.today.adding(days: offset) }
  /// The day it was entered: a snapshot from before does not have it.
  fileprivate var made: Day {
    kind == .note ? date : min(date, customer.today).adding(days: -24)
  }
}

extension SampleCustomer {
  /// The tasks, open and done.
  var tasks: [SampleWork] {
    guard churned == nil, owner != nil else { return [] }
    var tasks: [SampleWork] = []
    func add(
      _ title: String,
      _ body: String,
      _ offsets: ClosedRange<Int>,
      _ kind: SampleWork.Kind = .openTask
    ) {
      let offset = drawn(title) { $0.integer(in: offsets) }
      tasks.append(
        SampleWork(customer: self, kind: kind, title: title, body: body, offset: offset)
      )
    }
    switch company.story {
    case .declining:
      add(
        "Agree a recovery plan",
        "<p>Ask the <strong>buyer</strong> what changed.</p>",
        -9 ... -2
      )
    case .stalled: add("Plan the upgrade to 7.1", "<p>They need a window of two hours.</p>", 2...16)
    case .launching: add("Hold the admin training", "<p>SSO first, then code hosts.</p>", 1...8)
    case .growing: add("Present Batch Changes", "<p>Platform team asked for a demo.</p>", 5...20)
    case .thriving, .trueUp: add("Ask for a reference", "<p>Happy to speak in spring.</p>", 12...40)
    case .steady, .seasonal, .airgapped: break
    }
    if let days = company.renewal, (0...120).contains(days) {
      add("Send the renewal proposal", "<p>With seats as used, not as bought.</p>", -3...14)
    }
    add("Quarterly review", "<p>Slides are in the shared folder.</p>", -80 ... -30, .doneTask)
    return tasks.filter { $0.made <= day }
  }

  /// The notes.
  var notes: [SampleWork] {
    guard owner != nil else { return [] }
    let story: (String, String)? =
      switch company.story {
      case .declining:
        (
          "Champion has left",
          "<p>Two teams moved to <em>another tool</em>; nobody pushes ours.</p>"
        )
      case .stalled:
        (
          "Rollout is stuck",
          "<p>SSO migration blocks the next 400 seats.</p><ul><li>Ask IT</li></ul>"
        )
      case .growing:
        ("Rollout goes well", "<p>Three more teams onboarded &amp; asking for <b>Cody</b>.</p>")
      case .launching: ("Kick-off", "<p>Admins are set up; first users next week.</p>")
      case .trueUp: ("Over their seats", "<p>True-up is due at renewal; finance knows.</p>")
      case .airgapped: ("No telemetry", "<p>Airgapped: ask for figures by mail each quarter.</p>")
      case .seasonal: ("Quiet weeks", "<p>Code freeze; use comes back after it.</p>")
      case .thriving: ("Success story", "<p>Batch Changes saved them a quarter.</p>")
      case .steady: nil
      }
    let notes =
      story.map { title, body in
        [
          SampleWork(
            customer: self,
            kind: .note,
            title: title,
            body: body,
            offset: drawn(title) { $0.integer(in: -45 ... -8) }
          )
        ]
      } ?? []
    return notes.filter { $0.made <= day }
  }
}

extension SampleWork {
  /// Writes it as Vitally's API does; a task has a day to be due, a note one it was written.
  func write(to json: inout JSONWriter) {
    var ids = ids
    let id = ids.uuid()
    json.object { json in
      json.member("id", id)
      json.member("createdAt", made.at("10:05:00.000"))
      json.member("updatedAt", made.at("10:09:41.000"))
      json.member("externalId", nil as String?)
      json.member("organizationId", nil as String?)
      json.member("accountId", customer.id)
      if kind == .note { writeNote(&json) } else { writeTask(&json) }
      json.key("account")
      json.object { customer.writeNames(&$0) }
      json.key("tags")
      json.array { _ in }
      json.member("archivedAt", nil as String?)
      json.key("traits")
      json.object { _ in }
    }
  }

  private func writeTask(_ json: inout JSONWriter) {
    json.member("name", title)
    json.member("description", body)
    json.member("dueDate", date.description)
    json.member("completedAt", kind == .doneTask ? date.adding(days: -1).at("14:00:00.000") : nil)
    json.member("assignedToId", customer.owner?.id)
    json.key("assignedTo")
    writeOwner(&json)
  }

  private func writeNote(_ json: inout JSONWriter) {
    json.member("subject", title)
    json.member("note", body)
    json.member("noteDate", date.at("10:00:00.000"))
    json.member("authorId", customer.owner?.id)
    json.key("author")
    writeOwner(&json)
  }

  private func writeOwner(_ json: inout JSONWriter) {
    if let owner = customer.owner { owner.write(to: &json) } else { json.null() }
  }
}
