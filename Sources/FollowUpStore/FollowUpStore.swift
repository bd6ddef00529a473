public import BookModel
import GRDB

/// What the user enters, kept in a SQLite file that several programs may have open.
///
/// The file holds events and nothing else; they are added and never changed. An append has reached
/// the disk when it returns. Every value can be used from any thread.
public struct FollowUpStore: Sendable {
  /// The file.
  public let path: String
  /// Why nothing can be saved: a newer program has changed the file's form; nil when saving works.
  public let readOnlyReason: FollowUpStoreError?
  let queue: DatabaseQueue

  /// Opens a store; the file and its folder are made where they are missing.
  ///
  /// - Throws: `FollowUpStoreError`; a file that is no store, is damaged or may not be written is
  ///   left as it is.
  public init(path: String) throws(FollowUpStoreError) {
    try self.init(path: path, migrator: FollowUpSchema.migrator)
  }

  init(path: String, migrator: DatabaseMigrator) throws(FollowUpStoreError) {
    let file = StoreFile(path: path)
    try file.prepare()
    self.path = path
    (queue, readOnlyReason) = try file.withLock { () throws(FollowUpStoreError) in
      do {
        let queue = try FollowUpStore.open(path)
        let isCurrent = try queue.bring(path, upTo: migrator)
        return (queue, isCurrent ? nil : .newer(path: path))
      } catch {
        throw FollowUpStoreError(error, path: path)
      }
    }
  }

  private static func open(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { database in
      // An append that returned must survive a loss of power, which costs one more sync.
      try database.execute(sql: "PRAGMA synchronous = FULL")
    }
    return try DatabaseQueue(path: path, configuration: configuration)
  }
}

extension FollowUpStore {
  /// Returns the follow-ups as they are now.
  public func ledger() throws(FollowUpStoreError) -> FollowUpLedger {
    try perform { try queue.read { FollowUpLedger(events: try events($0)) } }
  }

  /// Returns a number that differs from an earlier one once something else has changed the store.
  ///
  /// It costs some microseconds: cheap enough to ask at every key. Appends of this very store do
  /// not count; they return the new ledger. Ask for it before the ledger, never after.
  public func revision() throws(FollowUpStoreError) -> Int {
    try perform {
      try queue.unsafeRead { database in
        try Int.fetchOne(database.cachedStatement(sql: "PRAGMA data_version")) ?? 0
      }
    }
  }

  /// Records one action on the follow-ups of some customers, as one step that one undo takes back.
  ///
  /// - Throws: `noFollowUp` when no customer has the follow-up that the action needs; customers who
  ///   lack it are left out where others have it. Whatever is thrown, nothing was saved.
  /// - Returns: The follow-ups afterwards, with what others did in the meantime.
  public func append(
    _ action: FollowUpAction,
    to customers: [CustomerReference],
    by stamp: FollowUpStamp
  ) throws(FollowUpStoreError) -> FollowUpLedger {
    try append(customers.map { FollowUpStep(action, of: $0) }, by: stamp)
  }

  /// Records an action for each of some customers, as one step that one undo takes back.
  ///
  /// Only the first action of a customer counts. Errors are those of `append(_:to:by:)`.
  public func append(
    _ steps: [FollowUpStep],
    by stamp: FollowUpStamp
  ) throws(FollowUpStoreError) -> FollowUpLedger {
    try record(by: stamp) { ledger throws(FollowUpStoreError) in
      var seen: Set<Customer.ID> = []
      let accepted = steps.filter { ledger.accepts($0) && seen.insert($0.customer.id).inserted }
      guard !accepted.isEmpty || steps.isEmpty else {
        throw .noFollowUp(customers: steps.map(\.customer.name))
      }
      return accepted.map { ($0.customer, FollowUpEvent.Change($0.action)) }
    }
  }

  /// Takes back the last step that is not taken back yet, however long ago it was.
  ///
  /// - Throws: `nothingToUndo` when there is none.
  public func undo(by stamp: FollowUpStamp) throws(FollowUpStoreError) -> FollowUpLedger {
    try record(by: stamp) { ledger throws(FollowUpStoreError) in
      guard let batch = ledger.undoBatch else { throw .nothingToUndo }
      return ledger.customers(ofBatch: batch).map { ($0, .undone(batch: batch)) }
    }
  }

