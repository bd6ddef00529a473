import BookModel
import Testing

@testable import SnapshotIO

struct JoinStageTests {
  private static let day = Day(number: 20_777)

  private func stage(
    trait: String? = nil,
    renewsIn: Int? = nil,
    age: Int? = nil,
    utilization: Double? = nil,
    usage: Double? = nil,
    day: Day? = day
  ) -> Fact<String>? {
    var customer = Customer(id: Customer.ID(rawValue: "c"), name: "C")
    customer.renewal = renewsIn.map { Fact(JoinStageTests.day.adding(days: $0), from: .vitally) }
    customer.created = age.map { JoinStageTests.day.adding(days: -$0) }
    customer.utilization = utilization.map { Fact($0, from: .looker) }
    customer.usage = usage.map { Fact($0, from: .looker) }
    return LifecycleStage(of: customer, on: day).map { Fact($0.rawValue, from: nil) }
  }

  @Test func `renewing from 120 days before the renewal to its day`() {
    #expect(
      [120, 1, 0].map { stage(renewsIn: $0)?.value } == Array(repeating: "Renewing", count: 3)
    )
    #expect([121, -1].allSatisfy { stage(renewsIn: $0) == nil })
    #expect(stage(renewsIn: 10, day: nil) == nil)
  }

  @Test func `onboarding up to 60 days after the account was made, renewing before it`() {
    #expect([0, 60, -1].allSatisfy { stage(age: $0)?.value == "Onboarding" })
    #expect(stage(age: 61) == nil)
    #expect(stage(renewsIn: 100, age: 5)?.value == "Renewing")
  }

  @Test(
    arguments: [
      (0.8, 0.3, "Nurturing"), (0.799, 0.3, "Adopting"), (0.8, 0.299, "Adopting"),
      (0.9, nil, "Adopting"), (nil, 0.9, "Adopting"), (nil, nil, nil),
    ] as [(Double?, Double?, String?)]
  )
  func `nurturing and adopting by utilization and usage`(
    utilization: Double?,
    usage: Double?,
    name: String?
  ) {
    #expect(stage(age: 500, utilization: utilization, usage: usage)?.value == name)
  }

  @Test(
    arguments: [
      ("3. Nurturing", "Nurturing"), ("0. Prospect", "Prospect"), ("Adopting", "Adopting"),
      (" 4 Renewing ", "Renewing"), ("2) On hold", "On hold"), ("10 - At risk", "At risk"),
      ("3.", nil), ("  ", nil),
    ] as [(String, String?)]
  )
  func `a stage as somebody wrote it loses its number`(text: String, name: String?) {
    #expect(LifecycleStage.name(text) == name)
  }

  private static let releases = ReleaseList([
    "4.4", "4.5", "5.0", "5.1", "5.2.0", "6.0", "6.1", "6.10", "6.11",
  ])

  @Test(
    arguments: [
      ("6.11", 0), ("6.10.2875", 1), ("v6.10.2875", 1), ("6.1", 2), ("6.1 Patch 5", 2),
      ("4.5", 7), ("4.5.1", 7), ("5.2.3", 4), ("5.1.9", 5), ("6.12", nil), ("7.0.1", nil),
      ("6.5.1", 2),
      ("318014_2026-11-01_6.11-a1b2c3d4e5f6", 0), ("6.11.0-rc.1", 0), ("insiders", nil), ("", nil),
      ("0.0.0+dev", nil), ("6", nil), ("6.99999999999999999999", nil),
    ] as [(String, Int?)]
  )
  func `versions behind are counted on the list of releases`(version: String, count: Int?) {
    let behind = JoinStageTests.releases.releases(after: Fact(version, from: .looker))
    #expect(behind?.value == count)
    #expect(behind?.bound == nil)
    #expect(behind == nil || behind?.source == .looker)
  }

  @Test func `a list that ends before a customer's version says so`() {
    func book(_ versions: String...) -> Book {
      Book(
        customers: versions.enumerated().map { index, version in
          var customer = Customer(id: .init(rawValue: "\(index)"), name: "C")
          customer.version = Fact(version, from: .looker)
          return customer
        }
      )
    }
    let list = JoinStageTests.releases
    #expect(list.warnings(for: book("6.11.9", "insiders", "4.4")).isEmpty)
    #expect(
      list.warnings(for: book("6.12.1", "6.11")) == [
        "the release list is older than the data: it ends with 6.11, "
          + "and 1 customer runs a newer version"
      ]
    )
    #expect(list.warnings(for: book("7.0", "6.12"))[0].hasSuffix("2 customers run a newer version"))
    #expect(ReleaseList([]).warnings(for: book("7.0")).isEmpty)
  }

  @Test func `a version older than the list is at least the whole list behind`() {
    let behind = JoinStageTests.releases.releases(after: Fact("3.43.2", from: .looker))
    #expect(behind == Fact(9, from: .looker, bound: .lower))
    #expect(ReleaseList([]).releases(after: Fact("3.43.2", from: .looker)) == nil)
    #expect(ReleaseList(["old", "new"]).releases(after: Fact("old", from: nil))?.value == 1)
  }
}
