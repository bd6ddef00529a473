import BookModel
import JSONReader
import TestSupport
import Testing

@testable import SnapshotIO

/// Lists of records that are cut into pieces, and records whose keys come in another order.
struct VitallyPiecesTests {
  /// What a text gives, as a text: everything that reading it says.
  private func outcome(
    _ text: String,
    cutting: RecordCutting? = nil
  ) -> String {
    let bytes = FileBytes(bytes: Array(text.utf8))
    let recognition = recognize(bytes)
    var report = FileReport(path: "text", kind: recognition.kind)
    var data = VitallyData()
    var whole = RecordCutting()
    whole.share = .max
    data.read(
      bytes,
      recognition,
      file: 0,
      names: TraitNames(mapping: Mapping(), labels: [:]),
      cutting: cutting ?? whole,
      into: &report
    )
    return describe(data) + "\n\(report)"
  }

  private func describe(_ data: VitallyData) -> String {
    var data = data
    let unused = data.unusedTraits.sorted()
    data.unusedTraits = []
    let accounts = data.accounts.map { held in
      var account = held.account
      let traits = TraitFact.allCases.map { fact in
        "\(fact): "
          + account.traits.all(of: fact).map { "\($0.name)=\($0.value)" }.joined(separator: "|")
      }
      account.traits = AccountTraits()
      return "\(account) \(traits)"
    }
    data.accounts = []
    return
      (accounts + ["\(data.contacts)", "\(data.tasks)", "\(data.newestUpdate ?? 0)", "\(unused)"])
      .joined(separator: "\n") + "\(data.pages)\(data.badDates)"
  }

  /// Accounts with everything that a piece has to carry over: segments, roles, nested objects, odd
  /// dates, repeated keys, bad bytes.
  private func accounts(_ count: Int) -> [String] {
    (0..<count).map { number in
      let odd = number % 7 == 3 ? #","mrr":2,"updatedAt":"Invalid date \#(number)""# : ""
      let id = number % 11 == 5 ? "null" : #""account-\#(number)""#
      return #"{"id":\#(id),"createdAt":"2026-01-0\#(1 + number % 9)T00:00:00.000Z","#
        + #""updatedAt":"2026-11-0\#(1 + number % 9)T08:00:00.123Z","name":"Häuser {\"id\":1} \#(number)","#
        + #""externalId":"0015f0000\#(100_000 + number)","mrr":\#(number).5,"keyRoles":[{"id":"r\#(number)","#
        + #""label":"CSM","vitallyUser":{"id":"u\#(number % 3)","name":"Person \#(number % 3)"}}],"#
        + #""segments":[{"id":"s1","createdAt":"x","updatedAt":"y","name":"Seg \#(number % 4)"}],"#
        + #""traits":{"sfdc.Id":"0015f0000\#(100_000 + number)","plain.\#(number % 5)":[1,{"a":"]},{"}],"#
        + #""sfdc.ARR__c":\#(number * 100),"vitally.custom.lifecycleStage":"\u0041dopting"}\#(odd)}"#
    }
  }

  /// The texts that say the same.
  private func containers(_ records: [String]) -> [String] {
    let list = records.joined(separator: ",")
    return [
      "[\(list)]", #"{"results":[\#(list)],"next":null}"#, records.joined(separator: "\r\n"),
      #"{"results":[\#(records.joined(separator: " ,\n  "))], "next":"x"}"#,
      #"{"results":[\#(list)],"next":"x"}{"results":[\#(list)],"atEnd":true}"#,
    ]
  }

  private func tiny(_ piece: Int, _ threads: Int) -> RecordCutting {
    RecordCutting(piece: piece, first: 64, slack: 48, share: 100, threads: threads)
  }

  @Test(arguments: ["NaN", "// left", "1,}", "-Infinity", "\"a", "tru"])
  func `what is wrong is named alike in memory and in pieces`(wrong: String) throws {
    let folder = try TemporaryFolder()
    let text = "[" + accounts(40).joined(separator: ",\n") + ",\n{\"id\":\"last\",\"mrr\":\(wrong)"
    try folder.write(Array(text.utf8), to: "accounts.json")
    var reader = SnapshotReader(paths: [folder.path], today: try #require(Day("2026-11-21")))
    let whole = try reader.check().report.files
    reader.limits = .tiny(500, window: 400)
    let pieces = try reader.check().report.files
    #expect(whole.first?.error != nil && whole.first?.records == 36)
    #expect(pieces.first?.error == whole.first?.error)
    #expect(pieces.first?.records == whole.first?.records)
  }

  @Test func `pieces of any size on any number of threads give the same`() {
    for text in containers(accounts(60)) {
      let whole = outcome(text)
      #expect(whole.contains("account-59"))
      for piece in [90, 400, 1500, 5000] {
        for threads in [2, 3] {
          #expect(outcome(text, cutting: tiny(piece, threads)) == whole, "\(piece) x \(threads)")
        }
      }
    }
  }

  @Test func `a record of another kind among them is told where it stands`() {
    for other in [
      "7", "[1]", "{}", "null", #""x""#, #"{"id":"z","mrr":01}"#, "{\"id\" 1}", "{\"id\":",
    ] {
      for place in [1, 2, 19, 38] {
        var records = accounts(40)
        records[place] = other
        let text = "[" + records.joined(separator: ",\n") + "]"
        #expect(outcome(text, cutting: tiny(600, 2)) == outcome(text), "\(other) at \(place)")
      }
    }
  }

  @Test func `of very many records left out the first are named, and all are counted`() {
    let nameless = #"{"id":null,"createdAt":"x","updatedAt":"y","name":"N","mrr":1}"#
    let records = accounts(3) + Array(repeating: nameless, count: 1_500)
    let text = "[" + records.joined(separator: ",\n") + "]"
    let (report, data) = VitallySample.read(text: text)
    #expect(data.accounts.count == 3 && report.records == 3)
    #expect(report.leftOut == 1_500 && report.skipped.count == 1_001)
    #expect(report.skipped.first == .init(place: "line 4, $[3]", reason: "no usable id"))
    #expect(
      report.skipped.last
        == .init(place: "line 1503, $[1502]", reason: "the last of 500 more, the like")
    )
    #expect(outcome(text, cutting: tiny(5_000, 2)) == outcome(text))
  }

