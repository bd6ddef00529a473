import BookModel
import GRDB
import GRDBSQLite

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

  private mutating func read(_ database: Database, _ condition: String) throws {
    let statement = try database.cachedStatement(
      sql: "SELECT \(EventRow.columns), rowid FROM events \(condition)"
    )
    let handle = unsafe statement.sqliteStatement
    defer { unsafe sqlite3_reset(handle) }
    while true {
      let code = unsafe sqlite3_step(handle)
      guard code == SQLITE_ROW else {
        guard code != SQLITE_DONE else { return }
        throw DatabaseError(resultCode: ResultCode(rawValue: code))
      }
      let row = unsafe RowReader(handle: handle)
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

/// The values of the row that a statement is at.
@safe private struct RowReader {
  private let handle: OpaquePointer

  init(handle: OpaquePointer) { unsafe self.handle = handle }

  /// Returns an integer; nil for anything else.
  func integer(_ column: Int32) -> Int? {
    guard unsafe sqlite3_column_type(handle, column) == SQLITE_INTEGER else { return nil }
    return unsafe Int(sqlite3_column_int64(handle, column))
  }

  /// Returns a text; nil for anything else.
  ///
  /// One that equals `like` is that very text.
  func text(_ column: Int32, like: String? = nil) -> String? {
    guard unsafe sqlite3_column_type(handle, column) == SQLITE_TEXT,
      let start = unsafe sqlite3_column_text(handle, column)
    else { return nil }
    let count = unsafe Int(sqlite3_column_bytes(handle, column))
    let bytes = unsafe UnsafeBufferPointer(start: start, count: count)
    if let like, like.utf8.count == count, unsafe like.utf8.elementsEqual(bytes) { return like }
    return unsafe String(decoding: bytes, as: UTF8.self)
  }

  /// Returns what happened; nil when the row holds what no event can be.
  func change(like last: FollowUpEvent?) -> FollowUpEvent.Change? {
    guard let kind = text(9).flatMap(EventRow.Kind.init) else { return nil }
    return switch kind {
    case .mark: draft.map { .marked($0) }
    case .done: .completed(outcome: text(14))
    case .snooze: text(15).flatMap { Day($0) }.map { .snoozed(until: $0) }
    case .wait: text(16).flatMap(FollowUpCondition.init).map { .waiting($0) }
    case .remove: .removed
    case .undo: text(17, like: last?.change.target).map { .undone(batch: $0) }
    case .redo: text(17, like: last?.change.target).map { .redone(batch: $0) }
    }
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

extension FollowUpEvent.Change {
  /// The batch that it takes back or puts in force again; nil for other changes.
  var target: String? {
    switch self {
    case .undone(let batch), .redone(let batch): batch
    case .marked, .completed, .snoozed, .waiting, .removed: nil
    }
  }
}
