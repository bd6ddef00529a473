import BookModel
import FollowUpStore
import Glibc
import TestSupport
import Testing

/// What other processes, the system and time do to a store.
struct StoreProcessTests {
  @Test func `two processes that mark 500 customers at the same time lose nothing`() async throws {
    let scratch = try TemporaryFolder()
    let path = scratch.store
    async let first: Void = markInProcess(path, from: 0)
    async let second: Void = markInProcess(path, from: 1000)
    _ = await (first, second)
    let ledger = try FollowUpStore(path: path).ledger()
    #expect(ledger.open.count == 1000)
    #expect(Set(ledger.events.map(\.batch)).count == 20)
    #expect(
      TestFile.names(in: scratch.path + "/data") == ["folio.sqlite", "folio.sqlite.backups"]
    )
  }

  private func markInProcess(_ path: String, from start: Int) async {
    await #expect(processExitsWith: .success) { [path = path as String, start = start as Int] in
      let store = try FollowUpStore(path: path)
      for batch in 0..<10 {
        let numbers = start + batch * 50..<start + (batch + 1) * 50
        _ = try store.append(
          .mark("batch \(batch)"),
          to: numbers.map(CustomerReference.numbered),
          by: .at(batch)
        )
      }
      store.finish()
    }
  }

  @Test func `an append that returned survives being killed`() async throws {
    let scratch = try TemporaryFolder()
    let path = scratch.store
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
      let store = try FollowUpStore(path: path)
      _ = try store.append(.mark("call"), to: [.numbered(1)], by: .at(1))
      kill(getpid(), SIGKILL)
    }
    let ledger = try FollowUpStore(path: path).ledger()
    #expect(ledger.open.values.map(\.note) == ["call"])
  }

  @Test func `a full disk saves nothing, breaks nothing and says so`() async throws {
    let scratch = try TemporaryFolder()
    let path = scratch.store
    let before = try FollowUpStore(path: path)
      .append(.mark("kept"), to: [.numbered(1)], by: .at(1))
    await #expect(processExitsWith: .success) { [path = path as String] in
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 65_536, rlim_max: 65_536)
      unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      let store = try FollowUpStore(path: path)
      #expect(throws: FollowUpStoreError.full(path: path)) {
        let customers = (10...2000).map(CustomerReference.numbered)
        _ = try store.append(.mark("lost"), to: customers, by: .at(2))
      }
      #expect(try store.ledger().open.count == 1)
    }
    #expect(try FollowUpStore(path: path).ledger() == before)
  }

  /// Marks a customer in a store that is closed then.
  private func mark(_ path: String) throws {
    let store = try FollowUpStore(path: path)
    _ = try store.append(.mark("kept"), to: [.numbered(1)], by: .at(1))
    store.finish()
  }

  @Test(arguments: ["file", "folder"])
  func `what may not be written is read and left alone`(kind: String) async throws {
    let scratch = try TemporaryFolder()
    let path = scratch.store
    try mark(path)
    let folder = scratch.path + "/data"
    for place in [scratch.path, folder] { unsafe chmod(place, 0o755) }
    unsafe chmod(path, kind == "file" ? 0o444 : 0o666)
    unsafe chmod(folder, kind == "file" ? 0o777 : 0o555)
    let bytes = try TestFile.bytes(of: path)
    await #expect(processExitsWith: .success) { [path = path as String] in
      // Permissions mean nothing to the superuser, who may be running the tests.
      if getuid() == 0 { setuid(65_534) }
      let store = try FollowUpStore(path: path)
      #expect(try store.ledger().open.count == 1)
      #expect(store.readOnlyReason == .notWritable(path: path))
      #expect(throws: FollowUpStoreError.notWritable(path: path)) {
        try store.append(.mark("lost"), to: [.numbered(2)], by: .at(2))
      }
    }
    #expect(try TestFile.bytes(of: path) == bytes)
    unsafe chmod(folder, 0o700)
  }

  @Test func `a copy of what may only be read has the newest events too`() async throws {
    let scratch = try TemporaryFolder()
    let (path, copies) = (scratch.store, scratch.file("copies"))
    try scratch.makeFolder("copies")
    let store = try FollowUpStore(path: path)
    _ = try store.append(.mark("kept"), to: [.numbered(1)], by: .at(1))
    let folder = scratch.path + "/data"
    for place in [scratch.path, folder] { unsafe chmod(place, 0o755) }
    // They are in the log as long as the store is open.
    for name in [path, path + "-wal"] { unsafe chmod(name, 0o444) }
    unsafe chmod(copies, 0o777)
    let copy = copies + "/copy.sqlite"
    await #expect(processExitsWith: .success) { [path = path as String, copy = copy as String] in
      if getuid() == 0 { setuid(65_534) }
      try FollowUpStore(path: path).backUp(to: copy)
    }
    #expect(TestFile.names(in: copies) == ["copy.sqlite"])
    if getuid() == 0 { unsafe chown(copy, 0, 0) }
    #expect(try FollowUpStore(path: copy).ledger() == store.ledger())
    for name in [path, path + "-wal"] { unsafe chmod(name, 0o600) }
  }
}
