import BookModel

/// Everybody of our company that a snapshot names, by id.
struct PeopleDirectory: Sendable {
  private var known: [String: Person] = [:]

  /// Creates the directory of the admins and of everybody with a role for some account; admins are
  /// believed first.
  init(admins: [Person], accounts: AccountList, threads: Int = 1) {
    for admin in admins { add(admin) }
    let parts = accounts.count < Self.accountsForThreads ? 1 : max(1, threads)
    let directories = Workers.map(parts) { part in
      var directory = PeopleDirectory()
      for place in accounts.count * part / parts..<accounts.count * (part + 1) / parts {
        directory.add(accounts[place])
      }
      return directory
    }
    for directory in directories {
      for person in directory.known.values { add(person) }
    }
  }

  private init() {}

  /// The accounts from which on several threads look for people.
  private static let accountsForThreads = 4_000

  private mutating func add(_ held: HeldAccount) {
    for role in held.account.keyRoles { add(role.person) }
    if let id = held.account.csmId { add(Person(id: id)) }
    if let id = held.account.accountExecutiveId { add(Person(id: id)) }
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
    guard let held = known[person.id] else {
      known[person.id] = person
      return
    }
    // Nearly always everything is known already.
    guard held.name == nil && person.name != nil || held.email == nil && person.email != nil else {
      return
    }
    known[person.id]?.fill(from: person)
  }
}

extension Person {
  fileprivate mutating func fill(from other: Person) {
    name = name ?? other.name
    email = email ?? other.email
  }
}
