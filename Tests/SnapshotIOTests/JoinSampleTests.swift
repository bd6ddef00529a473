import BookModel
import Testing

@testable import SnapshotIO

/// What is expected of one customer of the sample pages, every key of its record.
private struct Expected: Sendable, CustomTestStringConvertible {
  var name: String
  var externalId: String
  var owner: String?
  var accountExecutive: String?
  var segment: Fact<String>?
  var mrr: Double?
  var arr: Double?
  var seats: Fact<Int>?
  var employees: Int?
  var users: (dau: Double, wau: Double, mau: Double)?
  var utilization: Double?
  var usage: Double?
  var health: Double?
  var renewal: String?
  var stage: String?
  var version: String?
  var versionsBehind: Int?
  var churned: String?
  var score: Double?
  var band: HealthBand?
  var coverage: Double

  var testDescription: String { name }
}

struct JoinSampleTests {
  private static let table = [
    Expected(
      name: "Halcyon Freight",
      externalId: "0015w00002aBcDeAAK",
      owner: "Dana Okafor",
      accountExecutive: "Ravi Lindqvist",
      segment: Fact("Strategic", from: .salesforce),
      mrr: 31_250,
      arr: 375_000,
      seats: Fact(2600, from: .salesforce),
      employees: 48_000,
      users: (832.25, 1604, 2236),
      utilization: 2236.0 / 2600,
      usage: 832.25 / 2236,
      health: 8.4,
      renewal: "2027-02-28",
      stage: "Nurturing",
      version: "6.10.2875",
      versionsBehind: 1,
      score: 10,
      band: .healthy,
      coverage: 1
    ),
    Expected(
      name: "Brightwater Bank",
      externalId: "0015w00002fGhIjAAK",
      owner: "Dana Okafor",
      accountExecutive: "Mina Castellanos",
      segment: Fact("Enterprise", from: .salesforce),
      mrr: 20_833.33,
      arr: 249_999.96,
      seats: Fact(1200, from: .salesforce),
      users: (117.5, 301, 528),
      utilization: 0.44,
      usage: 117.5 / 528,
      health: 5.1,
      renewal: "2026-12-31",
      stage: "Renewing",
      version: "v6.4.1124",
      versionsBehind: 6,
      score: 2.875,
      band: .poor,
      coverage: 0.55 + 0.25 * 2 / 3 + 0.15 / 2 + 0.05
    ),
    Expected(
      name: "Kestrel Robotics",
      externalId: "0015w00002kLmNoAAK",
      owner: "Ravi Lindqvist",
      accountExecutive: "Mina Castellanos",
      segment: Fact("Mid-Market", from: .salesforce),
      mrr: 4166.67,
      arr: 50_000.04,
      seats: Fact(350, from: .looker),
      users: (121, 233, 249),
      utilization: 249.0 / 350,
      usage: 121.0 / 249,
      health: 7,
      renewal: "2027-06-15",
      stage: "Adopting",
      version: "6.11.0",
      score: (0.55 * 7.5 + 2.5 + 1.5) / 0.95,
      band: .healthy,
      coverage: 0.55 + 0.25 / 3 + 0.15 / 4
    ),
    Expected(
      name: "株式会社ミナト",
      externalId: "0015w00002pQrStAAK",
      owner: "Ravi Lindqvist",
      segment: Fact("Enterprise", from: .salesforce),
      mrr: 8333,
      arr: 99_996,
      seats: Fact(500, from: .looker),
      renewal: "2027-03-31",
      coverage: 0.25 / 3
    ),
    Expected(
      name: "Papaya & Söhne GmbH",
      externalId: "0015w00002uVwXyAAK",
      coverage: 0.25 / 3
    ),
    Expected(
      name: "Mirage Telecom",
      externalId: "0015w00002zZaAbAAK",
      owner: "Theo Brandt",
      segment: Fact("SMB", from: .vitally),
      mrr: 0,
      arr: 0,
      health: 1.2,
      churned: "2026-08-01",
      coverage: 0.25 / 3
    ),
  ]

  private static func pages(
    change: (inout SnapshotReader) -> Void = { _ in }
  ) throws -> Snapshot {
    let files = ["vitally/accounts_page1.json", "vitally/accounts_page2.json", "looker/usage.json"]
    let check = try JoinSample.check(files: files, change: change)
    return Snapshot(book: try check.book.get(), report: check.report)
  }

