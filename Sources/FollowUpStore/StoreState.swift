import BookModel
import GRDB

/// What is known of an open store.
struct StoreState {
  /// SQLite's connection; nil where the file may only be read, and was.
  private(set) var queue: DatabaseQueue?
  var readOnlyReason: FollowUpStoreError?
  private(set) var rescue: FollowUpRescue?
  var ledger = FollowUpLedger(events: [])
  var unreadable = 0
  /// Whether the file was made on opening.
  private var isNew = false
  /// The folder of backups that were there before the file was made anew.
  private(set) var earlierBackups: String?
  private(set) var lastRow: Int64 = 0
  /// The last row that the ledger's past stands for; 0 where it has none.
  private var pastRow: Int64 = 0
  /// The last row when a summary was last read, made or tried to make.
  private var summaryRow: Int64 = 0
  var identity: FileIdentity?
  /// Counts the files that were opened, so that the number of a new one differs.
  var openings = 0

  /// What was backed up of today's edits.
  var backedUp = StoreBackups.Note()
  private let rhythm: StoreSummary.Rhythm

  /// Creates what is known before a store is opened.
  init(_ rhythm: StoreSummary.Rhythm) { self.rhythm = rhythm }

  /// Opens a store and reads it; `checking` looks at every page first.
  mutating func open(_ file: StoreFile, _ migrator: DatabaseMigrator, checking: Bool = false)
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
          try connect(file, migrator, checking: checking)
        } catch {
          guard error.isDamage,
            let rescue = try StoreRescue(of: file).perform(migrator)
          else { throw error }
          try connect(file, migrator)
          self.rescue = rescue
        }
      }
    } catch {
      // SQLite needs some room to open a store, but none to read a copy of it in another place.
      guard case .full = error else { throw error }
      try readCopy(file, error)
    }
  }

  private mutating func connect(
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
      forget()
    } catch {
      throw FollowUpStoreError(error, path: file.path)
    }
    try read(file)
    keepSummaries()
  }

  /// Forgets what was read.
  private mutating func forget() {
    lastRow = 0
    pastRow = 0
    ledger = FollowUpLedger(events: [])
    unreadable = 0
  }

  /// Opens the file anew, and keeps to what was open when that fails.
  mutating func reopen(
    _ file: StoreFile,
    _ migrator: DatabaseMigrator,
    checking: Bool = false
  ) throws(FollowUpStoreError) {
    var new = StoreState(rhythm)
    try new.open(file, migrator, checking: checking)
    new.openings += openings
    new.rescue = new.rescue ?? rescue
    self = new
  }

  /// Lets go of the file, so that whatever uses it next opens it anew.
  mutating func close() {
    try? queue?.close()
    queue = nil
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
    var state = self
    try perform(file) { try queue.read { try state.take(from: $0) } }
    self = state
  }

  /// Reads the events that the ledger does not hold, those before its past too.
  mutating func readAll(_ file: StoreFile) throws(FollowUpStoreError) {
    guard let queue, ledger.past != nil else { return }
    var state = self
    try perform(file) { try queue.read { try state.takeAll(from: $0) } }
    self = state
  }

  private mutating func take(from database: Database) throws {
    guard lastRow > 0 else { return try readAnew(from: database) }
    let table = try database.events(after: lastRow)
    unreadable += table.unreadable
    try add(table.events, from: database)
    lastRow = table.lastRow
  }

  /// Reads what is needed, from the newest summary on that fits the events and ends before a row;
  /// without one all there is.
  private mutating func readAnew(from database: Database, before row: Int64 = .max) throws {
    // Summaries that cannot be read are none.
    for summary in (try? database.summaries()) ?? [] where summary.row < row {
      if try resume(summary, database) { return }
    }
    try takeAll(from: database)
  }

  private mutating func takeAll(from database: Database) throws {
    forget()
    let table = try database.events(after: 0)
    ledger = FollowUpLedger(uniqueEvents: table.events)
    lastRow = table.lastRow
    unreadable = table.unreadable
  }

  /// Goes on from a summary; returns whether it fits the events.
  private mutating func resume(_ summary: StoreSummary, _ database: Database) throws -> Bool {
    guard try database.confirms(summary), let past = try? database.past(of: summary) else {
      return false
    }
    let table = try database.events(after: summary.row)
    let resumed = FollowUpLedger(uniqueEvents: table.events, after: past)
    guard !resumed.needsPast else { return false }
    ledger = resumed
    lastRow = table.lastRow
    unreadable = table.unreadable
    pastRow = summary.row
    summaryRow = summary.row
    return true
  }

  /// Adds events that are in the store, after the last row read; where the new ones are about what
  /// came before the ledger's past, more is read.
  private mutating func add(_ events: [FollowUpEvent], from database: Database) throws {
    guard !events.isEmpty else { return }
    if let past = ledger.past {
      let isLater = events.allSatisfy { $0.stamp.time > past.time }
      guard isLater, try !database.reachesBack(after: lastRow, past: pastRow) else {
        return try readAnew(from: database, before: pastRow)
      }
    }
    ledger = ledger.adding(events)
    if ledger.needsPast { try readAnew(from: database, before: pastRow) }
  }

  /// Returns a ledger that tells the history of a customer as that of all events does.
  func ledger(about customer: CustomerReference, _ file: StoreFile) throws(FollowUpStoreError)
    -> FollowUpLedger
  {
    guard let queue, ledger.past != nil else { return ledger }
    return try perform(file) { try queue.read { try $0.ledger(about: customer) } }
  }

  /// Keeps what the older events come to, where many came since that was last done.
  ///
  /// What goes wrong is left for another time: a summary only saves time.
  private mutating func keepSummaries() {
    guard let queue, readOnlyReason == nil, unreadable == 0,
      lastRow - summaryRow >= rhythm.interval
    else { return }
    summaryRow = lastRow
    let made = try? queue.write { database in
      try database.keepSummaries(of: ledger, after: pastRow, upTo: lastRow, rhythm)
    }
    guard let (summary, past) = made else { return }
    ledger = ledger.goingOn(from: past)
    pastRow = summary.row
    summaryRow = summary.row
  }

  mutating func revision(_ file: StoreFile) throws(FollowUpStoreError) -> Int {
    guard let queue else { return openings }
    let version = try perform(file) {
      try queue.unsafeRead { database in
        try Int.fetchOne(database.cachedStatement(sql: "PRAGMA data_version")) ?? 0
      }
    }
    return openings << 32 + version
  }

  /// Appends events in one transaction with the reading that they follow from.
  mutating func append(
    _ change: (FollowUpLedger, Database) throws -> [FollowUpEvent],
    _ file: StoreFile
  ) throws(FollowUpStoreError) {
    guard let queue else { return }
    var state = self
    try queue.appending(file) { database in
      try state.take(from: database)
      let new = try change(state.ledger, database)
      guard !new.isEmpty else { return }
      try database.insert(new)
      let row = database.lastInsertedRowID
      try state.add(new, from: database)
      state.lastRow = row
    }
    // What was not committed is not to be shown.
    self = state
    keepSummaries()
  }

  private func perform<Value>(_ file: StoreFile, _ work: () throws -> Value)
    throws(FollowUpStoreError) -> Value
  {
    do {
      return try work()
    } catch {
      // What a newer program did to the table is not ours to blame on the file.
      throw readOnlyReason ?? FollowUpStoreError(error, path: file.path)
    }
  }
}
