import Foundation
import TestSupport
import Testing

/// The reports as a team gets them: their files, their formats, and how a mistake is told.
struct ReportCommandTests {
  private let program: Program
  private let folder: TemporaryFolder

  private static let demo = ["--demo", "--today", "2026-11-21"]
  private static let reports: [(name: String, arguments: [String])] = [
    ("weekly", ["weekly"]),
    ("weekly-base", ["weekly", "--scope", "base"]),
    ("renewals", ["renewals"]),
    ("tiers", ["tiers", "--scope", "base"]),
    ("tiers-compared", ["tiers", "--scope", "base", "--compare", "four-tier,three-tier"]),
    ("review", ["review", "Halden Savings Bank"]),
  ]

  init() throws {
    program = try Program()
    folder = try TemporaryFolder()
  }

  @Test(arguments: reports.map(\.name), ["markdown", "table", "json", "ndjson", "csv", "tsv"])
  func `a report of the sample book is what is on file`(name: String, format: String) throws {
    let report = try #require(Self.reports.first { $0.name == name })
    let outcome = try program.run(
      arguments: ["report"] + report.arguments + Self.demo + ["--format", format]
    )
    #expect(outcome.status == 0, "\(outcome.errors)")
    let endings = ["markdown": "md", "table": "txt", "json": "json", "csv": "csv"]
    try expectGolden(outcome.output, at: "Goldens/\(name).\(endings[format] ?? format)")
  }

  @Test func `without a name the reports are listed, a line each`() throws {
    let outcome = try program.run("report")
    #expect(outcome.status == 0)
    let names = outcome.output.split(separator: "\n").compactMap { $0.split(separator: " ").first }
    #expect(Set(["weekly", "renewals", "tiers", "review"]).isSubset(of: names.map(String.init)))
    #expect(try program.run("report", "--demo").output == outcome.output)
  }

  @Test func `the list of reports is there for programs too`() throws {
    let outcome = try program.run("report", "--format", "json")
    let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    let reports = try #require(json as? [[String: String]])
    #expect(
      reports.compactMap { $0["name"] }
        == ["weekly", "renewals", "tiers", "review", "nurture", "coverage"]
    )
    #expect(reports.allSatisfy { $0.keys.sorted() == ["name", "sentence", "title"] })
    let rows = try program.run("report", "--format", "csv").output.split(separator: "\n")
    #expect(rows.count == 7 && rows[0] == "name,title,sentence")
  }

  @Test func `a report's name behind its options is told where it belongs`() throws {
    let outcome = try program.run("report", "--demo", "tiers")
    #expect(outcome.status == 64 && outcome.errors.contains("folio report tiers ..."))
  }

  @Test func `a file is written whole, kept as it is, and replaced only when told to`() throws {
    let path = folder.file("tiers.md")
    let arguments = ["report", "tiers", "--output", path] + Self.demo
    #expect(try program.run(arguments: arguments).status == 0)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.hasPrefix("# Tiers under four-tier\n"))
    try "mine".write(toFile: path, atomically: true, encoding: .utf8)
    let refused = try program.run(arguments: arguments)
    #expect(refused.status == 73 && refused.errors.hasPrefix("folio: \(path): exists already\n"))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
    #expect(try program.run(arguments: arguments + ["--force"]).status == 0)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["tiers.md"])
  }

  @Test func `behind a link the file is replaced and the link stays`() throws {
    let (file, link) = (folder.file("real.csv"), folder.file("link.csv"))
    try "old".write(toFile: file, atomically: true, encoding: .utf8)
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
    let arguments = ["report", "tiers", "--output", link, "--force"] + Self.demo
    #expect(try program.run(arguments: arguments).status == 0)
    #expect(try String(contentsOfFile: file, encoding: .utf8).hasPrefix("id,name,owner,arr,"))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == file)
  }

  @Test(
    arguments: [
      (["tiers", "--output", "/nonexistent/folder/a.md"], 73, "there is no folder /nonexistent"),
      (["tiers", "--output", "/tmp"], 73, "is a folder"),
      (["tiers", "--output", "/dev/full"], 74, "No space left"),
      (["tiers", "--output", ""], 64, "--output names no file"),
      (["tiers", "--force"], 64, "--force goes with --output"),
      (["tiers", "--compare", "four-tier"], 64, "name two policies"),
      (["tiers", "--compare", "four-tier,five-tier"], 64, "five-tier"),
      (["review", "Nobody Ltd"], 64, "Nobody Ltd"),
      (["renewals", "teir:strategic"], 64, "tier"),
      (["tiers", "--compare", "four-tier,four-tier"], 64, "four-tier is named twice"),
      (["weekly", "--since", "2026-11-21"], 64, "--since: 2026-11-21 is not before 2026-11-21"),
      (["weekly", "--since", "2027-01-01"], 64, "--since: 2027-01-01 is not before 2026-11-21"),
      (["weekly", "--since", "2020-01-01"], 66, "no snapshot on or before 2020-01-01"),
    ] as [([String], Int32, String)]
  )
  func `a mistake gets one clear line and its exit code`(
    arguments: [String],
    status: Int32,
    words: String
  ) throws {
    let outcome = try program.run(arguments: ["report"] + arguments + Self.demo)
    #expect(outcome.status == status)
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }

  @Test func `a report that does not exist is told, with the nearest one`() throws {
    let outcome = try program.run("report", "tires")
    #expect(outcome.status == 64 && outcome.errors.contains("did you mean \"tiers\"?"))
  }

  @Test func `the format follows the name of the file`() throws {
    for (name, start) in [
      ("a.json", "{\n"), ("a.csv", "section,"), ("a.md", "# Weekly"), ("a", "# "),
    ] {
      let path = folder.file(name)
      let arguments = ["report", "weekly", "--output", path] + Self.demo
      #expect(try program.run(arguments: arguments).status == 0)
      #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix(start), "\(name)")
    }
  }

  @Test func `the weekly report counts from the configured day of the meeting`() throws {
    let config = try folder.write("meeting: Thursday\n", to: "config.yaml")
    let arguments = ["report", "weekly", "--format", "json", "--config", config]
    let outcome = try program.run(arguments: arguments + Self.demo)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("\"since\": \"2026-11-19\",\n"))
    let wrong = try folder.write("meeting: someday\n", to: "wrong.yaml")
    #expect(try program.run("report", "weekly", "--demo", "--config", wrong).status == 78)
  }

  @Test func `an agenda of a snapshot that is older than the meeting says so`() throws {
    for (day, mrr) in [("2026-11-07", 9000), ("2026-11-14", 100)] {
      try folder.write(
        #"{"results":[{"id":"a","name":"Acme","mrr":\#(mrr)}],"next":null}"#,
        to: "library/\(day)/accounts.json"
      )
    }
    let arguments = [
      "report", "weekly", "--snapshots", folder.file("library"), "--since", "2026-11-16",
      "--today", "2026-11-18",
    ]
    let outcome = try program.run(arguments: arguments)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors.contains("2026-11-14 is not newer than the meeting of 2026-11-16"))
    #expect(outcome.output.contains("The snapshot of 14 Nov 2026 is not newer than the meeting."))
    #expect(!outcome.output.contains("$108k"))
  }

  @Test func `a book without an older snapshot still gets an agenda that says so`() throws {
    let account = #"{"results":[{"id":"a1","name":"Acme","mrr":1000}],"next":null}"#
    try folder.write(account, to: "accounts.json")
    let outcome = try program.run("report", "weekly", folder.path, "--today", "2026-11-21")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("There is no older snapshot to compare with."))
  }
}
