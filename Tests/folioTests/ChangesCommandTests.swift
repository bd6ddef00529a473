import Foundation
import TestSupport
import Testing

/// `folio changes`, and older snapshots where a filter asks for them.
struct ChangesCommandTests {
  private let program: Program
  private let folder: TemporaryFolder

  init() throws {
    program = try Program()
    folder = try TemporaryFolder()
    try write("2026-10-22", [("a", "Acme", 9, 100), ("b", "Bolt", 5, 50)])
    try write("2026-11-14", [("a", "Acme", 8, 100), ("b", "Bolt", 5, 50), ("c", "Core", 5, 70)])
    try write("2026-11-21", [("a", "Acme", 6, 120), ("b", "Bolt Ltd", 5, 50)])
  }

  private func write(
    _ day: String,
    _ customers: [(id: String, name: String, health: Int, mrr: Int)]
  ) throws {
    try folder.makeFolder(day)
    let accounts = customers.map { customer in
      #"{"id":"\#(customer.id)","name":"\#(customer.name)","healthScore":\#(customer.health),"#
        + #""mrr":\#(customer.mrr)}"#
    }
    try folder.write(
      #"{"results":[\#(accounts.joined(separator: ","))],"next":null}"#,
      to: "\(day)/accounts.json"
    )
  }

  private func run(_ arguments: String...) throws -> Program.Outcome {
    try program.run(arguments: arguments + ["--snapshots", folder.path])
  }

