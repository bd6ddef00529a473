import BookModel
import GRDB

extension StoreState {
  /// Returns the place of the backup that is due, nil where none is; it counts as made from then on.
  ///
  /// One that goes wrong is therefore left until as much has come again: with a full disk every edit
  /// would first fill up the rest of it.
  mutating func dueBackup(_ file: StoreFile) -> StoreFile? {
    guard queue != nil, readOnlyReason == nil else { return nil }
    let backups = StoreBackups(of: file)
    backedUp.look(at: backups)
    guard let place = backups.next(after: backedUp.row, upTo: lastRow) else { return nil }
    backedUp.row = lastRow
    return place
  }

  /// Reads a file that may not be written, by way of a copy: SQLite writes beside what it reads.
  mutating func readCopy(_ file: StoreFile, _ reason: FollowUpStoreError)
    throws(FollowUpStoreError)
  {
    readOnlyReason = reason
    identity = FileIdentity(file, content: true)
    openings += 1
    do {
      let table = try file.withCopy { queue -> EventTable? in
        guard StoreFile(path: queue.path).size != 0 else { return nil }
        let isOurs = try queue.read { try $0.isStore() }
        guard isOurs else { throw FollowUpStoreError.foreign(path: file.path) }
        return try queue.read { try $0.events(after: 0) }
      }
      ledger = FollowUpLedger(uniqueEvents: table?.events ?? [])
      unreadable = table?.unreadable ?? 0
    } catch {
      throw FollowUpStoreError(error, path: file.path)
    }
  }
}

extension StoreFile {
  /// Runs work on a copy of the file and its log, which is there as long as that takes.
  ///
  /// Errors are those of the work, and `FollowUpStoreError` where there can be no copy.
  func withCopy<Value>(_ work: (DatabaseQueue) throws -> Value) throws -> Value {
    let folder = try PrivateFolder()
    defer { folder.remove() }
    let copy = StoreFile(path: folder.path + "/copy.sqlite")
    try copyBytes(to: copy)
    let log = StoreFile(path: path + "-wal")
    if !log.isMissing { try log.copyBytes(to: StoreFile(path: copy.path + "-wal")) }
    let queue = try DatabaseQueue.opened(copy.path)
    let value = try work(queue)
    try queue.close()
    return value
  }
}
