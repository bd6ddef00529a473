import Foundation
import TestSupport
import Testing

/// What scripts rely on: places of snapshots, days, people, and how a mistake is told.
struct ContractTests {
  private let program: Program
  private let folder: TemporaryFolder

  private static let account = """
    {"id":"a1","name":"Acme","mrr":1000,"csmId":"p1","updatedAt":"2026-11-20T06:00:00.000Z",
     "healthScore":84,"traits":{"sfdc.Id":"0015w00002aBcDeAAK"}}
    """
  private static let people = """
    {"results":[{"id":"p1","name":"Dana Okafor","email":"dana@example.com","licenseStatus":"active"},
    {"id":"p2","name":"Ravi Lindqvist","email":"ravi@example.com","licenseStatus":"active"}],
    "next":null}
    """

  init() throws {
    program = try Program()
    folder = try TemporaryFolder()
    try folder.write(#"{"results":[\#(Self.account)],"next":"more"}"#, to: "accounts.json")
    try folder.write(Self.people, to: "admins.json")
  }

  private func object(_ outcome: Program.Outcome) throws -> [String: Any] {
    let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    return try #require(json as? [String: Any])
  }

  private func snapshot(_ arguments: String...) throws -> [String: Any] {
    let outcome = try program.run(
      arguments: ["check", folder.path, "--format", "json"] + arguments
    )
    return try #require(try object(outcome)["snapshot"] as? [String: Any])
  }

  @Test func `a list is whole when an empty page of its own file ends it`() throws {
    #expect(try snapshot()["partial"] as? Bool == true)
    try folder.write(#"{"results":[],"next":null,"atEnd":true}"#, to: "accounts-2.json")
    #expect(try snapshot()["partial"] as? Bool == false)
  }

  @Test func `a snapshot whose day is past the one asked for is no snapshot`() throws {
    #expect(try program.run("list", folder.path, "--as-of", "2026-11-20").status == 0)
    let outcome = try program.run("list", folder.path, "--as-of", "2026-11-19")
    #expect(outcome.status == 66 && outcome.output.isEmpty)
    #expect(outcome.errors.hasPrefix("folio: \(folder.path): no snapshot on or before 2026-11-19"))
  }

  @Test func `check prints its report also where a library has nothing so old`() throws {
    let library = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: library.file("2026-11-21"),
      withIntermediateDirectories: true
    )
    try library.write(Self.people, to: "2026-11-21/admins.json")
    for path in [library.path, library.file("2026-11-21")] {
      let outcome = try program.run(
        "check",
        path,
        "--as-of",
        "2026-11-20",
        "--format",
        "json"
      )
      #expect(outcome.status == 66)
      #expect((try object(outcome)["files"] as? [Any])?.isEmpty == true)
    }
  }

  @Test func `a value that cannot be used is a warning of its file`() throws {
    let outcome = try program.run("check", folder.path, "--format", "json")
    let files = try #require(try object(outcome)["files"] as? [[String: Any]])
    let warnings = try #require(files[0]["warnings"] as? [String])
    #expect(warnings.count == 1 && warnings[0].hasPrefix("healthScore: 1 value is outside 0 to 10"))
    let list = try program.run("list", folder.path)
    #expect(list.errors.hasPrefix("folio: accounts.json: healthScore: "))
  }

  @Test(arguments: [
    ("nobody", "Dana Okafor"), ("okafor", "\"Dana Okafor\""), ("Dana Okafr", "\"Dana Okafor\""),
    ("rvi@example.com", "ravi@example.com"),
  ])
  func `whoever is not known is told the nearest names`(name: String, near: String) throws {
    let outcome = try program.run("list", folder.path, "--me", name, "--scope", "base")
    #expect(outcome.status == 64)
    #expect(
      outcome.errors.split(separator: "\n").dropFirst().joined().contains(near),
      "\(outcome.errors)"
    )
  }