  /// What changed, as `id what`.
  private func changes(_ arguments: String...) throws -> [String] {
    let outcome = try program.run(
      arguments: ["changes", "--format", "json", "--snapshots", folder.path] + arguments
    )
    #expect(outcome.status == 0, "\(outcome.errors)")
    let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    let rows = try #require(json as? [[String: Any]])
    for row in rows {
      #expect(
        Set(row.keys) == [
          "customer", "what", "old", "new", "change", "arrAtStake", "opportunity", "since", "day",
        ]
      )
    }
    return rows.map { row in
      let customer = row["customer"] as? [String: Any]
      return "\(customer?["id"] as? String ?? "") \(row["what"] as? String ?? "")"
    }
  }

  @Test func `the newest snapshot is compared with the one before`() throws {
    #expect(try changes() == ["a band", "a health", "a arr", "c gone", "b name"])
    #expect(try changes("--limit", "2") == ["a band", "a health"])
    #expect(try changes("--sort", "name,-what").prefix(2) == ["a arr", "a health"])
  }

  @Test func `since and as-of name the older and the newer one`() throws {
    #expect(try changes("--since", "2026-11-01") == ["a band", "a health", "a arr", "b name"])
    #expect(try changes("--as-of", "2026-11-20") == ["a health", "c new"])
    #expect(try changes("--as-of", "2026-11-14", "--since", "2026-10-22") == ["a health", "c new"])
  }

  @Test func `the filter chooses customers, gone ones too`() throws {
    #expect(try changes("core") == ["c gone"])
    #expect(try changes("changed:arr") == ["a band", "a health", "a arr"])
    #expect(try changes("arr<1k") == ["c gone", "b name"])
    #expect(try changes("d30<-2") == ["a band", "a health", "a arr"])
    let nothing = try run("changes", "nobody", "--exit-status")
    #expect(nothing.status == 1)
  }

  @Test func `a dated folder is compared within its library`() throws {
    let outcome = try program.run("changes", folder.file("2026-11-14"), "--format", "tsv")
    #expect(outcome.output.contains("2026-10-22\t2026-11-14"))
  }

  @Test(
    arguments: [
      (["--as-of", "2026-10-30"], "no snapshot before 2026-10-22"),
      (["--since", "2026-01-01"], "no snapshot on or before 2026-01-01"),
    ] as [([String], String)]
  )
  func `without a second snapshot the way on is named`(arguments: [String], message: String) throws
  {
    let outcome = try program.run(
      arguments: ["changes", "--snapshots", folder.path] + arguments
    )
    #expect(outcome.status == 66 && outcome.output.isEmpty)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
    #expect(outcome.errors.split(separator: "\n").count >= 2)
  }

  @Test(arguments: ["2026-11-21", "2026-12-24"])
  func `since must be before the snapshot that is opened`(day: String) throws {
    let outcome = try run("changes", "--since", day)
    #expect(outcome.status == 64 && outcome.output.isEmpty)
    #expect(
      outcome.errors.contains("--since \(day): is not before the snapshot that is opened"),
      "\(outcome.errors)"
    )
  }

  @Test func `a difference is not rounded`() throws {
    let library = try TemporaryFolder()
    for (day, health) in [("2026-11-14", "6.4"), ("2026-11-21", "5.1")] {
      try library.write(
        #"{"results":[{"id":"a","name":"A","healthScore":\#(health)}],"next":null}"#,
        to: "\(day)/a.json"
      )
    }
    let outcome = try program.run("changes", library.path, "--format", "ndjson")
    #expect(outcome.output.contains(#""change":\#(5.1 - 6.4),"#), "\(outcome.output)")
  }

  @Test func `a folder that is no library has nothing to compare with`() throws {
    let plain = try TemporaryFolder()
    try plain.write(#"{"results":[{"id":"a","name":"A","mrr":1}],"next":null}"#, to: "a.json")
    let outcome = try program.run("changes", plain.path)
    #expect(outcome.status == 66)
    #expect(outcome.errors.contains("library"), "\(outcome.errors)")
  }

  @Test func `a list reads no second snapshot unless it is asked for`() throws {
    try folder.write("<!DOCTYPE html>", to: "2026-11-14/accounts.json")
    let plain = try run("list", "health<9", "--columns", "id,health")
    #expect(plain.status == 0 && plain.output.contains("a\t6"))
    let asking = try run("list", "changed:health")
    #expect(asking.status != 0 && asking.errors.contains("2026-11-14"), "\(asking.errors)")
  }

  @Test func `a list filters, sorts and shows what changed`() throws {
    let outcome = try run(
      "list",
      "changed:health",
      "--sort",
      "d30",
      "--columns",
      "id,changed,d30",
      "--format",
      "tsv"
    )
    #expect(outcome.output == "id\tchanged\td30\na\tarr band health\t-3\n")
    let summary = try run("summary", "d30<-1", "--format", "json")
    #expect(summary.output.contains(#""customers": 1"#), "\(summary.output)")
    let since = try run("list", "changed>=7d", "--columns", "id")
    #expect(since.output == "id\n")
    #expect(try run("list", "changed<7d", "--columns", "id").output == "id\na\nb\n")
  }

  @Test(arguments: [
    ["list", "cols:id,arr.d30"], ["list", "--columns", "id,arr.d30"],
    ["list", "cols:name,util.d30 sort:-arr"], ["list", "--columns", "mau.d30", "--format", "json"],
  ])
  func `a column that only the dashboard has is refused by its name`(arguments: [String]) throws {
    let outcome = try program.run(arguments: arguments + ["--snapshots", folder.path])
    let words = arguments.flatMap { $0.split { " ,:".contains($0) } }
    let name = try #require(words.first { $0.hasSuffix(".d30") })
    #expect(outcome.status == 64 && outcome.output.isEmpty)
    #expect(outcome.errors.contains("column"), "\(outcome.errors)")
    #expect(outcome.errors.contains(name), "\(outcome.errors)")
    let sorted = try run("list", "arr.d30:* cols:id sort:-arr.d30")
    #expect(sorted.status == 0, "\(sorted.errors)")
  }

  @Test func `as-of opens the newest snapshot on or before a day, and today follows`() throws {
    let older = try run("list", "--as-of", "2026-11-20", "--columns", "id,health")
    #expect(older.output == "id\thealth\na\t8\nb\t5\nc\t5\n")
    let check = try run("check", "--as-of", "2026-11-20", "--format", "json")
    #expect(check.output.contains("2026-11-14"))
    #expect(check.output.contains(#""stale": false"#), "counted from the day asked for")
    #expect(try run("list", "--as-of", "2026-10-21").status == 66)
  }

  @Test func `the sample book has changes to show`() throws {
    let outcome = try program.run(
      "changes",
      "--demo",
      "--today",
      "2026-11-21",
      "--scope",
      "base",
      "--format",
      "table"
    )
    #expect(outcome.status == 0, "\(outcome.errors)")
    for what in ["owner", "renewal", "opportunity won", "new customer", "gone", "churned", "ARR"] {
      #expect(outcome.output.contains(" \(what) "), "\(what)")
    }
    let month = try program.run(
      "list",
      "--demo",
      "--today",
      "2026-11-21",
      "d30<-0.5",
      "--columns",
      "name,d30"
    )
    #expect(month.output.split(separator: "\n").count > 2)
  }
}

