import BookModel
import FollowUpStore
import GRDB
import Glibc
import TestSupport
import Testing

/// Damage, and what takes the place of what is damaged.
struct StoreRescueTests {
  private let scratch: TemporaryFolder
  private var folder: String { scratch.path + "/data" }
  private var backups: String { scratch.store + ".backups" }

  init() throws { scratch = try TemporaryFolder() }

  /// A store of some follow-ups whose file holds all of them; `batches` are made one after another.
  private func store(batches: Int = 40) throws -> FollowUpLedger {
    let store = try FollowUpStore(path: scratch.store)
    for batch in 0..<batches {
      let customers = (batch * 25..<(batch + 1) * 25).map(CustomerReference.numbered)
      _ = try store.append(.mark("call \(batch)"), to: customers, by: .at(batch))
      store.finish()
    }
    return try store.ledger()
  }

  private func damage(_ range: (Int) -> Range<Int>) throws -> [UInt8] {
    var bytes = try TestFile.bytes(of: scratch.store)
    for index in range(bytes.count) { bytes[index] = 0xA5 }
    try TestFile.write(bytes, to: scratch.store)
    return bytes
  }

  private func setAside() throws -> String {
    let name = TestFile.names(in: folder).first {
      $0.hasPrefix("folio.sqlite.damaged-") && !$0.hasSuffix("-wal")
    }
    return "\(folder)/\(try #require(name))"
  }

  @Test func `what is readable around damage is read, and the rest comes from the backup`() throws {
    let before = try store()
    // Then the newest automatic backup has the first batch only.
    for name in TestFile.names(in: backups).dropFirst() { unsafe unlink("\(backups)/\(name)") }
    let damaged = try damage { $0 / 2..<$0 / 2 + 20_000 }
    let store = try FollowUpStore(path: scratch.store, checking: true)
    let rescue = try #require(store.rescue)
    let after = try store.ledger()
    #expect(after.events.count == rescue.events)
    #expect(after.events.count < before.events.count)
    #expect(after.events.count > before.events.count / 2)
    #expect(Set(after.events).isSubset(of: before.events))
    #expect(Set(after.events).isSuperset(of: before.events.prefix(25)))
    #expect(rescue.backup?.hasPrefix(backups) == true)
    #expect(try TestFile.bytes(of: setAside()) == damaged)
    #expect(store.notices == [rescue.description])
    #expect(rescue.description.contains(try setAside()))
  }

  @Test func `a rescued store goes on as any other`() throws {
    _ = try store()
    _ = try damage { $0 / 2..<$0 / 2 + 20_000 }
    let store = try FollowUpStore(path: scratch.store, checking: true)
    let events = try store.ledger().events.count
    _ = try store.append(.mark("again"), to: [.numbered(1)], by: .at(999))
    #expect(try store.undo(by: .at(1000)).events.count == events + 2)
    let again = try FollowUpStore(path: scratch.store, checking: true)
    #expect(again.rescue == nil && again.notices.isEmpty)
    #expect(try again.ledger().events.count == events + 2)
    #expect(try TestFile.mode(of: setAside()) == 0o600)
  }

  @Test(arguments: ["all", "header", "empty"])
  func `a store of which nothing is left is that of the newest backup`(kind: String) throws {
    let first = try store(batches: 1)
    switch kind {
    case "all": _ = try damage { 0..<$0 }
    case "header": _ = try damage { _ in 0..<100 }
    default: try TestFile.write([], to: scratch.store)
    }
    for companion in ["-wal", "-shm"] { unsafe unlink(scratch.store + companion) }
    let store = try FollowUpStore(path: scratch.store)
    #expect(try store.ledger() == first)
    #expect(store.rescue?.backup != nil)
    #expect(try FollowUpStore(path: scratch.store).rescue == nil)
  }

