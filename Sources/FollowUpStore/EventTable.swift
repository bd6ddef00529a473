import BookModel
import GRDB

/// The events of an open store, read as fast as SQLite hands them out.
///
/// A store may hold a hundred thousand events, which are read whenever it is opened: rows are
/// turned into events straight from SQLite's own memory, and what repeats is kept once.
struct EventTable {
  /// The events found, in the order they were appended.
  private(set) var events: [FollowUpEvent] = []
  /// The number of the last row looked at; the next events have higher ones.
  private(set) var lastRow: Int64
  /// The rows that can be no event.
  private(set) var unreadable = 0
  private var customers: [String: CustomerReference] = [:]
  private var last: FollowUpEvent?

  /// Creates a table that was read as far as a row.
  init(after lastRow: Int64 = 0) { self.lastRow = lastRow }

  /// Reads the rows after the last one, in their order or the other way round.
  ///
  /// - Throws: `DatabaseError`; what was read before is kept.
  mutating func read(_ database: Database, backwards: Bool = false) throws {
    let condition = backwards ? "ORDER BY rowid DESC" : "WHERE rowid > \(lastRow) ORDER BY rowid"
    try read(database, condition)
  }

  /// Reads one row, if it is there.
  mutating func read(_ database: Database, row: Int64) throws {
    try read(database, "WHERE rowid = \(row)")
  }

  /// Reads the rows of which a condition with arguments holds.
  mutating func read(
    _ database: Database,
    _ condition: String,
    _ arguments: StatementArguments = []
  ) throws {
    let columns = "SELECT \(EventRow.columns), rowid FROM events"
    try database.forEachRow("\(columns) \(condition)", arguments) { row in
      lastRow = row.integer(18).map { Int64($0) } ?? lastRow
      if let event = event(row) {
        events.append(event)
        last = event
      } else {
        unreadable += 1
      }
    }
  }

  private mutating func event(_ row: RowReader) -> FollowUpEvent? {
    guard let id = row.text(0), let time = row.integer(2),
      let batch = row.text(1, like: last?.batch), let customer = customer(row),
      let user = row.text(7, like: last?.stamp.user),
      let host = row.text(8, like: last?.stamp.host), let change = row.change(like: last)
    else { return nil }
    return FollowUpEvent(
      id: id,
      batch: batch,
      customer: customer,
      stamp: FollowUpStamp(user: user, host: host, time: time),
      change: change
    )
  }

  private mutating func customer(_ row: RowReader) -> CustomerReference? {
    guard let id = row.text(3, like: last?.customer.id.rawValue) else { return nil }
    let known = customers[id]
    guard let name = row.text(4, like: known?.name) else { return nil }
    let reference = CustomerReference(
      id: known?.id ?? Customer.ID(rawValue: id),
      name: name,
      externalId: row.text(5, like: known?.externalId),
      salesforceId: row.text(6, like: known?.salesforceId)
    )
    if known == nil { customers[id] = reference }
    return reference
  }
}

extension RowReader {
  /// Returns what happened; nil when the row holds what no event can be.
  fileprivate func change(like last: FollowUpEvent?) -> FollowUpEvent.Change? {
    guard let kind = text(9).flatMap(EventRow.Kind.init) else { return nil }
    return switch kind {
    case .mark: draft.map { .marked($0) }
    case .done: .completed(outcome: text(14))
    case .snooze: text(15).flatMap { Day($0) }.map { .snoozed(until: $0) }
    case .wait: text(16).flatMap(FollowUpCondition.init).map { .waiting($0) }
    case .remove: .removed
    case .send: message.map { .sent($0) }
    case .undo: text(17, like: last?.change.target).map { .undone(batch: $0) }
    case .redo: text(17, like: last?.change.target).map { .redone(batch: $0) }
    }
  }

  private var message: SentMessage? {
    guard let message = text(16).flatMap(NurtureMessage.init),
      let month = text(11).flatMap({ Day($0) }),
      let day = text(15).flatMap({ Day($0) })
    else { return nil }
    return SentMessage(message, in: Month(of: month), on: day, feature: text(10))
  }

  private var draft: FollowUpDraft? {
    guard let note = text(10), let priority = text(12).flatMap(FollowUp.Priority.init) else {
      return nil
    }
    let written = text(11)
    let due = written.flatMap { Day($0) }
    guard (due == nil) == (written == nil) else { return nil }
    let tags = (text(13) ?? "").split(separator: " ").map(String.init)
    return FollowUpDraft(note: note, due: due, priority: priority, tags: tags)
  }
}
