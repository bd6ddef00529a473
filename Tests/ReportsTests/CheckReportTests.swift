import BookModel
import Canvas
import Reports
import SnapshotIO
import Testing

struct CheckReportTests {
  private var report: SnapshotReport {
    var report = SnapshotReport(path: "snap")
    report.day = Fixture.day("2026-11-14")
    report.isPartial = true
    report.isStale = true
    var accounts = FileReport(path: "accounts.json", kind: .vitallyAccounts)
    accounts.records = 1_234
    accounts.skipped = [.init(place: "results[12]", reason: "no id")]
    accounts.warnings = ["health of 1 account is outside 0 to 10"]
    var usage = FileReport(path: "usage\u{1B}[2J.json", kind: .lookerRows)
    usage.error = FileProblem(place: "byte 40", reason: "the text ends", code: .truncated)
    report.files = [accounts, FileReport(path: "other.json"), usage]
    report.mapping = [
      "seats": .init(source: .salesforce, field: "sfdc.Seats_Purchased__c"),
      "arr": .init(source: .vitally, field: "mrr"),
    ]
    report.unusedFields = ["sfdc.Fax"]
    report.joins.salesforceId = 3
    report.joins.lookerUnmatched = 1
    report.disagreements = 2
    report.warnings = ["two accounts have one Salesforce id"]
    return report
  }

  private func check(_ report: SnapshotReport) -> CheckReport {
    CheckReport(report, sourceTimes: [.vitally: 1_795_132_800], today: Fixture.today)
  }

  @Test func `the JSON has exactly the documented keys`() {
    #expect(
      check(report).text(.ndjson) == #"""
        {"snapshot":{"path":"snap","day":"2026-11-14","partial":true,"stale":true},"files":[\#
        {"path":"accounts.json","kind":"vitally.accounts","records":1234,\#
        "skipped":[{"where":"results[12]","why":"no id"}],\#
        "warnings":["health of 1 account is outside 0 to 10"],"error":null},\#
        {"path":"other.json","kind":"unknown","records":0,"skipped":[],"warnings":[],"error":null},\#
        {"path":"usage\u001b[2J.json","kind":"looker.rows","records":0,"skipped":[],"warnings":[],\#
        "error":{"where":"byte 40","why":"the text ends","code":"truncated"}}],\#
        "mapping":{"arr":{"source":"vitally","field":"mrr"},\#
        "seats":{"source":"salesforce","field":"sfdc.Seats_Purchased__c"},"unused":["sfdc.Fax"]},\#
        "joins":{"salesforceId":3,"externalId":0,"site":0,"domain":0,"name":0,"withoutUsage":0,\#
        "lookerUnmatched":1},"disagreements":2}

        """#
    )
  }

  @Test func `a report of nothing still has every key`() {
    #expect(
      check(SnapshotReport(path: "p")).text(.ndjson) == #"""
        {"snapshot":{"path":"p","day":null,"partial":false,"stale":false},"files":[],\#
        "mapping":{"unused":[]},"joins":{"salesforceId":0,"externalId":0,"site":0,"domain":0,\#
        "name":0,"withoutUsage":0,"lookerUnmatched":0},"disagreements":0}

        """#
    )
  }

  @Test func `people read a line a file, then what to do`() {
    #expect(
      check(report).text(.table) == """
        snap · 2026-11-14 · PARTIAL: a list lacks its last page · STALE
        ! two accounts have one Salesforce id

        ! Vitally accounts 1,234 accounts.json
            left out results[12]: no id
            health of 1 account is outside 0 to 10
        ? not known            0 other.json
        x Looker rows          0 usage[2J.json
            byte 40: the text ends

        Mapping
          arr    mrr                      vitally
          seats  sfdc.Seats_Purchased__c  salesforce
        Unused fields: sfdc.Fax

        Usage joined: 3 by Salesforce id
        1 customer of Looker unknown to Vitally
        2 facts on which sources differ

        Age of the data: vitally 1d

        What to do
          Export again: 1 file marked x.
          Left out: 1 record, listed above.
          Not used: 1 file marked ?, without data of Vitally's or Looker's.
          Fetch the rest of the pages, until next is null.
          Take a new snapshot: this one is old.
          Name Looker's account field in folio.yaml: looker: {account: FIELD}.
          To use a field, write it into folio.yaml: traits: or looker:, FACT: FIELD.

        """
    )
  }

  @Test(arguments: [20, 40, 80])
  func `no line is wider than the terminal`(width: Int) {
    var report = report
    report.unusedFields = (0..<50).map { "sfdc.Field_\($0)__c" }
    for line in check(report).text(.table, Layout(width: width)).split(separator: "\n") {
      #expect(String(line).columns <= max(width, 48))
    }
  }

  @Test func `records that are not named one by one are counted`() {
    var report = report
    report.files[0].unnamedSkips = 1_499
    #expect(check(report).text(.table).contains("Left out: 1,500 records, listed above."))
  }

  @Test func `something was left out when a record or a file was`() {
    #expect(check(report).leavesSomethingOut)
    var whole = SnapshotReport(path: "p")
    whole.files = [FileReport(path: "accounts.json", kind: .vitallyAccounts)]
    whole.files[0].records = 1
    #expect(!check(whole).leavesSomethingOut)
    #expect(check(whole).text(.table).hasSuffix("Everything was read.\n"))
  }

  @Test func `usage without accounts asks for accounts, not for another field`() {
    var usage = SnapshotReport(path: "p")
    usage.files = [FileReport(path: "usage.json", kind: .lookerRows)]
    usage.files[0].records = 5
    usage.joins.lookerUnmatched = 5
    let text = check(usage).text(.table)
    #expect(text.contains("  Add Vitally's accounts to the folder: no customer was read.\n"))
    #expect(!text.contains("looker: {account: FIELD}"))
  }

  @Test func `the files are rows for scripts`() {
    let lines = check(report).text(.csv).split(separator: "\n")
    #expect(lines[0] == "path,kind,records,skipped,warnings,error.where,error.why,error.code")
    #expect(lines[2] == "other.json,unknown,0,[],[],,,")
    #expect(check(report).text(.json).hasPrefix("{\n  \"snapshot\": {\n    \"path\": \"snap\","))
  }
}