  @Test func `a file cut at any byte keeps the records before the cut`() {
    let text = #"{"results":[\#(accounts(3).joined(separator: ","))],"next":null}"#
    let bytes = Array(text.utf8)
    for end in 40..<bytes.count {
      let cut = String(decoding: bytes[..<end], as: UTF8.self)
      let whole = outcome(cut)
      #expect(outcome(cut, cutting: tiny(300, 2)) == whole, "cut at \(end)")
      // Every account that is whole is kept: another one begins after it.
      let complete = cut.count(of: #"},{"id":"account-"#)
      #expect(whole.count(of: #"id: "account-"#) >= complete, "cut at \(end)")
    }
  }

  @Test func `embedded copies are left out as if the list were read in one go`() {
    let users = (0..<80).map { number in
      #"{"id":"user-\#(number)","createdAt":"2026-01-01","email":"u\#(number)@x.com","avatar":null,"#
        + #""accounts":[{"id":"a\#(number % 3)","updatedAt":"2026-11-0\#(1 + number * 7 % 9)"}]}"#
    }
    let text = "[" + users.joined(separator: ",") + "]"
    #expect(outcome(text).contains("user-79"))
    for piece in [100, 700] { #expect(outcome(text, cutting: tiny(piece, 2)) == outcome(text)) }
  }

  /// A record's fields, shuffled, some spelled with escapes and some repeated.
  private func shuffled(_ fields: [(String, String)], _ generator: inout SeededOrder) -> String {
    let written = fields.shuffled(using: &generator).map { key, value in
      let spelled =
        Bool.random(using: &generator)
        ? key : key.unicodeScalars.map { "\\u00" + String($0.value, radix: 16) }.joined()
      return #""\#(spelled)":\#(value)"#
    }
    return "{" + written.joined(separator: ",") + "}"
  }

  @Test(arguments: 0..<40)
  func `the order and the spelling of keys make no difference`(seed: Int) {
    var generator = SeededOrder(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1)
    func records(isShuffled: Bool) -> [String] {
      (0..<12).map { number in
        let traits = [
          ("sfdc.Id", #""x\#(number)""#), ("sfdc.ARR__c", "\(number)"), ("other", "[1,2]"),
          ("vitally.custom.taSentiment", #""Healthy""#), ("sfdc.Website", #""a\#(number).com""#),
        ]
        let fields = [
          ("id", #""a\#(number)""#), ("name", #""N\#(number)""#), ("mrr", "12.5"),
          ("updatedAt", #""2026-11-20T06:00:12.118Z""#), ("healthScore", "7"), ("extra", "{}"),
          ("segments", #"[{"name":"S"},{"name":"T"}]"#), ("externalId", #""e\#(number)""#),
        ]
        var order = isShuffled ? generator : SeededOrder(state: 1)
        let map = isShuffled ? shuffled(traits, &order) : plain(traits)
        let all = fields + [("traits", map)]
        let record = isShuffled ? shuffled(all, &order) : plain(all)
        if isShuffled { generator = order }
        return record
      }
    }
    let whole = outcome("[" + records(isShuffled: false).joined(separator: ",") + "]")
    #expect(outcome("[" + records(isShuffled: true).joined(separator: ",") + "]") == whole)
  }

  private func plain(_ fields: [(String, String)]) -> String {
    "{" + fields.map { #""\#($0)":\#($1)"# }.joined(separator: ",") + "}"
  }

  @Test func `a key that is repeated is told, whatever its spelling and place`() {
    let text =
      #"[{"id":"a","name":"A","traits":{}},{"id":"b","name":"B","n\u0061me":"C","traits":{"x":1,"x":2}}]"#
    let said = outcome(text)
    #expect(said.contains("the key “name” is repeated in 1 record"))
    #expect(said.contains("the key “x” is repeated in 1 record"))
    #expect(said.contains(#"name: Optional("C")"#))
  }
}

/// Repeatable random numbers.
private struct SeededOrder: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}

extension String {
  /// How often another text stands in it.
  fileprivate func count(of other: String) -> Int {
    split(separator: other, omittingEmptySubsequences: false).count - 1
  }
}
