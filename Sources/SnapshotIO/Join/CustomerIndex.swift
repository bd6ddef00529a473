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
  private let accounts: [VitallyAccount]
  /// The places of the customers by Vitally's id.
  private let placesById: [String: Int]
  /// The places of the customers that each key names; made for a kind when it is first needed,
  /// because most snapshots join by the first one alone.
  private var places: [JoinKind: [String: [Int]]] = [:]

  /// Creates the index of accounts that have one copy each.
  init(_ accounts: [VitallyAccount]) {
    self.accounts = accounts
    placesById = Dictionary(
      accounts.enumerated().map { ($1.id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// Returns the customer with an id of Vitally's.
  func place(ofId id: String) -> Int? { placesById[id] }

  /// Returns the customer with a Salesforce id, which may also be its external id.
  mutating func place(ofSalesforceId text: String) -> Int? {
    only(.salesforceId, SalesforceID(text)?.exact) ?? only(.externalId, JoinKey.id(text))
  }

  /// Returns the one customer that a key names.
  ///
  /// Several with one Salesforce id or one external id are one customer entered twice: the preferred
  /// one is meant. Several with one site, domain or name are several customers: none is meant.
  mutating func only(_ kind: JoinKind, _ key: String?) -> Int? {
    guard let key, let found = places(of: kind)[key] else { return nil }
    switch kind {
    case .salesforceId, .externalId: return found.min(by: isPreferred)
    case .site, .domain: return isOneCustomer(found) ? found.min(by: isPreferred) : nil
    case .name: return found.count == 1 ? found.first : nil
    }
  }

  /// Returns the customers that share a Salesforce id, the preferred one first, by that id.
  mutating func duplicates() -> [(salesforceId: String, places: [Int])] {
    places(of: .salesforceId).filter { $0.value.count > 1 }.sorted { $0.key < $1.key }
      .map { ($0.key, $0.value.sorted(by: isPreferred)) }
  }

  private mutating func places(of kind: JoinKind) -> [String: [Int]] {
    if let made = places[kind] { return made }
    var made: [String: [Int]] = [:]
    for (place, account) in accounts.enumerated() {
      for key in account.keys(of: kind) { made[key, default: []].append(place) }
    }
    places[kind] = made
    return made
  }

  /// Whether the first gets the usage of both: the newest, then the one whose external id has all 18
  /// characters, then the smaller id.
  private func isPreferred(_ left: Int, to right: Int) -> Bool {
    let (left, right) = (accounts[left], accounts[right])
    let (time, otherTime) = (left.updated ?? .min, right.updated ?? .min)
    if time != otherTime { return time > otherTime }
    if left.namesWholeId != right.namesWholeId { return left.namesWholeId }
    return left.id < right.id
  }

  private func isOneCustomer(_ places: [Int]) -> Bool {
    let ids = Set(places.map { accounts[$0].salesforceKey })
    return places.count == 1 || (ids.count == 1 && !ids.contains(nil))
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

extension VitallyAccount {
  /// The exact form of the id that the account has in Salesforce.
  fileprivate var salesforceKey: String? {
    traits[.salesforceId].flatMap { $0.value.words.known }.flatMap(SalesforceID.init)?.exact
  }

  /// Whether the external id is the Salesforce id with all 18 characters.
  fileprivate var namesWholeId: Bool {
    guard let salesforceKey, let id = SalesforceID(salesforceKey) else { return false }
    return externalId.map { $0.trimmed == id.withChecks } ?? false
  }

  /// The keys of a kind by which others may know the account, each once.
  fileprivate func keys(of kind: JoinKind) -> Set<String> {
    switch kind {
    case .salesforceId: Set([salesforceKey].compactMap(\.self))
    case .externalId: Set([externalId.flatMap(JoinKey.id)].compactMap(\.self))
    case .site: Set(texts(of: .site).compactMap(JoinKey.site))
    case .domain: Set(texts(of: .website).compactMap(JoinKey.domain))
    case .name: Set([name.flatMap(JoinKey.name)].compactMap(\.self))
    }
  }

  /// The texts of all traits that state a fact: of a list each one.
  private func texts(of fact: TraitFact) -> [String] {
    let all = [traits[fact]].compactMap(\.self) + (otherTraits[fact] ?? [])
    return all.flatMap { trait in
      if case .list(let texts) = trait.value { return texts }
      return [trait.value.words.known].compactMap(\.self)
    }
  }
}