  @Test func `without room to read what is damaged an older backup takes no place`() async throws {
    _ = try store(batches: 2)
    let damaged = try damage { $0 / 2..<$0 }
    let (path, none) = (scratch.store, scratch.path + "/none")
    await #expect(processExitsWith: .success) { [path = path as String, none = none as String] in
      unsafe setenv("TMPDIR", none, 1)
      #expect(throws: FollowUpStoreError.self) { try FollowUpStore(path: path, checking: true) }
    }
    #expect(try TestFile.bytes(of: scratch.store) == damaged)
    #expect(try FollowUpStore(path: scratch.store, checking: true).rescue != nil)
  }

  @Test func `a backup that is damaged too is passed over`() throws {
    let first = try store(batches: 1)
    try TestFile.write(Array("no backup".utf8), to: backups + "/9999-01-01.sqlite")
    _ = try damage { 0..<$0 }
    #expect(try FollowUpStore(path: scratch.store).ledger() == first)
  }

  @Test func `who has the damaged store open goes on with the new one`() throws {
    _ = try store()
    let open = try FollowUpStore(path: scratch.store)
    let revision = try open.revision()
    _ = try damage { $0 / 2..<$0 / 2 + 20_000 }
    let mended = try FollowUpStore(path: scratch.store, checking: true)
    #expect(mended.rescue != nil)
    _ = try open.append(.mark("kept"), to: [.numbered(7000)], by: .at(5000))
    #expect(try open.revision() != revision)
    #expect(try mended.ledger().open.values.contains { $0.note == "kept" })
    let anew = try FollowUpStore(path: scratch.store, checking: true)
    #expect(anew.rescue == nil)
    #expect(try anew.ledger() == mended.ledger())
  }

  @Test func `a backup of the day is made once and old ones go`() throws {
    try scratch.makeFolder("data/folio.sqlite.backups")
    for day in 1...28 {
      try scratch.write(
        "old",
        to: "data/folio.sqlite.backups/2020-02-\(day < 10 ? "0" : "")\(day).sqlite"
      )
    }
    _ = try store(batches: 2)
    let names = TestFile.names(in: backups)
    // Today's, six of the newest before it, and the newest of the month among the others.
    #expect(names.count == 8)
    #expect(names.first == "2020-02-22.sqlite")
    let today = try #require(names.last)
    #expect(try FollowUpStore(path: "\(backups)/\(today)").ledger().events.count == 25)
  }

  @Test(arguments: [1, 16, 100])
  func `a store of which the first bytes alone are damaged is read to the last event`(count: Int)
    throws
  {
    let before = try store(batches: 4)
    for name in TestFile.names(in: backups) { unsafe unlink("\(backups)/\(name)") }
    let damaged = try damage { _ in 0..<count }
    let store = try FollowUpStore(path: scratch.store)
    #expect(try store.ledger() == before)
    #expect(store.rescue?.read == 100 && store.rescue?.backup == nil)
    #expect(try TestFile.bytes(of: setAside()) == damaged)
  }

  @Test func `a copy is made again when much came since the last one`() throws {
    let store = try FollowUpStore(path: scratch.store)
    for batch in 0..<7 {
      let customers = (batch * 200..<(batch + 1) * 200).map(CustomerReference.numbered)
      _ = try store.append(.mark("call"), to: customers, by: .at(batch))
      store.finish()
      // Copies of one second have one name.
      if batch == 3 { sleep(1) }
    }
    let rows = try TestFile.names(in: backups).map {
      try FollowUpStore(path: "\(backups)/\($0)").ledger().events.count
    }
    #expect(rows == [200, 800, 1400])
  }

  @Test func `damage that editing does not meet is found by the copy, mended and told`() throws {
    _ = try store(batches: 1)
    let names = TestFile.names(in: backups)
    unsafe rename("\(backups)/\(names[0])", "\(backups)/2020-01-01.sqlite")
    try changeIndex()
    let store = try FollowUpStore(path: scratch.store)
    #expect(store.notices.isEmpty)
    let ledger = try store.append(.mark("more"), to: [.numbered(900)], by: .at(99))
    store.finish()
    #expect(ledger.open.count == 26)
    #expect(store.rescue != nil && store.notices.count == 1)
    #expect(try FollowUpStore(path: scratch.store, checking: true).ledger() == ledger)
  }

  @Test func `a copy that cannot be made is left until as much has come again`() throws {
    try scratch.makeFolder("data")
    // A file where the folder is to be.
    try TestFile.write([], to: backups)
    let store = try FollowUpStore(path: scratch.store)
    func append(_ count: Int, at second: Int) throws {
      let customers = (0..<count).map(CustomerReference.numbered)
      _ = try store.append(.mark("call"), to: customers, by: .at(second))
      store.finish()
    }
    try append(1, at: 1)
    unsafe unlink(backups)
    try append(1, at: 2)
    #expect(TestFile.names(in: backups).isEmpty)
    try append(500, at: 3)
    #expect(TestFile.names(in: backups).count == 1)
  }

  @Test func `what killed programs left of their copies goes after a day`() throws {
    let old = [
      "data/folio.sqlite.7.part", "data/folio.sqlite.backups/2020-01-01.sqlite.7.part-wal",
    ]
    let others = [
      "data/folio.sqlite.8.part", "data/notes.7.part", "data/folio.sqlite.partly",
      "data/folio.sqlite.gz.part",
    ]
    for name in old + others { try scratch.write("some", to: name) }
    for name in old + others.dropFirst() {
      var times = [timeval(tv_sec: 1, tv_usec: 0), timeval(tv_sec: 1, tv_usec: 0)]
      #expect(unsafe utimes(scratch.file(name), &times) == 0)
    }
    _ = try store(batches: 1)
    #expect(old.allSatisfy { TestFile.mode(of: scratch.file($0)) == 0 })
    #expect(others.allSatisfy { TestFile.mode(of: scratch.file($0)) != 0 })
  }

  /// Makes an index say something else than its table, in a form that is right.
  private func changeIndex() throws {
    let queue = try DatabaseQueue(path: scratch.store)
    let found = try queue.read { database in
      try Row.fetchOne(
        database,
        sql:
          "SELECT rootpage, (SELECT batch FROM events LIMIT 1) FROM sqlite_master WHERE name = ?",
        arguments: ["events_by_batch"]
      )
    }
    try queue.close()
    let row = try #require(found)
    let (page, batch) = (row[0] as Int, Array((row[1] as String).utf8))
    var bytes = try TestFile.bytes(of: scratch.store)
    let start = (page - 1) * 4096
    let place = try #require(bytes[start..<start + 4096].firstRange(of: batch)).lowerBound
    bytes[place] = bytes[place] == 0x30 ? 0x31 : 0x30
    try TestFile.write(bytes, to: scratch.store)
  }
}
