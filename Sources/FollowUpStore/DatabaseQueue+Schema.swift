import GRDB

extension DatabaseQueue {
  /// Brings the store at `path` to the newest form; false when it has a newer one than we know.
  ///
  /// A store that holds something is copied beside itself before its form is changed.
  func bring(_ path: String, upTo migrator: DatabaseMigrator) throws -> Bool {
    let form: StoreForm = try read { try storeForm(of: $0, migrator, path) }
    guard form != .newer else { return false }
    try writeWithoutTransaction { database in
      // Where the system cannot do it, the store works without, only slower.
      _ = try String.fetchOne(database, sql: "PRAGMA journal_mode = WAL")
    }
    if case .older(let next) = form {
      let name = next.split(separator: " ").joined(separator: "-")
      let place = StoreFile(path: "\(path).before-\(name)")
      // An earlier one that holds something else may be all that there is of it.
      let isOther = try !place.isMissing && place.lastRow != read { try $0.lastRow() }
      try copy(to: isOther ? StoreFile(path: "\(place.path)-\(StoreBackups.time())") : place)
    }
    if form != .current { try migrator.migrate(self) }
    return true
  }

  /// Writes a copy to a file, readable by its owner only, whole or not at all.
  ///
  /// The copy is checked page by page before it gets its name: a backup of damage is none.
  func copy(to file: StoreFile) throws {
    let temporary = file.temporary
    temporary.removeAll()
    defer { temporary.removeAll() }
    _ = try temporary.prepare()
    let target = try DatabaseQueue(path: temporary.path)
    try backup(to: target)
    // One file that holds everything, whatever became of its companions.
    try target.writeWithoutTransaction { database in
      _ = try String.fetchOne(database, sql: "PRAGMA journal_mode = DELETE")
    }
    try target.check(file.path)
    try target.close()
    try temporary.synchronize()
    try temporary.move(to: file)
    file.synchronizeFolder()
  }

  private func storeForm(of database: Database, _ migrator: DatabaseMigrator, _ path: String) throws
    -> StoreForm
  {
    let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
    let id = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    guard id == FollowUpSchema.applicationId else {
      guard id == 0, tables == 0 else { throw FollowUpStoreError.foreign(path: path) }
      return .empty
    }
    if try migrator.hasBeenSuperseded(database) { return .newer }
    let applied = try migrator.appliedIdentifiers(database)
    return migrator.migrations.first { !applied.contains($0) }.map { .older(next: $0) } ?? .current
  }
}

/// Where a store's form stands against the one we know.
private enum StoreForm: Equatable {
  case empty, current, newer
  /// It lacks a migration, by its name.
  case older(next: String)
}