  @Test(arguments: table)
  private func `every key of the sample pages with their usage`(expected: Expected) throws {
    let book = try JoinSampleTests.pages().book
    let customer = try #require(book.customers.first { $0.name == expected.name })
    #expect(customer.externalId == expected.externalId)
    #expect(customer.salesforceId == expected.externalId)
    #expect(customer.owner?.value.name == expected.owner)
    #expect(customer.accountExecutive?.value.name == expected.accountExecutive)
    #expect(customer.segment == expected.segment)
    #expect(customer.mrr == expected.mrr.map { Fact($0, from: .vitally) })
    #expect(customer.arr == expected.mrr.map { Fact($0 * 12, from: .vitally) })
    #expect(abs((customer.arr?.value ?? -1) - (expected.arr ?? -1)) < 1e-9)
    #expect(customer.seats == expected.seats)
    #expect(customer.employees == expected.employees.map { Fact($0, from: .salesforce) })
    #expect(customer.developers == nil)
    #expect(customer.dau == (expected.users?.dau).map { Fact($0, from: .looker) })
    #expect(customer.wau == (expected.users?.wau).map { Fact($0, from: .looker) })
    #expect(customer.mau == (expected.users?.mau).map { Fact($0, from: .looker) })
    #expect(customer.utilization == expected.utilization.map { Fact($0, from: .looker) })
    #expect(customer.usage == expected.usage.map { Fact($0, from: .looker) })
    #expect(customer.trend == nil && customer.series == nil)
    #expect(customer.health == expected.health.map { Fact($0, from: .vitally) })
    #expect(
      customer.renewal == expected.renewal.flatMap { Day($0) }.map { Fact($0, from: .vitally) }
    )
    #expect(customer.stage == expected.stage.map { Fact($0, from: .vitally) })
    #expect(customer.version == expected.version.map { Fact($0, from: .looker) })
    #expect(customer.versionsBehind == expected.versionsBehind.map { Fact($0, from: .vitally) })
    #expect(customer.lastActivity == Day("2026-11-13").map { Fact($0, from: .vitally) })
    #expect(customer.opportunities.isEmpty && customer.disagreements.isEmpty)
    #expect(
      customer.churned == expected.churned.flatMap { Day($0) }.map { Fact($0, from: .vitally) }
    )
    #expect((customer.healthScore?.score == nil) == (expected.score == nil))
    #expect(abs((customer.healthScore?.score ?? 0) - (expected.score ?? 0)) < 1e-12)
    #expect(customer.healthScore?.band == expected.band)
    #expect(abs((customer.healthScore?.coverage ?? 0) - expected.coverage) < 1e-12)
  }

  @Test func `the sample pages give every account once, and a report`() throws {
    let snapshot = try JoinSampleTests.pages()
    let names = [
      "Brightwater Bank", "Halcyon Freight", "Kestrel Robotics", "Mirage Telecom",
      "Papaya & Söhne GmbH", "株式会社ミナト",
    ]
    #expect(snapshot.book.customers.map(\.name) == names)
    #expect(snapshot.book.day?.description == "2026-11-20")
    #expect(!snapshot.book.isPartial && snapshot.book.weeks.isEmpty)
    #expect(
      snapshot.book.people.map(\.name).sorted { ($0 ?? "") < ($1 ?? "") } == [
        "Dana Okafor", "Mina Castellanos", "Ravi Lindqvist", "Theo Brandt",
      ]
    )
    var joins = SnapshotReport.JoinReport()
    joins.salesforceId = 4
    joins.withoutUsage = 1
    #expect(snapshot.report.joins == joins)
    #expect(snapshot.report.disagreements == 0 && !snapshot.report.isStale)
    #expect(snapshot.report.files.map(\.records) == [3, 3, 4])
    #expect(snapshot.book.sourceTimes[.vitally] == 1_795_154_412)
    #expect(snapshot.book.sourceTimes[.looker] == nil)
  }

  @Test func `the mapping in use names fields as the data spells them`() throws {
    let mapping = try JoinSampleTests.pages().report.mapping
    let fields = mapping.mapValues { "\($0.source.rawValue) \($0.field)" }
    #expect(fields["arr"] == "vitally mrr")
    #expect(fields["seats"] == "salesforce sfdc.Seats_Purchased__c")
    #expect(fields["mau"] == "looker pings.mau")
    #expect(fields["account"] == "looker sfdc_accounts.id")
    #expect(fields["lifecycleStage"] == "vitally vitally.custom.lifecycleStage")
    #expect(fields["renewal"] == "vitally nextRenewalDate")
  }

  @Test func `the folder's date is the snapshot's day, and tells when it is stale`() throws {
    let files = ["vitally/accounts_page1.json", "vitally/accounts_page2.json"]
    let check = try JoinSample.check(files: files, folder: "2026-11-13")
    #expect(check.report.day?.description == "2026-11-13" && check.report.isStale)
    let later = try JoinSample.check(files: files, folder: "2026-11-14")
    #expect(later.report.day?.description == "2026-11-14" && !later.report.isStale)
    let alone = try JoinSample.check(files: [files[0]])
    #expect(alone.report.isPartial)
  }
}