/// Older snapshots and prepared data.
struct PreparedHistoryTests {
  private let program: Program
  private let folder: TemporaryFolder

  init() throws {
    program = try Program()
    folder = try TemporaryFolder()
    for (day, health) in [("2026-11-14", 8), ("2026-11-21", 6)] {
      try folder.makeFolder(day)
      try folder.write(
        #"{"results":[{"id":"a","name":"Acme","healthScore":\#(health),"mrr":10}],"next":null}"#,
        to: "\(day)/accounts.json"
      )
      // A file that folio does not know makes the snapshot large enough, and takes no room on disk.
      let ballast = try folder.write("", to: "\(day)/ballast.bin")
      #expect(unsafe truncate(ballast, 51_000_000) == 0)
    }
    usleep(60_000)
  }

  private var prepared: [String] {
    TestFile.names(in: program.home.file("cache/folio/prepared")).sorted()
  }

  private func output(_ arguments: String...) throws -> String {
    let outcome = try program.run(arguments: arguments + ["--snapshots", folder.path])
    #expect(outcome.status == 0, "\(outcome.errors)")
    return outcome.output
  }

  @Test func `each day of a library has prepared data of its own`() throws {
    let newest = try output("list", "--columns", "id,health")
    let older = try output("list", "--columns", "id,health", "--as-of", "2026-11-20")
    #expect(prepared.count == 2 && prepared.allSatisfy { $0.hasSuffix(".book") })
    #expect(newest == "id\thealth\na\t6\n" && older == "id\thealth\na\t8\n")
    #expect(try output("list", "--columns", "id,health") == newest)
    #expect(try output("list", "--columns", "id,health", "--as-of", "2026-11-20") == older)
    #expect(prepared.count == 2)
  }

  @Test func `changes are the same from JSON, from prepared data and from what was kept`() throws {
    let direct = try output("changes", "--no-cache", "--format", "json")
    #expect(direct.contains(#""what":"health","old":8,"new":6"#))
    #expect(prepared.isEmpty)
    // The first reads the older day's JSON and keeps what is compared, the second finds it.
    #expect(try output("changes", "--format", "json") == direct)
    #expect(prepared.contains { $0.hasSuffix(".compared") })
    #expect(try output("changes", "--format", "json") == direct)
    _ = try output("list", "--as-of", "2026-11-14")
    let folder = program.home.file("cache/folio/prepared")
    for name in prepared where name.hasSuffix(".compared") { unsafe unlink("\(folder)/\(name)") }
    #expect(try output("changes", "--format", "json") == direct)
    #expect(prepared.contains { $0.hasSuffix(".compared") })
  }

  @Test func `what was kept of other files is not believed`() throws {
    let before = try output("changes", "--format", "json")
    try folder.write(
      #"{"results":[{"id":"a","name":"Acme","healthScore":2,"mrr":10}],"next":null}"#,
      to: "2026-11-14/accounts.json"
    )
    usleep(60_000)
    let after = try output("changes", "--format", "json")
    #expect(before != after && after.contains(#""old":2,"new":6"#))
  }
}
