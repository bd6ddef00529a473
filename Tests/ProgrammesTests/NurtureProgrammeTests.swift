import BookModel
import Programmes
import Testing

struct NurtureProgrammeTests {
  @Test func `only the tiers of the policy without an advisor are served`() {
    var fixture = NurtureFixture()
    #expect(fixture.programme.standing(of: 0)?.tier == "Commercial")
    fixture.customer.arr = Fact(100_000, from: .vitally)
    #expect(fixture.programme.standing(of: 0) == nil)
    fixture.customer.arr = Fact(40_000, from: .vitally)
    fixture.policy = .fourTier
    #expect(fixture.programme.standing(of: 0) == nil)
  }

  @Test func `a policy says which of its tiers are served`() {
    #expect(TierPolicy.fourTier.nurturedTiers == [])
    #expect(TierPolicy.threeTier.nurturedTiers == ["Commercial"])
    #expect(TierPolicy.coverageFY25.nurturedTiers == ["Mid-Market", "SMB"])
  }

  @Test func `who left and who is in no tier gets nothing`() {
    var fixture = NurtureFixture()
    fixture.customer.churned = Fact(NurtureFixture.day("2026-11-01"), from: .vitally)
    #expect(fixture.programme.standing(of: 0) == nil)
    fixture = NurtureFixture()
    fixture.customer.arr = nil
    fixture.customer.developers = nil
    #expect(fixture.programme.standing(of: 0) == nil)
  }

  @Test func `numbers that leave the tier open are named`() {
    var fixture = NurtureFixture()
    fixture.customer.developers = nil
    #expect(fixture.programme.standing(of: 0)?.missing == [.developers])
  }

  @Test func `a new customer is onboarded first and waits with the rest`() {
    var fixture = NurtureFixture()
    fixture.customer.created = NurtureFixture.day("2026-11-11")
    #expect(fixture.state(.onboarding) == .due("new: a customer for 10 days"))
    for message in NurtureMessage.allCases.dropFirst() {
      #expect(fixture.state(message) == .waiting(until: nil, "after onboarding"))
    }
  }

  @Test func `nothing is due before the account is there`() {
    var fixture = NurtureFixture()
    let created = NurtureFixture.day("2026-12-10")
    fixture.customer.created = created
    #expect(fixture.state(.onboarding) == .waiting(until: created, "not a customer yet"))
  }

  @Test(arguments: [("2026-11-20", false), ("2026-11-21", true), ("2027-02-01", true)])
  func `the message for end users follows a week after onboarding`(today: String, isDue: Bool) {
    var fixture = NurtureFixture()
    fixture.customer.created = NurtureFixture.day("2026-11-11")
    fixture.sent = [SentMessage(.onboarding, on: "2026-11-14")]
    fixture.today = NurtureFixture.day(today)
    #expect(fixture.isDue(.endUsers) == isDue)
    if !isDue {
      let day = NurtureFixture.day("2026-11-21")
      #expect(fixture.state(.endUsers) == .waiting(until: day, "after onboarding"))
    }
  }

  @Test(arguments: [("2026-11-30", false), ("2026-12-01", true)])
  func `monthly messages begin in the month after onboarding`(today: String, isDue: Bool) {
    var fixture = NurtureFixture()
    fixture.customer.created = NurtureFixture.day("2026-11-11")
    fixture.sent = [SentMessage(.onboarding, on: "2026-11-14")]
    fixture.today = NurtureFixture.day(today)
    fixture.dataDay = fixture.today
    for message in NurtureMessage.allCases where message.isMonthly {
      #expect(fixture.isDue(message) == isDue)
    }
  }

  @Test func `a customer of old is not onboarded and gets the monthly messages at once`() {
    let fixture = NurtureFixture()
    #expect(
      fixture.state(.onboarding) == .unneeded("a customer for 995 days: onboarding is for 60")
    )
    #expect(fixture.state(.endUsers) == .unneeded("was not onboarded here"))
    #expect(fixture.state(.usageRecap) == .due("the recap of October 2026"))
  }

  @Test func `a customer of unknown age is onboarded`() {
    var fixture = NurtureFixture()
    fixture.customer.created = nil
    #expect(fixture.isDue(.onboarding))
  }

  @Test func `a message is not due twice in its month and is in the next`() {
    var fixture = NurtureFixture()
    fixture.sent = [SentMessage(.usageRecap, on: "2026-11-02")]
    #expect(fixture.state(.usageRecap) == .sent(NurtureFixture.day("2026-11-02")))
    fixture.today = NurtureFixture.day("2026-12-01")
    fixture.dataDay = fixture.today
    #expect(fixture.isDue(.usageRecap))
    // One that was written down late counts for the month it was for.
    fixture.sent = [
      SentMessage(.usageRecap, in: Month(of: NurtureFixture.day("2026-11-30")), on: fixture.today)
    ]
    #expect(fixture.isDue(.usageRecap))
  }

  @Test func `monthly messages wait for their day`() {
    var fixture = NurtureFixture()
    fixture.settings.recapDay = 5
    fixture.today = NurtureFixture.day("2026-11-04")
    let fifth = NurtureFixture.day("2026-11-05")
    #expect(fixture.state(.usageRecap) == .waiting(until: fifth, "later in the month"))
    fixture.today = fifth
    fixture.dataDay = fifth
    #expect(fixture.isDue(.usageRecap))
  }

  @Test func `nobody who was onboarded is onboarded again`() {
    var fixture = NurtureFixture()
    fixture.customer.created = NurtureFixture.day("2026-11-11")
    fixture.sent = [SentMessage(.onboarding, on: "2026-01-02")]
    #expect(fixture.state(.onboarding) == .sent(NurtureFixture.day("2026-01-02")))
  }
}

