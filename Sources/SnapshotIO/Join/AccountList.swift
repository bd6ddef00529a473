import BookModel

/// The accounts of a snapshot, one copy of each, in the default order of customers.
///
/// Accounts are large: they stay where they were read, and their places are ordered.
struct AccountList: Sendable {
  private let copies: [VitallyAccount]
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
  init(newestOf copies: [VitallyAccount], threads: Int = 1) {
    let parts = copies.count < Self.copiesForThreads ? 1 : Swift.max(1, threads)
    let sorted = Workers.map(parts) { part in
      AccountList.order(copies).sorted(
        copies.count * part / parts..<copies.count * (part + 1) / parts
      )
    }
    var order = sorted.first ?? []
    for more in sorted.dropFirst() { order = AccountList.order(copies).merged(order, more) }
    self.init(copies, order: order.map(\.place))
  }

  /// Creates the list of accounts that have one copy each, in the order they are in.
  init(inOrder accounts: [VitallyAccount]) {
    self.init(accounts, order: accounts.indices.map { Int32(clamping: $0) })
  }

  private init(_ copies: [VitallyAccount], order: [Int32]) {
    var copyOfId: [String: Int32] = [:]
    copyOfId.reserveCapacity(copies.count)
    for place in copies.indices {
      let place = Int32(clamping: place)
      let known = copyOfId.updateValue(place, forKey: copies[Int(place)].id)
      if let known, !copies[Int(place)].isBetter(than: copies[Int(known)]) {
        copyOfId[copies[Int(place)].id] = known
      }
    }
    self.copies = copies
    self.copyOfId = copyOfId
    self.order =
      copyOfId.count == copies.count
      ? order : order.filter { copyOfId[copies[Int($0)].id] == $0 }
    var positions = Array(repeating: Int32(-1), count: copies.count)
    for (position, place) in self.order.enumerated() {
      positions[Int(place)] = Int32(clamping: position)
    }
    self.positions = positions
  }

  /// The copies from which on several threads order them.
  private static let copiesForThreads = 4_000

  private static func order(_ copies: [VitallyAccount]) -> DefaultOrder {
    // Field by field: handing out a whole account costs more than the rest.
    DefaultOrder(
      names: { nameToShow(copies[$0].name, copies[$0].externalId, copies[$0].id) },
      ids: { copies[$0].id }
    )
  }

  /// The place of the account with an id of Vitally's; nil when there is none.
  func place(ofId id: String) -> Int? { copyOfId[id].map { Int(positions[Int($0)]) } }
}

extension AccountList: RandomAccessCollection {
  var startIndex: Int { 0 }
  var endIndex: Int { order.count }

  subscript(position: Int) -> VitallyAccount {
    _read { yield copies[Int(order[position])] }
  }
}

extension VitallyAccount {
  /// The name to show: a blank one is replaced by the external id, else by the id.
  var displayName: String { nameToShow(name, externalId, id) }
}

/// Returns the name to show of an account.
private func nameToShow(_ name: String?, _ externalId: String?, _ id: String) -> String {
  if let name {
    let cleaned = cleanedName(name)
    if !cleaned.isEmpty { return cleaned }
  }
  let cleaned = externalId.map(cleanedName) ?? ""
  return cleaned.isEmpty ? id : cleaned
}
