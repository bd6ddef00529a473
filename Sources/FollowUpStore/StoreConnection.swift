import BookModel
import Dispatch
import GRDB
import Synchronization

/// An open store: SQLite's connection, and the events that were read through it so far.
///
/// The file can be replaced while it is open: a damaged one is set aside, a backup is put in its
/// place. Whoever writes therefore holds the lock of the store's folder and looks first whether the
/// file is still the one it opened; else it opens the new one.
final class StoreConnection: Sendable {
  let file: StoreFile
  private let migrator: DatabaseMigrator
  private let state: Mutex<StoreState>
  /// Makes the backups beside the edits that they are due with.
  private let copying = DispatchQueue(label: "folio.store.backups", qos: .utility)

  init(
    path: String,
    migrator: DatabaseMigrator,
    checking: Bool,
    rhythm: StoreSummary.Rhythm
  ) throws(FollowUpStoreError) {
    let file = StoreFile(path: path)
    self.file = file
    self.migrator = migrator
    var state = StoreState(rhythm)
    try state.open(file, migrator, checking: checking)
    self.state = Mutex(state)
  }

  /// Why nothing can be saved; nil when saving works.
  var readOnlyReason: FollowUpStoreError? { state.withLock { $0.readOnlyReason } }

  /// What was done about damage.
  var rescue: FollowUpRescue? { state.withLock { $0.rescue } }

  /// The backups of a store that was there once, where the file had to be made anew.
  var earlierBackups: String? { state.withLock { $0.earlierBackups } }

  /// The rows that can be no event.
  var unreadable: Int { state.withLock { $0.unreadable } }

  /// Returns the follow-ups as they are now.
  func ledger() throws(FollowUpStoreError) -> FollowUpLedger {
    try state.withLock { state throws(FollowUpStoreError) in
      try state.follow(file, migrator)
      try state.read(file)
      return state.ledger
    }
  }

  /// Returns the follow-ups as they are now, with every event there is.
  func wholeLedger() throws(FollowUpStoreError) -> FollowUpLedger {
    try state.withLock { state throws(FollowUpStoreError) in
      try state.follow(file, migrator)
      try state.read(file)
      // What takes that long to read is not kept: others would pay for it with each edit.
      var whole = state
      try whole.readAll(file)
      return whole.ledger
    }
  }

  /// Returns a number that changes with what others do to the store.
  func revision() throws(FollowUpStoreError) -> Int {
    try state.withLock { state throws(FollowUpStoreError) in
      try state.follow(file, migrator)
      return try state.revision(file)
    }
  }

  /// Returns a ledger that tells the history of a customer as that of all events does.
  func ledger(about customer: CustomerReference) throws(FollowUpStoreError) -> FollowUpLedger {
    try state.withLock { state throws(FollowUpStoreError) in
      try state.follow(file, migrator)
      try state.read(file)
      return try state.ledger(about: customer, file)
    }
  }

  /// Appends the events that `change` makes of the follow-ups as they are now.
  ///
  /// `change` may look at the database, within the transaction that the events are added in.
  func append(_ change: (FollowUpLedger, Database) throws -> [FollowUpEvent])
    throws(FollowUpStoreError) -> FollowUpLedger
  {
    try state.withLock { state throws(FollowUpStoreError) in
      if let reason = state.readOnlyReason {
        if case .newer = reason { throw reason }
        // The folder or the disk may have been mended meanwhile.
        guard file.isWritable else { throw reason }
        try state.reopen(file, migrator)
        if let reason = state.readOnlyReason { throw reason }
      }
      // Opening takes the lock too.
      try state.follow(file, migrator)
      try file.withLock { () throws(FollowUpStoreError) in
        guard state.isCurrent(file) else { throw .busy(path: file.path) }
        try state.append(change, file)
      }
      if let place = state.dueBackup(file) { copying.async { self.makeBackup(place) } }
      return state.ledger
    }
  }

  /// Makes a backup, on a connection of its own: nobody has to wait for it.
  ///
  /// It is checked before it counts. Where that shows damage, which editing did not meet, the store is
  /// mended at once; where that fails the next edit opens it anew, or tells why not. What else goes
  /// wrong is left: the edits themselves have reached the disk.
  private func makeBackup(_ place: StoreFile) {
    do {
      let queue = try DatabaseQueue.opened(file.path, readonly: true)
      defer { try? queue.close() }
      try StoreBackups(of: file).keep(place) { try queue.copy(to: $0) }
    } catch {
      guard FollowUpStoreError(error, path: file.path).isDamage else { return }
      state.withLock { state in
        // A rescue reads the file itself, which would drop the locks of a connection to it.
        state.close()
        try? state.reopen(file, migrator, checking: true)
      }
    }
  }

  /// Waits for the backup that is being made.
  func finish() { copying.sync {} }

  /// Writes a copy of the store to a file.
  func copy(to other: StoreFile) throws(FollowUpStoreError) {
    try state.withLock { state throws(FollowUpStoreError) in
      try state.follow(file, migrator)
      do {
        if let queue = state.queue {
          try queue.copy(to: other)
        } else {
          // What may only be read is copied by way of a copy, too: the newest events are in its log.
          try file.withCopy { try $0.copy(to: other) }
        }
      } catch {
        throw FollowUpStoreError(error, path: other.path)
      }
    }
  }

  /// Runs work on SQLite's connection, for tests.
  func withQueue<Value: Sendable>(_ work: (DatabaseQueue) throws -> Value) throws -> Value? {
    try state.withLock { try $0.queue.map(work) }
  }
}
