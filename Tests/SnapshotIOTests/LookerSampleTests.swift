import BookModel
import JSONReader
import Testing

@testable import SnapshotIO

struct LookerSampleTests {
  @Test(arguments: [
    ("usage.json", FileKind.lookerRows, 4), ("usage_label.json", .lookerRows, 4),
    ("usage_apply_formatting.json", .lookerRows, 4),
    ("usage_json_detail.json", .lookerJSONDetail, 4),
    ("usage_json_bi.json", .lookerJSONBI, 4),
    ("looker_usage_keys_underscored.json", .lookerRows, 4),
    ("webhook_json.json", .lookerWebhook, 4),
    ("webhook_inline_json.json", .lookerWebhook, 4),
    ("webhook_json_inline_object.json", .lookerWebhook, 4),
    ("usage_json_bi_spec_names.json", .lookerJSONBI, 1),
    ("warning_json_detail.json", .lookerJSONDetail, 1),
    ("usage_json_bi_epoch_dates.json", .lookerJSONBI, 1),
    ("webhook_json_detail.json", .lookerWebhook, 1),
    ("query_task_multi_results.json", .lookerMulti, 1),
  ])
  func `every shape of the same data gives the same customers`(
    sample: String,
    kind: FileKind,
    rows: Int
  ) throws {
    var bench = LookerFixture()
    bench.read(sample: sample, as: kind)
    #expect(bench.error == nil)
    #expect(bench.reading.problem == nil)
    #expect(bench.reading.report.skipped == [])
    #expect(bench.reading.records == rows)
    let customers = bench.summaries().customers
    #expect(customers.count == rows)
    let usage = try #require(customers.first)
    #expect(usage.dau == Fact(832.25, from: .looker))
    #expect(usage.wau == Fact(1604, from: .looker))
    #expect(usage.mau == Fact(2236, from: .looker))
    #expect(usage.seats == Fact(2600, from: .looker))
    #expect(usage.version == Fact("6.10.2875", from: .looker))
    #expect(usage.preciseNavigation == Fact(true, from: .looker))
    #expect(usage.series == [])
    #expect(usage.features.map(\.name) == ["Batch changes", "Cody", "Search"])
    #expect(usage.features.map(\.users) == [318, 1204, 1890])
    #expect(usage.features.map(\.share) == [318, 1204, 1890].map { $0 / 2236.0 })
    #expect(
      usage.instances == [
        InstanceUsage(
          site: "6c9b7a52-0d2e-4d6f-8a0e-2f1c0b8d5e11",
          endpoint: "https://sourcegraph.halcyonfreight.example",
          version: "6.10.2875",
          mau: 2236,
          seats: 2600,
          lastPing: Day("2026-11-19")
        )
      ]
    )
    #expect(bench.summaries(day: nil).day == nil)
  }

  @Test(arguments: [
    ("usage.json", FileKind.lookerRows), ("usage_label.json", .lookerRows),
    ("usage_apply_formatting.json", .lookerRows), ("usage_json_detail.json", .lookerJSONDetail),
    ("usage_json_bi.json", .lookerJSONBI), ("webhook_json.json", .lookerWebhook),
    ("looker_usage_keys_underscored.json", .lookerRows),
  ])
  func `all customers are alike in every shape, and null is unknown`(
    sample: String,
    kind: FileKind
  ) throws {
    var bench = LookerFixture()
    bench.read(sample: sample, as: kind)
    let customers = bench.summaries().customers
    #expect(customers.map(\.mau?.value) == [2236, 528, 249, nil])
    #expect(customers.map(\.dau?.value) == [832.25, 117.5, 121, nil])
    #expect(customers.map(\.seats?.value) == [2600, 1200, 350, 500])
    #expect(customers.map(\.preciseNavigation?.value) == [true, false, true, nil])
    #expect(customers[1].features.map(\.users) == [12, 0, 402])
    #expect(customers[3].features.map(\.users) == [nil, nil, nil])
    #expect(customers[3].instances == [])
    #expect(customers[3].hasRows)
  }

  @Test(arguments: [
    ("usage_pivot.json", FileKind.lookerRows), ("usage_pivot_flattened.json", .lookerRows),
    ("usage_json_detail_pivot_totals.json", .lookerJSONDetail),
    ("usage_json_bi_pivot.json", .lookerJSONBI),
  ])
  func `a pivot by month dates its values, and totals are no months`(
    sample: String,
    kind: FileKind
  ) throws {
    var bench = LookerFixture()
    bench.read(sample: sample, as: kind)
    #expect(bench.error == nil)
    #expect(bench.reading.warnings == [])
    #expect(bench.reading.records == 3)
    #expect(bench.table.period.count == 9)
    #expect(Set(bench.table.grain) == [.month])
    let august = try #require(Day("2026-08-01"))
    #expect(bench.table.period.first == Int32(august.number))
    #expect(bench.summaries().customers.map(\.mau?.value) == [2236, 528, 249])
    // On 15 October only August and September are over.
    #expect(bench.summaries(day: "2026-10-15").customers.map(\.mau?.value) == [2107, 570, nil])
    #expect(bench.summaries(day: nil).day == Day("2026-11-01"))
  }

  @Test func `subtotals are no customers`() {
    var bench = LookerFixture()
    bench.read(sample: "usage_json_detail_subtotals.json", as: .lookerJSONDetail)
    #expect(bench.table.owners.map(\.name) == ["Halcyon Freight", "Brightwater Bank"])
    #expect(bench.summaries().customers.map(\.mau?.value) == [2236, 528])
  }

  @Test(arguments: [
    ("error_json.json", FileKind.lookerRows), ("error_json_bi.json", .lookerJSONBI),
    ("error_json_detail.json", .lookerJSONDetail),
  ])
  func `an error of Looker's is no customer`(sample: String, kind: FileKind) {
    var bench = LookerFixture()
    bench.read(sample: sample, as: kind)
    #expect(bench.reading.problem?.code == .lookerError)
    #expect(bench.reading.records == 0)
    #expect(bench.table.owner == [])
  }

  @Test func `a message beside rows is a warning`() {
    var bench = LookerFixture()
    bench.read(sample: "warning_json_detail.json", as: .lookerJSONDetail)
    #expect(bench.reading.problem == nil)
    #expect(bench.reading.warnings.count == 1)
    #expect(bench.reading.warnings.first?.contains("Development Mode") == true)
    #expect(bench.table.files[0].ranAt == 1_795_155_031)
  }

  @Test(arguments: [
    ("webhook_dashboard_zip.json", FileProblem.Code.archive),
    ("webhook_download_url.json", .noData),
  ])
  func `a delivery without rows says what to do`(sample: String, code: FileProblem.Code) {
    var bench = LookerFixture()
    bench.read(sample: sample, as: .lookerWebhook)
    #expect(bench.reading.problem?.code == code)
    #expect(bench.table.owner == [])
  }

  @Test func `tasks without a result are named`() {
    var bench = LookerFixture()
    bench.read(sample: "query_task_multi_results.json", as: .lookerMulti)
    #expect(
      bench.reading.warnings == [
        "task 9b1f2d holds no rows: its status is running",
        "task 9b1f2e holds no rows: its status is expired",
        "task 9b1f2f holds no rows: its status is error",
      ]
    )
  }

  @Test func `missing columns are warned of`() {
    var bench = LookerFixture()
    bench.read(sample: "usage_json_bi_spec_names.json", as: .lookerJSONBI)
    #expect(bench.reading.warnings.first?.contains("column limit") == true)
    bench = LookerFixture()
    bench.read(sample: "usage_json_bi.json", as: .lookerJSONBI)
    #expect(bench.reading.warnings == [])
  }

  @Test func `exactly 500 rows look cut, and a repeated row is one`() {
    var bench = LookerFixture()
    bench.read(sample: "looker_exactly_500_rows.json", as: .lookerRows)
    #expect(bench.reading.records == 500)
    #expect(bench.reading.warnings == ["exactly 500 rows: probably cut at the query's row limit"])
    #expect(bench.summaries().customers.map(\.mau?.value) == [2236, 528, 249])
    #expect(bench.table.unusedFields.contains("row"))
  }

  @Test func `several instances of one account add up to an upper bound`() throws {
    var bench = LookerFixture()
    bench.read(sample: "looker_many_instances_one_account.json", as: .lookerRows)
    let usage = try bench.first()
    #expect(usage.mau == Fact(2243, from: .looker, bound: .upper))
    #expect(usage.wau == Fact(3208, from: .looker, bound: .upper))
    #expect(usage.seats == Fact(2600, from: .looker))
    #expect(usage.version == Fact("6.10.2875", from: .looker))
    #expect(usage.instances.map(\.mau) == [2236, 7])
    #expect(usage.instances.map(\.site) == ["6c9b7a52-0d2e-4d6f-8a0e-2f1c0b8d5e11", "dev-site"])
  }

  @Test func `odd versions stay text, and a blank one is none`() {
    var bench = LookerFixture()
    bench.read(sample: "looker_versions.json", as: .lookerRows)
    let versions = bench.summaries().customers.map(\.version?.value)
    #expect(versions.count == 13)
    #expect(versions[9] == nil)
    #expect(versions[10] == nil)
    #expect(versions[11] == "6.1")
    #expect(versions[6] == "318014_2026-11-01_6.11-a1b2c3d4e5f6")
  }

  @Test func `rows that nothing joins are kept with what they say`() {
    var bench = LookerFixture()
    bench.read(sample: "looker_unjoinable.json", as: .lookerRows)
    #expect(bench.reading.records == 6)
    #expect(bench.table.owners.count == 6)
    #expect(bench.table.owners[1].account == nil)
  }

  @Test(arguments: ["empty.json", "error_http_400.json"])
  func `nothing comes of nothing`(sample: String) {
    var bench = LookerFixture()
    bench.read(sample: sample, as: .lookerRows)
    #expect(bench.error == nil)
    #expect(bench.table.owner == [])
    #expect(bench.summaries(day: nil).customers.isEmpty)
  }

  @Test func `an empty result is no error`() {
    var bench = LookerFixture()
    bench.read(sample: "empty_json_detail.json", as: .lookerJSONDetail)
    #expect(bench.reading.problem == nil)
    #expect(bench.reading.records == 0)
  }

  @Test(arguments: [
    "usage.json", "usage_json_detail.json", "usage_json_bi_pivot.json", "webhook_json.json",
    "query_task_multi_results.json",
  ])
  func `no cut of a file traps, and what was read before it is kept`(sample: String) {
    let bytes = LookerFixture.bytes(of: sample)
    #expect(!bytes.isEmpty)
    let kinds: [FileKind] = [
      .lookerRows, .lookerJSONDetail, .lookerJSONBI, .lookerWebhook, .lookerMulti,
    ]
    for (step, end) in stride(from: 0, to: bytes.count, by: 97).enumerated() {
      var bench = LookerFixture()
      bench.read(Array(bytes[..<end]), as: kinds[step % kinds.count])
      _ = bench.summaries()
      let count = bench.table.owner.count
      #expect(bench.table.mau.count == count)
      #expect(bench.table.ping.count == count)
    }
    var bench = LookerFixture()
    bench.read(Array(LookerFixture.bytes(of: "usage.json").dropLast(200)), as: .lookerRows)
    #expect(bench.error?.problem == .truncated)
    #expect(bench.reading.records == 3)
  }

  @Test(arguments: 0..<40)
  func `no broken byte traps`(seed: UInt64) {
    let samples = [
      "usage.json", "usage_pivot_flattened.json", "usage_json_bi_pivot.json", "webhook_json.json",
      "query_task_multi_results.json", "usage_json_bi_epoch_dates.json", "looker_versions.json",
    ]
    let kinds: [FileKind] = [
      .lookerRows, .lookerJSONDetail, .lookerJSONBI, .lookerWebhook, .lookerMulti,
    ]
    var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func random(below limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    for (sample, kind) in zip(samples, samples.map { _ in kinds[random(below: kinds.count)] }) {
      var bytes = LookerFixture.bytes(of: sample)
      let replacements = Array(#""{}[],:0-9nullZ\"#.utf8) + [0, 0xFF, 0xC3]
      for _ in 0..<8 { bytes[random(below: bytes.count)] = replacements[random(below: 19)] }
      var bench = LookerFixture()
      bench.read(bytes, as: kind)
      let usage = bench.summaries()
      #expect(usage.customers.allSatisfy { $0.series.count == usage.weeks.count })
    }
  }
}
