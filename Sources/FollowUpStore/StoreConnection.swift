import BookModel
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

  init(path: String, migrator: DatabaseMigrator, checking: Bool) throws(FollowUpStoreError) {
    let file = StoreFile(path: path)
    self.file = file
    self.migrator = migrator
    state = Mutex(try StoreState(opening: file, migrator, checking: checking))
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

  /// Returns a number that changes with what others do to the store.
  func revision() throws(FollowUpStoreError) -> Int {
    try state.withLock { state throws(FollowUpStoreError) in
      try state.follow(file, migrator)
      return try state.revision(file)
    }
  }

  /// Appends the events that `change` makes of the follow-ups as they are now.
  func append(
    _ change: (FollowUpLedger) throws(FollowUpStoreError) -> [FollowUpEvent]
  ) throws(FollowUpStoreError) -> FollowUpLedger {
    let ledger = try state.withLock { state throws(FollowUpStoreError) in
      if let reason = state.readOnlyReason {
        // The folder or the disk may have been mended meanwhile.
        guard case .newer = reason else {
          guard file.isWritable else { throw reason }
          try state.reopen(file, migrator)
          if let reason = state.readOnlyReason { throw reason }
          return try append(change, to: &state)
        }
        throw reason
      }
      return try append(change, to: &state)
    }
    StoreBackups(of: file).keepToday { copy in
      try state.withLock { try $0.queue?.copy(to: copy) }
    }
    return ledger
  }

  private func append(
    _ change: (FollowUpLedger) throws(FollowUpStoreError) -> [FollowUpEvent],
    to state: inout StoreState
  ) throws(FollowUpStoreError) -> FollowUpLedger {
    // Opening takes the lock too.
    try state.follow(file, migrator)
    return try file.withLock { () throws(FollowUpStoreError) in
      guard state.isCurrent(file) else { throw .busy(path: file.path) }
      try state.append(change, file)
      return state.ledger
    }
  }

  /// Writes a copy of the store to a file.
  func copy(to other: StoreFile) throws(FollowUpStoreError) {
    try state.withLock { state throws(FollowUpStoreError) in
      guard let queue = state.queue else { return try file.copyBytes(to: other) }
      do { try queue.copy(to: other) } catch {
        throw FollowUpStoreError(error, path: other.path)
      }
    }
  }

  /// Runs work on SQLite's connection, for tests.
  func withQueue<Value: Sendable>(_ work: (DatabaseQueue) throws -> Value) throws -> Value? {
    try state.withLock { try $0.queue.map(work) }
  }
}

/// What is known of an open store.
struct StoreState {
  /// SQLite's connection; nil where the file may only be read, and was.
  private(set) var queue: DatabaseQueue?
  private(set) var readOnlyReason: FollowUpStoreError?
  private(set) var rescue: FollowUpRescue?
  private(set) var ledger = FollowUpLedger(events: [])
  private(set) var unreadable = 0
  /// Whether the file was made on opening.
  private var isNew = false
  /// The folder of backups that were there before the file was made anew.
  private(set) var earlierBackups: String?
  private var lastRow: Int64 = 0
  private var identity: FileIdentity?
  /// Counts the files that were opened, so that the number of a new one differs.
  private var openings = 0

  /// Opens a store and reads it; `checking` looks at every page first.
  init(opening file: StoreFile, _ migrator: DatabaseMigrator, checking: Bool = false)
    throws(FollowUpStoreError)
  {
    let finding = try file.prepare()
    isNew = finding == .new
    let backups = StoreBackups(of: file)
    earlierBackups = isNew && backups.newest != nil ? backups.folder : nil
    guard finding != .readOnly else {
      try readCopy(file, .notWritable(path: file.path))
      return
    }
    do throws(FollowUpStoreError) {
      try file.withLock { () throws(FollowUpStoreError) in
        do throws(FollowUpStoreError) {
          try open(file, migrator, checking: checking)
        } catch {
          guard error.isDamage,
            let rescue = try StoreRescue(of: file).perform(migrator, error)
          else { throw error }
          try open(file, migrator)
          self.rescue = rescue
        }
      }
    } catch {
      // SQLite needs some room to open a store, but none to read a copy of it in another place.
      guard case .full = error else { throw error }
      try readCopy(file, error)
    }
  }

