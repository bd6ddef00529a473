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
    var matches = [CustomerMatch?](repeating: nil, count: owners.count)
    for kind in JoinKind.allCases where kind != .name {
      UsageJoin.addMatches(by: kind, to: &matches, owners, &index, threads)
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

  /// Joins by a kind of key what no stronger one joined.
  private static func addMatches(
    by kind: JoinKind,
    to matches: inout [CustomerMatch?],
    _ owners: [UsageTable.Owner],
    _ index: inout CustomerIndex,
    _ threads: Int
  ) {
    let isNeeded = owners.indices.contains { owner in
      matches[owner] == nil && !owners[owner].texts(of: kind).isEmpty
    }
    guard isNeeded else { return }
    index.prepare(kind)
    let (known, matched) = (index, matches)
    matches = map(owners, threads) { place, owner in
      matched[place] ?? known.match(owner, by: kind)
    }
  }

  /// Returns what `change` makes of each owner, on several threads where they are many.
  private static func map<Result: Sendable>(
    _ owners: [UsageTable.Owner],
    _ threads: Int,
    _ change: @escaping @Sendable (Int, UsageTable.Owner) -> Result
  ) -> [Result] {
    let parts = owners.count < ownersForThreads ? 1 : max(1, threads)
    return Workers.map(parts) { part in
      (owners.count * part / parts..<owners.count * (part + 1) / parts).map { place in
        change(place, owners[place])
      }
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
    let names = UsageJoin.map(owners, threads) { $1.name.flatMap(JoinKey.name) }
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
  /// Returns the customer of an owner by the first of its keys that finds one; the kind must be
  /// prepared.
  fileprivate func match(_ owner: UsageTable.Owner, by kind: JoinKind) -> CustomerMatch? {
    for text in owner.texts(of: kind) {
      for key in JoinKey.keys(text, of: kind) {
        if let customer = known(kind, key) { return CustomerMatch(customer: customer, kind: kind) }
      }
    }
    return nil
  }
}

extension JoinKey {
  /// The keys of a kind that a text of Looker's can be.
  fileprivate static func keys(_ text: String, of kind: JoinKind) -> [String] {
    switch kind {
    case .salesforceId: [SalesforceID(text)?.exact].compactMap(\.self)
    case .externalId: [id(text)].compactMap(\.self)
    case .site: [site(text)].compactMap(\.self)
    case .domain: domains(of: text)
    case .name: [name(text)].compactMap(\.self)
    }
  }
}

extension UsageTable.Owner {
  /// What the rows say of the owner that can be a key of a kind, in the order to try it.
  fileprivate func texts(of kind: JoinKind) -> [String] {
    switch kind {
    case .salesforceId, .externalId: [account].compactMap(\.self)
    case .site: [site, endpoint].compactMap(\.self)
    case .domain: [endpoint, account].compactMap(\.self)
    case .name: [name].compactMap(\.self)
    }
  }

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
