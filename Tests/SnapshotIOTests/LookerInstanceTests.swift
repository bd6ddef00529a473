import BookModel
import Testing

@testable import SnapshotIO

/// The rules of instances, repeated rows and several files.
struct LookerInstanceTests {
  private func row(
    _ site: String?,
    mau: Int? = nil,
    wau: Int? = nil,
    seats: Int? = nil,
    version: String? = nil,
    ping: String? = nil
  ) -> String {
    func text(_ value: String?) -> String { value.map { "\"\($0)\"" } ?? "null" }
    func number(_ value: Int?) -> String { value.map(String.init) ?? "null" }
    return
      #"{"a.account_id":"A","s.site_id":\#(text(site)),"p.mau":\#(number(mau)),"p.wau":\#(number(wau)),"p.seats":\#(number(seats)),"p.version":\#(text(version)),"p.latest_ping_date":\#(text(ping))}"#
  }

  private func usage(_ rows: [String]) throws -> CustomerUsage {
    var bench = LookerFixture()
    bench.read("[" + rows.joined(separator: ",") + "]")
    return try bench.first()
  }

  @Test func `users add up, seats are the most, one instance is exact`() throws {
    let both = try usage([row("x", mau: 10, wau: 4, seats: 50), row("y", mau: 5, seats: 70)])
    #expect(both.mau == Fact(15, from: .looker, bound: .upper))
    #expect(both.wau == Fact(4, from: .looker))
    #expect(both.seats == Fact(70, from: .looker))
  }

  @Test(
    arguments: [
      (("9", 5, "2026-11-01"), ("8", 6, "2026-10-01"), "8"),
      (("9", 5, "2026-11-01"), ("8", 5, "2026-11-02"), "8"),
      (("9", 5, "2026-11-01"), ("8", 5, "2026-11-01"), "9"), (("9", nil, nil), ("8", 0, nil), "8"),
    ] as [((String, Int?, String?), (String, Int?, String?), String)]
  )
  func `the version is the busiest instance's`(
    x: (String, Int?, String?),
    y: (String, Int?, String?),
    version: String
  ) throws {
    let usage = try usage([
      row("y", mau: y.1, version: y.0, ping: y.2), row("x", mau: x.1, version: x.0, ping: x.2),
    ])
    #expect(usage.version?.value == version)
  }

  @Test func `a repeated row is one: the later, where it knows`() throws {
    let usage = try usage([row("x", mau: 10, wau: 3), row("x", mau: 12, wau: nil)])
    #expect(usage.mau == Fact(12, from: .looker))
    #expect(usage.wau == Fact(3, from: .looker))
    #expect(usage.instances.count == 1)
  }

  @Test(
    arguments: [
      (1000, 2000, 8.0), (2000, 1000, 7), (nil, 1000, 8), (1000, nil, 7), (1000, 1000, 8),
    ] as [(Int?, Int?, Double)]
  )
  func `of two files the query run last wins, then the later path`(
    first: Int?,
    second: Int?,
    mau: Double
  ) throws {
    for isReversed in [false, true] {
      var bench = LookerFixture()
      let files = [("a.json", 7, first), ("b.json", 8, second)]
      for (path, mau, ranAt) in isReversed ? files.reversed() : files {
        bench.read("[\(row("x", mau: mau))]", path: path, ranAt: ranAt)
      }
      #expect(try bench.first().mau?.value == mau)
    }
  }

  @Test func `null gives way to what an older query knows`() throws {
    var bench = LookerFixture()
    bench.read("[\(row("x", mau: 7))]", path: "a.json", ranAt: 1000)
    bench.read("[\(row("x", mau: nil, wau: 2))]", path: "b.json", ranAt: 2000)
    #expect(try bench.first().mau?.value == 7)
    #expect(try bench.first().wau?.value == 2)
  }

