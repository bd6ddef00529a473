import Foundation
import TestSupport
import Testing

struct CoverageCommandTests {
  private let program: Program
  private static let demo = ["--demo", "--today", "2026-11-30"]
  private static let dates = ["--from", "2026-11-30", "--to", "2026-12-11"]

  init() throws { program = try Program() }

  private func coverage(_ arguments: [String]) throws -> Program.Outcome {
    try program.run(arguments: ["report", "coverage"] + arguments + Self.demo)
  }

  private func list(_ me: String, today: String, plans: String) throws -> [[String: Any]] {
    try program.home.write("plans: [\"\(plans)\"]\n", to: "config/folio/config.yaml")
    let outcome = try program.run(
      "list",
      "--demo",
      "--today",
      today,
      "--me",
      me,
      "--format",
      "json"
    )
    let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    return json as? [[String: Any]] ?? []
  }

  @Test func `whoever covers has the customers in their book while the plan runs`() throws {
    let plan = program.home.file("plan.yaml")
    let saved = try coverage(Self.dates + ["--cover", "Hiro Tanabe", "--save", plan])
    #expect(saved.status == 0, "\(saved.errors)")
    let own = try list("Hiro Tanabe", today: "2026-12-12", plans: plan)
    #expect(own.allSatisfy { $0["coveredFor"] is NSNull && $0["mine"] as? Bool == true })
    let during = try list("Hiro Tanabe", today: "2026-12-11", plans: plan)
    let covered = during.filter { !($0["coveredFor"] is NSNull) }
    #expect(covered.count > 10 && during.count == own.count + covered.count)
    #expect(covered.allSatisfy { $0["mine"] as? Bool == false })
    let names = covered.compactMap { ($0["coveredFor"] as? [String: Any])?["name"] as? String }
    #expect(Set(names) == ["Ana Lindqvist"])
    let filtered = try program.run(
      arguments: ["list", "--format", "csv", "--columns", "name", "coveredFor:ana"]
        + Self.demo + ["--me", "Hiro Tanabe"]
    )
    #expect(filtered.output.split(separator: "\n").count == covered.count + 1)
  }

  /// Makes and shares the plan by which Hiro covers; returns his options, with a store of his own.
  private func optionsOfCover() throws -> [String] {
    let plan = program.home.file("plan.yaml")
    #expect(try coverage(Self.dates + ["--cover", "Hiro Tanabe", "--save", plan]).status == 0)
    try program.home.write("plans: [plan.yaml]\n", to: "config.yaml")
    return Self.demo + [
      "--me", "Hiro Tanabe", "--store", program.home.file("hiro.sqlite"), "--config",
      program.home.file("config.yaml"),
    ]
  }

