public import BookModel
import GRDB

/// What the user enters, kept in a SQLite file that several programs may have open.
///
/// The file holds events and nothing else; they are added and never changed. An append has reached
/// the disk when it returns. Every value can be used from any thread.
///
/// A damaged file is set aside on opening, and the newest automatic backup takes its place with all
/// events that can still be read. A file that may not be written, or that a newer program has
/// changed the form of, is only read.
public struct FollowUpStore: Sendable {
  /// The file.
  public let path: String
  private let connection: StoreConnection

  /// Opens a store; the file and its folder are made where they are missing.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - checking: Whether to look at every page of it, and not only at what is read.
  /// - Throws: `FollowUpStoreError`; a file that is no store is left as it is.
  public init(path: String, checking: Bool = false) throws(FollowUpStoreError) {
    try self.init(path: path, migrator: FollowUpSchema.migrator, checking: checking)
  }

  init(
    path: String,
    migrator: DatabaseMigrator,
    checking: Bool = false,
    rhythm: StoreSummary.Rhythm = StoreSummary.Rhythm()
  ) throws(FollowUpStoreError) {
    self.path = path
    connection = try StoreConnection(
      path: path,
      migrator: migrator,
      checking: checking,
      rhythm: rhythm
    )
  }
}

extension FollowUpStore {
  /// Why nothing can be saved; nil when saving works.
  ///
  /// The reason is `newer`, `notWritable` or `full`; the last two are tried again with each append.
  public var readOnlyReason: FollowUpStoreError? { connection.readOnlyReason }

  /// What was done about damage since the store was opened; nil when there was none.
  public var rescue: FollowUpRescue? { connection.rescue }

  /// What is to be told about the store, a line each.
  public var notices: [String] {
    var notices = [rescue?.description, readOnlyReason?.notice].compactMap(\.self)
    let unreadable = connection.unreadable
    if let folder = connection.earlierBackups {
      notices.append("\(path): is new; backups of one that is gone are in \(folder)")
    }
    if unreadable > 0 {
      notices.append(
        "\(path): \(unreadable) of its rows are no events of this folio; they are kept, not shown"
      )
    }
    return notices
  }

  /// Returns the follow-ups as they are now.
  ///
  /// With very many events the ledger holds only the later ones, and goes on from what the earlier
  /// ones came to: `wholeLedger()` reads them all.
  public func ledger() throws(FollowUpStoreError) -> FollowUpLedger { try connection.ledger() }

  /// Returns the follow-ups as they are now, with every event there is.
  ///
  /// It takes longer than `ledger()` where there are very many events: some ten microseconds each.
  public func wholeLedger() throws(FollowUpStoreError) -> FollowUpLedger {
    try connection.wholeLedger()
  }

  /// Returns a ledger that tells the history of a customer as `wholeLedger()` does: it holds what was
  /// done about accounts that may be the customer's.
  ///
  /// It takes little even where there are very many events.
  public func ledger(about customer: CustomerReference) throws(FollowUpStoreError)
    -> FollowUpLedger
  { try connection.ledger(about: customer) }

  /// Returns a number that differs from an earlier one once something else has changed the store.
  ///
  /// It costs some microseconds: cheap enough to ask at every key. Appends of this very store do
  /// not count; they return the new ledger. Ask for it before the ledger, never after.
  public func revision() throws(FollowUpStoreError) -> Int { try connection.revision() }

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
    try connection.append { ledger, _ in
      let events = ledger.recording(steps, by: stamp)
      guard !events.isEmpty || steps.isEmpty else {
        throw FollowUpStoreError.noFollowUp(customers: steps.map(\.customer.name))
      }
      return events
    }
  }

  /// Records the events that `change` makes of the follow-ups as they are now, in one transaction.
  public func record(
    _ change: (FollowUpLedger) throws(FollowUpStoreError) -> [FollowUpEvent]
  ) throws(FollowUpStoreError) -> FollowUpLedger {
    try connection.append { ledger, _ in try change(ledger) }
  }

  /// Takes back the last step that is not taken back yet, however long ago it was.
  ///
  /// - Throws: `nothingToUndo` when there is none.
  public func undo(by stamp: FollowUpStamp) throws(FollowUpStoreError) -> FollowUpLedger {
    try connection.append { ledger, _ in
      guard ledger.undoBatch != nil else { throw FollowUpStoreError.nothingToUndo }
      return ledger.undoing(by: stamp)
    }
  }

  /// Puts the step in force again that was taken back last.
  ///
  /// - Throws: `nothingToRedo` when there is none, or something was done since.
  public func redo(by stamp: FollowUpStamp) throws(FollowUpStoreError) -> FollowUpLedger {
    try connection.append { ledger, _ in
      guard ledger.redoBatch != nil else { throw FollowUpStoreError.nothingToRedo }
      return ledger.redoing(by: stamp)
    }
  }

  /// Adds events of another store, or of this one that could not be saved before, by their ids.
  ///
  /// Events that are here already are left out, whatever the given ones say.
  public func merge(_ events: [FollowUpEvent]) throws(FollowUpStoreError) -> FollowUpMerge {
    var merge = FollowUpMerge(ledger: FollowUpLedger(events: []))
    merge.ledger = try connection.append { _, database in
      merge.added = []
      merge.conflicting = []
      var new: [String: FollowUpEvent] = [:]
      for event in events {
        let found = try database.event(withId: event.id)
        if let own = new[event.id] ?? found.event {
          if own != event { merge.conflicting.append(event) }
        } else if found.isThere {
          merge.conflicting.append(event)
        } else {
          new[event.id] = event
          merge.added.append(event)
        }
      }
      return merge.added
    }
    return merge
  }

  /// Waits until what goes on beside the edits is done, such as a backup; call it before the program
  /// ends.
  ///
  /// A program that ends without it loses no edit: the backup is made another time.
  public func finish() { connection.finish() }

  /// Writes a copy of the store to a new file.
  ///
  /// - Throws: `cannotCreate` when there is such a file already.
  public func backUp(to path: String) throws(FollowUpStoreError) {
    guard StoreFile(path: path).isMissing else {
      throw .cannotCreate(path: path, reason: "the file exists")
    }
    try connection.copy(to: StoreFile(path: path))
  }

  /// Runs work on SQLite's connection, for tests.
  func withQueue<Value: Sendable>(_ work: (DatabaseQueue) throws -> Value) throws -> Value? {
    try connection.withQueue(work)
  }
}

/// What came of adding events of another store.
public struct FollowUpMerge: Hashable, Sendable {
  /// The follow-ups afterwards.
  public var ledger: FollowUpLedger
  /// The events that were new.
  public var added: [FollowUpEvent] = []
  /// Events whose ids are here already with other contents; they were left out.
  public var conflicting: [FollowUpEvent] = []
}
