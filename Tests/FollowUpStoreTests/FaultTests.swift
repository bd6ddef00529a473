import BookModel
import FollowUpStore
import Foundation
import TestSupport
import Testing

/// Processes that are killed at any moment while they edit one store.
///
/// It takes a few seconds. For a longer run, of an hour say:
/// `FOLIO_FAULT_SECONDS=3600 swift test --disable-xctest --filter FaultTests`
struct FaultTests {
  private static var seconds: Double {
    ProcessInfo.processInfo.environment["FOLIO_FAULT_SECONDS"].flatMap(Double.init) ?? 4
  }

  @Test func `an edit that was acknowledged survives every kill`() async throws {
    let scratch = try TemporaryFolder()
    let path = scratch.store
    let acknowledged = scratch.file("acknowledged")
    let start = ContinuousClock.now
    var round = 0
    while round < 2 || ContinuousClock.now - start < .seconds(Self.seconds) {
      await withTaskGroup(of: Void.self) { group in
        for worker in 0..<3 {
          let seed = round * 3 + worker
          group.addTask { await edit(path, acknowledged, seed) }
        }
      }
      try check(path, acknowledged)
      round += 1
    }
  }

  /// Edits in a process of its own until it is killed, at a moment that nothing in it knows.
  private func edit(_ path: String, _ acknowledged: String, _ seed: Int) async {
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [path = path as String, acknowledged = acknowledged as String, seed = seed as Int] in
      let killer = Thread {
        usleep(UInt32.random(in: 1_000...500_000))
        kill(getpid(), SIGKILL)
      }
      killer.start()
      let log = unsafe open(acknowledged, O_WRONLY | O_APPEND | O_CREAT, 0o600)
      let store = try FollowUpStore(path: path)
      for edit in 0... {
        let note = "\(seed)-\(edit)"
        let stamp = FollowUpStamp(user: "ana", host: "desk", time: edit)
        if edit % 5 == 4 {
          _ = try? store.undo(by: stamp)
          continue
        }
        // A note of every length up to some pages, so that logs and files grow in all ways.
        let text = note + String(repeating: " ", count: edit * 131 % 9000)
        let customers = (0...edit % 4).map { CustomerReference.numbered((seed + edit + $0) % 50) }
        _ = try store.append(.mark(text), to: customers, by: stamp)
        let line = Array("\(note) \(customers.count)\n".utf8)
        guard unsafe write(log, line, line.count) == line.count else { exit(3) }
      }
    }
  }

  private func check(_ path: String, _ acknowledged: String) throws {
    let store = try FollowUpStore(path: path, checking: true)
    #expect(store.rescue == nil && store.notices.isEmpty)
    let ledger = try store.ledger()
    var notes: [String: Int] = [:]
    for event in ledger.events {
      guard case .marked(let draft) = event.change else { continue }
      notes[String(draft.note.prefix { $0 != " " }), default: 0] += 1
    }
    let text = String(decoding: (try? TestFile.bytes(of: acknowledged)) ?? [], as: UTF8.self)
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      #expect(notes[String(words[0])] == Int(words[1]), "\(line)")
    }
    guard ledger.undoBatch != nil else { return }
    let stamp = FollowUpStamp(user: "ana", host: "desk", time: 0)
    let undone = try store.undo(by: stamp)
    #expect(undone.open != ledger.open || undone.completed != ledger.completed)
    #expect(try store.redo(by: stamp).open == ledger.open)
  }

  @Test func `a disk that fills up at any moment loses nothing acknowledged`() async throws {
    let scratch = try TemporaryFolder()
    let path = scratch.store
    _ = try FollowUpStore(path: path).append(.mark("first"), to: [.numbered(0)], by: .at(0))
    for limit in [80_000, 130_000, 320_000] {
      await #expect(processExitsWith: .success) { [path = path as String, limit = limit as Int] in
        signal(SIGXFSZ, SIG_IGN)
        var size = rlimit(rlim_cur: rlim_t(limit), rlim_max: rlim_t(limit))
        unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &size)
        let store = try FollowUpStore(path: path)
        var saved = try store.ledger()
        var refused = 0
        for edit in 0..<400 {
          do throws(FollowUpStoreError) {
            saved = try store.append(
              .mark("\(limit) \(edit)" + String(repeating: "x", count: 500)),
              to: [.numbered(edit)],
              by: .at(edit)
            )
          } catch {
            #expect(error == .full(path: path), "\(error)")
            refused += 1
          }
        }
        #expect(refused > 0)
        #expect(try store.ledger() == saved)
      }
      let store = try FollowUpStore(path: path, checking: true)
      #expect(store.rescue == nil && store.readOnlyReason == nil)
      _ = try store.undo(by: .at(1))
      _ = try store.redo(by: .at(2))
    }
    #expect(try FollowUpStore(path: path).ledger().events.count > 30)
  }
}
