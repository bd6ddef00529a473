import Foundation
import TestSupport
import Testing

/// The commands as scripts use them: what they print, and how they end.
struct CommandTests {
  private let program: Program

  init() throws { program = try Program() }

  private static let demo = ["--demo", "--today", "2026-11-21"]

  private func records(_ arguments: [String]) throws -> [[String: Any]] {
    let outcome = try program.run(arguments: ["list", "--format", "json"] + arguments)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    return try #require(json as? [[String: Any]])
  }

  @Test func `the sample book has sixty customers, and its advisor a book of their own`() throws {
    let base = try records(Self.demo + ["--scope", "base"])
    let book = try records(Self.demo)
    #expect((50...75).contains(base.count))
    #expect((12...25).contains(book.count))
    #expect(book.allSatisfy { $0["mine"] as? Bool == true })
  }

  @Test func `churned customers are listed only when asked for`() throws {
    let without = try records(Self.demo + ["--scope", "base"])
    let with = try records(Self.demo + ["--scope", "base", "--include-churned"])
    #expect(with.count > without.count)
    #expect(without.allSatisfy { $0["churned"] is NSNull })
  }

  @Test func `the same input prints the same bytes`() throws {
    let arguments = ["list", "--format", "json"] + Self.demo
    let first = try program.run(arguments: arguments)
    let second = try program.run(arguments: arguments)
    #expect(!first.output.isEmpty && first.output == second.output)
  }

  @Test func `filter words, sorting and limit work together`() throws {
    let rows = try records(
      Self.demo + ["--scope", "base", "--sort", "-arr", "--limit", "3", "arr>100k"]
    )
    let amounts = rows.compactMap { $0["arr"] as? Double }
    #expect(amounts.count == 3 && amounts == amounts.sorted(by: >) && amounts[2] > 100_000)
  }

  @Test(arguments: [
    ["list", "--demo", "--format", "ndjson"], ["list", "--demo", "--format", "csv"],
    ["list", "--demo", "--format", "tsv"], ["list", "--demo", "--format", "markdown"],
    ["list", "--demo", "--format", "table"], ["list", "--demo"], ["summary", "--demo"],
    ["summary", "--demo", "--by", "tier", "--format", "json"],
    ["summary", "--demo", "--by", "feature"], ["themes", "list"], ["config", "path"],
    ["--version"], ["--help"], ["follow", "list", "--demo"], ["--demo"],
  ])
  func `a command prints something and ends well`(arguments: [String]) throws {
    let outcome = try program.run(arguments: arguments)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(!outcome.output.isEmpty || arguments.contains("follow"))
    #expect(!outcome.output.contains("\u{1B}"), "no escape sequences in a file")
  }

  @Test(
    arguments: [
      (["list", "--demo", "--me", "nobody@example.com"], 64, "nobody@example.com"),
      (["list", "--demo", "--policy", "five-tier"], 64, "five-tier"),
      (["list", "--demo", "--columns", "nmae"], 64, "name"),
      (["list", "--demo", "teir:strategic"], 64, "tier"),
      (["list", "--demo", "--sort", "siez"], 64, "siez"),
      (["--demo", "--theme", "folio-drak"], 64, "folio-dark"),
      (["show", "--demo", "Nobody Ltd"], 64, "Nobody Ltd"),
      (["list", "--snapshots", "/nonexistent/folder"], 66, "/nonexistent/folder"),
      (["list", "--config", "/nonexistent/config.yaml", "--demo"], 78, "config.yaml"),
      (["list", "--demo", "--today", "2026-02-30"], 64, "2026-02-30"),
    ] as [([String], Int32, String)]
  )
  func `a mistake gets one clear line and its exit code`(
    arguments: [String],
    status: Int32,
    named: String
  ) throws {
    let outcome = try program.run(arguments: arguments)
    #expect(outcome.status == status, "\(outcome.errors)")
    #expect(outcome.errors.contains(named), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }

  @Test func `an empty folder holds no snapshot, and the way on is named`() throws {
    let folder = try TemporaryFolder()
    let outcome = try program.run("list", "--snapshots", folder.path)
    #expect(outcome.status == 66)
    #expect(outcome.errors.hasPrefix("folio: \(folder.path): "))
    #expect(outcome.errors.contains("--demo"))
  }

  @Test func `a cut file is told, and what came before the cut is read`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      #"{"results":[{"id":"a1","name":"Acme","mrr":100},{"id":"a2","name":"Glo"#,
      to: "accounts.json"
    )
    let list = try program.run("list", folder.path, "--format", "ndjson")
    #expect(list.status == 0)
    #expect(list.output.contains(#""name":"Acme""#) && !list.output.contains("Glo"))
    #expect(list.errors.contains("accounts.json"))
    let check = try program.run("check", folder.path, "--exit-status")
    #expect(check.status == 1)
    #expect(check.output.contains("accounts.json"))
  }

  @Test func `a file that is no JSON is named by check, and alone it is no snapshot`() throws {
    let folder = try TemporaryFolder()
    try folder.write("<!DOCTYPE html><title>Log in</title>", to: "accounts.json")
    #expect(try program.run("list", folder.path).status == 66)
    let check = try program.run("check", folder.path, "--format", "json")
    let json = try JSONSerialization.jsonObject(with: Data(check.output.utf8))
    let report = try #require(json as? [String: Any])
    let files = try #require(report["files"] as? [[String: Any]])
    let problem = try #require(files.first?["error"] as? [String: Any])
    #expect(problem["code"] as? String == "html")
  }

  @Test func `sample writes a library that reads without a problem`() throws {
    let folder = try TemporaryFolder()
    let target = folder.file("sample")
    #expect(try program.run("sample", target, "--today", "2026-11-21").status == 0)
    #expect(FileManager.default.fileExists(atPath: "\(target)/2026-11-21"))
    #expect(FileManager.default.fileExists(atPath: "\(target)/2026-11-14"))
    let check = try program.run("check", target, "--exit-status", "--today", "2026-11-21")
    #expect(check.status == 0, "\(check.output)\(check.errors)")
    // A second time it would mix two books.
    #expect(try program.run("sample", target).status == 73)
  }

  @Test func `the older day of a library can be opened`() throws {
    let folder = try TemporaryFolder()
    let target = folder.file("sample")
    _ = try program.run("sample", target, "--today", "2026-11-21")
    let older = try program.run(
      "check",
      target,
      "--as-of",
      "2026-11-20",
      "--format",
      "json"
    )
    #expect(older.output.contains("2026-11-14"))
    #expect(try program.run("list", target, "--as-of", "2026-01-01").status == 66)
  }
}
