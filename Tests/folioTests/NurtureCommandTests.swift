import Foundation
import TestSupport
import Testing

struct NurtureCommandTests {
  private let program: Program

  init() throws { program = try Program() }

  private func nurture(_ arguments: String...) throws -> Program.Outcome {
    try program.nurture(arguments, store: program.home.file("folio.sqlite"))
  }

  private func targets() throws -> [String] {
    try program.nurtureTargets(store: program.home.file("folio.sqlite"))
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
    let due = try program.nurture(["--format", "csv"], store: theirs)
    #expect(due.output.split(separator: "\n").count == 1)
  }

  @Test(arguments: [
    ["--mark-sent"], ["--all"], ["--month", "2026-11"], ["--mark-sent", "--all", "--drafts", "x"],
    ["--mark-sent", "--all", "--month", "2026-09"], ["--mark-sent", "--all", "--month", "soon"],
    ["--message", "newsletter"], ["--force"],
  ])
  func `marking asks what was sent`(arguments: [String]) throws {
    let outcome = try program.nurture(arguments, store: program.home.file("folio.sqlite"))
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
