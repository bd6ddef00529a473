import BookModel
import Programmes
import Testing

struct InstanceAdminTests {
  private func admin(_ contacts: [Contact]) -> String? {
    var customer = Customer(id: .init(rawValue: "a-1"), name: "Initech")
    customer.contacts = contacts
    let admin = customer.instanceAdmin(roles: NurtureSettings().adminRoles)
    if case .known(let contact, _) = admin { return contact.id }
    return nil
  }

  private func contact(
    _ id: String,
    _ role: String,
    seen: Int? = nil,
    email: String? = "a@b.example"
  )
    -> Contact
  {
    Contact(id: id, email: email, roles: [role], lastSeen: seen.map { Day(number: $0) })
  }

  @Test(arguments: ["Instance Admin", "instance-admin", "SITE ADMIN", "site_administrator"])
  func `roles are compared as people do`(role: String) {
    #expect(admin([contact("c-1", role)]) == "c-1")
  }

  @Test func `of several the better role wins, then who was seen last`() {
    #expect(admin([contact("c-1", "Site Admin"), contact("c-2", "Instance Admin")]) == "c-2")
    let seen = [1, nil, 3].enumerated().map { index, day in
      contact("c-\(index)", "Instance Admin", seen: day)
    }
    #expect(admin(seen) == "c-2")
  }

  @Test func `who has no address or was switched off gives way`() {
    let silent = contact("c-1", "Instance Admin", seen: 9, email: "no address")
    #expect(admin([silent, contact("c-2", "Site Admin")]) == "c-2")
    #expect(admin([silent]) == nil)
    var gone = contact("c-3", "Instance Admin")
    gone.isDeactivated = true
    #expect(admin([gone]) == nil)
  }

  @Test(arguments: [MailRefusal.unsubscribed, .bounces])
  func `who must not be written to gives way, and is told of`(refusal: MailRefusal) {
    var refused = contact("c-1", "Instance Admin", seen: 9)
    refused.isUnsubscribed = refusal == .unsubscribed
    refused.bounces = refusal == .bounces
    let other = contact("c-2", "Site Admin")
    #expect(admin([refused, other]) == "c-2")
    var customer = Customer(id: .init(rawValue: "a-1"), name: "Initech")
    customer.contacts = [refused, other]
    let roles = NurtureSettings().adminRoles
    #expect(customer.passedOverAdmins(roles: roles) == [refused])
    customer.contacts = [refused]
    #expect(customer.instanceAdmin(roles: roles) == .refused(refused, refusal, next: nil))
    #expect(customer.passedOverAdmins(roles: roles).isEmpty)
    let champion = contact("c-3", "Technical Champion")
    customer.contacts = [refused, contact("c-4", "Buyer", seen: 20), champion]
    #expect(customer.instanceAdmin(roles: roles) == .refused(refused, refusal, next: champion))
  }

  @Test(arguments: [
    "a@b.example", "first.last+tag@sub.b.example", "o'neil@b.example", "x@localhost",
  ])
  func `an address is taken as it is`(text: String) {
    #expect(MailAddress(text)?.text == text)
  }

  @Test(arguments: [
    "", "a", "@b.example", "a@", "a@b@c", "a b@c.example", "a@b..example", ".a@b.example",
    "a@b.example\r\nBcc: x@y.example", "a@b.example,c@d.example", "<a@b.example>", "ä@b.example",
    "a@b.example\u{0}", "a;b@c.example", "\"a\"@b.example",
  ])
  func `what could begin another header or address is none`(text: String) {
    #expect(MailAddress(text) == nil)
  }

  @Test(arguments: [
    ("Ana Lima <ana@b.example>", "Ana Lima"), ("\"Lima, Ana\" <ana@b.example>", "Lima, Ana"),
  ])
  func `a sender has a name and an address`(text: String, name: String) {
    #expect(MailAddress.mailbox(text)?.name == name)
    #expect(MailAddress.mailbox(text)?.address.text == "ana@b.example")
  }

  @Test func `a sender without an address is none`() {
    #expect(MailAddress.mailbox("Ana <ana>") == nil)
    #expect(MailAddress.mailbox("Ana <ana@b.example> x") == nil)
    #expect(MailAddress.mailbox("ana@b.example")?.name == nil)
  }
}
