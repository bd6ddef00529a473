import BookModel

/// The customers of a list of accounts, made on several threads.
struct MadeCustomers {
  /// The customers, in the order of the accounts.
  var customers: [Customer] = []
  /// What is wrong with accounts, by the place of the file that each was taken from.
  private(set) var remarks: [Int: Remarks] = [:]

  /// Makes the customers; `usage` holds what Looker says of each.
  init(
    _ accounts: AccountList,
    _ usage: [CustomerUsage],
    _ context: JoinContext,
    threads: Int
  ) {
    let context = SharedContext(context)
    let parts = accounts.count < Self.accountsForThreads ? 1 : max(1, threads)
    let made = Workers.map(parts) { part in
      Part(
        accounts,
        usage,
        context,
        accounts.count * part / parts..<accounts.count * (part + 1) / parts
      )
    }
    for part in made {
      if customers.isEmpty { customers = part.customers } else { customers += part.customers }
      // In the order of the accounts, so that the first examples are the same on any threads.
      for (file, remark) in part.remarks { remarks[file, default: Remarks()].formUnion(remark) }
    }
  }

  /// Hands out the customers.
  mutating func takeCustomers() -> [Customer] {
    var taken: [Customer] = []
    swap(&taken, &customers)
    return taken
  }

  /// The accounts from which on several threads make customers.
  private static let accountsForThreads = 2_000
}

/// The customers of some accounts that follow each other.
private struct Part: Sendable {
  var customers: [Customer] = []
  var remarks: [(file: Int, remarks: Remarks)] = []

  init(
    _ accounts: AccountList,
    _ usage: [CustomerUsage],
    _ context: SharedContext,
    _ places: Range<Int>
  ) {
    guard let first = places.first else { return }
    customers.reserveCapacity(places.count)
    var builder = CustomerBuilder(accounts[first], usage: usage[first], context: context)
    for place in places {
      if place != first { builder.begin(accounts[place], usage: usage[place]) }
      builder.addFacts()
      if !builder.remarks.isEmpty { remarks.append((accounts[place].file, builder.remarks)) }
      customers.append(builder.take())
    }
  }
}
