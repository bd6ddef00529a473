import TestSupport
import Testing

/// Follow-ups that are snoozed by the data, exported, and taken over elsewhere.
struct FollowExchangeTests {
  private let program: Program
  private let snapshot: TemporaryFolder

  init() throws {
    program = try Program()
    snapshot = try TemporaryFolder()
    try writeSnapshot(health: 2)
  }

  private func writeSnapshot(health: Int) throws {
    let facts = #""healthScore":\#(health),"nextRenewalDate":"2026-12-31T00:00:00.000Z""#
    try snapshot.write(
      #"{"results":[{"id":"c1","name":"Acme",\#(facts)},{"id":"c2","name":"Bolt"}],"next":null}"#,
      to: "accounts.json"
    )
  }

  private func follow(_ arguments: String..., store: String = "a") throws -> Program.Outcome {
    try program.run(
      arguments: ["follow"] + arguments + [
        "--snapshots", snapshot.path, "--store", program.home.file("\(store).sqlite"),
        "--today", "2026-11-22",
      ]
    )
  }

  @Test func `what was waited for wakes a follow-up and says why`() throws {
    _ = try follow("add", "Acme", "call")
    #expect(try follow("snooze", "Acme", "health", "changes").status == 0)
    #expect(try follow("list", "--format", "json").output.contains(#""state":"snoozed""#))
    try writeSnapshot(health: 9)
    #expect(try follow("list", "--format", "json").output.contains(#""state":"open""#))
    #expect(try follow("list", "--format", "table").output.contains("health ▼→▲"))
    #expect(try follow("history", "Acme").output.contains("woke"))
  }

  @Test(
    arguments: [
      (["Acme", "30d", "before", "renewal"], 0), (["Acme", "60d", "before", "renewal"], 64),
      (["Bolt", "30d", "before", "renewal"], 64), (["Bolt", "usage", "recovers"], 64),
      (["Acme", "someday"], 64), (["Acme", "2026-12-01"], 0),
    ] as [([String], Int32)]
  )
  func `a snooze that would never wake, or at once, is refused`(words: [String], status: Int32)
    throws
  {
    _ = try follow("add", words[0], "call")
    let outcome = try program.run(
      arguments: ["follow", "snooze"] + words + [
        "--snapshots", snapshot.path, "--store", program.home.file("a.sqlite"),
        "--today", "2026-11-22",
      ]
    )
    #expect(outcome.status == status, "\(outcome.errors)")
  }

  @Test func `what is exported is taken over elsewhere, once`() throws {
    _ = try follow("add", "Acme", "call", "#renewal")
    _ = try follow("done", "Acme")
    _ = try follow("undo")
    let file = program.home.file("events.jsonl")
    #expect(try follow("export", "--output", file).status == 0)
    #expect(try follow("export", "--output", file).status == 73)
    #expect(try follow("export", "--output", file, "--force").status == 0)
    #expect(try follow("import", file, store: "b").output.hasPrefix("Added 3 events of 3"))
    #expect(try follow("import", file, store: "b").output.hasPrefix("Added 0 events of 3"))
    #expect(try follow("export", store: "b").output == follow("export").output)
    #expect(try follow("redo", store: "b").status == 0)
  }

  @Test(arguments: ["<html>", "{}", "SQLite format 3\u{0}"])
  func `a file that is no export is told with its line`(text: String) throws {
    let file = try program.home.write(text, to: "strange")
    let outcome = try follow("import", file)
    #expect(outcome.status == 65)
    #expect(outcome.errors.hasPrefix("folio: \(file): "), "\(outcome.errors)")
    #expect(outcome.errors.contains("export"))
  }

  @Test(arguments: [
    ("csv", "id,name,known"), ("markdown", "# Follow-ups"), ("ics", "BEGIN:VCALENDAR\r\n"),
    ("vitally", #"{"externalId":"folio-"#), ("jsonl", #"{"id":""#),
  ])
  func `every form is written`(format: String, beginning: String) throws {
    _ = try follow("add", "Acme", "call")
    let outcome = try follow("export", "--format", format)
    #expect(outcome.status == 0 && outcome.output.utf8.starts(with: beginning.utf8))
  }
}
