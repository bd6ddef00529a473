import BookModel

/// The accounts of a snapshot, one copy of each, in the default order of customers.
///
/// Accounts are large: they stay where they were read, and their places are ordered.
struct AccountList: Sendable {
  private let copies: [HeldAccount]
  /// The name to show of each copy.
  private let names: [String]
  /// The places of the accounts among the copies.
  private let order: [Int32]
  /// The place in this list of each copy; -1 for one that another stands for.
  private let positions: [Int32]
  /// The copy of each account, by its id.
  private let copyOfId: [String: Int32]

  /// Creates the list of the newest copies, on a tie a page's, then the later path's.
  ///
  /// A copy inside a task or note only fills a gap, because it may lack roles and segments: it
  /// counts where the account has no other copy. Accounts are never merged across ids.
  init(newestOf copies: [HeldAccount], threads: Int = 1) {
    let parts = copies.count < Self.copiesForThreads ? 1 : Swift.max(1, threads)
    let places = (0..<parts).map { copies.count * $0 / parts..<copies.count * ($0 + 1) / parts }
    let names = Workers.map(parts) { part in
      places[part].map { copies[$0].account.displayName }
    }.flatMap(\.self)
    let sorted = Workers.map(parts) { AccountList.order(copies, names).sorted(places[$0]) }
    var order = sorted.first ?? []
    for more in sorted.dropFirst() { order = AccountList.order(copies, names).merged(order, more) }
    self.init(copies, names, order: order.map(\.place))
  }

  /// Creates the list of accounts that have one copy each, in the order they are in.
  init(inOrder accounts: [HeldAccount]) {
    self.init(
      accounts,
      accounts.map(\.account.displayName),
      order: accounts.indices.map { Int32(clamping: $0) }
    )
  }

  private init(_ copies: [HeldAccount], _ names: [String], order: [Int32]) {
    var copyOfId: [String: Int32] = [:]
    copyOfId.reserveCapacity(copies.count)
    for place in copies.indices {
      let held = copies[place]
      let known = copyOfId.updateValue(Int32(clamping: place), forKey: held.account.id)
      if let known, !held.account.isBetter(than: copies[Int(known)].account) {
        copyOfId[held.account.id] = known
      }
    }
    self.copies = copies
    self.names = names
    self.copyOfId = copyOfId
    self.order =
      copyOfId.count == copies.count
      ? order : order.filter { copyOfId[copies[Int($0)].account.id] == $0 }
    var positions = Array(repeating: Int32(-1), count: copies.count)
    for (position, place) in self.order.enumerated() {
      positions[Int(place)] = Int32(clamping: position)
    }
    self.positions = positions
  }

  /// The copies from which on several threads order them.
  private static let copiesForThreads = 4_000

  private static func order(_ copies: [HeldAccount], _ names: [String]) -> DefaultOrder {
    DefaultOrder(names: { names[$0] }, ids: { copies[$0].account.id })
  }

  /// The place of the account with an id of Vitally's; nil when there is none.
  func place(ofId id: String) -> Int? { copyOfId[id].map { Int(positions[Int($0)]) } }

  /// The name to show of the account at a position.
  func name(at position: Int) -> String { names[Int(order[position])] }
}

extension AccountList: RandomAccessCollection {
  var startIndex: Int { 0 }
  var endIndex: Int { order.count }

  subscript(position: Int) -> HeldAccount { copies[Int(order[position])] }
}

extension VitallyAccount {
  /// The name to show: a blank one is replaced by the external id, else by the id.
  var displayName: String {
    let cleaned = name.map(cleanedName) ?? ""
    guard cleaned.isEmpty else { return cleaned }
    let cleanedId = externalId.map(cleanedName) ?? ""
    return cleanedId.isEmpty ? id : cleanedId
  }
}
