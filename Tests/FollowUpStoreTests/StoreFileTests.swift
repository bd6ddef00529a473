import BookModel
import GRDB
import Glibc
import TestSupport
import Testing

@testable import FollowUpStore

/// The file: its rights, its form, and files that are none.
struct StoreFileTests {
  @Test func `only the owner may read it`() throws {
    let scratch = try TemporaryFolder()
    umask(0)
    let store = try FollowUpStore(path: scratch.store)
    _ = try store.append(.mark("call"), to: [.numbered(1)], by: .at(1))
    store.finish()
    let folder = scratch.path + "/data"
    #expect(TestFile.mode(of: folder) == 0o700)
    #expect(
      TestFile.names(in: folder) == [
        "folio.sqlite", "folio.sqlite-shm", "folio.sqlite-wal", "folio.sqlite.backups",
      ]
    )
    let backups = folder + "/folio.sqlite.backups"
    #expect(TestFile.mode(of: backups) == 0o700)
    #expect(TestFile.names(in: backups).count == 1)
    for name in TestFile.names(in: backups) {
      #expect(TestFile.mode(of: "\(backups)/\(name)") == 0o600, "\(name)")
    }
    for name in TestFile.names(in: folder) where !name.hasSuffix("backups") {
      #expect(TestFile.mode(of: "\(folder)/\(name)") == 0o600, "\(name)")
    }
  }

  @Test func `rights of others are taken away on opening`() throws {
    let scratch = try TemporaryFolder()
    _ = try FollowUpStore(path: scratch.store)
    unsafe chmod(scratch.store, 0o666)
    _ = try FollowUpStore(path: scratch.store)
    #expect(TestFile.mode(of: scratch.store) == 0o600)
  }

  @Test(arguments: [
    "UPDATE events SET note = 'changed'", "DELETE FROM events",
    "INSERT OR REPLACE INTO events SELECT * FROM events",
    "UPDATE OR IGNORE events SET time = 0",
  ])
  func `what happened cannot be changed`(sql: String) throws {
    let scratch = try TemporaryFolder()
    let store = try FollowUpStore(path: scratch.store)
    let before = try store.append(.mark("call"), to: [.numbered(1)], by: .at(1))
    let queue = try DatabaseQueue(path: scratch.store)
    #expect(throws: DatabaseError.self) { try queue.write { try $0.execute(sql: sql) } }
    #expect(try store.ledger() == before)
  }

  @Test func `an append waits for the disk`() throws {
    let scratch = try TemporaryFolder()
    let store = try FollowUpStore(path: scratch.store)
    #expect(try store.setting("synchronous") == "2")
    #expect(try store.setting("journal_mode") == "wal")
  }

  @Test func `a newer store is read and never written`() throws {
    let scratch = try TemporaryFolder()
    let ledger = try FollowUpStore(path: scratch.store)
      .append(.mark("call"), to: [.numbered(1)], by: .at(1))
    _ = try FollowUpStore(path: scratch.store, migrator: .next())
    let store = try FollowUpStore(path: scratch.store)
    let newer = FollowUpStoreError.newer(path: scratch.store)
    #expect(store.readOnlyReason == newer)
    #expect(try store.ledger() == ledger)
    #expect(throws: newer) { try store.undo(by: .at(2)) }
    #expect(throws: newer) { try store.merge(ledger.events) }
    #expect(throws: newer) { try store.append(.remove, to: [.numbered(1)], by: .at(2)) }
    #expect(newer.description.contains("update folio"))
    #expect(store.notices == [newer.notice] && newer.notice.contains("follow-ups are shown"))
  }

  @Test func `a newer store whose table is not ours is no damage`() throws {
    let scratch = try TemporaryFolder()
    _ = try FollowUpStore(path: scratch.store)
    _ = try? FollowUpStore(
      path: scratch.store,
      migrator: .next("ALTER TABLE events RENAME COLUMN note TO words")
    )
    #expect(throws: FollowUpStoreError.newer(path: scratch.store)) {
      try FollowUpStore(path: scratch.store).ledger()
    }
  }

  @Test func `a copy is kept before the form changes`() throws {
    let scratch = try TemporaryFolder()
    let ledger = try FollowUpStore(path: scratch.store)
      .append(.mark("call"), to: [.numbered(1)], by: .at(1))
    let next = try FollowUpStore(path: scratch.store, migrator: .next())
    #expect(try next.ledger() == ledger)
    let copy = scratch.store + ".before-3-weather"
    #expect(TestFile.mode(of: copy) == 0o600)
    let old = try FollowUpStore(path: copy)
    #expect(old.readOnlyReason == nil)
    #expect(try old.ledger() == ledger)
  }

  @Test func `a copy that is kept already is not replaced by that of another store`() throws {
    let scratch = try TemporaryFolder()
    for (number, path) in [(1, scratch.store), (2, scratch.file("other.sqlite"))] {
      let store = try FollowUpStore(path: path)
      for time in 1...number {
        _ = try store.append(.mark("call"), to: [.numbered(time)], by: .at(time))
      }
      store.finish()
    }
    _ = try FollowUpStore(path: scratch.store, migrator: .next())
    // An older store is put in the place of the one that was brought up.
    for suffix in ["", "-wal", "-shm"] { unsafe unlink(scratch.store + suffix) }
    try TestFile.write(TestFile.bytes(of: scratch.file("other.sqlite")), to: scratch.store)
    _ = try FollowUpStore(path: scratch.store, migrator: .next())
    let folder = scratch.file("data")
    let copies = TestFile.names(in: folder).filter { $0.contains(".before-3-weather") }
    let rows = try copies.map { try FollowUpStore(path: "\(folder)/\($0)").ledger().events.count }
    #expect(rows == [1, 2])
    #expect(copies.first == "folio.sqlite.before-3-weather")
  }

  @Test func `a change of form that fails leaves the store as it was`() throws {
    let scratch = try TemporaryFolder()
    let ledger = try FollowUpStore(path: scratch.store)
      .append(.mark("call"), to: [.numbered(1)], by: .at(1))
    #expect(throws: FollowUpStoreError.self) {
      try FollowUpStore(path: scratch.store, migrator: .next("CREATE TABLE events (x)"))
    }
    let store = try FollowUpStore(path: scratch.store)
    #expect(store.readOnlyReason == nil)
    #expect(try store.ledger() == ledger)
  }

  @Test(arguments: [
    Array("{\"results\": []}".utf8), Array(repeating: UInt8(0x41), count: 9000),
    Array("SQLite format 3\u{0}".utf8) + Array(repeating: UInt8(0), count: 4080),
  ])
  func `a file that is no store is left alone`(bytes: [UInt8]) throws {
    let scratch = try TemporaryFolder()
    let path = scratch.path + "/notes.json"
    try TestFile.write(bytes, to: path)
    #expect(throws: FollowUpStoreError.foreign(path: path)) { try FollowUpStore(path: path) }
    #expect(try TestFile.bytes(of: path) == bytes)
    #expect(TestFile.names(in: scratch.path) == ["notes.json"])
  }

  @Test func `a database of another program is left alone`() throws {
    let scratch = try TemporaryFolder()
    let path = scratch.path + "/other.sqlite"
    try DatabaseQueue(path: path).write { try $0.execute(sql: "CREATE TABLE songs (name)") }
    let bytes = try TestFile.bytes(of: path)
    #expect(throws: FollowUpStoreError.foreign(path: path)) { try FollowUpStore(path: path) }
    #expect(try TestFile.bytes(of: path) == bytes)
  }

  @Test func `damage is named and nothing is overwritten`() throws {
    let scratch = try TemporaryFolder()
    let copy = scratch.path + "/copy.sqlite"
    let store = try FollowUpStore(path: scratch.store)
    _ = try store.append(.mark("call"), to: (1...99).map { .numbered($0) }, by: .at(1))
    try store.backUp(to: copy)
    var bytes = try TestFile.bytes(of: copy)
    for index in 4096..<bytes.count { bytes[index] = 0xA5 }
    try TestFile.write(bytes, to: copy)
    let error = #expect(throws: FollowUpStoreError.self) {
      try FollowUpStore(path: copy).ledger()
    }
    #expect(error?.description.contains("is damaged") == true)
    #expect(error?.description.hasPrefix(copy) == true)
    #expect(try TestFile.bytes(of: copy).suffix(1000) == bytes.suffix(1000))
  }

  @Test func `a row that can be no event is kept, told and not shown`() throws {
    let scratch = try TemporaryFolder()
    let store = try FollowUpStore(path: scratch.store)
    try DatabaseQueue(path: scratch.store).write { database in
      try database.execute(
        sql: """
          INSERT INTO events (id, batch, time, customer, customer_name, user, host, kind)
          VALUES ('a', 'b', 1, 'c', 'd', 'e', 'f', 'dance')
          """
      )
    }
    _ = try store.append(.mark("call"), to: [.numbered(1)], by: .at(1))
    #expect(try store.ledger().events.count == 1)
    #expect(store.notices.count == 1 && store.notices[0].contains("1 of its rows"))
    #expect(try FollowUpStore(path: scratch.store).ledger().events.count == 1)
  }

  @Test(arguments: ["", "/dev/null/folio.sqlite", "/proc/folio/folio.sqlite", "a\u{0}b"])
  func `a place where no file can be is named`(path: String) {
    let error = #expect(throws: FollowUpStoreError.self) { try FollowUpStore(path: path) }
    guard case .cannotCreate = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test(arguments: ["/dev/null", "/tmp"])
  func `what is no plain file is left alone`(path: String) {
    #expect(throws: FollowUpStoreError.foreign(path: path)) { try FollowUpStore(path: path) }
  }

  @Test(arguments: [
    FollowUpStoreError.notWritable(path: "f"), .newer(path: "f"), .full(path: "f"),
  ])
  func `who only looks is not told that nothing was saved`(error: FollowUpStoreError) {
    #expect(!error.notice.contains("nothing was saved") && error.notice.hasPrefix("f: "))
    #expect(error.description.contains("nothing was saved"))
  }

  @Test func `an event whose row cannot be read here conflicts with the one that comes`() throws {
    let scratch = try TemporaryFolder()
    let store = try FollowUpStore(path: scratch.store)
    let event = try #require(
      try store.append(.mark("call"), to: [.numbered(1)], by: .at(1)).events.first
    )
    let other = try FollowUpStore(path: scratch.file("other.sqlite"))
    try other.withQueue { queue in
      try queue.write { database in
        try database.execute(
          sql: """
            INSERT INTO events (id, batch, time, customer, customer_name, user, host, kind)
            VALUES (?, 'b', 1, 'c', 'd', 'e', 'f', 'dance')
            """,
          arguments: [event.id]
        )
      }
    }
    let merge = try other.merge([event])
    #expect(merge.conflicting == [event] && merge.added.isEmpty)
  }
}

extension FollowUpStore {
  /// The value of a setting of SQLite's, as this store's connection has it.
  fileprivate func setting(_ name: String) throws -> String? {
    try withQueue { try $0.read { try String.fetchOne($0, sql: "PRAGMA \(name)") } } ?? nil
  }
}

extension DatabaseMigrator {
  /// Our own with one more migration, as the next version may have.
  fileprivate static func next(_ sql: String = "CREATE TABLE weather (day TEXT)") -> Self {
    var migrator = FollowUpSchema.migrator
    migrator.registerMigration("3 weather") { try $0.execute(sql: sql) }
    return migrator
  }
}
