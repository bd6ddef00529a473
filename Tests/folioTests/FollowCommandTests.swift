import Foundation
import Synchronization
import TestSupport
import Testing

/// Follow-ups on the command line: made, seen, done, taken back, and never lost.
struct FollowCommandTests {
  private let program: Program
  private let snapshot: TemporaryFolder

  init() throws {
    program = try Program()
    snapshot = try TemporaryFolder()
    let accounts = (0..<60).map { #"{"id":"c\#($0)","name":"Customer \#($0)","mrr":\#($0)}"# }
    try snapshot.write(
      #"{"results":[\#(accounts.joined(separator: ","))],"next":null}"#,
      to: "accounts.json"
    )
  }

  private func follow(_ arguments: String...) throws -> Program.Outcome {
    try program.run(arguments: ["follow"] + arguments + ["--snapshots", snapshot.path])
  }

  private func openNotes() throws -> [String: String] {
    let outcome = try follow("list", "--format", "json")
    let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    let marks = try #require(json as? [[String: Any]])
    let pairs = marks.map { ($0["id"] as? String ?? "", $0["note"] as? String ?? "") }
    return Dictionary(pairs) { $1 }
  }

  @Test func `a mark is made, done, and taken back step by step`() throws {
    #expect(try openNotes().isEmpty)
    let added = try follow("add", "Customer 7", "call", "champion", "!high", "#renewal")
    #expect(added.status == 0, "\(added.errors)")
    #expect(try openNotes() == ["c7": "call champion"])
    #expect(try follow("done", "c7").status == 0)
    #expect(try openNotes().isEmpty)
    #expect(try follow("undo").status == 0)
    #expect(try openNotes() == ["c7": "call champion"])
    #expect(try follow("undo").status == 0)
    #expect(try openNotes().isEmpty)
  }

  @Test func `the customer record shows the mark`() throws {
    _ = try follow("add", "c3", "send the plan", "@2026-12-24")
    let shown = try program.run("show", "c3", "--format", "json", "--snapshots", snapshot.path)
    let json = try JSONSerialization.jsonObject(with: Data(shown.output.utf8))
    let record = try #require(json as? [String: Any])
    let mark = try #require(record["followUp"] as? [String: Any])
    #expect(mark["note"] as? String == "send the plan")
    #expect(mark["due"] as? String == "2026-12-24")
    #expect(mark["state"] as? String == "open")
  }

  @Test func `a mark by id works without a snapshot`() throws {
    let outcome = try program.run("follow", "add", "c9", "ring back")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors.contains("c9: taken as a customer's id"), "\(outcome.errors)")
    #expect(try program.run("follow", "add", "c9", "!high").errors.contains("taken") == false)
    #expect(try openNotes() == ["c9": "ring back"])
  }

  @Test func `an unknown name is a mistake, not a mark`() throws {
    #expect(try follow("add", "Customer Nine", "ring back").status == 64)
    #expect(try openNotes().isEmpty)
  }

  @Test func `a name without a snapshot is no id, unless it was marked before`() throws {
    let unknown = try program.run("follow", "add", "Customer 5", "ring back")
    #expect(unknown.status == 66 && unknown.errors.contains("Customer 5"))
    _ = try follow("add", "Customer 5", "first")
    _ = try follow("done", "Customer 5")
    #expect(try program.run("follow", "add", "Customer 5", "ring back").status == 0)
    #expect(try openNotes() == ["c5": "ring back"])
  }

  @Test func `an edit changes what it names and keeps the rest`() throws {
    #expect(try follow("edit", "c4", "anything").status == 64)
    _ = try follow("add", "c4", "call champion", "@2026-12-24", "!high", "#renewal")
    #expect(try follow("edit", "c4", "@2026-12-31").status == 0)
    let moved = try follow("list", "--format", "json").output
    #expect(moved.contains(#""note":"call champion","due":"2026-12-31","priority":"high""#))
    _ = try follow("edit", "c4", "call", "the", "buyer", "!low", "#buyer")
    let renamed = try follow("list", "--format", "json").output
    #expect(renamed.contains(#""note":"call the buyer","due":"2026-12-31","priority":"low""#))
    #expect(renamed.contains(#""tags":["buyer"]"#))
  }

