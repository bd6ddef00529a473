import BookModel
import GRDB

extension DatabaseQueue {
  /// Opens a file with our settings.
  static func opened(_ path: String, readonly: Bool = false) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    configuration.readonly = readonly
    configuration.prepareDatabase { database in
      guard !readonly else { return }
      // An append that returned must survive a loss of power, which costs one more sync.
      try database.execute(sql: "PRAGMA synchronous = FULL")
    }
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  /// Looks at every page of the file.
  ///
  /// - Throws: `FollowUpStoreError.damaged` with what SQLite found first.
  func check(_ path: String) throws {
    let found = try read { try String.fetchOne($0, sql: "PRAGMA integrity_check(1)") }
    guard found == "ok" else {
      throw FollowUpStoreError.damaged(path: path, reason: found ?? "it cannot be checked")
    }
  }

  /// Runs work in a transaction that writes.
  func appending<Value>(_ file: StoreFile, _ work: (Database) throws -> Value)
    throws(FollowUpStoreError) -> Value
  {
    do {
      return try write(work)
    } catch {
      throw FollowUpStoreError(error, path: file.path)
    }
  }
}

extension Database {
  /// Returns the events after a row.
  func events(after row: Int64) throws -> EventTable {
    var table = EventTable(after: row)
    try table.read(self)
    return table
  }

  /// Returns the event of an id, with whether there is such a row at all: it may be unreadable.
  func event(withId id: String) throws -> (event: FollowUpEvent?, isThere: Bool) {
    var table = EventTable()
    try table.read(self, "WHERE id = ?", [id])
    return (table.events.first, !table.events.isEmpty || table.unreadable > 0)
  }

  /// Returns a ledger that tells the history of a customer as the ledger of all events does.
  ///
  /// It holds what is about accounts that may be the customer's, those known by the same Salesforce
  /// id or external id among them.
  func ledger(about customer: CustomerReference) throws -> FollowUpLedger {
    var table = EventTable()
    for id in try accounts(of: customer) { try table.read(self, "WHERE customer = ?", [id]) }
    // Whether a step was redone depends on what else was done in between, whoever it was about.
    let times = table.events.filter { $0.change.target != nil }.map(\.stamp.time)
    if table.events.contains(where: \.change.isRedone), let first = times.min(),
      let last = times.max()
    {
      try table.read(self, "WHERE time BETWEEN ? AND ?", [first, last])
    }
    return FollowUpLedger(events: table.events)
  }

  private func accounts(of customer: CustomerReference) throws -> [String] {
    let records = [customer.salesforceId, customer.externalId].map { $0 == "" ? nil : $0 }
    return try String.fetchAll(
      self,
      sql: """
        SELECT DISTINCT customer FROM events WHERE customer = ?
          OR substr(salesforce_id, 1, 15) = substr(?, 1, 15) OR external_id = ?
        """,
      arguments: [customer.id.rawValue] + StatementArguments(records)
    )
  }

  /// Adds events.
  func insert(_ events: [FollowUpEvent]) throws {
    let places = Array(repeating: "?", count: 18).joined(separator: ", ")
    let statement = try cachedStatement(
      sql: "INSERT INTO events (\(EventRow.columns)) VALUES (\(places))"
    )
    for event in events { try statement.execute(arguments: EventRow(event).arguments) }
  }

  /// Returns the last row of events; 0 without any.
  func lastRow() throws -> Int64 {
    try Int64.fetchOne(self, sql: "SELECT max(rowid) FROM events") ?? 0
  }

  /// Whether the file is a store of follow-ups.
  func isStore() throws -> Bool {
    try Int.fetchOne(self, sql: "PRAGMA application_id") == FollowUpSchema.applicationId
  }
}

extension FollowUpEvent.Change {
  /// Whether it puts a step in force again.
  fileprivate var isRedone: Bool { if case .redone = self { true } else { false } }
}

extension StoreFile {
  /// The last row of events in the store that the file is; 0 where it cannot be read.
  var lastRow: Int64 {
    (try? DatabaseQueue.opened(path, readonly: true).read { try $0.lastRow() }) ?? 0
  }
}
