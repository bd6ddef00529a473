import BookModel
import FollowUpStore
import TestSupport
import Testing

/// Events that travel between stores as lines of JSON.
struct ExchangeTests {
  private func reader(_ text: String, pieces: Int = 1000) -> FollowUpEventReader {
    var reader = FollowUpEventReader()
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: pieces) {
      reader.read(bytes[start..<min(start + pieces, bytes.count)])
    }
    reader.finish()
    return reader
  }

  private func lines(_ events: [FollowUpEvent]) -> String {
    events.map { $0.jsonLine + "\n" }.joined()
  }

  private static let changes: [FollowUpEvent.Change] = [
    .marked(
      FollowUpDraft(
        note: "call \"Ana\"\n\u{1B}[31m\u{202E}é漢👩‍👩‍👧 \\",
        due: Day(number: 20_800),
        priority: .high,
        tags: ["a", "ö"]
      )
    ),
    .marked(FollowUpDraft(note: "")), .completed(outcome: nil), .completed(outcome: "they renew"),
    .snoozed(until: Day(number: -1)), .waiting(.healthChanges(from: nil)),
    .waiting(.usageRecovers(utilization: .poor, usage: nil)),
    .waiting(.renewalNears(DaySpan(count: 3, unit: .months), known: Day(number: 21_000))),
    .removed, .undone(batch: "b"), .redone(batch: "b"),
    .sent(SentMessage(.usageRecap, in: Month(of: Day(number: 20_800)), on: Day(number: 20_831))),
    .sent(
      SentMessage(
        .playlist,
        in: Month(of: Day(number: 20_800)),
        on: Day(number: 20_800),
        feature: "Batch \"changes\" é"
      )
    ),
  ]

  @Test(arguments: changes, [1, 7, 1000])
  func `an event is read back as it was written`(change: FollowUpEvent.Change, pieces: Int) {
    let event = FollowUpEvent(
      id: FollowUpEvent.randomId(),
      batch: "b",
      customer: .numbered(1),
      stamp: .at(1),
      change: change
    )
    #expect(!event.jsonLine.utf8.contains(0x0A))
    let text = "\u{FEFF}\n" + lines([event]) + "\r\n" + event.jsonLine
    #expect(reader(text, pieces: pieces).events == [event, event])
    #expect(reader(text, pieces: pieces).problemCount == 0)
  }

  @Test(
    arguments: [
      ("<html>", "cannot stand"), ("{", "ends"), ("[]", "expected object"), ("{}", "time"),
      (#"{"id":"a"} {}"#, "more"), (#"{"id":1}"#, "$.id is of the wrong kind"),
      (#"{"id":"a","id":"b"}"#, "id is there twice"), (#"{"time":1e300}"#, "time"),
      (#"{"time":-1}"#, "time"), (#"{"time":4102444800000}"#, "time"),
      (#"{"time":1,"id":""}"#, "id is empty"), (#"{"time":1,"id":"a"}"#, "batch is missing"),
      (#"{"time":1,"id":"a","batch":"b","customer":{"id":""}}"#, "customer needs"),
      (#"{"time":1,"id":"\ud800","batch":"b"}"#, "not UTF-8"),
      (#"{"time":1,"id":"a\u0000","batch":"b"}"#, "zero"),
      (String(repeating: "[", count: 9000), "expected object"),
      (#"{"x":\#(String(repeating: "[", count: 9000))"#, "nested"),
      (String(repeating: "x", count: 1_100_000), "longer"), ("\u{0}\u{1}\u{2}", "$:"),
    ] as [(String, String)]
  )
  func `a line that is no event is told, and the others are read`(line: String, why: String) throws
  {
    let event = FollowUpEvent(
      id: "a",
      batch: "b",
      customer: .numbered(1),
      stamp: .at(1),
      change: .removed
    )
    let reader = reader(lines([event]) + line + "\n" + lines([event]), pieces: 65_536)
    #expect(reader.events == [event, event])
    let problem = try #require(reader.problems.first)
    #expect(reader.problemCount == 1 && problem.line == 2)
    #expect(problem.reason.contains(why), "\(problem.reason)")
  }

  @Test(
    arguments: [
      (#""kind":"dance""#, "dance"), (#""kind":"mark""#, "priority is missing"),
      (#""kind":"mark","priority":"urgent","note":"x""#, "priority is not"),
      (#""kind":"mark","priority":"low""#, "note is missing"),
      (#""kind":"mark","priority":"low","note":"x","due":"2026-02-30""#, "due is not a date"),
      (#""kind":"snooze""#, "until is missing"),
      (#""kind":"wait","condition":"rain""#, "condition"),
      (#""kind":"undo""#, "target is missing"),
    ] as [(String, String)]
  )
  func `an event that lacks what its kind needs is told`(rest: String, why: String) throws {
    let line = #"""
      {"id":"a","batch":"b","time":1,"customer":{"id":"c","name":"C"},"user":"u","host":"h",\#(rest)}
      """#
    let problem = try #require(reader(line).problems.first)
    #expect(problem.reason.contains(why), "\(problem.reason)")
  }

  @Test func `no bytes stop the reading`() {
    var random = SystemRandomNumberGenerator()
    let valid = Array(lines([event(.completed(outcome: "x"))]).utf8)
    for _ in 0..<2000 {
      var bytes = valid
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(
          in: 0...255,
          using: &random
        )
      }
      var reader = FollowUpEventReader()
      reader.read(bytes)
      reader.finish()
      #expect(reader.events.count + reader.problemCount >= 1)
    }
  }

  private func event(_ change: FollowUpEvent.Change) -> FollowUpEvent {
    FollowUpEvent(
      id: FollowUpEvent.randomId(),
      batch: FollowUpEvent.randomId(),
      customer: .numbered(1),
      stamp: .at(1),
      change: change
    )
  }

  @Test(arguments: 1...6)
  func `three stores that exchange in any order end equal`(seed: UInt64) throws {
    var random = Seeded(state: seed)
    let scratch = try TemporaryFolder()
    let stores = try (0..<3).map { try FollowUpStore(path: scratch.file("\($0)/folio.sqlite")) }
    for step in 0..<60 {
      let store = stores[random.below(3)]
      let customers = (0..<1 + random.below(3)).map { _ in
        CustomerReference.numbered(random.below(5))
      }
      switch random.below(8) {
      case 0...2:
        _ = try store.append(.mark("note \(step)"), to: customers, by: .at(random.below(40)))
      case 3: _ = try? store.append(.complete(outcome: nil), to: customers, by: .at(step))
      case 4: _ = try? store.undo(by: .at(random.below(40)))
      case 5: _ = try? store.redo(by: .at(step))
      default: try exchange(from: store, to: stores[random.below(3)], &random)
      }
    }
    for _ in 0..<2 {
      for from in stores { for to in stores { try exchange(from: from, to: to, &random) } }
    }
    let ledgers = try stores.map { try $0.ledger() }
    #expect(ledgers[0].events.count > 10)
    for ledger in ledgers {
      #expect(ledger == ledgers[0] && ledger.open == ledgers[0].open)
      #expect(ledger.undoBatch == ledgers[0].undoBatch && ledger.redoBatch == ledgers[0].redoBatch)
    }
    #expect(try FollowUpStore(path: stores[0].path).ledger() == ledgers[0])
  }

  /// Exports and imports, the lines in another order and some of them twice.
  private func exchange(from: FollowUpStore, to: FollowUpStore, _ random: inout Seeded) throws {
    var events = try from.ledger().events
    events += events.prefix(random.below(4))
    for index in events.indices { events.swapAt(index, random.below(events.count)) }
    let reader = reader(lines(events), pieces: 100 + random.below(1000))
    #expect(reader.problemCount == 0 && reader.events == events)
    #expect(try to.merge(reader.events).conflicting.isEmpty)
  }
}