  /// Puts the step in force again that was taken back last.
  ///
  /// - Throws: `nothingToRedo` when there is none, or something was done since.
  public func redo(by stamp: FollowUpStamp) throws(FollowUpStoreError) -> FollowUpLedger {
    try record(by: stamp) { ledger throws(FollowUpStoreError) in
      guard let batch = ledger.redoBatch else { throw .nothingToRedo }
      return ledger.customers(ofBatch: batch).map { ($0, .redone(batch: batch)) }
    }
  }

  /// Adds events of another store; those that are here already are left out.
  ///
  /// - Returns: The follow-ups afterwards.
  public func merge(
    _ events: some Sequence<FollowUpEvent>
  ) throws(FollowUpStoreError) -> FollowUpLedger {
    try write { database in
      let present = try self.events(database)
      var ids = Set(present.map(\.id))
      let new = events.filter { ids.insert($0.id).inserted }
      try insert(new, into: database)
      return FollowUpLedger(events: present + new)
    }
  }

  /// Writes a copy of the store to a new file.
  ///
  /// - Throws: `cannotCreate` when there is such a file already.
  public func backUp(to path: String) throws(FollowUpStoreError) {
    guard StoreFile(path: path).isMissing else {
      throw .cannotCreate(path: path, reason: "the file exists")
    }
    do {
      try queue.copy(to: StoreFile(path: path))
    } catch {
      throw FollowUpStoreError(error, path: path)
    }
  }
}

extension FollowUpStore {
  /// Records changes that follow from the present state, all in one transaction and one batch.
  private func record(
    by stamp: FollowUpStamp,
    _ changes: (FollowUpLedger) throws -> [(CustomerReference, FollowUpEvent.Change)]
  ) throws(FollowUpStoreError) -> FollowUpLedger {
    try write { database in
      let ledger = FollowUpLedger(events: try events(database))
      var stamp = stamp
      stamp.time = max(stamp.time, (ledger.events.last?.stamp.time ?? stamp.time - 1) + 1)
      let batch = FollowUpEvent.randomId()
      let new = try changes(ledger).map { customer, change in
        FollowUpEvent(
          id: FollowUpEvent.randomId(),
          batch: batch,
          customer: customer,
          stamp: stamp,
          change: change
        )
      }
      try insert(new, into: database)
      return FollowUpLedger(events: ledger.events + new)
    }
  }

  private func write<Value>(
    _ work: (Database) throws -> Value
  ) throws(FollowUpStoreError) -> Value {
    if let readOnlyReason { throw readOnlyReason }
    return try perform { try queue.write(work) }
  }

  private func perform<Value>(
    _ work: () throws -> Value
  ) throws(FollowUpStoreError) -> Value {
    do {
      return try work()
    } catch {
      // What a newer program did to the table is not ours to blame on the file.
      throw readOnlyReason ?? FollowUpStoreError(error, path: path)
    }
  }

  private func events(_ database: Database) throws -> [FollowUpEvent] {
    let rows = try Row.fetchCursor(
      database.cachedStatement(sql: "SELECT \(EventRow.columns) FROM events ORDER BY time, id")
    )
    var events: [FollowUpEvent] = []
    while let row = try rows.next() {
      if let event = EventRow(row: row).event {
        events.append(event)
      } else if readOnlyReason == nil {
        throw FollowUpStoreError.damaged(path: path, reason: "event \(events.count + 1)")
      }
    }
    return events
  }

  private func insert(_ events: [FollowUpEvent], into database: Database) throws {
    let places = Array(repeating: "?", count: 18).joined(separator: ", ")
    let statement = try database.cachedStatement(
      sql: "INSERT INTO events (\(EventRow.columns)) VALUES (\(places))"
    )
    for event in events { try statement.execute(arguments: EventRow(event).arguments) }
  }
}

extension FollowUpEvent {
  /// Returns an id of 128 random bits.
  fileprivate static func randomId() -> String {
    (0..<2).map { _ in
      let digits = String(UInt64.random(in: .min ... .max), radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}
