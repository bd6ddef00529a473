import BookModel
import TestSupport
import Testing

@testable import SnapshotIO

/// Rows read in pieces, through windows and on several threads are those read in order from memory.
struct RowStreamTests {
  @Test(arguments: RowFixture.Container.allCases, RowFixture.Spacing.allCases)
  func `every container gives the rows of a plain array`(
    container: RowFixture.Container,
    spacing: RowFixture.Spacing
  ) throws {
    let plain = try RowOutcome(RowFixture().text)
    #expect(plain.report.records == 120)
    #expect(plain.table.users.count == 115)
    #expect(plain.report.skipped.count == 5)
    let text = RowFixture(container: container, spacing: spacing).text
    let whole = try RowOutcome(text)
    #expect(whole.hasSameRows(as: plain))
    for threads in [1, 4] {
      for (piece, window) in [(40, 64), (300, 100), (700, 400), (5000, 300), (1 << 20, 4096)] {
        let cut = try RowOutcome(text, limits: .tiny(piece, window: window), threads: threads)
        #expect(cut == whole, "\(threads) threads, pieces of \(piece), windows of \(window)")
      }
    }
  }

  @Test(arguments: [
    [#"{"a.account_id":"Z","f.feature":"F"}"#], [#"{"b.wau":3,"a.account_id":"Z"}"#], ["7"],
    [#"{"a.account_id":"Z","f.feature":"F","f.users":1e2,"f.week":"2026-11-02","f.note":-1}"#],
    [#"{"a.account_id":"Z","f.feature":"F","f.users":"1,234","f.week":"soon","f.note":[1]}"#],
    [#"{"looker_error":"the query was killed"}"#], ["{}"], ["[[]]"], ["\"text\""],
    [#"{"a.account_id":"Z","f.users":01}"#], [#"{"a.account_id":"Z\x"}"#], ["{\"a.account_id\" 1}"],
    [#"{"a.account_id":NaN}"#], [#"{"a.account_id":"Z",}"#], ["// note"], ["]%PDF"],
    [#"{"a.account_id":"Z","f.feature":"\#(String(repeating: "long ", count: 400))"}"#],
  ])
  func `a row of another kind does not disturb the others, wherever it stands`(other: [String])
    throws
  {
    for place in [0, 1, 40, 77, 119] {
      var fixture = RowFixture()
      fixture.rows[place] = other
      let whole = try RowOutcome(fixture.text)
      for threads in [1, 3] {
        let cut = try RowOutcome(
          fixture.text,
          limits: .tiny(350, window: 256),
          threads: threads
        )
        #expect(cut == whole, "\(threads) threads, row \(place)")
      }
    }
  }

  @Test func `a file cut anywhere keeps the rows before the cut, and says so`() throws {
    var fixture = RowFixture(container: .detail, spacing: .pretty)
    fixture.rows = RowFixture.plainRows(9)
    let text = Array(fixture.text.utf8)
    for end in stride(from: 1, to: text.count, by: 3) {
      let cut = String(decoding: text[..<end], as: UTF8.self)
      let whole = try RowOutcome(cut)
      #expect(whole.report.error != nil)
      #expect(try RowOutcome(cut, limits: .tiny(200, window: 128), threads: 2) == whole)
    }
  }

  @Test func `an error tells its line and place in a file that is read piece by piece`() throws {
    var fixture = RowFixture(spacing: .pretty)
    fixture.rows[100][4] = "nan"
    let report = try RowOutcome(fixture.text, limits: .tiny(500, window: 256), threads: 2).report
    let lines = fixture.text.split(separator: "\n", omittingEmptySubsequences: false)
    let line = try #require(lines.firstIndex { $0.contains("nan") }) + 1
    #expect(report.records == 100)
    #expect(report.error?.place.hasPrefix("line \(line), ") == true)
    #expect(report.error?.place.hasSuffix("$[100][\"f.note\"]") == true)
  }

  @Test(arguments: [1, 2])
  func `what is no row between rows one a line is named by its line`(threads: Int) throws {
    var lines = RowFixture(container: .lines).text.split(separator: "\n").map(String.init)
    (lines[70], lines[110], lines[111]) = ("null", "5", #""text""#)
    let text = lines.joined(separator: "\n")
    for limits in [ReadingLimits(), .tiny(500, window: 256)] {
      let report = try RowOutcome(text, limits: limits, threads: threads).report
      let places = report.skipped.map(\.place).filter { $0.hasPrefix("line ") }
      #expect(places == ["line 71", "line 111", "line 112"])
      #expect(report.records == 117)
    }
  }

  @Test func `several columns for one fact, facts of every kind and wide columns read alike`()
    throws
  {
    let rows = (0..<90).map { place in
      #"{"a.account_id":\#(place % 4 == 0 ? "null" : "\(place / 5)"),"#
        + #""b.account_id":"B\#(place / 3)","s.site_id":"S\#(place % 2)","#
        + #""p.version":"5.\#(place % 3).0","p.dau":\#(place),"p.wau":"1,\#(100 + place)","#
        + #""p.mau":\#(place).5,"p.seats":null,"p.precise_enabled":\#(place % 3 == 0 ? "true" : "\"No\""),"#
        + #""p.latest_ping_date":"2026-11-\#(10 + place % 9)","p.month":"2026-0\#(place % 8 + 1)","#
        + #""search.monthly_users":\#(place),"search.weekly_users":\#(-place)}"#
    }
    var mapping = Mapping()
    mapping.looker = ["account": ["a.account_id", "b.account_id"], "mau": ["p.mau", "p.wau"]]
    for text in ["[\(rows.joined(separator: ",\n"))]", rows.joined(separator: "\r\n\r\n")] {
      let general = rows.map { "[\($0)]" }.joined(separator: " ")
      let alone = try RowOutcome(general, mapping: mapping)
      let whole = try RowOutcome(text, mapping: mapping)
      #expect(whole.hasSameRows(as: alone))
      #expect(whole.table.seats.allSatisfy { $0.isNaN })
      let limits = ReadingLimits.tiny(900, window: 1024)
      #expect(try RowOutcome(text, limits: limits, threads: 2, mapping: mapping) == whole)
    }
  }

  @Test func `totals that each row of a customer's features repeats are kept once`() throws {
    let rows = (0..<160).map { place in
      #"{"a.account_id":"A\#(place / 8)","f.feature":"F\#(place % 8)","f.users":\#(place),"#
        + #""p.mau":\#(place / 8 + place / 45),"p.version":"5.\#(place / 50)"}"#
    }
    let text = "[\(rows.joined(separator: ",\n"))]"
    let whole = try RowOutcome(text)
    let totals = whole.table.feature.count { $0 < 0 }
    // One for each customer, and one more where the figures change within one.
    #expect(totals == 20 + 6)
    #expect(whole.table.users.count == 160 + totals)
    #expect(try RowOutcome(rows.joined(separator: "\n\n")).hasSameRows(as: whole))
    for piece in [50, 260, 777, 3000] {
      #expect(try RowOutcome(text, limits: .tiny(piece, window: 256), threads: 3) == whole)
    }
  }

  @Test func `pivots read alike and alone are the same`() throws {
    let rows = (0..<60).map { place in
      #"{"a.account_id":"A\#(place)","p.mau":{"2026-09":\#(place),"2026-10":null,"2026-08":7},"#
        + #""2026-07 - p.wau":\#(place * 2),"p.seats":\#(place)}"#
    }
    let alone = try RowOutcome(rows.map { "[\($0)]" }.joined(separator: "\n"))
    let whole = try RowOutcome("[\(rows.joined(separator: ",")) ]")
    #expect(alone.table.mau.count == 300)
    #expect(whole.hasSameRows(as: alone))
    let text = "[\(rows.joined(separator: ",")) ]"
    #expect(try RowOutcome(text, limits: .tiny(500, window: 300), threads: 3) == whole)
  }

  @Test func `rows in two spellings that take turns are read alike`() throws {
    let rows = (0..<200).map { place in
      place % 3 == 0
        ? #"{"a.account_id":"A\#(place)","p.mau":\#(place),"p.month":"2026-09"}"#
        : #"{"a.account_id":"A\#(place)","p.mau":\#(place)}"#
    }
    let text = rows.joined(separator: "\n")
    let whole = try RowOutcome(text)
    #expect(whole.table.mau.map(\.self) == (0..<200).map(Double.init))
    #expect(whole.table.period.count { $0 == UsageTable.noDay } == 133)
    #expect(try RowOutcome(text, limits: .tiny(300, window: 200), threads: 2) == whole)
  }
}

/// Reading ends early when it is broken off, and a file that changes gives no rows.
struct RowReadingEndTests {
  @Test func `a reading that was broken off gives nothing but that`() throws {
    let folder = try TemporaryFolder()
    try folder.write(RowFixture().text, to: "usage.json")
    var reader = SnapshotReader(paths: [folder.path], today: Day(number: 20_000))
    let monitor = LoadMonitor()
    reader.monitor = monitor
    _ = try reader.check()
    #expect(monitor.bytesRead == monitor.bytesInAll && monitor.bytesInAll > 0)
    #expect(monitor.rowsRead == 120)
    monitor.cancel()
    #expect(throws: SnapshotError.cancelled(path: folder.path)) { try reader.check() }
  }

  @Test func `a file that grows, shrinks or is written anew is told from what it was`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("[1,2,3]", to: "a.json")
    for text in ["[1,2,3,4]", "[1,2]", "[3,2,1]"] {
      try folder.write("[1,2,3]", to: "a.json")
      let source = try FileSource(opening: path)
      #expect(try source.contents() == Array("[1,2,3]".utf8))
      #expect(source.identity.size == 7 && source.identity.modified > 0)
      // The system's clock moves on in steps.
      while try FileSource(opening: path).identity == source.identity {
        try folder.write(text, to: "a.json")
      }
      #expect(throws: FileProblem.self) { try source.contents() }
    }
  }
}
