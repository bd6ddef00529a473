import BookModel
import GRDB

/// A row of the table of events.
struct EventRow {
  /// The columns, in the order of `init(row:)` and `arguments`.
  static let columns = """
    id, batch, time, customer, customer_name, external_id, salesforce_id, user, host, kind, note, \
    due, priority, tags, outcome, until, condition, target
    """

  private var id: String?
  private var batch: String?
  private var time: Int?
  private var customer: String?
  private var customerName: String?
  private var externalId: String?
  private var salesforceId: String?
  private var user: String?
  private var host: String?
  private var kind: String?
  private var note: String?
  private var due: String?
  private var priority: String?
  private var tags: String?
  private var outcome: String?
  private var until: String?
  private var condition: String?
  private var target: String?
}

extension EventRow {
  /// Creates a row from one with the columns of `columns`; a value of the wrong type is nil.
  init(row: Row) {
    func text(_ column: Int) -> String? { String.fromDatabaseValue(row[column]) }
    self.init(
      id: text(0),
      batch: text(1),
      time: Int.fromDatabaseValue(row[2]),
      customer: text(3),
      customerName: text(4),
      externalId: text(5),
      salesforceId: text(6),
      user: text(7),
      host: text(8),
      kind: text(9),
      note: text(10),
      due: text(11),
      priority: text(12),
      tags: text(13),
      outcome: text(14),
      until: text(15),
      condition: text(16),
      target: text(17)
    )
  }

  /// The values of the columns of `columns`.
  var arguments: StatementArguments {
    [
      id, batch, time, customer, customerName, externalId, salesforceId, user, host, kind, note,
      due, priority, tags, outcome, until, condition, target,
    ]
  }
}

extension EventRow {
  private enum Kind: String {
    case mark, done, snooze, wait, remove, undo, redo
  }

  /// Creates the row of an event.
  init(_ event: FollowUpEvent) {
    id = event.id
    batch = event.batch
    time = event.stamp.time
    customer = event.customer.id.rawValue
    customerName = event.customer.name
    externalId = event.customer.externalId
    salesforceId = event.customer.salesforceId
    user = event.stamp.user
    host = event.stamp.host
    set(event.change)
  }

  private mutating func set(_ change: FollowUpEvent.Change) {
    switch change {
    case .marked(let draft): set(draft)
    case .completed(let outcome):
      kind = Kind.done.rawValue
      self.outcome = outcome
    case .snoozed(let until):
      kind = Kind.snooze.rawValue
      self.until = until.description
    case .waiting(let condition):
      kind = Kind.wait.rawValue
      self.condition = condition.rawValue
    case .removed: kind = Kind.remove.rawValue
    case .undone(let batch):
      kind = Kind.undo.rawValue
      target = batch
    case .redone(let batch):
      kind = Kind.redo.rawValue
      target = batch
    }
  }

  private mutating func set(_ draft: FollowUpDraft) {
    kind = Kind.mark.rawValue
    note = draft.note
    due = draft.due?.description
    priority = draft.priority.rawValue
    tags = draft.tags.joined(separator: " ")
  }

  /// The event; nil when the row holds what no event can be.
  var event: FollowUpEvent? {
    guard let id, let batch, let time, let customer, let customerName, let user, let host,
      let change
    else { return nil }
    return FollowUpEvent(
      id: id,
      batch: batch,
      customer: CustomerReference(
        id: Customer.ID(rawValue: customer),
        name: customerName,
        externalId: externalId,
        salesforceId: salesforceId
      ),
      stamp: FollowUpStamp(user: user, host: host, time: time),
      change: change
    )
  }

  private var change: FollowUpEvent.Change? {
    guard let kind = kind.flatMap(Kind.init) else { return nil }
    return switch kind {
    case .mark: draft.map { .marked($0) }
    case .done: .completed(outcome: outcome)
    case .snooze: until.flatMap { Day($0) }.map { .snoozed(until: $0) }
    case .wait: condition.flatMap(FollowUpCondition.init).map { .waiting($0) }
    case .remove: .removed
    case .undo: target.map { .undone(batch: $0) }
    case .redo: target.map { .redone(batch: $0) }
    }
  }

  private var draft: FollowUpDraft? {
    guard let note, let priority = priority.flatMap(FollowUp.Priority.init) else { return nil }
    let day = due.flatMap { Day($0) }
    guard (day == nil) == (due == nil) else { return nil }
    let tags = (tags ?? "").split(separator: " ").map(String.init)
    return FollowUpDraft(note: note, due: day, priority: priority, tags: tags)
  }
}
