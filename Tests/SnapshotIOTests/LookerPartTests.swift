import BookModel
import JSONReader
import Testing

@testable import SnapshotIO

/// Rows read on several threads, and rows spelled in many ways, give one and the same table.
struct LookerPartTests {
  @Test(arguments: [",\n", ",", " ,\n  "], [1, 64, 700, 5000])
  func `rows cut into parts are the rows read in order`(separator: String, partSize: Int) {
    let rows = (0..<400).map(row).joined(separator: separator)
    let whole = read("[\(rows)]", parts: 1)
    let cut = read("[\(rows)]", partSize: partSize, parts: 7)
    #expect(whole.reading.records == 400)
    #expect(cut.cuts > 0)
    expectAlike(cut, whole)
  }

  @Test func `a pretty-printed file is the same as one on a single line`() {
    let rows = (0..<300).map(row)
    let line = read("[\(rows.joined(separator: ","))]", parts: 1)
    let pretty = rows.map { $0.replacing(",", with: ",\n    ").replacing(":", with: ": ") }
    let text = "[\n  \(pretty.joined(separator: ",\n  "))\n]\n"
    expectAlike(read(text, partSize: 100, parts: 5), line)
  }

  @Test func `a text that looks like a row's beginning misleads no part`() {
    let trap =
      #"{"a.account_id":"T","n.note":"[{\"a.account_id\":\"X\",","f.users":1,"f.feature":"F"}"#
    let bait = #"{"a.account_id":"#
    let rows = (0..<200).map { place in
      place.isMultiple(of: 3) ? trap : row(place)
    }
    let text = "[\(rows.joined(separator: ",\n"))]"
    #expect(text.contains(bait))
    expectAlike(read(text, partSize: 50, parts: 9), read(text, parts: 1))
  }

  @Test func `an object inside a row that is spelled like one misleads no part`() {
    let rows = (0..<200).map { place in
      #"{"a.account_id":"A\#(place)","x.more":[{"a.account_id":"B","x.more":[]}]}"#
    }
    let text = "[\(rows.joined(separator: ","))]"
    let cut = read(text, partSize: 40, parts: 8)
    expectAlike(cut, read(text, parts: 1))
    #expect(cut.table.owners.count == 200)
  }

  @Test(arguments: [
    #"{"a.account_id":"Z","f.feature":"F"}"#, #"{"b.wau":3,"a.account_id":"Z"}"#,
    #"{"a.account_id":null,"f.feature":"F","f.users":1,"f.week":"2026-11-02"}"#, "7",
    #"{"a.account_id":"Z","f.feature":"F","f.users":1e2,"f.week":"2026-11-02"}"#,
    #"{"a.account_id":"Z","f.feature":"F","f.users":"1,234","f.week":"soon"}"#,
    #"{"looker_error":"the query was killed"}"#,
  ])
  func `a row of another kind among many is read in order`(other: String) {
    var rows = (0..<300).map(row)
    rows[77] = other
    rows[222] = other
    let text = "[\(rows.joined(separator: ",\n"))]"
    expectAlike(read(text, partSize: 300, parts: 6), read(text, parts: 1))
  }

  @Test(arguments: ["", "}", ",", "x", "]]"])
  func `what is cut or malformed fails at the same place`(ending: String) {
    let rows = (0..<200).map(row).joined(separator: ",")
    let text = "[\(rows)" + ending
    let (cut, whole) = (read(text, partSize: 200, parts: 4), read(text, parts: 1))
    #expect(whole.error != nil || ending == "]]")
    expectAlike(cut, whole)
  }

  @Test func `numbers read by their digits are those the general reader reads`() {
    let numbers = [
      "0", "7", "10", "0.5", "123456789012345", "1234567890123456", "0.1", "1.10", "99.99",
      "1e3", "-0", "-4", "3.14159265358979", "0.000001", "12345.678901234567", "1E-2",
    ]
    let rows = numbers.map { #"{"a.account_id":"A","u.mau":\#($0)}"# }
    let alike = read("[\(rows.joined(separator: ","))]", parts: 1).table.mau
    let alone = rows.map { read("[\($0)]", parts: 1).table.mau[0] }
    #expect(alike.count == numbers.count)
    for (fast, general) in zip(alike, alone) {
      #expect(fast == general || fast.isNaN && general.isNaN)
    }
  }
}

extension LookerPartTests {
  /// What reading gave.
  struct Outcome {
    var table = UsageTable()
    var reading = LookerReading()
    var cuts = 0
    var error: JSONError?
  }

  private func row(_ place: Int) -> String {
    let users = place.isMultiple(of: 11) ? "null" : "\(place * 37 % 101)"
    let feature = ["Search", "Q\\u0026A", "Import\\/Export", "Zürich"][place % 4]
    return #"{"a.account_id":"A\#(place / 7)","f.feature":"\#(feature)","f.users":\#(users),"#
      + #""f.week":"2026-11-0\#(place % 9 + 1)"}"#
  }

  private func read(_ text: String, partSize: Int = 1, parts: Int) -> Outcome {
    var outcome = Outcome()
    outcome.table.files.append(UsageTable.File(path: "usage.json"))
    var result = LookerResult(rules: LookerFields(mapping: Mapping()), file: 0)
    result.supply.cutting = RowCutting(piece: partSize, share: 1, window: max(64, partSize))
    outcome.table.threads = parts
    do throws(JSONError) {
      try JSONReader.reading(Array(text.utf8)) { (reader: inout JSONReader) throws(JSONError) in
        try result.readRows(&reader, into: &outcome.table, &outcome.reading)
      }
    } catch {
      outcome.error = error
    }
    result.finish(in: &outcome.table, &outcome.reading)
    outcome.cuts = result.cuts
    return outcome
  }

  private func expectAlike(_ left: Outcome, _ right: Outcome) {
    #expect(left.error == right.error)
    #expect(left.table.owners == right.table.owners)
    #expect(left.table.features == right.table.features)
    #expect(left.table.owner == right.table.owner)
    #expect(left.table.feature == right.table.feature)
    #expect(left.table.period == right.table.period)
    #expect(left.table.users.map(\.bitPattern) == right.table.users.map(\.bitPattern))
    #expect(left.reading.records == right.reading.records)
    #expect(left.reading.report.skipped == right.reading.report.skipped)
    #expect(left.reading.warnings == right.reading.warnings)
    #expect(left.reading.problem == right.reading.problem)
  }
}
