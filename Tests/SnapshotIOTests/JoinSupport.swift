import BookModel

@testable import SnapshotIO

extension VitallyAccount {
  /// Creates a copy of an account with what a test is about.
  init(
    _ id: String,
    _ origin: Origin = .page,
    file: Int = 0,
    updated: Int? = nil,
    name: String? = nil,
    externalId: String? = nil,
    traits: [TraitFact: String] = [:],
    change: (inout VitallyAccount) -> Void = { _ in }
  ) {
    self.init(id: id, origin: origin, file: file)
    self.updated = updated
    self.name = name
    self.externalId = externalId
    for (fact, text) in traits {
      self.traits[fact] = Trait(name: "sfdc.\(fact.rawValue)", value: .text(text))
    }
    change(&self)
  }
}

extension JoinContext {
  /// A context of a day with everything else as it is without configuration.
  static func on(_ day: Day?) -> JoinContext {
    var context = JoinContext()
    context.day = day
    return context
  }
}

extension CustomerBuilder {
  /// Returns the customer of an account, and what was remarked.
  static func customer(
    of account: VitallyAccount,
    usage: CustomerUsage? = nil,
    context: JoinContext = .on(nil)
  ) -> (customer: Customer, remarks: [String]) {
    var builder = CustomerBuilder(SharedContext(context))
    builder.begin(HeldAccount(account), named: account.displayName, usage: usage)
    builder.addFacts()
    return (builder.customer, builder.remarks.lines)
  }
}

extension AccountList {
  /// Creates the list of accounts in the order they are in.
  init(inOrder accounts: [VitallyAccount]) { self.init(inOrder: accounts.map(HeldAccount.init)) }
}

extension CustomerIndex {
  /// Creates the index of accounts in the order they are in.
  init(_ accounts: [VitallyAccount]) { self.init(AccountList(inOrder: accounts)) }
}

extension UsageJoin {
  /// Finds the customers of owners among accounts in the order they are in.
  init(owners: [UsageTable.Owner], accounts: [VitallyAccount], index: inout CustomerIndex) {
    self.init(owners: owners, accounts: AccountList(inOrder: accounts), index: &index)
  }
}

extension PeopleDirectory {
  /// Creates the directory of admins and of accounts.
  init(admins: [Person], accounts: [VitallyAccount]) {
    self.init(admins: admins, accounts: AccountList(inOrder: accounts))
  }
}

extension [VitallyAccount] {
  /// One copy of each account, in the default order of customers.
  func newestCopies() -> [VitallyAccount] {
    AccountList(newestOf: map(HeldAccount.init)).map(\.account)
  }
}