  @Test func `what falls due meanwhile shows for the cover until they did something`() throws {
    let options = try optionsOfCover()
    func due() throws -> [String] {
      let outcome = try program.run(
        arguments: ["list", "--format", "csv", "--columns", "id,followUp.note", "coveredFor:*"]
          + options
      )
      return outcome.output.split(separator: "\n").dropFirst().map(String.init)
        .filter { !$0.hasSuffix(",") }
    }
    let before = try due()
    #expect(before.count > 2)
    let id = before[0].split(separator: ",")[0]
    let done = try program.run(arguments: ["follow", "done", String(id)] + options)
    #expect(done.status == 0, "\(done.errors)")
    #expect(try due() == Array(before.dropFirst()))
    // One that the cover changed first does not come back as it was handed over either.
    let other = String(before[1].split(separator: ",")[0])
    for words in [["add", other, "ask", "Pat"], ["done", other]] {
      let outcome = try program.run(arguments: ["follow"] + words + options)
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
    #expect(try due() == Array(before.dropFirst(2)))
  }

  @Test func `what a colleague hands over is exported as listed, and is no task in Vitally`()
    throws
  {
    let options = try optionsOfCover()
    func follow(_ words: String...) throws -> String {
      try program.run(arguments: ["follow"] + words + options).output
    }
    let listed = try follow("list", "--format", "csv")
    #expect(listed.split(separator: "\n").count > 3)
    #expect(try follow("export", "--format", "csv") == listed)
    #expect(try follow("export", "--format", "ics").contains("BEGIN:VEVENT"))
    #expect(try follow("export", "--format", "vitally").isEmpty)
  }

  @Test func `ticks, channels and covers are kept in the plan`() throws {
    let plan = program.home.file("plan.yaml")
    let request = Self.dates + ["--cover", "Hiro Tanabe", "--cover", "Zephyr Mobility=Priya Raman"]
    #expect(try coverage(request + ["--save", plan]).status == 0)
    let again = try coverage(request + ["--save", plan])
    #expect(again.status == 73 && again.errors.contains("--force"))
    let changes = ["--plan", plan, "--tick", "request", "--tick", "zephyr mobility"]
    let changed = try coverage(changes + ["--channel", "Zephyr Mobility=#zephyr"])
    #expect(changed.status == 0, "\(changed.errors)")
    let shown = try coverage(["--plan", plan]).output
    #expect(shown.contains("- [x] Log the time off request, done 30 Nov 2026"))
    #expect(shown.contains("- [x] Zephyr Mobility: \\#zephyr, told 30 Nov 2026"))
    #expect(shown.contains("Tell the customers (1 of 19 told)"))
    #expect(try coverage(["--plan", plan, "--untick", "request"]).status == 0)
    #expect(try coverage(["--plan", plan]).output.contains("- [ ] Log the time off request\n"))
  }

  @Test func `a customer with an advisor who is there is given to nobody unless it is named`()
    throws
  {
    let plan = program.home.file("plan.yaml")
    #expect(try coverage(Self.dates + ["--cover", "Hiro Tanabe", "--save", plan]).status == 0)
    /// The covers and whether the customer stays, by customer.
    func covers(_ arguments: String...) throws -> [String: [String]] {
      let outcome = try coverage(["--plan", plan, "--format", "ndjson"] + arguments)
      return try outcome.output.split(separator: "\n").reduce(into: [:]) { covers, line in
        let row = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
        let cover = row["cover.name"] as? String ?? ""
        covers[row["name"] as? String ?? ""] = [cover, "\(row["stays"] as? Bool ?? false)"]
      }
    }
    #expect(try covers()["Thornbury Aerospace"] == ["Tomasz Wieczorek", "true"])
    let changed = try covers("--cover", "Priya Raman")
    #expect(changed["Thornbury Aerospace"] == ["Tomasz Wieczorek", "true"])
    #expect(changed["Zephyr Mobility"] == ["Priya Raman", "false"])
    let named = try covers("--cover", "Thornbury Aerospace=Priya Raman")
    #expect(named["Thornbury Aerospace"] == ["Priya Raman", "false"])
  }

  @Test func `a tick that names nothing says what there is to tick`() throws {
    let plan = program.home.file("plan.yaml")
    #expect(try coverage(Self.dates + ["--cover", "Hiro Tanabe", "--save", plan]).status == 0)
    let refused = try coverage(["--plan", plan, "--tick", "reqest"])
    #expect(refused.status == 64)
    #expect(refused.errors.contains("\"reqest\" is neither a step nor a customer of the plan"))
    #expect(refused.errors.contains("did you mean \"request\"?"))
    #expect(refused.errors.contains("the steps are request, agree, tell, status"))
  }

  @Test(arguments: [("folio: something\n", "something"), ("{", "bad.yaml"), (nil, "no such file")])
  func `a plan that cannot be read is wrong data, not a wrong configuration`(
    text: String?,
    words: String
  ) throws {
    let path = program.home.file("bad.yaml")
    if let text { try program.home.write(text, to: "bad.yaml") }
    let outcome = try coverage(["--plan", path])
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }

  @Test func `a cover who is away too is refused`() throws {
    let plan = program.home.file("plans/hiro.yaml")
    try program.home.makeFolder("plans")
    let away = ["--from", "2026-12-10", "--to", "2026-12-20", "--me", "Hiro Tanabe"]
    #expect(try coverage(away + ["--save", plan]).status == 0)
    try program.home.write("plans: [plans]\n", to: "config.yaml")
    let config = ["--config", program.home.file("config.yaml")]
    let refused = try coverage(Self.dates + ["--cover", "Hiro Tanabe"] + config)
    #expect(refused.status == 64)
    #expect(refused.errors.contains("Hiro Tanabe is away too, 10 Dec – 20 Dec 2026"))
    let others = try coverage(Self.dates + config + ["--format", "csv"])
    #expect(others.status == 0 && !others.output.contains("hiro.tanabe"))
  }

  @Test func `a broken plan is told and keeps nobody from their book`() throws {
    try program.home.write("folio: something\n", to: "plans/bad.yaml")
    try program.home.write("plans: [plans]\n", to: "config.yaml")
    let outcome = try program.run(
      arguments: ["list", "--config", program.home.file("config.yaml")] + Self.demo
    )
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("plans/bad.yaml"))
  }

  @Test(arguments: [
    [], ["--from", "2026-11-30"], ["--from", "2026-12-02", "--to", "2026-12-01"],
    ["--plan", "x", "--from", "2026-12-02"], dates + ["--tick", "request"],
    dates + ["--cover", "Nobody"], dates + ["--cover", "Ana Lindqvist"], dates + ["--force"],
    dates + ["--cover", "No such customer=Hiro Tanabe"], dates + ["--channel", "x"],
  ])
  func `what cannot be planned is a usage error`(arguments: [String]) throws {
    let outcome = try coverage(arguments)
    #expect(outcome.status == 64, "\(outcome.errors)")
  }
}
