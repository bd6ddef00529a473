import BookModel
import Testing

@testable import SnapshotIO

/// The rules of periods and of single figures, with numbers worked out by hand.
struct LookerSummaryTests {
  /// Rows of the long form as a weekly export has them, newest week first.
  private func weekly(_ rows: [(account: String, week: String, feature: String, users: Int?)])
    -> String
  {
    "["
      + rows.map { row in
        #"{"usage.account_id":"\#(row.account)","usage.event_week":"\#(row.week)","usage.feature_name":"\#(row.feature)","usage.active_users":\#(row.users.map(String.init) ?? "null"),"usage.minutes":3.1}"#
      }.joined(separator: ",\n") + "]"
  }

  @Test func `weekly long form: the most used feature is a lower bound`() throws {
    var bench = LookerFixture()
    bench.read(
      weekly([
        ("A", "2026-11-16", "Search", 99), ("A", "2026-11-09", "Search", 7),
        ("B", "2026-11-09", "Search", 3),
        ("A", "2026-11-09", "Alerts", 5), ("A", "2026-11-02", "Search", 4),
        ("A", "2026-11-02", "Alerts", nil),
        ("B", "2026-11-02", "Q\\u0026A", 0), ("A", "2026-10-19", "Search", 2),
      ])
    )
    let summaries = bench.summaries(day: "2026-11-20")
    // The week of 16 November is not over on the 20th.
    #expect(
      summaries.weeks
        == ["2026-10-19", "2026-10-26", "2026-11-02", "2026-11-09"].compactMap { Day($0) }
    )
    let (first, second) = (summaries.customers[0], summaries.customers[1])
    #expect(first.series == [2, nil, 4, 7])
    #expect(first.seriesBound == .lower)
    #expect(first.wau == Fact(7, from: .looker, bound: .lower))
    #expect(first.mau == nil)
    #expect(first.dau == nil)
    // Of 2 November only a 0 is known.
    #expect(second.series == [nil, nil, 0, 3])
    #expect(first.features.map(\.name) == ["Alerts", "Q&A", "Search"])
    #expect(first.features.map(\.users) == [5, 0, 7])
    #expect(first.features.map(\.share) == [5.0 / 7, 0, 1])
    #expect(first.features[0].series == [nil, nil, nil, 5])
    // B never used Alerts, which the file knows, nor Q&A, which says 0.
    #expect(second.features.map(\.users) == [0, 0, 3])
  }

  @Test func `a feature with a null in the newest week is unknown, not unused`() throws {
    var bench = LookerFixture()
    bench.read(
      weekly([
        ("A", "2026-11-09", "Search", nil), ("A", "2026-11-02", "Search", 4),
        ("A", "2026-11-09", "Alerts", nil),
        ("A", "2026-11-02", "Alerts", 0), ("A", "2026-11-09", "Zero", 0),
        ("A", "2026-11-02", "Zero", 0),
      ])
    )
    let usage = try bench.first()
    #expect(usage.features.map(\.name) == ["Alerts", "Search", "Zero"])
    #expect(usage.features.map(\.users) == [nil, nil, 0])
  }

  @Test func `the trend is of eight weeks`() throws {
    var bench = LookerFixture()
    let mondays = (0..<8).map { Day(number: (Day("2026-11-09")?.number ?? 0) - 7 * $0).description }
    bench.read(weekly(mondays.enumerated().map { ("A", $1, "Search", $0 < 4 ? 15 : 10) }))
    let usage = try bench.first()
    #expect(usage.series.count == 8)
    #expect(usage.features[0].trend == 0.5)
    #expect(UsageMath.trend(of: usage.series) == 0.5)
  }

  @Test func `a series ends with the anchor and holds 26 weeks at most`() throws {
    var bench = LookerFixture()
    let newest = try #require(Day("2026-11-09"))
    bench.read(
      weekly((0..<40).map { ("A", newest.adding(days: -7 * $0).description, "Search", $0) })
    )
    let summaries = bench.summaries()
    #expect(summaries.weeks.count == 26)
    #expect(summaries.weeks.last == newest)
    #expect(summaries.customers[0].series == WeekSeries((0..<26).reversed().map { Double($0) }))
    // A year later the anchor is the same: it is the newest week with data.
    #expect(bench.summaries(day: "2027-11-20").weeks == summaries.weeks)
  }

  @Test func `one value of a guessed day for each account is an undated figure`() throws {
    var bench = LookerFixture()
    bench.read(
      #"[{"a.account_id":"A","p.week":"2026-11-16","p.wau":5},{"a.account_id":"B","p.week":"2026-11-09","p.wau":6}]"#
    )
    let summaries = bench.summaries()
    #expect(summaries.weeks == [])
    #expect(summaries.customers.map(\.wau?.value) == [5, 6])
    #expect(summaries.day == nil)
  }

  @Test func `a mapped day dates a single week too`() throws {
    var bench = LookerFixture()
    bench.mapping.looker = ["day": ["p.week"]]
    bench.read(#"[{"a.account_id":"A","p.week":"2026-11-09","p.wau":5}]"#)
    #expect(try bench.first().series == [5])
    #expect(bench.summaries(day: nil).day == Day("2026-11-16"))
  }

  @Test func `two files with one column are dated together`() throws {
    var bench = LookerFixture()
    bench.read(#"[{"a.account_id":"A","p.week":"2026-11-02","p.wau":5}]"#, path: "a.json")
    bench.read(#"[{"a.account_id":"A","p.week":"2026-11-09","p.wau":6}]"#, path: "b.json")
    #expect(try bench.first().series == [5, 6])
  }

  @Test(arguments: [
    (["2026-08-01", "2026-09-01", "2026-10-01"], "2026-11-01"),
    (["2026-11-02", "2026-11-09"], "2026-11-16"),
    (["2026-11-02", "2026-11-03", "2026-11-09"], "2026-11-10"),
  ])
  func `plain dates tell by their distance how long a period is`(dates: [String], end: String) {
    var bench = LookerFixture()
    bench.read(
      "["
        + dates.map { #"{"a.account_id":"A","p.date":"\#($0)","p.mau":5}"# }.joined(separator: ",")
        + "]"
    )
    #expect(bench.summaries(day: nil).day == Day(end))
  }

  @Test func `a month is taken as Looker gives it, and beats an undated figure`() throws {
    var bench = LookerFixture()
    bench.read(#"[{"a.account_id":"A","s.site_id":"x","p.mau":100,"p.wau":40}]"#, path: "a.json")
    bench.read(
      #"[{"a.account_id":"A","p.month":"2026-09","p.mau":80},{"a.account_id":"A","p.month":"2026-10","p.mau":90},{"a.account_id":"A","p.month":"2026-11","p.mau":30}]"#,
      path: "b.json"
    )
    let usage = try bench.first()
    #expect(usage.mau == Fact(90, from: .looker))
    #expect(usage.wau == Fact(40, from: .looker))
    #expect(try bench.first(day: "2026-12-01").mau?.value == 30)
  }

  @Test func `a monthly column on weekly rows gives its newest complete row`() throws {
    var bench = LookerFixture()
    bench.read(
      #"[{"a.account_id":"A","p.week":"2026-11-16","p.mau":1},{"a.account_id":"A","p.week":"2026-11-09","p.mau":50,"p.wau":20,"p.average_dau":9.5},{"a.account_id":"A","p.week":"2026-11-02","p.mau":60,"p.wau":10}]"#
    )
    let usage = try bench.first()
    #expect(usage.mau?.value == 50)
    #expect(usage.wau?.value == 20)
    #expect(usage.dau?.value == 9.5)
    #expect(usage.series == [10, 20])
    #expect(usage.seriesBound == nil)
  }

  @Test func `the anchor is the snapshot's, not the customer's`() {
    var bench = LookerFixture()
    bench.read(
      #"[{"a.account_id":"A","p.week":"2026-11-09","p.wau":20},{"a.account_id":"A","p.week":"2026-11-02","p.wau":10},{"a.account_id":"B","p.week":"2026-11-02","p.wau":4}]"#
    )
    let customers = bench.summaries().customers
    #expect(customers.map(\.wau?.value) == [20, nil])
    #expect(customers.map(\.series) == [[10, 20], [4, nil]])
  }

  @Test(arguments: [(14, 107.5), (13, nil)] as [(Int, Double?)])
  func `daily rows give the mean of the known days`(count: Int, mean: Double?) throws {
    var bench = LookerFixture()
    // 101 on 19 November, 102 on the 18th and so on; the 20th itself is not over.
    let newest = try #require(Day("2026-11-20"))
    let rows = (0...count).map { place in
      #"{"a.account_id":"A","p.date":"\#(newest.adding(days: -place))","p.dau":\#(place == 0 ? 9999 : 100 + place)}"#
    }
    bench.read("[" + rows.joined(separator: ",") + "]")
    #expect(try bench.first().dau?.value == mean)
    #expect(try bench.first().mau == nil)
  }
}