  private mutating func open(
    _ file: StoreFile,
    _ migrator: DatabaseMigrator,
    checking: Bool = false
  ) throws(FollowUpStoreError) {
    if file.size == 0, !isNew, StoreBackups(of: file).newest != nil {
      throw .damaged(path: file.path, reason: "it is empty")
    }
    do {
      let queue = try DatabaseQueue.opened(file.path)
      if checking { try queue.check(file.path) }
      let isKnown = try queue.bring(file.path, upTo: migrator)
      readOnlyReason = isKnown ? nil : .newer(path: file.path)
      self.queue = queue
      identity = FileIdentity(file)
      openings += 1
      lastRow = 0
      ledger = FollowUpLedger(events: [])
      unreadable = 0
    } catch {
      throw FollowUpStoreError(error, path: file.path)
    }
    try read(file)
  }

  /// Opens the file anew, and keeps to what was open when that fails.
  mutating func reopen(_ file: StoreFile, _ migrator: DatabaseMigrator) throws(FollowUpStoreError) {
    var new = try StoreState(opening: file, migrator)
    new.openings += openings
    new.rescue = new.rescue ?? rescue
    self = new
  }

  /// Whether the file is the one that was opened.
  func isCurrent(_ file: StoreFile) -> Bool {
    queue != nil && identity == FileIdentity(file)
  }

  /// Opens the file anew where another one has taken its place.
  mutating func follow(_ file: StoreFile, _ migrator: DatabaseMigrator) throws(FollowUpStoreError) {
    if let reason = readOnlyReason, queue == nil {
      guard identity != FileIdentity(file, content: true) else { return }
      return try readCopy(file, reason)
    }
    guard !isCurrent(file) else { return }
    try reopen(file, migrator)
  }

  /// Reads the events that came since the last reading.
  mutating func read(_ file: StoreFile) throws(FollowUpStoreError) {
    guard let queue else { return }
    try perform(file) { try queue.read { try $0.events(after: lastRow) } }.map { take($0) }
  }

  private mutating func take(_ table: EventTable) {
    if !table.events.isEmpty { ledger = ledger.adding(table.events) }
    lastRow = table.lastRow
    unreadable += table.unreadable
  }

  mutating func revision(_ file: StoreFile) throws(FollowUpStoreError) -> Int {
    guard let queue else { return openings }
    let version = try perform(file) {
      try queue.unsafeRead { database in
        try Int.fetchOne(database.cachedStatement(sql: "PRAGMA data_version")) ?? 0
      }
    }
    return openings << 32 + (version ?? 0)
  }

  /// Appends events in one transaction with the reading that they follow from.
  mutating func append(
    _ change: (FollowUpLedger) throws(FollowUpStoreError) -> [FollowUpEvent],
    _ file: StoreFile
  ) throws(FollowUpStoreError) {
    guard let queue else { return }
    var state = self
    let (new, row) = try queue.appending(file) { database in
      state.take(try database.events(after: state.lastRow))
      let new = try change(state.ledger)
      try database.insert(new)
      return (new, new.isEmpty ? state.lastRow : database.lastInsertedRowID)
    }
    // What was not committed is not to be shown.
    self = state
    if !new.isEmpty { ledger = ledger.adding(new) }
    lastRow = row
  }

  private func perform<Value>(_ file: StoreFile, _ work: () throws -> Value)
    throws(FollowUpStoreError) -> Value?
  {
    do {
      return try work()
    } catch {
      // What a newer program did to the table is not ours to blame on the file.
      throw readOnlyReason ?? FollowUpStoreError(error, path: file.path)
    }
  }
}

extension StoreState {
  /// Reads a file that may not be written, by way of a copy: SQLite writes beside what it reads.
  private mutating func readCopy(_ file: StoreFile, _ reason: FollowUpStoreError)
    throws(FollowUpStoreError)
  {
    readOnlyReason = reason
    identity = FileIdentity(file, content: true)
    openings += 1
    let folder = try PrivateFolder()
    defer { folder.remove() }
    let copy = StoreFile(path: folder.path + "/copy.sqlite")
    try file.copyBytes(to: copy)
    let log = StoreFile(path: file.path + "-wal")
    if !log.isMissing { try log.copyBytes(to: StoreFile(path: copy.path + "-wal")) }
    guard copy.size != 0 else { return ledger = FollowUpLedger(events: []) }
    do {
      let queue = try DatabaseQueue.opened(copy.path)
      let isOurs = try queue.read { try $0.isStore() }
      guard isOurs else { throw FollowUpStoreError.foreign(path: file.path) }
      let table = try queue.read { try $0.events(after: 0) }
      try queue.close()
      ledger = FollowUpLedger(uniqueEvents: table.events)
      unreadable = table.unreadable
    } catch {
      throw FollowUpStoreError(error, path: file.path)
    }
  }
}
