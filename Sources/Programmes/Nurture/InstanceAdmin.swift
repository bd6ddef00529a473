public import BookModel

/// Whom a customer's messages go to.
public enum InstanceAdmin: Hashable, Sendable {
  /// Nobody there is known to run the instance.
  case unknown
  /// Somebody runs it whose address is missing or is none.
  case withoutAddress(name: String?)
  /// The contact, and the address that is theirs.
  case known(Contact, address: String)
}

extension Customer {
  /// Returns who runs the instance: a contact with one of the roles, the best role first.
  ///
  /// Contacts that Vitally has switched off do not count. Of several, one with an address wins, then
  /// the one last seen in the product, then the first by address.
  public func instanceAdmin(roles: [String]) -> InstanceAdmin {
    let wanted = roles.map(\.roleKey)
    var found: [(rank: Int, contact: Contact)] = []
    for contact in contacts where !contact.isDeactivated {
      let ranks = contact.roles.compactMap { wanted.firstIndex(of: $0.roleKey) }
      if let rank = ranks.min() { found.append((rank, contact)) }
    }
    let best = found.min { left, right in
      Self.order(of: left.contact, left.rank) < Self.order(of: right.contact, right.rank)
    }
    guard let admin = best?.contact else { return .unknown }
    guard let address = admin.email.flatMap(MailAddress.init) else {
      return .withoutAddress(name: admin.name)
    }
    return .known(admin, address: address.text)
  }

  private static func order(of contact: Contact, _ rank: Int) -> (Int, Int, Int, String, String) {
    let hasAddress = contact.email.flatMap(MailAddress.init) != nil
    let seen = contact.lastSeen.map { -$0.number } ?? Int.max
    return (hasAddress ? 0 : 1, rank, seen, contact.email ?? "", contact.id)
  }
}

extension String {
  /// A role without what people write in different ways: case, accents, spaces and hyphens.
  fileprivate var roleKey: String { folded.filter { $0.isLetter || $0.isNumber } }
}

/// An e-mail address as a header may hold it: `local@domain` in plain ASCII, without anything that
/// could begin another address or another header.
public struct MailAddress: Hashable, Sendable {
  /// The address.
  public let text: String

  /// Creates an address; nil for a text that is none.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count <= 254, bytes.allSatisfy(Self.isAllowed) else { return nil }
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...64).contains(parts[0].utf8.count), Self.isDotted(parts[0]),
      Self.isDotted(parts[1])
    else { return nil }
    self.text = text
  }

  /// The part after the `@`.
  public var domain: Substring {
    text[text.index(after: text.lastIndex(of: "@") ?? text.startIndex)...]
  }

  private static func isDotted(_ part: Substring) -> Bool {
    !part.split(separator: ".", omittingEmptySubsequences: false).contains(where: \.isEmpty)
  }

  /// Whether RFC 5322 allows the byte in an address that is not quoted.
  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case 0x80...: false
    default: "!#$%&'*+-/=?^_`{|}~.@".utf8.contains(byte)
    }
  }
}

extension MailAddress {
  /// Reads a sender: `Name <name@example.com>`, or the address alone; nil for anything else.
  public static func mailbox(_ text: String) -> (name: String?, address: MailAddress)? {
    guard let open = text.lastIndex(of: "<") else {
      return MailAddress(text).map { (nil, $0) }
    }
    guard text.hasSuffix(">"),
      let address = MailAddress(String(text[text.index(after: open)...].dropLast()))
    else { return nil }
    var name = text[..<open]
    while name.last == " " || name.last == "\"" { name.removeLast() }
    while name.first == " " || name.first == "\"" { name.removeFirst() }
    return (name.isEmpty ? nil : String(name), address)
  }
}
