import BookModel
import Glibc
import SnapshotIO
import Synchronization
import TestSupport
import Testing

/// Files that are written while they are read, and readings that are broken off.
struct ChangeTests {
  /// How a file comes to hold something else.
  enum Change: CaseIterable, Sendable {
    /// A new file takes its name at once.
    case replaced
    /// It is emptied and written anew, a piece at a time.
    case rewritten
    /// Lines are added at its end.
    case grown
  }

  private static func accounts(_ count: Int, mrr: Int) -> [UInt8] {
    Array(
      (0..<count).map { place in
        #"{"id":"a\#(place)","name":"Customer \#(place)","mrr":\#(mrr),"# + #""traits":{}}"# + "\n"
      }.joined().utf8
    )
  }

  private static func rows(_ count: Int, mau: Int) -> [UInt8] {
    Array(
      (0..<count).map { #"{"accounts.name":"Customer \#($0)","pings.mau":\#(mau)}"# + "\n" }
        .joined().utf8
    )
  }

  @Test(arguments: Change.allCases, [true, false])
  func `a file that changes while it is read gives the old book, the new one, or a word`(
    change: Change,
    isUsage: Bool
  ) throws {
    let folder = try TemporaryFolder()
    let old = isUsage ? ChangeTests.rows(300, mau: 1) : ChangeTests.accounts(300, mrr: 1)
    let new =
      change == .grown
      ? old + (isUsage ? ChangeTests.rows(300, mau: 2) : ChangeTests.accounts(400, mrr: 2))
      : isUsage ? ChangeTests.rows(280, mau: 2) : ChangeTests.accounts(280, mrr: 2)
    if isUsage { try folder.write(ChangeTests.accounts(300, mrr: 5), to: "snapshot/b.json") }
    let path = try folder.write(old, to: "snapshot/a.json")
    let before = try Verdict(folder: folder.file("snapshot")).list
    try folder.write(new, to: "snapshot/a.json")
    let after = try Verdict(folder: folder.file("snapshot")).list
    #expect(before != after)
    let writer = Writer(path: path, from: old, to: new, change)
    var seen: [String: Int] = [:]
    for _ in 0..<100 {
      let verdict = try Verdict(folder: folder.file("snapshot")) { $0.threads = 2 }
      seen[word(on: verdict, before, after), default: 0] += 1
    }
    writer.stop()
    #expect(seen["something else"] == nil, "\(seen)")
  }

  private func word(on verdict: Verdict, _ before: String?, _ after: String?) -> String {
    let file = verdict.check.report.files.first { $0.path == "a.json" }
    if let file, file.error != nil || file.warnings.contains(where: { $0.contains("changed") }) {
      return "told"
    }
    if verdict.list == before { return "old" }
    return verdict.list == after ? "new" : "something else"
  }

  @Test(arguments: [false, true])
  func `a reading broken off at any moment gives no book`(isInEnvelope: Bool) throws {
    let folder = try TemporaryFolder()
    try folder.write(ChangeTests.accounts(2000, mrr: 5), to: "snapshot/a.json")
    let rows = ChangeTests.rows(2000, mau: 5)
    // What is around the rows must not be read on when they are broken off.
    let list = String(decoding: rows, as: UTF8.self).split(separator: "\n").joined(separator: ",")
    let envelope = Array("{\"data\":[\(list)],\"fields\":{}}".utf8)
    try folder.write(isInEnvelope ? envelope : rows, to: "snapshot/b.json")
    let whole = try Verdict(folder: folder.file("snapshot")).list
    var cancelled = 0
    for round in 0..<60 {
      let monitor = LoadMonitor()
      let canceller = Background {
        usleep(UInt32(round) * 997 % 40_000)
        monitor.cancel()
      }
      defer { canceller.join() }
      do throws(SnapshotError) {
        var reader = SnapshotReader(paths: [folder.file("snapshot")], today: Verdict.today)
        (reader.monitor, reader.threads) = (monitor, 3)
        let check = try reader.check()
        let list = Verdict(check: check).list
        #expect(list == whole, "round \(round)")
      } catch {
        #expect(error == .cancelled(path: folder.file("snapshot")))
        cancelled += 1
      }
    }
    #expect(cancelled > 0)
  }
}

/// Writes a file over and over, now with one content, now with another.
private final class Writer: Sendable {
  private let isOver = Atomic<Bool>(false)
  private let thread: Mutex<Background?>

  init(path: String, from old: [UInt8], to new: [UInt8], _ change: ChangeTests.Change) {
    thread = Mutex(nil)
    let background = Background { [self] in
      var round: UInt32 = 0
      while !isOver.load(ordering: .relaxed) {
        round += 1
        write(round.isMultiple(of: 2) ? old : new, over: old, to: path, change)
        usleep(round &* 7919 % 3000)
      }
    }
    thread.withLock { $0 = background }
  }

  /// Ends the writing.
  func stop() {
    isOver.store(true, ordering: .relaxed)
    thread.withLock { $0?.join() }
  }

  private func write(
    _ bytes: [UInt8],
    over old: [UInt8],
    to path: String,
    _ change: ChangeTests.Change
  ) {
    switch change {
    case .replaced:
      // Written beside the snapshot, not in it.
      let spare = path.dropLast("snapshot/a.json".count) + "spare"
      try? TestFile.write(bytes, to: String(spare))
      unsafe rename(String(spare), path)
    case .rewritten: append(bytes, to: path, O_TRUNC)
    case .grown:
      unsafe truncate(path, off_t(old.count))
      if bytes.count > old.count { append(Array(bytes[old.count...]), to: path, O_APPEND) }
    }
  }

  /// Writes a piece at a time.
  private func append(_ bytes: [UInt8], to path: String, _ mode: Int32) {
    let descriptor = unsafe open(path, O_WRONLY | mode)
    defer { close(descriptor) }
    var start = 0
    while start < bytes.count {
      var end = min(start + 1000, bytes.count)
      // Inside a line: what ends between two lines is a whole file for a while, which none can tell.
      while end < bytes.count, bytes[end - 1] == 0x0A || bytes[end] == 0x0A { end += 1 }
      let piece = Array(bytes[start..<end])
      _ = unsafe Glibc.write(descriptor, piece, piece.count)
      start = end
      usleep(100)
    }
  }
}

/// A thread of the system's.
private struct Background: Sendable {
  private let thread: pthread_t

  private final class Body: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  init(_ run: @escaping @Sendable () -> Void) {
    var thread = pthread_t()
    let body = unsafe Unmanaged.passRetained(Body(run))
    let failure = unsafe pthread_create(
      &thread,
      nil,
      { context in
        if let context = unsafe context {
          unsafe Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run()
        }
        return nil
      },
      body.toOpaque()
    )
    precondition(failure == 0)
    self.thread = thread
  }

  /// Waits until it has ended.
  func join() { _ = pthread_join(thread, nil) }
}