  @Test func `an address names an instance however it is written`() throws {
    var bench = LookerFixture()
    bench.read(
      #"[{"a.account_id":"A","s.server_endpoint":"https://SG.x.example/","p.mau":5},{"a.account_id":"A","s.server_endpoint":"sg.x.example","p.mau":6}]"#
    )
    let usage = try bench.first()
    #expect(usage.mau == Fact(6, from: .looker))
    #expect(usage.instances.map(\.endpoint) == ["sg.x.example"])
  }

  @Test func `rows of the account without a site are one more instance`() throws {
    let usage = try usage([row("x", mau: 10), row(nil, mau: 5)])
    #expect(usage.mau == Fact(15, from: .looker, bound: .upper))
    #expect(usage.instances.map(\.site) == ["x"])
  }

  @Test func `what Looker gives for the whole account is exact`() throws {
    var bench = LookerFixture()
    bench.read("[\(row("x", mau: 10)),\(row("y", mau: 9))]", path: "a.json")
    bench.read(#"[{"a.account_id":"A","p.mau":14}]"#, path: "b.json")
    #expect(try bench.first().mau == Fact(14, from: .looker))
  }

  @Test func `no seats and broken seats are unknown`() throws {
    #expect(try usage([row("x", mau: 1, seats: 0)]).seats == nil)
    var bench = LookerFixture()
    bench.read(#"[{"a.account_id":"A","p.seats":2.5}]"#)
    #expect(try bench.first().seats == nil)
  }

  @Test func `rows of nobody's count for no customer but for the anchor`() throws {
    var bench = LookerFixture()
    bench.read(
      #"[{"a.account_id":"A","p.week":"2026-11-02","p.wau":5},{"a.account_id":"Z","p.week":"2026-11-09","p.wau":6},{"a.account_id":"Z","p.week":"2026-11-02","p.wau":6}]"#
    )
    let summaries = bench.table.summaries(
      customerOfOwner: [0, -1],
      customers: 2,
      day: Day("2026-11-20")
    )
    #expect(summaries.customers.map(\.hasRows) == [true, false])
    #expect(summaries.customers[0].series == [5, nil])
    #expect(summaries.customers[0].wau == nil)
    #expect(summaries.customers[1].series == [nil, nil])
  }

  @Test func `a monthly and a weekly file make one customer`() throws {
    var bench = LookerFixture()
    bench.read(
      #"[{"a.account_id":"A","p.month":"2026-09","f.feature":"Search","f.users":20},{"a.account_id":"A","p.month":"2026-10","f.feature":"Search","f.users":30}]"#,
      path: "a.json"
    )
    bench.read(
      #"[{"a.account_id":"A","p.week":"2026-11-09","f.feature":"Search","f.users":12},{"a.account_id":"A","p.week":"2026-11-02","f.feature":"Search","f.users":11}]"#,
      path: "b.json"
    )
    bench.read(#"[{"a.account_id":"A","p.mau":60}]"#, path: "c.json")
    let usage = try bench.first()
    #expect(usage.mau?.value == 60)
    #expect(usage.wau == Fact(12, from: .looker, bound: .lower))
    #expect(
      usage.features == [
        FeatureUsage(name: "Search", users: 30, share: 0.5, trend: nil, series: [11, 12])
      ]
    )
  }

  @Test func `the long form names instances too, and their users add up by feature`() throws {
    var bench = LookerFixture()
    bench.read(
      #"""
      [{"a.account_id":"A","s.site_id":"x","f.week":"2026-11-09","f.feature":"Search","f.users":4},
      {"a.account_id":"A","s.site_id":"x","f.week":"2026-11-02","f.feature":"Search","f.users":1},
      {"a.account_id":"A","s.site_id":"y","f.week":"2026-11-09","f.feature":"Search","f.users":5}]
      """#
    )
    let usage = try bench.first()
    #expect(usage.instances == [InstanceUsage(site: "x"), InstanceUsage(site: "y")])
    #expect(usage.features.map(\.users) == [9])
    #expect(usage.wau == Fact(5, from: .looker, bound: .lower))
    #expect(usage.series == [1, 5])
  }
}
