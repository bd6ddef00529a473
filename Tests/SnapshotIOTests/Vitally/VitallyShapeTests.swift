import BookModel
import Testing

@testable import SnapshotIO

struct VitallyShapeTests {
  private static let record = #"{"id":"a","name":"A","mrr":1,"traits":{}}"#

  @Test(arguments: [
    (record, 1), ("[\(record),\(record)]", 2), ("\(record)\n\(record)\r\n\r\n\(record)", 3),
    (#"{"next":null,"results":[\#(record)]}"#, 1),
    (#"{"atEnd":true,"results":[\#(record)],"next":null}"#, 1),
    (#"[{"results":[\#(record)]},{"results":[]},{"results":[\#(record)]}]"#, 2),
    ("[[\(record)],[\(record),\(record)]]", 3),
    (#"{"results":[],"next":"x"}{"results":[\#(record)]}"#, 1),
    ("null \(record)", 1), ("{}\n\(record)", 1),
  ])
  func `accounts are read however they lie in the file`(text: String, count: Int) {
    let (report, data) = VitallySample.read(text: text)
    #expect(report.error == nil)
    #expect(report.records == count)
    #expect(data.accounts.count == count)
  }

  @Test(arguments: [
    (#"{"results":[\#(record)],"next":"x"}"#, true),
    (#"{"results":[\#(record)],"next":null}"#, false),
    (#"{"results":[\#(record)]}"#, false), (#"{"results":[\#(record)],"atEnd":false}"#, true),
    (#"{"results":[\#(record)],"atEnd":true,"next":"x"}"#, false), (record, false),
    (#"{"results":[\#(record)],"next":"x"}{"results":[],"next":null}"#, false),
    (
      #"{"results":[\#(record)],"next":"x"}{"results":[{"id":"u","licenseStatus":"x"}],"next":null}"#,
      true
    ),
  ])
  func `a list without its last page is partial`(text: String, isPartial: Bool) {
    #expect(VitallySample.read(text: text).1.isPartial == isPartial)
  }

  @Test func `a list is complete when another file has its last page, even an empty one`() {
    let first = VitallySample.read(text: #"{"results":[\#(Self.record)],"next":"x"}"#).1
    #expect(first.isPartial)
    #expect(!VitallySample.read("vitally/accounts_page2.json", into: first).1.isPartial)
    #expect(!VitallySample.read(text: #"{"results":[],"next":null}"#, into: first).1.isPartial)
    #expect(VitallySample.read("vitally/admins.json", into: first).1.isPartial)
  }

  @Test(arguments: [
    ("{}", "no usable id"), (#"{"id":null,"mrr":1}"#, "no usable id"),
    (#"{"id":" ","mrr":1}"#, "no usable id"),
    (#"{"id":{},"mrr":1}"#, "no usable id"), (#"{"id":true,"mrr":1}"#, "no usable id"),
    ("null", "no record, but null"), ("[1]", "no record, but array"),
    ("\"x\"", "no record, but string"),
  ])
  func `a record that cannot be used is left out, with its place`(bad: String, reason: String) {
    let page = "{\"results\":[\(Self.record),\n\(bad),\(Self.record)],\"next\":null}"
    let (report, data) = VitallySample.read(text: page)
    #expect(report.records == 2)
    #expect(data.accounts.count == 2)
    #expect(report.skipped == [FileReport.Skip(place: "line 2, $.results[1]", reason: reason)])
  }

  @Test func `lines tell the place among records one a line`() {
    let (report, _) = VitallySample.read(text: "\(Self.record)\n\n{\"mrr\":1}\n7\n\(Self.record)")
    #expect(report.records == 2)
    #expect(report.skipped.map(\.place) == ["line 3", "line 4"])
  }

  @Test func `records before a cut are kept, wherever it is`() {
    let page = Array(#"{"results":[\#(Self.record),\#(Self.record)],"next":null}"#.utf8)
    for end in 60..<page.count {
      let (report, data) = VitallySample.read(FileBytes(bytes: Array(page[..<end])), path: "cut")
      #expect(report.error?.code == .truncated, "cut at \(end)")
      #expect(report.kind == .vitallyAccounts)
      #expect(data.accounts.count == (end < 95 ? 1 : 2), "cut at \(end)")
      #expect(report.records == data.accounts.count)
    }
  }

  @Test(
    arguments: [
      (#"[{"id":"a","mrr":1},{"id":"b","mrr":NaN}]"#, .notJSON), ("[1,2,]", .notJSON),
      ("{\"a\":1", .truncated),
      ("hello", .notJSON), ("[1]\u{80}", .encoding), ("{\"a\":\"\u{1}\"}", .notJSON),
      ("[1] // x", .notJSON),
      ("{\"error\":\"Unauthorized\"}", .apiError),
      (#"{"message":"no","documentation_url":"x"}"#, .apiError),
      (#"{"errors":[{"message":"x"}]}"#, .apiError), ("Unauthorized", .notJSON), ("12", nil),
      ("\"x\"", nil),
      ("[]", nil), ("[[],{}]", nil), ("[1,2]", nil), (#"{"id":1}"#, nil), ("true", nil),
      (#"{"id":1,"message":"x"}"#, nil),
      (#"{"totalSize":1,"done":true,"records":[{"Id":"x"}]}"#, nil),
    ] as [(String, FileProblem.Code?)]
  )
  func `what cannot be read has its code`(text: String, code: FileProblem.Code?) {
    let report = VitallySample.read(text: text).0
    #expect(report.error?.code == code, "\(text)")
  }

  @Test func `a service's own words are told`() {
    #expect(
      VitallySample.read("vitally/error_401.json").0.error?.reason.contains("“Unauthorized”")
        == true
    )
  }

  @Test(
    arguments: [
      (#"[{"a.b":1}]"#, .lookerRows), (#"[{"Account Name":"x","MAU":3}]"#, .lookerRows),
      (#"[{"ID":"x","Name":"y","MRR":3,"Email":"z"}]"#, .lookerRows),
      (#"{"data":[{"a.b":1}]}"#, .lookerRows),
      (#"{"data":[{"a.b":{"value":1}}],"fields":{}}"#, .lookerJSONDetail),
      (#"{"data":[{"a.b":1}],"fields":{"measures":[]}}"#, .lookerJSONDetail),
      (#"{"rows":[{"a":{"value":1}}],"metadata":{}}"#, .lookerJSONBI),
      (#"[{"createdAt":1,"x":2}]"#, .unknown),
      (#"{"x":{"status":"complete","data":{}},"y":{"status":"running"}}"#, .lookerMulti),
      (#"{"x":{"status":"complete"},"y":1}"#, .unknown), (#"{"fields":{"a":1}}"#, .unknown),
      (#"{"fields":{"measures":[]},"data":[]}"#, .lookerJSONDetail), (#"{"a.b":1}"#, .unknown),
      (#"{"type":"query","attachment":null,"scheduled_plan":null}"#, .lookerWebhook),
      (#"{"payload":{"match":{"account":{"id":"a"}}}}"#, .vitallyWebhook),
      (#"[{"tags":[1]}]"#, .unknown),
      (#"{"match":{"account":{"name":"no id"}}}"#, .unknown),
    ] as [(String, FileKind)]
  )
  func `a shape decides, in any order of keys`(text: String, kind: FileKind) {
    #expect(recognize(FileBytes(bytes: Array(text.utf8))).kind == kind, "\(text)")
  }

  @Test func `pages of what folio does not know are gone over, and not missed`() {
    let (report, data) = VitallySample.read(
      text: #"{"results":[{"id":"m","agenda":[1]}],"next":"x"}"#
    )
    #expect(report == FileReport(path: "text"))
    #expect(!data.isPartial)
  }

  @Test func `keys in snake case and traits as text are read too`() {
    let text =
      #"[{"id":"a","external_id":"001","name":"A","csm_id":"c","mrr":"5","traits":"{\"sfdc.ARR__c\":7}"}]"#
    let account = VitallySample.read(text: text).1.accounts.first
    #expect(account?.externalId == "001")
    #expect(account?.csmId == "c")
    #expect(account?.traits[.arr]?.value == .number(7))
  }

  @Test func `embedded copies are kept once, the newest of them`() {
    func task(_ id: Int, _ account: String) -> String {
      #"{"id":\#(id),"dueDate":null,"account":\#(account)}"#
    }
    let old = #"{"id":"a","name":"Old","updatedAt":"2026-01-01"}"#
    let new = #"{"id":"a","name":"New","updatedAt":"2026-02-01"}"#
    let text =
      "["
      + [task(1, old), task(2, old), task(3, new), task(4, old), task(5, "{}")].joined(
        separator: ","
      ) + "]"
    let (report, data) = VitallySample.read(text: text)
    #expect(report.records == 5)
    #expect(data.accounts.map(\.name) == ["Old", "New"])
    #expect(data.tasks.map(\.accountIds) == [["a"], ["a"], ["a"], ["a"], []])
  }

  @Test func `mutated files never trap`() throws {
    let names = [
      "accounts_page1", "users", "tasks", "notes", "playbook_webhook", "custom_fields_accounts",
      "custom_object_instances_search", "surveys_envelope", "admins",
    ]
    for name in names {
      let whole = try readBytes(of: VitallySample.file("vitally/\(name).json")).get().bytes
      for seed in 1...60 {
        var bytes = whole
        for step in 1...4 {
          let place = seed &* 2_654_435_761 &* step % bytes.count
          bytes[place] = Array("{}[]\",:\\0nt")[safe: seed * step % 11] ?? UInt8(seed)
        }
        let (report, _) = VitallySample.read(FileBytes(bytes: bytes), path: name)
        #expect(report.records >= 0)
      }
    }
  }
}

extension [Character] {
  fileprivate subscript(safe place: Int) -> UInt8? {
    indices.contains(place) ? self[place].asciiValue : nil
  }
}

struct VitallyTraitNamesTests {
  @Test func `a mapping comes before the defaults, case and dots being no matter`() {
    var mapping = Mapping()
    mapping.traits = ["arr": ["My_ARR", "sfdc.Other"], "version": ["plan.version"]]
    let names = TraitNames(mapping: mapping, labels: [:])
    #expect(names.facts(forTraitNamed: "my.arr") == [.init(fact: .arr, rank: 0)])
    #expect(names.facts(forTraitNamed: "SFDC_OTHER") == [.init(fact: .arr, rank: 1)])
    #expect(names.facts(forTraitNamed: "sfdc.ARR__c") == [.init(fact: .arr, rank: 2)])
    #expect(names.facts(forTraitNamed: "Plan_Version").map(\.fact) == [.version])
    #expect(names.facts(forTraitNamed: "sfdc.AnnualRevenue").isEmpty)
  }

  @Test func `labels count as names`() {
    var mapping = Mapping()
    mapping.traits = ["taSentiment": ["Account - TA Sentiment"]]
    let names = TraitNames(mapping: mapping, labels: ["account - ta sentiment": ["custom.mood"]])
    #expect(names.facts(forTraitNamed: "custom.mood") == [.init(fact: .taSentiment, rank: 1)])
  }

  @Test func `the first name with a value wins, in any order`() {
    var mapping = Mapping()
    mapping.traits = ["seats": ["first", "second"]]
    let values = [
      (#"{"first":1,"second":2}"#, 1.0), (#"{"second":2,"first":1}"#, 1),
      (#"{"second":2,"first":null}"#, 2),
      (#"{"first":"","second":2}"#, 2),
      (#"{"first":5,"first":null,"sfdc.Seats_Purchased__c":3}"#, 3),
    ]
    for (traits, seats) in values {
      let text = #"[{"id":"a","name":"A","traits":\#(traits)}]"#
      let account = VitallySample.read(text: text, mapping: mapping).1.accounts.first
      #expect(account?.traits[.seats]?.value == .number(seats), "\(traits)")
    }
  }

  @Test func `further traits that state a fact are kept beside the first, best first`() {
    let traits = #"{"vitally.custom.seatsPurchased":2,"sfdc.Seats_Purchased__c":1,"plan":"x"}"#
    let text = #"[{"id":"a","name":"A","traits":\#(traits)}]"#
    let account = VitallySample.read(text: text).1.accounts.first
    #expect(account?.traits[.seats]?.value == .number(1))
    #expect(account?.otherTraits[.seats]?.map(\.value) == [.number(2)])
    #expect(account?.otherTraits.count == 1)
  }

  @Test func `every fact has a name of its own, but those that only a mapping gives`() {
    let without = TraitFact.allCases.filter(\.defaultNames.isEmpty)
    #expect(without == [.version, .dau, .wau, .mau])
    let all = TraitFact.allCases.flatMap(\.defaultNames)
    #expect(Set(all.map(TraitNames.folded)).count == all.count)
  }
}
