import Foundation
import TestSupport
import Testing

struct NurtureCommandTests {
  private let program: Program
  private static let demo = [
    "--demo", "--today", "2026-11-21", "--scope", "base", "--policy", "three-tier",
  ]

  init() throws { program = try Program() }

  private func nurture(_ arguments: String...) throws -> Program.Outcome {
    let store = ["--store", program.home.file("folio.sqlite")]
    return try program.run(arguments: ["report", "nurture"] + arguments + Self.demo + store)
  }

  private func targets() throws -> [String] {
    let lines = try nurture("--format", "csv").output.split(separator: "\n").dropFirst()
    return lines.map(String.init)
  }

  @Test func `a policy without a tier for the programme says so and names one`() throws {
    let outcome = try program.run("report", "nurture", "--demo", "--policy", "four-tier")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("--policy three-tier"))
    let drafts = program.home.file("drafts")
    let refused = try program.run("report", "nurture", "--demo", "--drafts", drafts)
    #expect(refused.status == 64)
    #expect(refused.errors.contains("--policy three-tier"))
    #expect(!FileManager.default.fileExists(atPath: drafts))
  }

  @Test func `what is recorded as sent is due no more, and undo brings it back`() throws {
    let before = try targets()
    let recaps = before.filter { $0.contains(",usage-recap,") }
    #expect(recaps.count > 5 && before.count > recaps.count)
    let sent = try nurture("--mark-sent", "--message", "usage-recap")
    #expect(sent.status == 0)
    #expect(sent.output.contains("Recorded as sent: \(recaps.count) messages."))
    #expect(try targets() == before.filter { !$0.contains(",usage-recap,") })
    let again = try nurture("--mark-sent", "--message", "usage-recap")
    #expect(again.status == 64 && again.errors.contains("nothing of what you name is due"))
    let store = program.home.file("folio.sqlite")
    #expect(try program.run("follow", "undo", "--store", store).status == 0)
    #expect(try targets() == before)
    #expect(try program.run("follow", "redo", "--store", store).status == 0)
    #expect(try targets().count == before.count - recaps.count)
  }

  @Test func `what was sent travels with the follow-ups`() throws {
    #expect(try nurture("--mark-sent", "--all").status == 0)
    let (mine, theirs) = (program.home.file("folio.sqlite"), program.home.file("other.sqlite"))
    let file = program.home.file("events.jsonl")
    #expect(try program.run("follow", "export", "--store", mine, "--output", file).status == 0)
    #expect(try program.run("follow", "import", file, "--store", theirs).status == 0)
    let due = try program.run(
      arguments: ["report", "nurture", "--format", "csv", "--store", theirs] + Self.demo
    )
    #expect(due.output.split(separator: "\n").count == 1)
  }

  @Test(arguments: [
    ["--mark-sent"], ["--all"], ["--month", "2026-11"], ["--mark-sent", "--all", "--drafts", "x"],
    ["--mark-sent", "--all", "--month", "2026-09"], ["--mark-sent", "--all", "--month", "soon"],
    ["--message", "newsletter"], ["--force"],
  ])
  func `marking asks what was sent`(arguments: [String]) throws {
    let outcome = try program.run(arguments: ["report", "nurture"] + arguments + Self.demo)
    #expect(outcome.status == 64, "\(outcome.errors)")
    #expect(!outcome.errors.isEmpty)
  }

  @Test func `what was sent late counts for the month before`() throws {
    let before = try targets()
    #expect(try nurture("--mark-sent", "--all", "--month", "2026-10").status == 0)
    let after = try targets()
    #expect(
      after.count { $0.contains(",usage-recap,") } == before.count { $0.contains(",usage-recap,") }
    )
    #expect(after.count < before.count, "a feature's playlist is not sent again")
  }

  @Test func `drafts go into a folder of their own`() throws {
    let folder = program.home.file("drafts")
    #expect(try nurture("--drafts", folder).status == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    let due = try targets()
    #expect(names.count { $0.hasSuffix(".eml") } == due.count)
    #expect(names.contains("targets.csv") && names.contains("targets.json"))
    let first = try nurture("--drafts", folder)
    #expect(first.status == 73 && first.errors.contains("is not empty"))
    #expect(try nurture("--drafts", folder, "--force").status == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == names.sorted())
  }

  @Test func `the templates are written with what they may say`() throws {
    let folder = program.home.file("templates")
    #expect(try program.run("report", "nurture", "--templates", folder).status == 0)
    let guide = try String(contentsOfFile: "\(folder)/README.txt", encoding: .utf8)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(names.count == 12)
    for name in names where name.hasSuffix(".mustache") {
      let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
      for tag in text.matches(of: /\{\{\{?[#^\/]?([a-zA-Z]+)/).map(\.output.1) {
        #expect(guide.contains(tag) || tag == "subject", "\(name): \(tag)")
      }
    }
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")))
  func `drafts are read by another program as they were meant`() throws {
    let folder = program.home.file("drafts")
    try program.home.write(
      "Subject: {{customer}} für {{month}}\n\n{{hello}} ä 東\n",
      to: "config/folio/templates/usage-recap.txt.mustache"
    )
    #expect(try nurture("--drafts", folder).status == 0)
    let script = try program.home.write(Self.mailCheck, to: "check.py")
    let (output, errors) = (program.home.file("out"), program.home.file("errors"))
    let child = try Child(
      "/usr/bin/python3",
      [script, folder],
      environment: ["LANG": "C.UTF-8"],
      output: output,
      errors: errors
    )
    let status = child.wait()
    let said = try String(contentsOfFile: errors, encoding: .utf8)
    #expect(status == 0, "\(said)")
    let count = try targets().count
    #expect(try String(contentsOfFile: output, encoding: .utf8) == "ok \(count)\n")
  }

  /// Reads every draft with Python's email package and its page with its HTML parser.
  private static let mailCheck = """
    import email, email.policy, glob, html.parser, sys

    class Page(html.parser.HTMLParser):
        empty = {"meta", "br"}
        def __init__(self):
            super().__init__()
            self.open, self.text = [], ""
        def handle_starttag(self, tag, attributes):
            assert tag not in {"script", "iframe", "img"}, tag
            assert not any(name.startswith("on") for name, _ in attributes), attributes
            if tag not in self.empty: self.open.append(tag)
        def handle_endtag(self, tag):
            assert self.open.pop() == tag, tag
        def handle_data(self, data): self.text += data

    count = 0
    for path in glob.glob(sys.argv[1] + "/*.eml"):
        raw = open(path, "rb").read()
        lines = raw.split(b"\\r\\n")
        assert not any(b"\\n" in line or len(line) > 78 for line in lines), path
        mail = email.message_from_bytes(raw, policy=email.policy.default)
        parts = list(mail.iter_parts())
        assert [part.get_content_type() for part in parts] == ["text/plain", "text/html"], path
        for item in [mail] + parts: assert not item.defects, (path, item.defects)
        for name in ["From", "To", "Subject", "Date", "Message-ID"]:
            assert len(mail.get_all(name)) == 1 and not mail[name].defects, (path, name)
        assert mail["X-Unsent"] == "1" and mail["Date"].datetime.isoformat() == "2026-11-21T09:00:00+00:00"
        assert len(mail["To"].addresses) == 1 and mail["To"].addresses[0].domain.endswith(".example")
        assert mail["From"].addresses[0].addr_spec == "programme@vendor.example"
        text, page = (part.get_content() for part in parts)
        reader = Page()
        reader.feed(page)
        assert reader.open == [], (path, reader.open)
        hello = text.splitlines()[0].replace(" ä 東", "")
        assert hello.startswith("Hello ") and hello in reader.text, (path, hello)
        if "usage-recap" in path:
            assert mail["Subject"].endswith(" für October 2026"), mail["Subject"]
        count += 1
    print("ok", count)
    """
}

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

  @Test func `what falls due meanwhile shows for the cover until they did something`() throws {
    let plan = program.home.file("plan.yaml")
    #expect(try coverage(Self.dates + ["--cover", "Hiro Tanabe", "--save", plan]).status == 0)
    try program.home.write("plans: [plan.yaml]\n", to: "config.yaml")
    let options =
      Self.demo + [
        "--me", "Hiro Tanabe", "--store", program.home.file("hiro.sqlite"), "--config",
        program.home.file("config.yaml"),
      ]
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

  @Test func `what a colleague hands over is exported as it is listed, and not made anew in Vitally`()
    throws
  {
    let plan = program.home.file("plan.yaml")
    #expect(try coverage(Self.dates + ["--cover", "Hiro Tanabe", "--save", plan]).status == 0)
    try program.home.write("plans: [plan.yaml]\n", to: "config.yaml")
    let options =
      Self.demo + [
        "--me", "Hiro Tanabe", "--store", program.home.file("hiro.sqlite"), "--config",
        program.home.file("config.yaml"),
      ]
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
