import BookModel
import Testing

@testable import SnapshotIO

struct JoinUsageTests {
  private static let accounts = [
    VitallyAccount(
      "0",
      name: "Halcyon Freight",
      externalId: "0015w00002aBcDeAAK",
      traits: [
        .salesforceId: "0015w00002aBcDeAAK", .site: "https://SG.halcyon.example:443/",
        .website: "www.halcyon.example",
      ]
    ),
    VitallyAccount("1", name: "Brightwater Bank", externalId: " 4711 "),
    VitallyAccount("2", name: "Kestrel Robotics Ltd", traits: [.website: "kestrel.example"]),
    VitallyAccount("3", name: "Twin", traits: [.website: "twin.example", .site: "shared.example"]),
    VitallyAccount(
      "4",
      name: "twin, Inc.",
      traits: [.website: "twin.example", .site: "shared.example"]
    ),
    VitallyAccount("5", name: "Mailer", traits: [.website: "gmail.com"]),
  ]

  private func join(_ owners: [UsageTable.Owner]) -> UsageJoin {
    let accounts = JoinUsageTests.accounts
    var index = CustomerIndex(accounts)
    return UsageJoin(owners: owners, accounts: accounts, index: &index)
  }

  private typealias Owner = UsageTable.Owner

  @Test(
    arguments: [
      (Owner(account: "0015w00002aBcDe"), 0), (Owner(account: "0015w00002abcdeaak"), 0),
      (Owner(account: "0015W00002ABCDEAAK"), 0), (Owner(account: "0015w00002abcde"), nil),
      (Owner(account: "0015w00002aBcDf"), nil), (Owner(account: "4711"), 1),
      (Owner(account: "04711"), nil), (Owner(endpoint: "http://sg.HALCYON.example"), 0),
      (Owner(site: "sg.halcyon.example/"), 0),
      (Owner(endpoint: "https://other.halcyon.example"), 0),
      (Owner(endpoint: "https://code.kestrel.example:8080"), 2),
      (Owner(account: "ops@kestrel.example"), 2), (Owner(endpoint: "https://gmail.com"), nil),
      (Owner(endpoint: "https://shared.example"), nil), (Owner(endpoint: "twin.example"), nil),
      (Owner(name: "BRIGHTWATER-BANK INC"), 1), (Owner(name: "kestrel robotics"), 2),
      (Owner(name: "Twin"), nil), (Owner(name: " "), nil), (Owner(), nil),
      (Owner(account: "1"), nil),
      (Owner(account: "001000000000000AAA", name: "Kestrel Robotics"), 2),
    ] as [(UsageTable.Owner, Int?)]
  )
  func `how an owner of rows finds its customer`(owner: UsageTable.Owner, customer: Int?) {
    #expect(join([owner]).customerOfOwner == [customer])
  }

  @Test func `the strongest key decides`() {
    let found = join([
      Owner(account: "0015w00002aBcDe", name: "Brightwater Bank", endpoint: "x.kestrel.example"),
      Owner(account: "4711", name: "Halcyon Freight", endpoint: "sg.halcyon.example"),
      Owner(name: "Brightwater Bank", site: "sg.halcyon.example", endpoint: "x.kestrel.example"),
    ])
    #expect(found.customerOfOwner == [0, 1, 0])
  }

  @Test func `a name that two of Looker's customers bear joins none`() {
    #expect(
      join([
        Owner(account: "A", name: "Brightwater Bank"),
        Owner(account: "B", name: "Brightwater Bank"),
      ]).customerOfOwner == [nil, nil]
    )
    #expect(
      join([
        Owner(account: "0015w00002aBcDe", name: "Brightwater Bank"),
        Owner(name: "Brightwater Bank"),
      ]).customerOfOwner == [0, nil]
    )
    #expect(
      join([
        Owner(account: "A", name: "Brightwater Bank", site: "s1"),
        Owner(account: "A", name: "Brightwater Bank", site: "s2"), Owner(name: "brightwater bank"),
      ]).customerOfOwner == [1, 1, 1]
    )
  }

  @Test func `customers are counted once, by their strongest key`() {
    let found = join([
      Owner(account: "0015w00002aBcDe"), Owner(site: "sg.halcyon.example"), Owner(account: "4711"),
      Owner(endpoint: "x.kestrel.example"), Owner(account: "Z", name: "Nobody", site: "s1"),
      Owner(account: "Z", name: "Nobody", site: "s2"), Owner(name: "Nobody Else"), Owner(),
    ])
    var expected = SnapshotReport.JoinReport()
    expected.salesforceId = 1
    expected.externalId = 1
    expected.domain = 1
    expected.lookerUnmatched = 2
    #expect(found.report == expected)
    #expect(found.warnings.isEmpty)
  }

  @Test func `a join by name alone is told`() {
    let found = join([Owner(name: "Kestrel Robotics")])
    #expect(found.report.name == 1)
    #expect(found.warnings == ["1 customer was joined to Looker by name alone: 2"])
  }
}
