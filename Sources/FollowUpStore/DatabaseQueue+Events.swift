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

  /// Adds events.
  func insert(_ events: [FollowUpEvent]) throws {
    let places = Array(repeating: "?", count: 18).joined(separator: ", ")
    let statement = try cachedStatement(
      sql: "INSERT INTO events (\(EventRow.columns)) VALUES (\(places))"
    )
    for event in events { try statement.execute(arguments: EventRow(event).arguments) }
  }

  /// Whether the file is a store of follow-ups.
  func isStore() throws -> Bool {
    try Int.fetchOne(self, sql: "PRAGMA application_id") == FollowUpSchema.applicationId
  }
}
