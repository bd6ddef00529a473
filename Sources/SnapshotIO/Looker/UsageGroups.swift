/// Which account and which instance each owner of rows is.
struct UsageGroups: Sendable {
  /// The account of each owner, by the order in which accounts are first named: rows of accounts
  /// that follow each other tend to lie beside each other.
  let accountOfOwner: [Int32]
  /// The place of each account's customer, -1 for none.
  let customerOfAccount: [Int32]
  /// The place of the instance of each owner, -1 for none.
  let instanceOfOwner: [Int32]
  /// The number of accounts: customers that some owner is, and owners that are none.
  var accounts: Int { customerOfAccount.count }

  init(_ table: UsageTable, customerOfOwner: [Int], customers: Int) {
    var customerOfAccount: [Int32] = []
    var accountOfCustomer = Array(repeating: Int32(-1), count: customers)
    accountOfOwner = table.owners.indices.map { owner in
      let stated = owner < customerOfOwner.count ? customerOfOwner[owner] : -1
      let customer = accountOfCustomer.indices.contains(stated) ? stated : -1
      if customer >= 0, accountOfCustomer[customer] >= 0 { return accountOfCustomer[customer] }
      customerOfAccount.append(Int32(clamping: customer))
      let account = Int32(clamping: customerOfAccount.count - 1)
      if customer >= 0 { accountOfCustomer[customer] = account }
      return account
    }
    self.customerOfAccount = customerOfAccount
    var places: [String: Int32] = [:]
    instanceOfOwner = table.owners.indices.map { owner in
      guard let name = UsageGroups.instance(of: table.owners[owner]) else { return -1 }
      if let known = places[name] { return known }
      places[name] = Int32(clamping: places.count)
      return Int32(clamping: places.count - 1)
    }
  }

  /// What tells an owner's instance from others: the site, else the address, however it is
  /// written.
  private static func instance(of owner: UsageTable.Owner) -> String? {
    if let site = owner.site { return "site \(site)" }
    guard var address = owner.endpoint?.lowercased() else { return nil }
    if let scheme = address.firstRange(of: "://") { address.removeSubrange(..<scheme.upperBound) }
    while address.last == "/" { address.removeLast() }
    return "address \(address)"
  }
}
