import BookModel
import GRDB

extension StoreState {
  /// Keeps a copy of the store where it is time for one.
  ///
  /// A copy is checked before it counts. Where that shows damage, which editing did not meet, the
  /// store is mended at once; where that fails the next edit opens it anew, or tells why not. What
  /// else goes wrong is left for the next edit: the edit itself has reached the disk.
  mutating func keepBackup(_ file: StoreFile, _ migrator: DatabaseMigrator) {
    guard let queue, readOnlyReason == nil else { return }
    let backups = StoreBackups(of: file)
    let newest = backups.newestOfToday
    if backup?.path != newest?.path { backup = newest.map { ($0.path, $0.lastRow) } }
    guard let place = backups.next(after: backup?.row, upTo: lastRow) else { return }
    do {
      try backups.keep(place) { try queue.copy(to: $0) }
    } catch {
      guard FollowUpStoreError(error, path: file.path).isDamage else { return }
      // A rescue reads the file itself, which would drop the locks of a connection to it.
      close()
      try? reopen(file, migrator, checking: true)
    }
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
