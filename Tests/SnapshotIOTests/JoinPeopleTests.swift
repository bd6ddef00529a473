import BookModel
import Testing

@testable import SnapshotIO

struct JoinPeopleTests {
  private static let dana = Person(id: "d", name: "Dana Okafor", email: "dana@example.com")
  private static let theo = Person(id: "t", name: "Theo Brandt", email: "theo@example.com")

  private func owner(
    csmId: String?,
    roles: [KeyRole],
    elsewhere: [KeyRole] = [],
    admins: [Person] = [dana]
  ) -> Person? {
    let account = VitallyAccount("a") { ($0.csmId, $0.keyRoles) = (csmId, roles) }
    let other = VitallyAccount("b") { $0.keyRoles = elsewhere }
    var context = JoinContext.on(nil)
    context.people = PeopleDirectory(admins: admins, accounts: [account, other])
    let fact = CustomerBuilder.customer(of: account, context: context).customer.owner
    #expect(fact == nil || fact?.source == .vitally)
    return fact?.value
  }

  @Test func `the owner is the CSM, looked up in admins, then in any key role`() {
    let role = KeyRole(label: "Engineer", person: JoinPeopleTests.theo)
    #expect(owner(csmId: "d", roles: [role]) == JoinPeopleTests.dana)
    #expect(owner(csmId: "t", roles: [], elsewhere: [role]) == JoinPeopleTests.theo)
    #expect(owner(csmId: "x", roles: [role]) == Person(id: "x"))
  }

  @Test func `without a CSM the first key role labelled so is the owner`() {
    let roles = [
      KeyRole(label: nil, person: Person(id: "n")),
      KeyRole(label: "Engineer", person: JoinPeopleTests.theo),
      KeyRole(label: "csm", person: Person(id: "d")),
      KeyRole(label: "CSM", person: Person(id: "z")),
    ]
    #expect(owner(csmId: nil, roles: roles) == JoinPeopleTests.dana)
    #expect(owner(csmId: nil, roles: Array(roles.prefix(2))) == nil)
  }

  @Test func `everybody named is in the book, an admin's own record first`() {
    let stale = Person(id: "d", name: "D.", email: nil)
    let account = VitallyAccount("a") {
      $0.csmId = "unknown"
      $0.keyRoles = [
        KeyRole(label: "CSM", person: stale), KeyRole(label: "AE", person: Person(id: "")),
        KeyRole(label: "AE", person: JoinPeopleTests.theo),
      ]
    }
    let people = PeopleDirectory(admins: [JoinPeopleTests.dana], accounts: [account]).people
    #expect(people == [JoinPeopleTests.dana, JoinPeopleTests.theo, Person(id: "unknown")])
  }
}
