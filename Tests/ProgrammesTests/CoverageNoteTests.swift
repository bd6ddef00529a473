import BookModel
import Programmes
import Testing

struct CoverageNoteTests {
  private typealias F = CoverageFixture

  private var plan: CoveragePlan {
    CoveragePlan(
      person: F.ana,
      from: F.day("2028-02-28"),
      to: F.day("2028-03-03"),
      entries: [
        CoveragePlan.Entry(customer: CustomerReference(F.customer("a1", F.ana)), cover: F.bo)
      ]
    )
  }

  @Test func `the note and the status say the dates, the cover and the day back`() {
    let channel = CoverageChannel.contact(name: "Pat", address: "pat@x.example", role: "champion")
    #expect(
      plan.note(for: plan.entries[0], by: channel) == """
        Hello Pat,

        I am out of office from Mon 28 Feb 2028 to Fri 3 Mar 2028, and back on Mon 6 Mar 2028.
        Meanwhile Bo Berg (bo@example.com) looks after A1: please turn to Bo Berg with anything \
        that cannot wait.

        Best regards
        Ana Lima
        """
    )
    #expect(
      plan.status(naming: plan.covers)
        == "Out of office 28 Feb – 3 Mar 2028, back Mon 6 Mar 2028. Covered by Bo Berg."
    )
    #expect(plan.length == 5)
  }

  @Test func `the channel is the one stated, else the champion, else the admin, else to ask`() {
    var customer = F.customer("a1", F.ana)
    let roles = NurtureSettings().adminRoles
    #expect(customer.coverageChannel(stated: nil, adminRoles: roles) == .unknown)
    customer.contacts = [
      Contact(id: "c-1", name: "Ad", email: "ad@x.example", roles: ["Instance Admin"])
    ]
    #expect(
      customer.coverageChannel(stated: nil, adminRoles: roles).words
        == "Ad <ad@x.example>, instance admin"
    )
    customer.contacts[0].isUnsubscribed = true
    #expect(
      customer.coverageChannel(stated: nil, adminRoles: roles).words
        == "Ad <ad@x.example>, instance admin"
    )
    customer.contacts[0].bounces = true
    #expect(customer.coverageChannel(stated: nil, adminRoles: roles) == .unknown)
    customer.contacts[0].isUnsubscribed = false
    #expect(customer.coverageChannel(stated: nil, adminRoles: roles) == .unknown)
    customer.contacts.append(
      Contact(id: "c-2", email: "champ@x.example", roles: ["Technical Champion"])
    )
    #expect(
      customer.coverageChannel(stated: nil, adminRoles: roles).words == "champ@x.example, champion"
    )
    #expect(customer.coverageChannel(stated: "#x", adminRoles: roles) == .stated("#x"))
  }

  @Test func `telling is done once every customer was told`() {
    var plan = plan
    #expect(plan.day(of: .tell) == nil)
    plan.entries[0].told = F.day("2028-02-25")
    #expect(plan.day(of: .tell) == F.day("2028-02-25"))
    #expect(plan.day(of: .request) == nil)
  }
}
