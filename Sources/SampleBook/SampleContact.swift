import BookModel
import JSONWriter

/// Somebody at a customer.
struct SampleContact {
  let customer: SampleCustomer
  let number: Int
  let title: String
  let roles: [String]

  /// The full name; the same person has it in both snapshots.
  var name: String {
    var random = customer.random("contact \(number)")
    return random.pick(SampleContact.givenNames) + " " + random.pick(SampleContact.familyNames)
  }

  private static let givenNames = [
    "Iris", "Mateo", "Aiko", "Femi", "Clara", "Jonas", "Leila", "Oskar", "Nadia", "Ravi", "Greta",
    "Samir", "Yuna", "Emil", "Zofia", "Tariq", "Marta", "Kenji", "Ines", "Bram",
  ]
  private static let familyNames = [
    "Vantongeren", "Okonkwo", "Petersen", "Morimoto", "Castellanos", "Novak", "Haugen", "Iyer",
    "Delacroix", "Abbott", "Szymańska", "Farouk", "Lindgren", "Moreau", "Sato", "Byrne", "Costa",
    "Weiss", "Nakamura", "Quist",
  ]
}

extension SampleCustomer {
  /// The people we know there.
  var contacts: [SampleContact] {
    var people = [
      SampleContact(
        customer: self,
        number: 1,
        title: "Platform Engineering Lead",
        roles: ["Instance Admin"]
      )
    ]
    if champion == true {
      people.append(
        SampleContact(customer: self, number: 2, title: "Staff Engineer", roles: ["Champion"])
      )
    }
    if buyer == true {
      people.append(
        SampleContact(
          customer: self,
          number: 3,
          title: "VP Engineering",
          roles: ["Economic Buyer"]
        )
      )
    }
    return people
  }
}

extension SampleContact {
  /// What becomes of mailings to somebody.
  private enum Mailings { case read, unsubscribed, bounced }

  /// Most read theirs.
  private var mailings: Mailings {
    var random = customer.random("contact \(number) mailings")
    let number = random.integer(in: 0...19)
    return number == 0 ? .bounced : number < 3 ? .unsubscribed : .read
  }

  /// Writes the user as Vitally's API does.
  func write(to json: inout JSONWriter) {
    var random = customer.random("contact \(number) ids")
    let id = random.uuid()
    let salesforceId = random.salesforceId("0035w00003")
    let seen = customer.messages.inbound
    json.object { json in
      json.member("id", id)
      json.member("createdAt", customer.created.adding(days: 8).at("10:00:00.000"))
      json.member("updatedAt", customer.day.adding(days: -1).at("06:00:12.118"))
      json.member("externalId", salesforceId)
      json.member("name", name)
      json.member("email", email)
      json.member("avatar", nil as String?)
      json.key("traits")
      json.object { json in
        json.member("sfdc.Id", salesforceId)
        json.member("sfdc.AccountId", customer.salesforceId)
        json.member("sfdc.Title", title)
        json.key("sfdc.Role__c")
        json.array(roles) { $0.value($1) }
      }
      json.member("firstKnown", customer.created.adding(days: 8).at("10:00:00.000"))
      json.member("lastSeenTimestamp", seen.at("16:41:03.000"))
      json.member("lastInboundMessageTimestamp", seen.at("15:20:00.000"))
      json.member("deactivatedAt", nil as String?)
      json.member("unsubscribedFromConversations", mailings == .unsubscribed)
      json.member("permanentlyBounced", mailings == .bounced)
      json.key("accounts")
      json.array { json in json.object { customer.writeNames(&$0) } }
      json.key("organizations")
      json.array { _ in }
    }
  }

  private var email: String {
    let parts = name.folded.split(separator: " ").map { part in
      String(part.unicodeScalars.filter { ("a"..."z").contains($0) }.map(Character.init))
    }
    return parts.joined(separator: ".") + "@" + customer.domain
  }
}
