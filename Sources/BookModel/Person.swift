/// Somebody of our own company: an admin of Vitally, or a name on a key role.
public struct Person: Hashable, Sendable {
  /// The admin's id in Vitally.
  public var id: String
  /// The full name; nil where the snapshot does not know the id.
  public var name: String?
  /// The e-mail address; nil where the snapshot does not know it.
  public var email: String?

  /// Creates a person.
  public init(id: String, name: String? = nil, email: String? = nil) {
    self.id = id
    self.name = name
    self.email = email
  }

  /// The best name there is: the full name, else the address, else the id.
  public var displayName: String { name ?? email ?? id }
}

/// A person's role for one customer, such as "CSM" or "Implementation Engineer".
public struct KeyRole: Hashable, Sendable {
  /// The role's label; nil where the data names none.
  public var label: String?
  /// Who holds it.
  public var person: Person

  /// Creates a key role.
  public init(label: String?, person: Person) {
    self.label = label
    self.person = person
  }
}

/// Somebody at the customer: a user in Vitally's words.
public struct Contact: Hashable, Sendable {
  /// The user's id in Vitally.
  public var id: String
  /// The full name; nil when unknown.
  public var name: String?
  /// The e-mail address; nil when unknown.
  public var email: String?
  /// The job title; nil when unknown.
  public var title: String?
  /// What they are to us, such as "Champion" or "Instance Admin".
  public var roles: [String]
  /// The day they were last seen in the product; nil when unknown.
  public var lastSeen: Day?
  /// Whether Vitally says the account is switched off.
  public var isDeactivated: Bool
  /// Whether they have unsubscribed from mailings.
  public var isUnsubscribed: Bool
  /// Whether mail to the address is known to come back for good.
  public var bounces: Bool

  /// Creates a contact.
  public init(
    id: String,
    name: String? = nil,
    email: String? = nil,
    title: String? = nil,
    roles: [String] = [],
    lastSeen: Day? = nil,
    isDeactivated: Bool = false,
    isUnsubscribed: Bool = false,
    bounces: Bool = false
  ) {
    self.id = id
    self.name = name
    self.email = email
    self.title = title
    self.roles = roles
    self.lastSeen = lastSeen
    self.isDeactivated = isDeactivated
    self.isUnsubscribed = isUnsubscribed
    self.bounces = bounces
  }
}