  @Test func `of two people of one name each is told by address`() throws {
    try folder.write(
      #"{"id":"p3","name":"dana okafor","email":"other@example.com","licenseStatus":"active"}"#,
      to: "third.json"
    )
    let outcome = try program.run("list", folder.path, "--me", "Dana Okafor")
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("dana@example.com"), "\(outcome.errors)")
    #expect(outcome.errors.contains("other@example.com"))
  }

  @Test func `somebody unknown from the configuration is one warning, and the base is shown`()
    throws
  {
    try folder.write("me: nobody@example.com\n", to: "config.yaml")
    let outcome = try program.run(
      "list",
      folder.path,
      "--config",
      folder.file("config.yaml"),
      "--columns",
      "name"
    )
    #expect(outcome.status == 0 && outcome.output == "name\nAcme\n")
    #expect(outcome.errors.contains("whole customer base"))
    #expect(!outcome.errors.contains("no --me"))
  }

  @Test(arguments: [
    (["list", "--fromat", "json"], "--fromat", "folio list --help"),
    (["list", "--format", "xml"], "'xml'", "table, json, ndjson, csv, tsv, markdown"),
    (["show"], "<customer>", "folio show --help"),
    (["show", "Acme", "Globex"], "\"Acme\", \"Globex\"", "folio show --help"),
    (["follow", "edit", "Acme"], "<text>", "folio follow edit --help"),
  ])
  func `wrong arguments are told in two lines`(
    arguments: [String],
    wrong: String,
    remedy: String
  ) throws {
    let outcome = try program.run(arguments: arguments)
    let lines = outcome.errors.split(separator: "\n")
    #expect(outcome.status == 64 && outcome.output.isEmpty)
    #expect(lines.count == 2, "\(outcome.errors)")
    #expect(lines.first?.hasPrefix("folio: ") == true && lines.first?.contains(wrong) == true)
    #expect(lines.last?.contains(remedy) == true, "\(outcome.errors)")
  }

  @Test func `what the configuration gets wrong names its file`() throws {
    try folder.write("policy: nope\n", to: "config.yaml")
    let file = folder.file("config.yaml")
    let outcome = try program.run("list", folder.path, "--config", file)
    #expect(outcome.status == 78)
    #expect(outcome.errors.hasPrefix("folio: \(file): policy: no policy \"nope\"\n"))
  }

  @Test func `the configured scope is that of every command`() throws {
    try folder.write("me: ravi@example.com\nscope: base\n", to: "config.yaml")
    let file = folder.file("config.yaml")
    let base = try program.run("list", folder.path, "--config", file, "--columns", "name")
    #expect(base.output == "name\nAcme\n")
    let book = try program.run(
      "list",
      folder.path,
      "--config",
      file,
      "--columns",
      "name",
      "--scope",
      "book"
    )
    #expect(book.output == "name\n")
  }

  @Test func `every key of the record and every filter name is a column and an order`() throws {
    let list = try program.run("list", folder.path, "--format", "ndjson")
    let json = try JSONSerialization.jsonObject(with: Data(list.output.utf8))
    let keys = try #require(json as? [String: Any]).keys
    let names = """
      name tier segment owner ae mine stage health band computed arr mrr renewal touch util usage \
      trend seats employees developers dau wau mau version behind opp follow due note tag changed \
      churned pulse d30 champion buyer tickets mark coveredFor feature:Search
      """
    let all = (keys + names.split(separator: " ").map(String.init)).joined(separator: ",")
    let outcome = try program.run(
      "list",
      folder.path,
      "--columns",
      all,
      "--sort",
      all,
      "--format",
      "csv"
    )
    #expect(outcome.status == 0, "\(outcome.errors)")
  }

  @Test func `a configuration to begin with says nothing new, and is written once`() throws {
    let before = try program.run("config", "show")
    #expect(before.status == 0 && before.output.contains("policy: four-tier"), "\(before.errors)")
    #expect(try program.run("config", "init").status == 0)
    let again = try program.run("config", "init")
    #expect(again.status == 73 && again.errors.contains("config.yaml"))
    let after = try program.run("config", "show")
    #expect(after.errors.isEmpty && after.status == 0)
    #expect(
      after.output.split(separator: "\n").dropFirst()
        == before.output.split(separator: "\n").dropFirst()
    )
    let path = folder.file("shown.yaml")
    try folder.write(after.output, to: "shown.yaml")
    let shown = try program.run("config", "show", "--config", path)
    #expect(shown.status == 0 && shown.errors.isEmpty, "\(shown.errors)")
  }

  @Test func `check prints its report also where the mapping is wrong`() throws {
    try folder.write("traits: [\n", to: "folio.yaml")
    let outcome = try program.run("check", folder.path, "--format", "json")
    #expect(outcome.status == 78 && outcome.errors.contains("folio.yaml"))
    #expect((try object(outcome)["files"] as? [Any])?.count == 2)
    #expect(try program.run("list", folder.path).status == 78)
  }

  @Test func `a theme is shown and checked`() throws {
    let shown = try program.run("themes", "show", "folio-dark")
    #expect(shown.status == 0 && shown.output.contains("healthy") && shown.output.contains("#"))
    let check = try program.run("themes", "check", "folio-dark")
    #expect(check.status == 0 && check.output.contains("text on plain"), "\(check.output)")
    try folder.write(
      """
      system: base16
      name: Faint
      variant: dark
      palette:
      \((0..<16).map { "  base0\(String($0, radix: 16, uppercase: true)): \"202020\"" }
        .joined(separator: "\n"))

      """,
      to: "faint.yaml"
    )
    let faint = try program.run("themes", "check", folder.file("faint.yaml"))
    #expect(faint.status == 1 && faint.output.contains("below 4.5"), "\(faint.errors)")
    #expect(try program.run("themes", "check", "folio-drak").status == 64)
  }

  @Test func `show takes snapshot folders beside the customer`() throws {
    for arguments in [["Acme", folder.path], [folder.path, "Acme"], [folder.path, "a1"]] {
      let outcome = try program.run(arguments: ["show", "--format", "json"] + arguments)
      #expect(try object(outcome)["id"] as? String == "a1", "\(outcome.errors)")
    }
  }
}
