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
    var remarks: [[(file: Int, remarks: Remarks)]] = []
    // Each thread puts its customers where they stay: they are large.
    customers = unsafe [Customer](unsafeUninitializedCapacity: accounts.count) { room, count in
      let room = unsafe Room(customers: room)
      remarks = Workers.map(parts) { part in
        room.fill(
          accounts.count * part / parts..<accounts.count * (part + 1) / parts,
          accounts,
          usage,
          context
        )
      }
      count = accounts.count
    }
    // In the order of the accounts, so that the first examples are the same on any threads.
    for (file, remark) in remarks.joined() {
      self.remarks[file, default: Remarks()].formUnion(remark)
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

/// Room for customers, parts of which threads fill at the same time, each its own.
@safe private struct Room: @unchecked Sendable {
  let customers: UnsafeMutableBufferPointer<Customer>

  /// Makes the customers at all of some places, and returns what is wrong with their accounts.
  func fill(
    _ places: Range<Int>,
    _ accounts: AccountList,
    _ usage: [CustomerUsage],
    _ context: SharedContext
  ) -> [(file: Int, remarks: Remarks)] {
    var remarks: [(file: Int, remarks: Remarks)] = []
    var builder = CustomerBuilder(context)
    for place in places {
      builder.begin(accounts[place], named: accounts.name(at: place), usage: usage[place])
      builder.addFacts()
      if !builder.remarks.isEmpty { remarks.append((builder.account.file, builder.remarks)) }
      unsafe customers.initializeElement(at: place, to: builder.take())
    }
    return remarks
  }
}
