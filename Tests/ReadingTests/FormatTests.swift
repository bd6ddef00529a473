import BookModel
import SnapshotIO
import TestSupport
import Testing

/// What is told of files that are whole, cut, mixed or wrong, each rule by a small example.
struct FormatTests {
  private static let account =
    #"{"id":"a1","name":"Acme","mrr":10,"updatedAt":"2026-11-20T00:00:00Z","traits":{"sfdc.Id":"0015w0000000001"}}"#
  private static let page = #"{"results":[\#(account)],"next":null}"#
  private static let row = #"{"accounts.id":"0015w0000000001","pings.mau":5}"#

  private func check(_ texts: String...) throws -> SnapshotCheck {
    let files = texts.enumerated().map {
      (path: "\($0.offset).json", bytes: Array($0.element.utf8))
    }
    return try Verdict(of: files).check
  }

  private func file(_ text: String) throws -> FileReport {
    try #require(try check(text).report.files.first)
  }

  @Test(arguments: [
    ("[1] // x", "a comment, which JSON does not have"),
    ("[{\"a\":1 /* x */}]", "a comment, which JSON does not have"),
    ("{\"a\":[1,\n]}", "a comma after the last value, which JSON does not allow"),
    ("[{\"a\":1 , }]", "a comma after the last value, which JSON does not allow"),
    ("[NaN]", "NaN, which JSON does not have: null stands for no value"),
    ("[-Infinity]", "-Infinity, which JSON does not have: null stands for no value"),
    ("name;mau\nAcme;5\n", "a table with separators (CSV), no JSON; save the data as JSON"),
    ("\"Account\",\"MAU\"\n", "a table with separators (CSV), no JSON; save the data as JSON"),
    ("%PDF-1.4", "a PDF document, no JSON; save the data as JSON"),
    ("hello", "not JSON: not a word of JSON's (true, false, null)"),
    ("{'a':1}", "not JSON: “'” cannot stand here"),
  ])
  func `what stands where JSON ought to is named`(text: String, reason: String) throws {
    let file = try file(text)
    #expect(file.error?.code == .notJSON && file.error?.reason == reason)
    #expect(file.error?.place.hasPrefix("line ") == true)
  }

  private static let admin =
    #"{"id":"u1","name":"Ana","email":"ana@example.com","licenseStatus":"active"}"#
  private static let task =
    #"{"id":"t1","name":"Call","dueDate":null,"accountId":"a1","account":\#(account)}"#
  private static let organization = #"{"id":"o1","name":"Group","mrr":5,"accountsCount":2}"#

  @Test(arguments: [
    [account, admin, task, organization], [admin, account, organization, task],
    [task, organization, admin, account],
  ])
  func `records of several kinds in one list are each read as what they are`(
    records: [String]
  ) throws {
    for text in ["[\(records.joined(separator: ","))]", records.joined(separator: "\n")] {
      let check = try check(text)
      let file = try #require(check.report.files.first)
      let customers = try check.book.get().customers
      #expect(customers.map(\.name) == ["Acme"])
      #expect(customers.first?.tasks.map(\.name) == ["Call"])
      #expect(file.records == 4 && file.skipped.isEmpty && file.error == nil)
      #expect(file.warnings.count { $0.hasPrefix("also holds 1 record of vitally.") } == 3)
    }
  }

