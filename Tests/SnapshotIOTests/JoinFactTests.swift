import BookModel
import Testing

@testable import SnapshotIO

struct JoinFactTests {
  private func made(
    usage: CustomerUsage? = nil,
    prefersTraitARR: Bool = false,
    releases: [String] = [],
    _ change: (inout VitallyAccount) -> Void
  ) -> (customer: Customer, remarks: [String]) {
    var context = JoinContext.on(Day(number: 20_777))
    context.prefersTraitARR = prefersTraitARR
    context.releases = ReleaseList(releases)
    context.tierNames = ["strategic", "enterprise"]
    return CustomerBuilder.customer(
      of: VitallyAccount("a", change: change),
      usage: usage,
      context: context
    )
  }

  private func usage(_ change: (inout CustomerUsage) -> Void) -> CustomerUsage {
    var usage = CustomerUsage()
    usage.hasRows = true
    change(&usage)
    return usage
  }

  @Test func `ARR is twelve times MRR, the Salesforce figure filling a gap`() {
    let arr = Trait(name: "sfdc.ARR__c", value: .text("$375,012.00"))
    let both = made { ($0.mrr, $0.traits[.arr]) = (.number(31250), arr) }.customer
    #expect(both.arr == Fact(375_000, from: .vitally) && both.mrr == Fact(31250, from: .vitally))
    #expect(both.disagreements.isEmpty)
    let gap = made { $0.traits[.arr] = arr }.customer
    #expect(gap.arr == Fact(375_012, from: .salesforce) && gap.mrr == nil)
    let turned = made(prefersTraitARR: true) { ($0.mrr, $0.traits[.arr]) = (.number(1), arr) }
    #expect(turned.customer.arr == Fact(375_012, from: .salesforce))
    #expect(
      turned.customer.disagreements == [
        Disagreement(
          key: "arr",
          values: [.vitally: .number(12), .salesforce: .number(375_012)]
        )
      ]
    )
  }

  @Test func `an ARR that differs by more than 12 is a disagreement`() {
    func differs(_ arr: Double) -> Bool {
      let trait = Trait(name: "sfdc.ARR__c", value: .number(arr))
      let made = made { ($0.mrr, $0.traits[.arr]) = (.number(100), trait) }
      return !made.customer.disagreements.isEmpty
    }
    #expect([1188, 1200, 1212].allSatisfy { !differs($0) })
    #expect([1187.9, 1212.1].allSatisfy(differs))
  }

  @Test(arguments: [RawValue.number(-120.5), .number(1e300), .text("31.250,00 €"), .flag(true)])
  func `an MRR that is no amount is unknown, and told`(value: RawValue) {
    let made = made { $0.mrr = value }
    #expect(made.customer.mrr == nil && made.customer.arr == nil)
    #expect(made.remarks.count == 1 && made.remarks[0].hasPrefix("mrr: 1 value is no amount"))
  }

  @Test func `seats come from Salesforce, another trait, then Looker; 0 is unknown`() {
    let looker = usage { $0.seats = Fact(350, from: .looker) }
    let sfdc = Trait(name: "sfdc.Seats_Purchased__c", value: .number(1200))
    let own = Trait(name: "vitally.custom.seatsPurchased", value: .text("350"))
    let first = made(usage: looker) { $0.traits[.seats] = sfdc }.customer
    #expect(first.seats == Fact(1200, from: .salesforce))
    #expect(first.disagreements.map(\.key) == ["seats"])
    let second = made(usage: looker) { $0.traits[.seats] = own }.customer
    #expect(second.seats == Fact(350, from: .vitally) && second.disagreements.isEmpty)
    #expect(made(usage: looker) { _ in }.customer.seats == Fact(350, from: .looker))
    let both = made {
      ($0.traits[.seats], $0.otherTraits[.seats]) = (sfdc, [own])
    }.customer
    #expect(both.seats == Fact(1200, from: .salesforce))
    #expect(
      both.disagreements == [
        Disagreement(key: "seats", values: [.salesforce: .number(1200), .vitally: .number(350)])
      ]
    )
    let none = Trait(name: "sfdc.Seats_Purchased__c", value: .number(0))
    let other = made { ($0.traits[.seats], $0.otherTraits[.seats]) = (none, [own]) }.customer
    #expect(other.seats == Fact(350, from: .vitally) && other.disagreements.isEmpty)
    let zero = made { $0.traits[.seats] = Trait(name: "sfdc.Seats", value: .number(0)) }
    #expect(zero.customer.seats == nil && zero.remarks.isEmpty)
  }

  @Test func `no employees and no developers are numbers, negative ones are not`() {
    let none = made {
      $0.traits[.employees] = Trait(name: "sfdc.NumberOfEmployees", value: .number(0))
      $0.traits[.developers] = Trait(name: "vitally.custom.numberOfDevelopers", value: .text("0"))
    }.customer
    #expect(none.employees == Fact(0, from: .salesforce))
    #expect(none.developers == Fact(0, from: .vitally))
    let negative = made {
      $0.traits[.employees] = Trait(name: "sfdc.NumberOfEmployees", value: .number(-5))
    }
    #expect(negative.customer.employees == nil && negative.remarks.count == 1)
  }

  @Test func `ratios are of the figures, have the numerator's source and inherit bounds`() {
    let figures = usage {
      $0.dau = Fact(30, from: .looker, bound: .upper)
      $0.mau = Fact(90, from: .looker, bound: .upper)
      $0.series = [10, 10, 10, 10, 20, 20, 20, 20]
      $0.seriesBound = .upper
    }
    let made = made(usage: figures) {
      $0.traits[.seats] = Trait(name: "sfdc.Seats", value: .number(100))
      $0.traits[.lastMonthMauOverSeats] = Trait(name: "vitally.custom.x", value: .number(0.905))
      $0.traits[.usageScore] = Trait(name: "vitally.custom.y", value: .text("0.34"))
    }.customer
    #expect(made.utilization == Fact(0.9, from: .looker, bound: .upper))
    #expect(made.usage == Fact(30.0 / 90, from: .looker, bound: .upper))
    #expect(made.trend == Fact(1, from: .looker, bound: .upper))
    #expect(
      made.disagreements == [
        Disagreement(
          key: "usage",
          values: [.looker: .number(30.0 / 90), .vitally: .number(0.34)]
        )
      ]
    )
  }

  @Test func `a denominator that is only a bound makes the opposite bound`() {
    let low = Fact(10.0, from: .looker).ratio(to: Fact(20, from: .vitally, bound: .lower))
    #expect(low == Fact(0.5, from: .looker, bound: .upper))
    let high = Fact(10.0, from: .looker).ratio(to: Fact(20, from: .vitally, bound: .upper))
    #expect(high?.bound == .lower)
    #expect(Fact(10.0, from: .looker).ratio(to: Fact(0, from: .vitally)) == nil)
  }

  @Test func `without the figures the ratio traits count`() {
    let made = made(usage: usage { $0.mau = Fact(0, from: .looker) }) {
      $0.traits[.lastMonthMauOverSeats] = Trait(name: "vitally.custom.x", value: .text("86%"))
      $0.traits[.usageScore] = Trait(name: "vitally.custom.y", value: .number(0.37))
    }.customer
    #expect(made.utilization == Fact(0.86, from: .vitally))
    #expect(made.usage == Fact(0.37, from: .vitally))
  }

  @Test func `users and version are Looker's first, then a trait's`() {
    let looker = usage {
      ($0.dau, $0.wau) = (Fact(10, from: .looker), Fact(20, from: .looker))
      ($0.mau, $0.version) = (Fact(30, from: .looker), Fact("6.1", from: .looker))
    }
    let traits: (inout VitallyAccount) -> Void = { account in
      for (fact, value) in [
        (TraitFact.dau, RawValue.number(10.6)), (.wau, .number(21)), (.mau, .number(30)),
        (.version, .text("6.2")),
      ] {
        account.traits[fact] = Trait(name: "vitally.custom.\(fact)", value: value)
      }
    }
    let both = made(usage: looker, traits).customer
    #expect(both.dau?.value == 10 && both.wau?.value == 20 && both.mau?.source == .looker)
    #expect(both.disagreements.map(\.key) == ["dau", "wau", "version"])
    let alone = made(traits).customer
    #expect(alone.dau == Fact(10.6, from: .vitally) && alone.version == Fact("6.2", from: .vitally))
  }

  @Test func `the renewal is Vitally's date, then the contract's end`() {
    let end = Trait(name: "sfdc.Contract_End_Date__c", value: .text("2027-03-01"))
    let both = made {
      ($0.nextRenewal, $0.traits[.contractEnd]) = (.text("2027-02-28T00:00:00.000Z"), end)
    }.customer
    #expect(both.renewal == Day("2027-02-28").map { Fact($0, from: .vitally) })
    #expect(both.disagreements.map(\.key) == ["renewal"])
    let one = made { $0.traits[.contractEnd] = end }.customer
    #expect(one.renewal == Day("2027-03-01").map { Fact($0, from: .salesforce) })
    let bad = made { $0.nextRenewal = .text("2027-02-29") }
    #expect(bad.customer.renewal == nil)
    #expect(bad.remarks == ["nextRenewalDate: 1 value is no date and left out: a \"2027-02-29\""])
  }

  @Test(
    arguments: [
      (.number(8.4), 8.4, 0), (.text("8.4"), 8.4, 0), (.number(0), 0, 0), (.number(10), 10, 0),
      (.number(84), nil, 1), (.number(-1), nil, 1), (.text("good"), nil, 1), (.null, nil, 0),
    ] as [(RawValue, Double?, Int)]
  )
  func `health outside 0 to 10 is unknown, and told`(
    value: RawValue,
    health: Double?,
    remarks: Int
  ) {
    let made = made { $0.healthScore = value }
    #expect(made.customer.health?.value == health)
    #expect(made.remarks.count == remarks)
  }

  @Test func `the last activity is the newer of inbound and outbound`() {
    let both = made {
      $0.lastInbound = .text("2026-11-12T15:20:00.000Z")
      $0.lastOutbound = .text("2026-11-13T10:01:27.000Z")
    }.customer
    #expect(both.lastActivity?.value.description == "2026-11-13")
    let one = made { $0.lastInbound = .text("2026-11-12T15:20:00.000Z") }.customer
    #expect(one.lastActivity?.value.description == "2026-11-12")
  }

  @Test func `the segment is the trait, else the first segment that is a tier`() {
    let trait = Trait(name: "sfdc.FY25_Segmentation__c", value: .text("Enterprise"))
    let set = made { ($0.segments, $0.traits[.segment]) = (["Strategic"], trait) }.customer
    #expect(set.segment == Fact("Enterprise", from: .salesforce))
    #expect(set.disagreements.map(\.key) == ["segment"])
    let agreed = made { ($0.segments, $0.traits[.segment]) = (["Strategic", "Enterprise"], trait) }
    #expect(agreed.customer.disagreements.isEmpty)
    let named = made { $0.segments = ["Renewing < 120d", "Strategic", "Enterprise"] }.customer
    #expect(named.segment == Fact("Strategic", from: .vitally))
    #expect(made { $0.segments = ["Renewing < 120d"] }.customer.segment == nil)
  }

  @Test func `versions behind come from the releases, then from the trait`() {
    let trait = Trait(name: "vitally.custom.lastMonthVersionsBehind", value: .number(3))
    let looker = usage { $0.version = Fact("6.1.3", from: .looker) }
    let counted = made(usage: looker, releases: ["6.0", "6.1", "6.2"]) {
      $0.traits[.lastMonthVersionsBehind] = trait
    }.customer
    #expect(counted.versionsBehind == Fact(1, from: .looker))
    #expect(counted.disagreements.map(\.key) == ["versionsBehind"])
    let newer = made(usage: looker, releases: ["5.9", "6.0"]) {
      $0.traits[.lastMonthVersionsBehind] = trait
    }.customer
    #expect(newer.versionsBehind == Fact(3, from: .vitally) && newer.disagreements.isEmpty)
    #expect(made(usage: looker, releases: ["6.0"]) { _ in }.customer.versionsBehind == nil)
    let stated = made(usage: looker) { $0.traits[.lastMonthVersionsBehind] = trait }.customer
    #expect(stated.versionsBehind == Fact(3, from: .vitally))
  }

  @Test func `the inputs of health, Looker's precise navigation first`() {
    let looker = usage { $0.preciseNavigation = Fact(false, from: .looker) }
    let made = made(usage: looker) {
      for (fact, value) in [
        (TraitFact.activeChampion, RawValue.flag(true)), (.accessToBuyer, .text("No")),
        (.preciseIntelStatus, .text("active")), (.last90DaysDefectTickets, .number(1)),
        (.last90DaysHelpTickets, .number(-4)), (.taSentiment, .text("Concerning")),
      ] {
        $0.traits[fact] = Trait(name: "vitally.custom.\(fact)", value: value)
      }
    }
    let inputs = made.customer.healthInputs
    #expect(inputs.champion?.value == true && inputs.buyer?.value == false)
    #expect(inputs.preciseNavigation == Fact(false, from: .looker))
    #expect(inputs.defectTickets?.value == 1 && inputs.helpTickets == nil)
    #expect(inputs.sentiment == Fact(.concerning, from: .vitally))
    #expect(made.remarks.count == 1)
  }

  @Test(
    arguments: [
      (nil, "ext", "ext"), ("   ", "ext", "ext"), ("\u{1B}\u{0}", nil, "a"),
      ("A\u{0}B\u{1B}[31mred\u{202E} evil🚀", nil, "AB[31mred evil🚀"), (nil, " ", "a"),
      ("株式会社ミナト", "ext", "株式会社ミナト"),
    ] as [(String?, String?, String)]
  )
  func `names without control characters, blank ones replaced`(
    name: String?,
    externalId: String?,
    shown: String
  ) {
    #expect(made { ($0.name, $0.externalId) = (name, externalId) }.customer.name == shown)
  }

  @Test func `a stage that somebody set comes before a computed one`() {
    let set = made {
      $0.traits[.lifecycleStage] = Trait(name: "vitally.custom.x", value: .text("3. Nurturing"))
    }.customer
    #expect(set.stage == Fact("Nurturing", from: .vitally))
    let computed = made { $0.nextRenewal = .text("2026-12-24") }.customer
    #expect(computed.stage == Fact("Renewing", from: nil))
  }

  @Test func `many remarks of a kind make one line`() {
    var remarks = Remarks()
    for id in ["a", "b", "c", "d", "e"] {
      var one = Remarks()
      one.add(.health, field: "healthScore", of: id, value: .number(84))
      remarks.formUnion(one)
    }
    #expect(
      remarks.lines == [
        "healthScore: 5 values are outside 0 to 10 and left out: "
          + "a 84.0, b 84.0, c 84.0 and 2 more"
      ]
    )
  }
}
