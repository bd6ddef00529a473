public import BookModel

/// Whom a customer's messages go to.
public enum InstanceAdmin: Hashable, Sendable {
  /// Nobody there is known to run the instance.
  case unknown
  /// Somebody runs it whose address is missing or is none.
  case withoutAddress(name: String?)
  /// Somebody runs it who must not be written to; `next` is whom to ask for the role instead.
  case refused(Contact, MailRefusal, next: Contact?)
  /// The contact, and the address that is theirs.
  case known(Contact, address: String)
}

/// Why nobody sends a mailing to a contact.
public enum MailRefusal: String, Hashable, Sendable {
  /// They have unsubscribed.
  case unsubscribed
  /// Mail to them comes back.
  case bounces

  /// What the contact does, behind a name.
  public var words: String {
    switch self {
    case .unsubscribed: "has unsubscribed"
    case .bounces: "has an address from which mail comes back"
    }
  }
}

extension Contact {
  /// Why nobody sends them a mailing; nil where one may.
  public var mailRefusal: MailRefusal? {
    isUnsubscribed ? .unsubscribed : bounces ? .bounces : nil
  }

  /// The address for a mailing; nil where there is none, or they must not get one.
  fileprivate var mailingAddress: MailAddress? {
    mailRefusal == nil ? email.flatMap(MailAddress.init) : nil
  }
}

extension Customer {
  /// Returns who runs the instance: a contact with one of the roles, the best role first.
  ///
  /// Contacts that Vitally has switched off do not count. Of several, one who can be written to
  /// wins, then the one last seen in the product, then the first by address.
  public func instanceAdmin(roles: [String]) -> InstanceAdmin {
    let admins = admins(roles)
    guard let admin = admins.first else { return .unknown }
    if let address = admin.mailingAddress { return .known(admin, address: address.text) }
    // Of those who cannot be written to, one who said so is told of before one without an address.
    if let refused = admins.first(where: { $0.mailRefusal != nil }),
      let refusal = refused.mailRefusal
    {
      return .refused(refused, refusal, next: nextAdmin)
    }
    return .withoutAddress(name: admin.name)
  }

  /// Returns who runs the instance and must not be written to, while somebody else of them can be.
  public func passedOverAdmins(roles: [String]) -> [Contact] {
    let admins = admins(roles)
    guard admins.first?.mailingAddress != nil else { return [] }
    return admins.filter { $0.mailRefusal != nil }
  }

  /// The contacts with one of the roles, the one to write to first.
  private func admins(_ roles: [String]) -> [Contact] {
    let wanted = roles.map(\.roleKey)
    var found: [(rank: Int, contact: Contact)] = []
    for contact in contacts where !contact.isDeactivated {
      let ranks = contact.roles.compactMap { wanted.firstIndex(of: $0.roleKey) }
      if let rank = ranks.min() { found.append((rank, contact)) }
    }
    return found.sorted { left, right in
      Self.order(of: left.contact, left.rank) < Self.order(of: right.contact, right.rank)
    }.map(\.contact)
  }

  /// Whom to ask to run the instance: a champion who can be written to, else whoever was seen last.
  private var nextAdmin: Contact? {
    contacts.filter { !$0.isDeactivated && $0.mailingAddress != nil }.min { left, right in
      let ranks = [left, right].map { Self.order(of: $0, $0.isChampion ? 0 : 1) }
      return ranks[0] < ranks[1]
    }
  }

  private static func order(of contact: Contact, _ rank: Int) -> (Int, Int, Int, String, String) {
    let seen = contact.lastSeen.map { -$0.number } ?? Int.max
    return (
      contact.mailingAddress == nil ? 1 : 0, rank, seen, contact.email ?? "", contact.id
    )
  }
}

extension Contact {
  /// Whether they speak for the product there.
  var isChampion: Bool { roles.contains { $0.folded.contains("champion") } }

  /// The best name there is: the full name, else the address, else the id.
  public var displayName: String { name ?? email ?? id }
}

extension String {
  /// A role without what people write in different ways: case, accents, spaces and hyphens.
  fileprivate var roleKey: String { folded.filter { $0.isLetter || $0.isNumber } }
}
