import BookModel

/// Everybody of our company that a snapshot names, by id.
struct PeopleDirectory: Sendable {
  private var known: [String: Person] = [:]

  /// Creates the directory of the admins and of everybody with a role for some account; admins are
  /// believed first.
  init(admins: [Person], accounts: [VitallyAccount]) {
    for admin in admins { add(admin) }
    for account in accounts {
      for role in account.keyRoles { add(role.person) }
    }
    for id in accounts.lazy.flatMap({ [$0.csmId, $0.accountExecutiveId] }).compactMap(\.self) {
      add(Person(id: id))
    }
  }

  /// Everybody, by id.
  var people: [Person] { known.values.sorted { $0.id < $1.id } }

  /// Returns the person with an id; of an unknown one there is no more than the id.
  func person(_ id: String) -> Person { known[id] ?? Person(id: id) }

  /// Returns a role with what is known of the person who holds it.
  func resolved(_ role: KeyRole) -> KeyRole {
    KeyRole(label: role.label, person: person(role.person.id))
  }

  /// Adds a person, or what is not yet known of one.
  private mutating func add(_ person: Person) {
    guard !person.id.isEmpty else { return }
    known[person.id, default: person].fill(from: person)
  }
}

extension Person {
  fileprivate mutating func fill(from other: Person) {
    name = name ?? other.name
    email = email ?? other.email
  }
}
