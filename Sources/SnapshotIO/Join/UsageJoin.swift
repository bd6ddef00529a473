import BookModel

/// Which customer each owner of usage rows is, and how that was found out.
struct UsageJoin: Sendable {
  /// The customer of each owner, by its place; nil for one that Vitally does not know.
  var customerOfOwner: [Int?] = []
  /// How many customers each kind of key joined, and the customers of Looker left alone.
  var report = SnapshotReport.JoinReport()
  /// What to know about the joins.
  var warnings: [String] = []

  /// Finds the customers of the owners of usage rows.
  init(
    owners: [UsageTable.Owner],
    accounts: AccountList,
    index: inout CustomerIndex,
    threads: Int = 1
  ) {
    var matches = UsageJoin.salesforceMatches(owners, &index, threads)
    for owner in owners.indices where matches[owner] == nil {
      matches[owner] = index.match(owners[owner])
    }
    addNameMatches(to: &matches, owners, &index, threads)
    customerOfOwner = matches.map { $0?.customer }
    var strongest = [JoinKind?](repeating: nil, count: accounts.count)
    for match in matches {
      guard let match else { continue }
      strongest[match.customer] = min(strongest[match.customer] ?? .name, match.kind)
    }
    for kind in strongest { if let kind { report[kind] += 1 } }
    var alone: Set<String> = []
    for owner in owners.indices where matches[owner] == nil {
      if let identity = owners[owner].identity { alone.insert(identity) }
    }
    report.lookerUnmatched = alone.count
    let named = strongest.indices.filter { strongest[$0] == .name }.map { accounts[$0].account.id }
    if !named.isEmpty {
      warnings.append(
        "\(named.count == 1 ? "1 customer was" : "\(named.count) customers were") joined to Looker "
          + "by name alone: \(named.listed)"
      )
    }
  }

  /// The matches by Salesforce id, which most owners have.
  private static func salesforceMatches(
    _ owners: [UsageTable.Owner],
    _ index: inout CustomerIndex,
    _ threads: Int
  ) -> [CustomerMatch?] {
    guard !owners.isEmpty else { return [] }
    index.prepare(.salesforceId)
    let known = index
    return map(owners, threads) { owner in
      owner.account.flatMap(SalesforceID.init)
        .flatMap { known.known(.salesforceId, $0.exact) }
        .map { CustomerMatch(customer: $0, kind: .salesforceId) }
    }
  }

  /// Returns what `change` makes of each owner, on several threads where they are many.
  private static func map<Result: Sendable>(
    _ owners: [UsageTable.Owner],
    _ threads: Int,
    _ change: @escaping @Sendable (UsageTable.Owner) -> Result
  ) -> [Result] {
    let parts = owners.count < ownersForThreads ? 1 : max(1, threads)
    return Workers.map(parts) { part in
      (owners.count * part / parts..<owners.count * (part + 1) / parts).map { change(owners[$0]) }
    }.flatMap(\.self)
  }

  /// The owners from which on several threads look for their customers.
  private static let ownersForThreads = 4_000

  /// Joins by name what nothing else joined, where the name is one customer's on both sides.
  private func addNameMatches(
    to matches: inout [CustomerMatch?],
    _ owners: [UsageTable.Owner],
    _ index: inout CustomerIndex,
    _ threads: Int
  ) {
    let isNeeded = owners.indices.contains { matches[$0] == nil && owners[$0].name != nil }
    guard isNeeded else { return }
    let names = UsageJoin.map(owners, threads) { $0.name.flatMap(JoinKey.name) }
    var bearers: [String: Set<Bearer>] = [:]
    for (place, name) in names.enumerated() {
      guard let name else { continue }
      if let match = matches[place] {
        bearers[name, default: []].insert(.customer(match.customer))
      } else if let account = owners[place].account.flatMap(JoinKey.id) {
        bearers[name, default: []].insert(.account(account))
      }
    }
    for (place, name) in names.enumerated() where matches[place] == nil {
      guard let name, let customer = index.only(.name, name) else { continue }
      let others = bearers[name, default: []]
      let isUnique = others.isEmpty || others == [.customer(customer)]
      if isUnique || (others.count == 1 && others.first?.isAccount == true) {
        matches[place] = CustomerMatch(customer: customer, kind: .name)
      }
    }
  }
}

/// The customer that a key names.
struct CustomerMatch: Hashable, Sendable {
  var customer: Int
  var kind: JoinKind
}

/// Who bears a name in Looker's rows.
private enum Bearer: Hashable {
  /// A customer that a stronger key joined.
  case customer(Int)
  /// An account that nothing joined.
  case account(String)

  var isAccount: Bool {
    switch self {
    case .customer: false
    case .account: true
    }
  }
}

extension CustomerIndex {
  /// Returns the customer of an owner by the strongest key that finds one, names left aside.
  mutating func match(_ owner: UsageTable.Owner) -> CustomerMatch? {
    for kind in JoinKind.allCases where kind != .name {
      for key in keys(of: owner, kind) {
        if let customer = only(kind, key) { return CustomerMatch(customer: customer, kind: kind) }
      }
    }
    return nil
  }

  private func keys(of owner: UsageTable.Owner, _ kind: JoinKind) -> [String] {
    switch kind {
    case .salesforceId: [owner.account.flatMap(SalesforceID.init)?.exact].compactMap(\.self)
    case .externalId: [owner.account.flatMap(JoinKey.id)].compactMap(\.self)
    case .site: [owner.site, owner.endpoint].compactMap(\.self).compactMap(JoinKey.site)
    case .domain: [owner.endpoint, owner.account].compactMap(\.self).flatMap(JoinKey.domains)
    case .name: []
    }
  }
}

extension UsageTable.Owner {
  /// What tells this customer of Looker's from others; nil when the rows say nothing.
  fileprivate var identity: String? {
    account.flatMap(JoinKey.id) ?? name.flatMap(JoinKey.name) ?? site.flatMap(JoinKey.site)
      ?? endpoint.flatMap(JoinKey.site)
  }
}

extension SnapshotReport.JoinReport {
  /// The customers joined by a kind of key.
  subscript(kind: JoinKind) -> Int {
    get {
      switch kind {
      case .salesforceId: salesforceId
      case .externalId: externalId
      case .site: site
      case .domain: domain
      case .name: name
      }
    }
    set {
      switch kind {
      case .salesforceId: salesforceId = newValue
      case .externalId: externalId = newValue
      case .site: site = newValue
      case .domain: domain = newValue
      case .name: name = newValue
      }
    }
  }
}

extension [String] {
  /// The first few, joined by commas, and how many more there are.
  var listed: String {
    prefix(5).joined(separator: ", ") + (count > 5 ? " and \(count - 5) more" : "")
  }
}
