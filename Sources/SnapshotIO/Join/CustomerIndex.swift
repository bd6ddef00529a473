import BookModel

/// What kind of key joined a record of another system to a customer, strongest first.
enum JoinKind: Int, CaseIterable, Hashable, Comparable, Sendable {
  case salesforceId, externalId, site, domain, name

  static func < (left: JoinKind, right: JoinKind) -> Bool { left.rawValue < right.rawValue }
}

/// Finds customers by what other systems know of them.
///
/// Customers are named by their place in the list the index was made from. Vitally's own id is no
/// key of other systems, which have no reason to know it.
struct CustomerIndex: Sendable {
  private let accounts: AccountList
  private let threads: Int
  /// The customers by the keys of each kind; made for a kind when it is first needed, because most
  /// snapshots join by the first one alone.
  private var kinds: [JoinKind: KeyPlaces] = [:]

  /// Creates the index of accounts.
  init(_ accounts: AccountList, threads: Int = 1) {
    self.accounts = accounts
    self.threads = accounts.count < Self.accountsForThreads ? 1 : max(1, threads)
  }

  /// The accounts from which on several threads look up their keys.
  private static let accountsForThreads = 4_000

  /// Returns the customer with an id of Vitally's.
  func place(ofId id: String) -> Int? { accounts.place(ofId: id) }

  /// Returns the customer with a Salesforce id, which may also be its external id.
  mutating func place(ofSalesforceId text: String) -> Int? {
    only(.salesforceId, SalesforceID(text)?.exact) ?? only(.externalId, JoinKey.id(text))
  }

  /// Returns the one customer that a key names.
  ///
  /// Several with one Salesforce id or one external id are one customer entered twice: the preferred
  /// one is meant. Several with one site, domain or name are several customers: none is meant.
  mutating func only(_ kind: JoinKind, _ key: String?) -> Int? {
    guard let key else { return nil }
    prepare(kind)
    return known(kind, key)
  }

  /// Makes the customers of a kind of key known.
  mutating func prepare(_ kind: JoinKind) {
    guard kinds[kind] == nil else { return }
    let (accounts, parts) = (accounts, threads)
    let keys = Workers.map(parts) { part in
      let places = accounts.count * part / parts..<accounts.count * (part + 1) / parts
      var keys: [(key: String, place: Int32)] = []
      keys.reserveCapacity(places.count)
      for place in places {
        accounts[place].forEachKey(of: kind) { keys.append(($0, Int32(clamping: place))) }
      }
      return keys
    }
    kinds[kind] = KeyPlaces(keys)
  }

  /// Returns the one customer that a key of a kind names whose customers are known.
  func known(_ kind: JoinKind, _ key: String) -> Int? {
    guard let keys = kinds[kind], let entry = keys.entry(of: key) else { return nil }
    if let only = keys.only(entry) { return only }
    let found = keys.places(from: entry)
    switch kind {
    case .salesforceId, .externalId: return found.min(by: isPreferred)
    case .site, .domain: return isOneCustomer(found) ? found.min(by: isPreferred) : nil
    case .name: return nil
    }
  }

  /// Returns the customers that share a Salesforce id, the preferred one first, by that id.
  mutating func duplicates() -> [(salesforceId: String, places: [Int])] {
    prepare(.salesforceId)
    return (kinds[.salesforceId]?.shared ?? []).sorted { $0.key < $1.key }
      .map { ($0.key, $0.places.sorted(by: isPreferred)) }
  }

  /// Whether the first gets the usage of both: the newest, then the one whose external id has all 18
  /// characters, then the smaller id.
  private func isPreferred(_ left: Int, to right: Int) -> Bool {
    let (left, right) = (accounts[left], accounts[right])
    let (time, otherTime) = (left.account.updated ?? .min, right.account.updated ?? .min)
    if time != otherTime { return time > otherTime }
    if left.namesWholeId != right.namesWholeId { return left.namesWholeId }
    return left.account.id < right.account.id
  }

  private func isOneCustomer(_ places: [Int]) -> Bool {
    let ids = Set(places.map { accounts[$0].salesforceKey })
    return ids.count == 1 && !ids.contains(nil)
  }
}

extension JoinKey {
  /// Returns an id as it is compared: a Salesforce account's in its exact form, else the text trimmed.
  static func id(_ text: String) -> String? {
    if let id = SalesforceID(text), id.isAccount { return id.exact }
    let trimmed = text.trimmed
    return trimmed.isEmpty ? nil : trimmed
  }
}

extension HeldAccount {
  /// The exact form of the id that the account has in Salesforce.
  fileprivate var salesforceKey: String? {
    account.traits[.salesforceId].flatMap { $0.value.words.known }.flatMap(SalesforceID.init)?.exact
  }

  /// Whether the external id is the Salesforce id with all 18 characters.
  fileprivate var namesWholeId: Bool {
    guard let salesforceKey, let id = SalesforceID(salesforceKey) else { return false }
    return account.externalId.map { $0.trimmed == id.withChecks } ?? false
  }

  /// Tells `body` the keys of a kind by which others may know the account, each once.
  fileprivate func forEachKey(of kind: JoinKind, _ body: (String) -> Void) {
    switch kind {
    case .salesforceId: if let salesforceKey { body(salesforceKey) }
    case .externalId: if let id = account.externalId.flatMap(JoinKey.id) { body(id) }
    case .site: Set(texts(of: .site).compactMap(JoinKey.site)).forEach(body)
    case .domain: Set(texts(of: .website).compactMap(JoinKey.domain)).forEach(body)
    case .name: if let name = account.name.flatMap(JoinKey.name) { body(name) }
    }
  }

  /// The texts of all traits that state a fact: of a list each one.
  private func texts(of fact: TraitFact) -> [String] {
    account.traits.all(of: fact).flatMap { trait in
      if case .list(let texts) = trait.value { return texts }
      return [trait.value.words.known].compactMap(\.self)
    }
  }
}

/// The customers that each key of a kind names.
private struct KeyPlaces: Sendable {
  /// The entry of the last customer of each key.
  private var last: [String: Int32] = [:]
  /// Customers, each with the entry of the one before it of the same key, -1 for none.
  private var entries: [(place: Int32, before: Int32)] = []

  init(_ keys: [[(key: String, place: Int32)]]) {
    let count = keys.reduce(0) { $0 + $1.count }
    last.reserveCapacity(count)
    entries.reserveCapacity(count)
    for (key, place) in keys.joined() {
      let before = last.updateValue(Int32(clamping: entries.count), forKey: key)
      entries.append((place, before ?? -1))
    }
  }

  /// The entry of the last customer of a key; nil for a key of nobody.
  func entry(of key: String) -> Int32? { last[key] }

  /// The customer of an entry, where no other has its key: nearly always.
  func only(_ entry: Int32) -> Int? {
    let entry = entries[Int(entry)]
    return entry.before < 0 ? Int(entry.place) : nil
  }

  /// The keys that several customers have.
  var shared: [(key: String, places: [Int])] {
    last.filter { entries[Int($0.value)].before >= 0 }.map { ($0.key, places(from: $0.value)) }
  }

  /// The customers that share the key of the last one's entry, in their order.
  func places(from entry: Int32) -> [Int] {
    var places: [Int] = []
    var entry = entry
    while entry >= 0 {
      places.append(Int(entries[Int(entry)].place))
      entry = entries[Int(entry)].before
    }
    return places.reversed()
  }
}