  @Test(arguments: [
    (page + #"{"error":"Rate limited"}"#, "line 1", "“Rate limited”"),
    ("[\(page),\n{\"message\":\"Gone\"}]", "line 2, $[1]", "“Gone”"),
    (page + "\n[\(row)]", "line 2, $[0]", "no page of records"),
  ])
  func `what stands in place of a page is left out, and quoted`(
    text: String,
    place: String,
    reason: String
  ) throws {
    let file = try file(text)
    #expect(file.kind == .vitallyAccounts && file.records == 1 && file.error == nil)
    #expect(file.skipped.map(\.place) == [place])
    #expect(file.skipped.allSatisfy { $0.reason.contains(reason) })
  }

  @Test(arguments: [
    ("\(row)\n\(row)\n{\"accounts.id\":null,\"pings.mau\":1}\n", ["row 3"]),
    ("\(row)\n\(row)\n7\n\(row)", ["line 3"]),
    ("[\(row),5,\(row),{\"pings.mau\":1}]", ["$[1]", "$[3]"]),
    (#"{"data":[\#(row),[]]}"#, ["$.data[1]"]), ("[[\(row)],3,[\(row)]]", ["$[1]"]),
    ("[\(row)]\n\(page)", ["row 1"]),
  ])
  func `a row that is left out is told with its place`(text: String, places: [String]) throws {
    let file = try file(text)
    #expect(file.kind == .lookerRows && file.error == nil)
    #expect(file.skipped.map(\.place) == places)
  }

  @Test func `a file of a single row is rows`() throws {
    let check = try check(FormatTests.page, FormatTests.row)
    #expect(check.report.files[1].kind == .lookerRows && check.report.files[1].records == 1)
    #expect(try check.book.get().customers[0].mau == Fact(5, from: .looker))
    #expect(try file(#"{"a.b":1}"#).kind == .unknown)
    let cut = try file(FormatTests.row + #"{"accounts.id":"001"#)
    #expect(cut.kind == .lookerRows && cut.records == 1 && cut.error?.code == .truncated)
  }

  @Test func `repeated keys are told, in records, traits and rows`() throws {
    let record = #"{"id":"a1","name":"A","mrr":1,"mrr":2,"traits":{"sfdc.Id":"x","sfdc.Id":"y"}}"#
    let row = #"{"accounts.id":"x","pings.mau":1,"pings.mau":2}"#
    let check = try check("[\(record)]", "[\(row),\(row)]")
    #expect(check.report.files[0].warnings.count == 2)
    #expect(
      check.report.files[1].warnings
        == ["the key “pings.mau” is repeated in a row; its last value counts"]
    )
    #expect(try check.book.get().customers[0].mrr?.value == 2)
  }

  @Test func `a packed file cut between two records is an error, and keeps what it has`() throws {
    let whole = Gzip.packed(Array("\(FormatTests.account)\n".utf8))
    // Without the end of the member: the checksum and the length.
    let file = try #require(
      try Verdict(of: [("a.json", Array(whole.dropLast(8)))]).check.report.files.first
    )
    #expect(file.records == 1 && file.error?.code == .truncated)
    #expect(file.error?.reason == "the gzip file ends too early; copy it again")
  }

  @Test(arguments: [(499, 0), (500, 1), (501, 0), (5000, 1)])
  func `exactly the usual row limits look cut, in every format`(count: Int, warnings: Int) throws {
    let rows = (0..<count).map { #"{"accounts.id":"a\#($0)","pings.mau":\#($0)}"# }
    let cells = (0..<count).map { #"{"accounts.id":{"value":"a\#($0)"}}"# }
    let fields = #"{"dimensions":[{"name":"accounts.id"}],"measures":[]}"#
    let report = try check(
      "[\(rows.joined(separator: ","))]",
      rows.joined(separator: "\n"),
      #"{"fields":\#(fields),"data":[\#(cells.joined(separator: ","))]}"#,
      #"{"metadata":{"fields":\#(fields)},"rows":[\#(cells.joined(separator: ","))]}"#
    ).report
    for file in report.files {
      #expect(file.records == count && file.warnings.count == warnings, "\(file.path)")
    }
  }

  @Test(arguments: [("true", 1), ("false", 0), (#""""#, 0), (#""all of them""#, 1), ("null", 0)])
  func `missing columns are warned of, however they are told`(flag: String, count: Int) throws {
    let text =
      #"{"metadata":{"columns_truncated":\#(flag),"fields":{"dimensions":[{"name":"accounts.id"}]}},"#
      + #""rows":[{"accounts.id":{"value":"x"}}]}"#
    #expect(try file(text).warnings.count == count)
  }

  @Test func `joins are counted by kind of key, and a join by name is warned of`() throws {
    func account(_ id: String, _ more: String) -> String {
      #"{"id":"\#(id)","mrr":1,"updatedAt":"2026-11-20T00:00:00Z",\#(more)}"#
    }
    let accounts = [
      account("a1", #""name":"A","traits":{"sfdc.Id":"0015w0000000001AAA"}"#),
      account("a2", #""name":"B","externalId":"ext-2","traits":{}"#),
      account("a3", #""name":"C","traits":{"vitally.custom.instanceUrl":"https://c.example"}"#),
      account("a4", #""name":"Dee Ltd","traits":{}"#), account("a5", #""name":"E","traits":{}"#),
    ]
    let rows = [
      #"{"accounts.id":"0015w0000000001","p.mau":1}"#, #"{"accounts.id":"ext-2","p.mau":1}"#,
      #"{"accounts.id":null,"s.server_endpoint":"c.example:443/","p.mau":1}"#,
      #"{"accounts.name":"DEE","p.mau":1}"#, #"{"accounts.id":"nobody","p.mau":1}"#,
    ]
    let report = try check(
      #"{"results":[\#(accounts.joined(separator: ","))],"next":"more"}"#,
      "[\(rows.joined(separator: ","))]"
    ).report
    var joins = SnapshotReport.JoinReport()
    (joins.salesforceId, joins.externalId, joins.site, joins.name) = (1, 1, 1, 1)
    (joins.withoutUsage, joins.lookerUnmatched) = (1, 1)
    #expect(report.joins == joins)
    #expect(report.warnings.contains { $0.hasSuffix("by name alone: a4") }, "\(report.warnings)")
    #expect(report.isPartial && !report.isStale)
  }

  @Test func `facts on which sources differ are counted, and both are shown`() throws {
    let record =
      #"{"id":"a1","name":"A","mrr":10,"updatedAt":"2026-11-01T00:00:00Z","# + #""traits":{"#
      + #""sfdc.Id":"0015w0000000001","sfdc.ARR__c":500,"sfdc.Seats_Purchased__c":"90"}}"#
    let row = #"{"accounts.id":"0015w0000000001","subscriptions.seats":120,"plan":"x"}"#
    let verdict = try Verdict(of: [
      ("a.json", Array("[\(record)]".utf8)), ("b.json", Array("[\(row)]".utf8)),
    ])
    let report = verdict.check.report
    #expect(report.disagreements == 2 && report.isStale)
    #expect(report.unusedFields == ["plan"])
    #expect(report.mapping["seats"] == .init(source: .salesforce, field: "sfdc.Seats_Purchased__c"))
    let list = try #require(verdict.list)
    #expect(list.contains(#""key":"arr","values":{"vitally":120,"salesforce":500}"#), "\(list)")
    #expect(list.contains(#""key":"seats","values":{"salesforce":90,"looker":120}"#), "\(list)")
  }

  @Test func `labels of custom fields map traits`() throws {
    let fields =
      #"[{"label":"Number of Seats","type":"number","path":"acme.seatCount","createdAt":"x"}]"#
    let record = #"[{"id":"a1","name":"A","traits":{"acme.seatCount":42}}]"#
    var mapping = Mapping()
    mapping.traits["seats"] = ["Number of Seats"]
    let verdict = try Verdict(of: [("z.json", Array(fields.utf8)), ("a.json", Array(record.utf8))])
    {
      $0.mapping = mapping
    }
    #expect(try verdict.check.book.get().customers[0].seats?.value == 42)
  }
}
