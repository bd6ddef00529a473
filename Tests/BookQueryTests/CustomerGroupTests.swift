import BookModel
import BookQuery
import Testing

struct CustomerGroupTests {
  private let portfolio = SampleBook.portfolio

  private func summary(_ grouping: Grouping) -> [String] {
    portfolio.groups(of: portfolio.book.customers.indices, by: grouping).map { group in
      "\(group.key ?? "nil")|\(group.label)|\(group.places.map(String.init).joined(separator: ","))"
    }
  }

  @Test func `tiers come in the policy's order and the unknown last`() {
    #expect(
      summary(.tier) == [
        "Strategic|Strategic|0", "Small Enterprise|Small Enterprise|1", "Mid-Market|Mid-Market|2,4",
        "nil|unknown|3",
      ]
    )
  }

  @Test func `owners come by name`() {
    #expect(summary(.owner) == ["adm-1|Ana Núñez|0,2", "adm-2|Bo Li|1,4", "nil|unknown|3"])
  }

  @Test func `bands come from healthy to poor`() {
    #expect(
      summary(.health) == [
        "healthy|healthy|0", "concerning|concerning|2", "poor|poor|1", "nil|unknown|3,4",
      ]
    )
  }

  @Test func `months come by date`() {
    #expect(
      summary(.renewalMonth) == [
        "2026-11|Nov 2026|2", "2026-12|Dec 2026|0", "2027-02|Feb 2027|1", "2027-06|Jun 2027|4",
        "nil|unknown|3",
      ]
    )
  }

  @Test func `a feature's group holds who uses it and sums its users`() throws {
    #expect(
      summary(.feature) == [
        "Code search|Code search|0", "Cody chat|Cody chat|0", "nil|unknown|2,3,4",
      ]
    )
    let groups = portfolio.groups(of: [0, 1, 2], by: .feature)
    let search = try #require(groups.first)
    #expect(search.users == 60)
    #expect(search.share == 60.0 / 170)
    #expect(search.totals.customers == 1)
    #expect(groups.last?.users == nil)
  }

  @Test func `figures add up and no customers make no groups`() {
    for grouping in Grouping.allCases {
      #expect(portfolio.groups(of: [Int](), by: grouping).isEmpty)
      guard grouping != .feature else { continue }
      let groups = portfolio.groups(of: 0..<5, by: grouping)
      #expect(groups.map(\.totals.customers).reduce(0, +) == 5)
      #expect(groups.map(\.totals.arr).reduce(0, +) == 1_455_000)
    }
  }

  @Test(arguments: [
    ("tier", Grouping.tier), ("renewal-month", .renewalMonth), ("renewal", .renewalMonth),
    ("Health", .health), ("band", .health), ("ae", .accountExecutive), ("owner.name", .owner),
  ])
  func `a grouping is found by name`(name: String, grouping: Grouping) {
    #expect(Grouping(name: name) == grouping)
  }

  @Test func `other names are no grouping`() { #expect(Grouping(name: "arr") == nil) }
}
