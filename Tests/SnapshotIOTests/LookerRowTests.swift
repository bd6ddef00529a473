import BookModel
import JSONReader
import Testing

@testable import SnapshotIO

struct LookerRowTests {
  @Test func `a row without an owner is skipped with its place`() {
    var bench = LookerFixture()
    bench.read(#"[{"a.account_id":"A","p.mau":1},{"a.account_id":null,"p.mau":2},7]"#)
    #expect(bench.reading.records == 2)
    #expect(bench.reading.report.skipped.map(\.place) == ["$[1]", "$[2]"])
    #expect(bench.table.mau == [1])
  }

  @Test func `very many skipped rows do not fill the report`() {
    var bench = LookerFixture()
    bench.read("[" + Array(repeating: #"{"p.mau":1}"#, count: 1500).joined(separator: ",") + "]")
    #expect(bench.reading.records == 1500)
    #expect(bench.reading.report.skipped.count == 1001)
    #expect(bench.reading.report.skipped.last?.reason == "the last of 500 more, the like")
    #expect(bench.reading.report.leftOut == 1500)
  }

  @Test func `very many messages do not fill the report`() {
    var bench = LookerFixture()
    let errors = (0..<5_000).map { #"{"message":"Note \#($0)"}"# }.joined(separator: ",")
    bench.read(
      #"{"status":"complete","errors":[\#(errors)],"data":[]}"#,
      as: .lookerJSONDetail
    )
    #expect(bench.reading.report.warnings.count == 101)
    #expect(bench.reading.report.warnings.last == "4900 more messages, the like")
  }

  @Test(arguments: ["-1", "\"many\"", "true", "[1]", "1e300", "null", "\"1.234\""])
  func `a value that does not fit is unknown`(value: String) throws {
    var bench = LookerFixture()
    bench.read(#"[{"a.account_id":"A","p.mau":\#(value)}]"#)
    #expect(try bench.first().mau == nil)
    #expect(try bench.first().hasRows)
  }

  @Test func `one text in two spellings is one owner`() {
    var bench = LookerFixture()
    bench.read(
      #"[{"a.account_id":"Q\u0026A","p.mau":1},{"a.account_id":"Q&A"},{"a.account_id":12},{"a.account_id":"12"}]"#
    )
    #expect(bench.table.owners.map(\.account) == ["Q&A", "12"])
    #expect(bench.table.owner == [0, 0, 1, 1])
  }

  @Test func `keys in any order and missing ones are read all the same`() {
    var bench = LookerFixture()
    bench.read(
      #"[{"a.account_id":"A"},{"p.wau":2,"a.account_id":"B"},{"p.mau":3,"p.wau":4,"a.account_id":"C"}]"#
    )
    #expect(bench.summaries().customers.map(\.wau?.value) == [nil, 2, 4])
    #expect(bench.summaries().customers.map(\.mau?.value) == [nil, nil, 3])
    #expect(bench.reading.records == 3)
  }

  @Test func `the first of several names with a value wins`() {
    var bench = LookerFixture()
    bench.mapping.looker = ["mau": ["x.good", "x.other"]]
    bench.read(
      #"[{"a.account_id":"A","x.other":1,"x.good":2},{"a.account_id":"B","x.other":3,"x.good":null}]"#
    )
    #expect(bench.table.mau == [2, 3])
    #expect(bench.table.mappedFields["mau"] == "x.good")
  }

  @Test func `rows one a line are rows`() {
    var bench = LookerFixture()
    bench.read("{\"a.account_id\":\"A\",\"p.mau\":1}\r\n\r\n{\"a.account_id\":\"B\",\"p.mau\":2}\n")
    #expect(bench.table.mau == [1, 2])
    #expect(bench.reading.records == 2)
  }

  @Test func `rows under data are rows`() {
    var bench = LookerFixture()
    bench.read(#"{"data":[{"a.account_id":"A","p.mau":1}],"other":{}}"#)
    #expect(bench.table.mau == [1])
  }

  @Test func `fields after the rows serve as well as before them`() throws {
    var bench = LookerFixture()
    bench.mapping.looker = ["mau": ["Monthly"], "account": ["Key"]]
    bench.read(
      #"""
      {"data":[{"k":{"value":"A"},"m":{"2026-10":{"value":7},"$$$_row_total_$$$":{"value":9}}}],
      "ran_at":"2026-11-01T00:00:00+00:00",
      "pivots":[{"key":"2026-10","data":{"p.month":"2026-10"}},{"key":"$$$_row_total_$$$","is_total":true}],
      "fields":{"dimensions":[{"name":"k","label":"Key"}],"measures":[{"name":"m","label":"Monthly"}],
      "pivots":[{"name":"p.month","type":"date_month"}]}}
      """#,
      as: .lookerJSONDetail
    )
    #expect(bench.error == nil)
    #expect(bench.table.mau == [7])
    #expect(bench.table.grain == [.month])
    #expect(bench.table.files[0].ranAt == 1_793_491_200)
    #expect(bench.table.mappedFields["day"] == "p.month")
    #expect(try bench.first().mau?.value == 7)
  }

  @Test func `a pivot by feature counts each feature's users`() throws {
    var bench = LookerFixture()
    bench.read(
      #"""
      {"fields":{"dimensions":[{"name":"a.account_id"}],"measures":[{"name":"u.users"}],
      "pivots":[{"name":"u.feature","type":"string"}]},
      "pivots":[{"key":"value","data":{"u.feature":"value"}},{"key":"Search","data":{"u.feature":"Search"}}],
      "data":[{"a.account_id":{"value":"A"},"u.users":{"value":{"value":3},"Search":{"value":5}}}]}
      """#,
      as: .lookerJSONDetail
    )
    let features = try bench.first().features
    #expect(features.map(\.name) == ["Search", "value"])
    #expect(features.map(\.users) == [5, 3])
  }

  @Test func `a pivot by anything else is left out with a warning`() throws {
    var bench = LookerFixture()
    bench.read(#"[{"a.account_id":"A","p.mau":{"EMEA":3}}]"#)
    #expect(bench.reading.warnings.count == 1)
    #expect(try bench.first().mau == nil)
  }

  @Test func `the results of several tasks keep their own times and fields`() {
    var bench = LookerFixture()
    bench.read(
      #"""
      {"a":{"status":"complete","data":[{"a.account_id":"A","p.mau":1}]},
      "b":{"data":{"ran_at":"2026-11-01T00:00:00Z","fields":{"dimensions":[{"name":"a.account_id"},
      {"name":"s.site_id"}],"measures":[{"name":"p.mau"}]},"data":[{"a.account_id":{"value":"A"},
      "p.mau":{"value":2}}]},"status":"complete"}}
      """#,
      as: .lookerMulti
    )
    #expect(bench.table.mau == [1, 2])
    #expect(bench.table.file == [0, 1])
    #expect(bench.table.files.map(\.ranAt) == [nil, 1_793_491_200])
    #expect(bench.table.files.map(\.hasInstances) == [false, true])
  }

  @Test func `an error inside a delivery's text names both places`() {
    var bench = LookerFixture()
    bench.read(
      #"{"attachment":{"mimetype":"application/json","data":"[{\"a.account_id\":\"A\",\"p.mau\":1},{"},"scheduled_plan":{}}"#,
      as: .lookerWebhook
    )
    #expect(bench.error?.problem == .truncated)
    #expect(bench.error?.path == "$.attachment.data[1]")
    #expect(bench.table.mau == [1])
  }

  @Test func `an attachment of text says how to get JSON`() {
    var bench = LookerFixture()
    bench.read(
      #"{"attachment":{"mimetype":"text/csv","extension":"csv","data":"A,1"},"scheduled_plan":{}}"#,
      as: .lookerWebhook
    )
    #expect(bench.reading.problem?.code == .noData)
  }

  @Test func `fields in use and fields without use are told`() {
    var bench = LookerFixture()
    bench.read(#"[{"a.account_id":"A","p.mau":1,"search.monthly_users":1,"x.y":2}]"#)
    #expect(
      bench.table.mappedFields == [
        "account": "a.account_id", "mau": "p.mau", "features.Search": "search.monthly_users",
      ]
    )
    #expect(bench.table.unusedFields == ["x.y"])
  }

  @Test func `a field named like a part of an envelope is a field`() {
    var bench = LookerFixture()
    bench.read(#"{"errors":3,"data":"x","fields":null,"a.account_id":"A","p.mau":1}"#)
    #expect(bench.table.mau == [1])
    #expect(bench.reading.problem == nil)
  }

  @Test func `a message without rows is an error unless the query is complete`() {
    var bench = LookerFixture()
    bench.read(
      #"{"status":"complete","errors":[{"message":"Note"}],"data":[]}"#,
      as: .lookerJSONDetail
    )
    #expect(bench.reading.problem == nil)
    #expect(bench.reading.warnings == ["Looker warns: Note"])
    bench.read(
      #"{"errors":[{"message":"No","message_details":"way"}],"data":[]}"#,
      as: .lookerJSONDetail
    )
    #expect(bench.reading.problem?.reason == "Looker reports: No (way)")
  }

  @Test func `days that are no dates are counted`() {
    var bench = LookerFixture()
    bench.read(
      #"[{"a.account_id":"A","p.week":"2026-11-09"},{"a.account_id":"A","p.week":"W47"},{"a.account_id":"A","p.week":null}]"#
    )
    #expect(bench.reading.warnings == ["1 value of p.week not read as a date"])
  }

  @Test func `bytes that are no text are replaced and counted`() {
    var bench = LookerFixture()
    bench.read(
      Array(#"[{"a.account_id":"A"#.utf8) + [0xFF] + Array(#"","p.mau":1}]"#.utf8),
      as: .lookerRows
    )
    #expect(bench.table.owners.map(\.account) == ["A\u{FFFD}"])
    #expect(bench.reading.warnings == ["1 bad byte in texts replaced by U+FFFD"])
  }
}
