import BookModel

/// Makes one customer after another, each of an account and of what the other systems know about it.
///
/// Each fact is taken from the system that is its source of record; where another states it too and
/// differs, both are kept as a disagreement.
struct CustomerBuilder {
  let context: SharedContext
  private var held = HeldAccount(VitallyAccount(id: "", origin: .page, file: 0))
  private(set) var usage: CustomerUsage?
  var customer = Customer(id: Customer.ID(rawValue: ""), name: "")
  var remarks = Remarks()
  /// What texts that many accounts have in common were found to say.
  private var memory = JoinMemory()

  /// Creates a builder that has no customer yet.
  init(_ context: SharedContext) { self.context = context }

  /// The account of the customer at hand.
  var account: VitallyAccount {
    _read { yield held.account }
  }

  /// Begins the customer of an account, with the name to show, and forgets the one before.
  mutating func begin(_ account: HeldAccount, named name: String, usage: CustomerUsage?) {
    held = account
    self.usage = usage
    remarks = Remarks()
    customer = Customer(id: Customer.ID(rawValue: account.account.id), name: name)
  }

  /// Hands out the customer without copying it.
  mutating func take() -> Customer {
    var taken = Customer(id: Customer.ID(rawValue: ""), name: "")
    swap(&taken, &customer)
    return taken
  }

  /// Takes every fact that stands in one record alone, then those that follow from others.
  mutating func addFacts() {
    addIdentity()
    addPeople()
    addMoney()
    addCounts()
    addDates()
    addUsage()
    addRatios()
    addVersion()
    addHealth()
    addStage()
    customer.healthScore = context.scorer.score(customer, on: context.facts.day)
  }

  private mutating func addIdentity() {
    customer.externalId = account.externalId
    customer.salesforceId = account.traits[.salesforceId]?.value.words.known
    let tier = account.segments.first { memory.isTier($0, in: context) }
    let set = trait(.segment) { $0.words }
    let segments = Statements(set, tier.map { Fact($0, from: .vitally) })
    customer.segment = segments.best
    guard let set, !account.segments.contains(set.value) else { return }
    note(segments.disagreement(over: "segment"))
  }

  private mutating func addPeople() {
    customer.keyRoles = memory.resolved(account.keyRoles, in: context)
    let owner =
      account.csmId.map(context.facts.people.person)
      ?? customer.keyRoles.first { $0.label?.folded == "csm" }?.person
    customer.owner = owner.map { Fact($0, from: .vitally) }
    customer.accountExecutive = account.accountExecutiveId
      .map { Fact(context.facts.people.person($0), from: .vitally) }
  }

  private mutating func addStage() {
    let named = trait(.lifecycleStage) { $0.words }
    if let named, let name = memory.stage(named.value) {
      customer.stage = Fact(name, from: named.source)
    } else {
      customer.stage = LifecycleStage(of: customer, on: context.facts.day)
        .map { Fact($0.rawValue, from: nil) }
    }
  }

  /// Keeps a disagreement where there is one.
  mutating func note(_ disagreement: Disagreement?) {
    if let disagreement { customer.disagreements.append(disagreement) }
  }
}

extension CustomerBuilder {
  /// Returns what the first trait says that states a fact in a way that can be read.
  mutating func trait<Known: Sendable & Equatable>(
    _ fact: TraitFact,
    bad: Remarks.Kind? = nil,
    _ parse: (RawValue) -> Value<Known>
  ) -> Fact<Known>? {
    traits(fact, bad: bad, parse).best
  }

  /// Returns what the traits say that state a fact, the one to believe first.
  ///
  /// A value that cannot be used is remarked on as `bad`.
  mutating func traits<Known: Sendable & Equatable>(
    _ fact: TraitFact,
    bad: Remarks.Kind? = nil,
    _ parse: (RawValue) -> Value<Known>
  ) -> Statements<Known> {
    var statements = Statements<Known>()
    for trait in account.traits.all(of: fact) {
      guard let value = read(trait.value, of: trait.name, bad: bad, parse) else { continue }
      statements.add(Fact(value, from: trait.source))
    }
    return statements
  }

  /// Returns what a field of the account says.
  mutating func field<Known: Sendable>(
    _ value: RawValue,
    _ name: String,
    bad: Remarks.Kind,
    _ parse: (RawValue) -> Value<Known>
  ) -> Fact<Known>? {
    read(value, of: name, bad: bad, parse).map { Fact($0, from: .vitally) }
  }

  private mutating func read<Known: Sendable>(
    _ value: RawValue,
    of field: String,
    bad: Remarks.Kind?,
    _ parse: (RawValue) -> Value<Known>
  ) -> Known? {
    switch parse(value) {
    case .absent: return nil
    case .known(let known): return known
    case .bad:
      if let bad { remarks.add(bad, field: field, of: account.id, value: value) }
      return nil
    }
  }
}

extension Trait {
  /// The system that the trait is synced from: Salesforce for `sfdc.` names, else Vitally itself.
  var source: Source {
    let bytes = name.utf8.span
    guard bytes.count > 4, bytes[4] == UInt8(ascii: ".") || bytes[4] == UInt8(ascii: "_") else {
      return .vitally
    }
    let isSalesforce =
      bytes[0] | 0x20 == UInt8(ascii: "s") && bytes[1] | 0x20 == UInt8(ascii: "f")
      && bytes[2] | 0x20 == UInt8(ascii: "d") && bytes[3] | 0x20 == UInt8(ascii: "c")
    return isSalesforce ? .salesforce : .vitally
  }
}
