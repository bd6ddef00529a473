import BookModel
import GRDB

/// A row of the table of events, as it is written.
struct EventRow {
  /// The columns, in the order of `arguments`.
  static let columns = """
    id, batch, time, customer, customer_name, external_id, salesforce_id, user, host, kind, note, \
    due, priority, tags, outcome, until, condition, target
    """

  /// What happened, in a word.
  enum Kind: String {
    case mark, done, snooze, wait, remove, send, undo, redo
  }

  private let event: FollowUpEvent
  private var kind = Kind.remove
  private var note: String?
  private var due: String?
  private var priority: String?
  private var tags: String?
  private var outcome: String?
  private var until: String?
  private var condition: String?

  /// The values of the columns of `columns`.
  var arguments: StatementArguments {
    [
      event.id, event.batch, event.stamp.time, event.customer.id.rawValue, event.customer.name,
      event.customer.externalId, event.customer.salesforceId, event.stamp.user, event.stamp.host,
      kind.rawValue, note, due, priority, tags, outcome, until, condition, event.change.target,
    ]
  }
}

extension EventRow {
  /// Creates the row of an event.
  init(_ event: FollowUpEvent) {
    self.event = event
    switch event.change {
    case .marked(let draft): set(draft)
    case .completed(let outcome):
      kind = .done
      self.outcome = outcome
    case .snoozed(let until):
      kind = .snooze
      self.until = until.description
    case .waiting(let condition):
      kind = .wait
      self.condition = condition.rawValue
    case .removed: kind = .remove
    case .sent(let message): set(message)
    case .undone: kind = .undo
    case .redone: kind = .redo
    }
  }

  /// Which message in `condition`, the month's first day in `due`, the day it was sent in `until`, the
  /// feature in `note`.
  private mutating func set(_ message: SentMessage) {
    kind = .send
    condition = message.message.rawValue
    due = message.month.first.description
    until = message.day.description
    note = message.feature
  }

  private mutating func set(_ draft: FollowUpDraft) {
    kind = .mark
    note = draft.note
    due = draft.due?.description
    priority = draft.priority.rawValue
    tags = draft.tags.joined(separator: " ")
  }
}