struct NurtureBlockTests {
  @Test func `a recap needs usage data of the month it sums up`() {
    var fixture = NurtureFixture()
    fixture.dataDay = NurtureFixture.day("2026-10-30")
    let first = NurtureFixture.day("2026-11-01")
    #expect(fixture.blocks(.usageRecap) == [.oldData(day: fixture.dataDay, needed: first)])
    fixture.dataDay = nil
    #expect(fixture.blocks(.usageRecap) == [.oldData(day: nil, needed: first)])
    fixture.customer.mau = nil
    fixture.customer.features = []
    #expect(fixture.blocks(.usageRecap) == [.noUsage])
    #expect(fixture.blocks(.playlist) == [.noUsage])
  }

  @Test func `without an instance admin every message that is due is blocked`() {
    var fixture = NurtureFixture()
    fixture.customer.contacts[0].roles = ["Champion"]
    #expect(fixture.blocks(.usageRecap) == [.noAdmin])
    fixture.customer.contacts[0].roles = ["Instance Admin"]
    fixture.customer.contacts[0].email = nil
    #expect(fixture.blocks(.usageRecap) == [.noAddress(name: "Pat Doe")])
  }

  @Test func `an admin who must not be written to blocks, and the next one is proposed`() {
    var fixture = NurtureFixture()
    fixture.customer.contacts[0].isUnsubscribed = true
    let block = NurtureBlock.refused("Pat Doe", .unsubscribed, next: nil)
    for message in [NurtureMessage.usageRecap, .upgradeRecap, .playlist] {
      #expect(fixture.blocks(message) == [block])
    }
    #expect("\(block)" == "Pat Doe has unsubscribed" && block.kind == "unsubscribed")
    fixture.customer.contacts.append(
      Contact(id: "c-2", name: "Di Fox", email: "di@initech.example", roles: ["Champion"])
    )
    #expect(
      fixture.blocks(.usageRecap).map(\.remedy)
        == ["ask Di Fox, and give them the role Instance Admin in Vitally"]
    )
    fixture.customer.contacts[1].roles = ["Site Admin"]
    #expect(fixture.isDue(.usageRecap))
    #expect(fixture.programme.standing(of: 0)?.passedOver.map(\.id) == ["c-1"])
  }

  @Test func `a setting that a message needs is named`() {
    var fixture = NurtureFixture()
    fixture.settings.addresses[.training] = nil
    fixture.settings.addresses[.support] = nil
    #expect(fixture.blocks(.usageRecap) == [.unset([.training, .support])])
    #expect(
      fixture.blocks(.usageRecap).map(\.description)
        == ["nurture.training, nurture.support are not set"]
    )
    #expect(fixture.isDue(.playlist))
  }

  @Test func `an unknown version blocks the upgrade recap`() {
    var fixture = NurtureFixture()
    fixture.customer.versionsBehind = nil
    #expect(fixture.blocks(.upgradeRecap) == [.unlistedVersion("6.9")])
    fixture.customer.version = nil
    #expect(fixture.blocks(.upgradeRecap) == [.noVersion])
  }

  @Test func `a feature without a playlist is passed over for one that has one`() {
    var fixture = NurtureFixture()
    fixture.settings.playlists.removeAll { $0.feature == "Batch changes" }
    #expect(fixture.step(.playlist)?.feature == "Notebooks")
    fixture.settings.playlists = []
    #expect(
      fixture.blocks(.playlist) == [.noPlaylist(["Batch changes", "Notebooks", "Cody chat"])]
    )
  }
}

struct NurtureThresholdTests {
  @Test(arguments: [(0, false), (2, false), (3, true), (9, true)])
  func `who is behind goes by the health policy`(behind: Int, isDue: Bool) {
    var fixture = NurtureFixture()
    fixture.customer.versionsBehind = Fact(behind, from: .looker)
    #expect(fixture.isDue(.upgradeRecap) == isDue)
  }

  @Test(arguments: [(4, false), (5, true)])
  func `a bound of one's own goes before the health policy`(behind: Int, isDue: Bool) {
    var fixture = NurtureFixture()
    fixture.settings.behind = 5
    fixture.customer.versionsBehind = Fact(behind, from: .looker)
    #expect(fixture.isDue(.upgradeRecap) == isDue)
  }

  @Test func `playlists come one a month, never used features first, none twice`() {
    var fixture = NurtureFixture()
    var shown: [String] = []
    for month in 0..<5 {
      fixture.today = NurtureFixture.day("2026-11-21").adding(months: month)
      guard let step = fixture.step(.playlist), step.isDue else { continue }
      shown.append(step.feature ?? "")
      fixture.sent.append(step.record(sentOn: fixture.today))
      #expect(!fixture.isDue(.playlist))
    }
    #expect(shown == ["Batch changes", "Notebooks", "Cody chat"])
    #expect(
      fixture.state(.playlist) == .unneeded("has had the playlist of every feature it hardly uses")
    )
  }
}
