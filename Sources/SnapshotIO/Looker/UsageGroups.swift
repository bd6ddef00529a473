/// The rows of a table by account and instance.
struct UsageGroups {
  /// The place of the account of each owner: its customer's, or one of its own past them.
  let accountOfOwner: [Int32]
  /// The place of the instance of each owner, -1 for none.
  let instanceOfOwner: [Int32]
  /// The rows, account after account, each in the order of the table.
  let rows: [Int32]
  /// Where each account's rows begin in `rows`; one more for the end.
  let starts: [Int]

  init(_ table: UsageTable, customerOfOwner: [Int], customers: Int) {
    var accounts = customers
    accountOfOwner = table.owners.indices.map { owner in
      let customer = owner < customerOfOwner.count ? customerOfOwner[owner] : -1
      guard customer < 0 || customer >= customers else { return Int32(clamping: customer) }
      accounts += 1
      return Int32(clamping: accounts - 1)
    }
    var places: [String: Int32] = [:]
    instanceOfOwner = table.owners.map { owner in
      guard let name = UsageGroups.instance(of: owner) else { return -1 }
      if let known = places[name] { return known }
      places[name] = Int32(clamping: places.count)
      return Int32(clamping: places.count - 1)
    }
    (rows, starts) = UsageGroups.sorted(table.owner, by: accountOfOwner, accounts: accounts)
  }

  /// The rows of an account.
  func rows(of account: Int) -> ArraySlice<Int32> { rows[starts[account]..<starts[account + 1]] }

  /// What tells an owner's instance from others: the site, else the address, however it is
  /// written.
  private static func instance(of owner: UsageTable.Owner) -> String? {
    if let site = owner.site { return "site \(site)" }
    guard var address = owner.endpoint?.lowercased() else { return nil }
    if let scheme = address.firstRange(of: "://") { address.removeSubrange(..<scheme.upperBound) }
    while address.last == "/" { address.removeLast() }
    return "address \(address)"
  }

  /// Sorts the rows by account by counting; those of one account keep their order.
  private static func sorted(
    _ owners: UsageColumn<Int32>,
    by accountOfOwner: [Int32],
    accounts: Int
  ) -> (rows: [Int32], starts: [Int]) {
    var starts = Array(repeating: 0, count: accounts + 1)
    for owner in owners { starts[Int(accountOfOwner[Int(owner)]) + 1] += 1 }
    for account in 0..<accounts { starts[account + 1] += starts[account] }
    var next = starts
    var rows = Array(repeating: Int32(0), count: owners.count)
    for (row, owner) in owners.enumerated() {
      let account = Int(accountOfOwner[Int(owner)])
      rows[next[account]] = Int32(clamping: row)
      next[account] += 1
    }
    return (rows, starts)
  }
}