  @Test func `the history tells every step, taken back ones too`() throws {
    _ = try follow("add", "c6", "call", "@2026-12-24")
    _ = try follow("done", "c6", "they", "renew")
    _ = try follow("undo")
    let outcome = try follow("history", "Customer 6", "--format", "json")
    let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    let steps = try #require(json as? [[String: Any]])
    #expect(steps.map { $0["event"] as? String } == ["follow-up", "done", "undo"])
    #expect(steps.map { $0["undone"] as? Bool } == [false, true, false])
    #expect(steps[1]["outcome"] as? String == "they renew")
    #expect(steps.allSatisfy { $0["by"] as? String == "tester" })
    #expect(steps.allSatisfy { ($0["host"] as? String)?.isEmpty == false })
    #expect(steps.map { $0["about"] as? String } == [nil, nil, "done"])
    let table = try follow("history", "c6", "--format", "table").output
    #expect(table.contains("Undo of done") && table.contains("HOST"))
  }

  @Test func `a follow-up finds its customer again when the account was made anew`() throws {
    let traits = #""traits":{"sfdc.Id":"0015w00002aBcDeAAK"}"#
    let accounts = try TemporaryFolder()
    try accounts.write(#"{"results":[{"id":"old","name":"Acme",\#(traits)}]}"#, to: "a.json")
    _ = try program.run("follow", "add", "Acme", "call", "--snapshots", accounts.path)
    try accounts.write(#"{"results":[{"id":"new","name":"Acme",\#(traits)}]}"#, to: "a.json")
    let listed = try program.run("follow", "list", accounts.path, "--format", "json")
    #expect(listed.output.contains(#""id":"new","name":"Acme","known":true"#))
    #expect(try program.run("follow", "done", "new", "--snapshots", accounts.path).status == 0)
    let left = try program.run("follow", "list", accounts.path, "--format", "json")
    #expect(left.output == "[]\n")
  }

  @Test func `of two customers of one name neither is marked`() throws {
    try snapshot.write(
      #"{"results":[{"id":"x1","name":"Twin","mrr":1},{"id":"x2","name":"Twin","mrr":1}]}"#,
      to: "twins.json"
    )
    _ = try follow("add", "x1", "call")
    let outcome = try follow("done", "Twin")
    #expect(outcome.status == 64 && outcome.errors.contains("x1, x2"))
  }

  @Test func `to add where there is a follow-up changes what is named and says so`() throws {
    _ = try follow("add", "c4", "call champion", "@2026-12-24", "!high", "#renewal")
    let added = try follow("add", "c4", "call", "the", "buyer", "#buyer")
    #expect(added.status == 0 && added.errors.contains("Customer 4 has an open follow-up"))
    #expect(added.output.hasPrefix("Edit: Customer 4 · call the buyer"), "\(added.output)")
    let list = try follow("list", "--format", "json").output
    #expect(list.contains(#""note":"call the buyer","due":"2026-12-24","priority":"high""#))
    #expect(list.contains(#""tags":["buyer"]"#))
    _ = try follow("add", "c4", "!low", "@2026-12-31")
    let moved = try follow("list", "--format", "json").output
    #expect(moved.contains(#""note":"call the buyer","due":"2026-12-31","priority":"low""#))
  }

  @Test(arguments: ["2026-11-21", "2026-11-22", "yesterday"])
  func `a snooze that is over at once is refused`(day: String) throws {
    _ = try follow("add", "c4", "call", "--today", "2026-11-22")
    let outcome = try follow("snooze", "c4", day, "--today", "2026-11-22")
    #expect(outcome.status == 64 && outcome.output.isEmpty, "\(outcome.errors)")
    #expect(try follow("list", "--format", "json").output.contains(#""state":"open""#))
  }

  @Test func `a backup makes no folder, and without a store there is none`() throws {
    let copy = program.home.file("missing/copy.sqlite")
    let nothing = try follow("backup", program.home.file("copy.sqlite"))
    #expect(nothing.status == 66 && nothing.errors.contains("no store"), "\(nothing.errors)")
    _ = try follow("add", "c2", "call")
    let outcome = try follow("backup", copy)
    #expect(outcome.status == 73 && outcome.errors.contains("mkdir -p"), "\(outcome.errors)")
    #expect(!FileManager.default.fileExists(atPath: program.home.file("missing")))
  }

  @Test func `a backup is a store of its own, and overwrites nothing`() throws {
    _ = try follow("add", "c2", "call")
    let copy = program.home.file("copy.sqlite")
    #expect(try follow("backup", copy).status == 0)
    let again = try follow("backup", copy)
    #expect(again.status == 73 && again.errors.contains("the file exists\n"), "\(again.errors)")
    let listed = try follow("list", "--store", copy, "--format", "json")
    #expect(listed.output.contains(#""id":"c2""#))
  }

  @Test func `what was understood is said`() throws {
    let day = ["--today", "2026-11-22"]
    let words = ["follow", "add", "c7", "call", "@24", "dec", "!high", "#renewal"]
    let added = try program.run(arguments: words + day + ["--snapshots", snapshot.path])
    #expect(
      added.output == "Follow-up: Customer 7 · call (due 24 Dec 2026, high, #renewal)\n",
      "\(added.errors)"
    )
    let snoozed = try follow("snooze", "c7", "2026-12-01", "--today", "2026-11-22")
    #expect(snoozed.output.contains("Customer 7 · call (due 24 Dec 2026, high, until 1 Dec 2026"))
    #expect(try follow("done", "c7", "they renew").output == "Done: Customer 7 · call\n")
  }

  @Test func `a damaged store is set aside, told, and its backup goes on`() throws {
    _ = try follow("add", "c1", "look")
    let path = "\(program.home.path)/data/folio/folio.sqlite"
    for companion in ["-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: path + companion)
    }
    try Data(repeating: 0x41, count: 9000).write(to: URL(filePath: path))
    let listed = try follow("list", "--format", "json")
    #expect(listed.status == 0 && listed.output.contains(#""note":"look""#))
    let told = listed.errors.split(separator: "\n").filter { $0.contains("was damaged") }
    #expect(told.count == 1 && told[0].hasPrefix("folio: \(path): "), "\(listed.errors)")
    #expect(try follow("add", "c2", "look too").errors.isEmpty)
  }

  @Test func `a word that is no command of follow is a mistake`() throws {
    let outcome = try program.run("follow", "dnoe")
    #expect(outcome.status == 64 && outcome.errors.contains("done"), "\(outcome.errors)")
  }

  @Test func `the store is readable by nobody else`() throws {
    _ = try follow("add", "c1", "look")
    let path = "\(program.home.path)/data/folio/folio.sqlite"
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect((attributes[.posixPermissions] as? Int) == 0o600)
  }

  @Test func `two processes marking at the same time lose nothing`() throws {
    let failures = Gathered()
    DispatchQueue.concurrentPerform(iterations: 2) { worker in
      for number in stride(from: worker, to: 40, by: 2) {
        let outcome = try? follow("add", "c\(number)", "note", "\(number)")
        if outcome?.status != 0 { failures.add(outcome?.errors ?? "did not start") }
      }
    }
    #expect(failures.all == [])
    #expect(try openNotes().count == 40)
  }
}

/// Texts gathered by several threads.
private final class Gathered: Sendable {
  private let texts = Mutex<[String]>([])

  var all: [String] { texts.withLock { $0 } }

  func add(_ text: String) { texts.withLock { $0.append(text) } }
}
