import BookModel

/// What customers are made with, the same for all of them.
struct JoinContext: Sendable {
  /// The snapshot's day; nil when nothing says.
  var day: Day?
  /// The product's releases.
  var releases = ReleaseList([])
  /// The folded names of the tiers of all loaded policies.
  var tierNames: Set<String> = []
  /// Whether the Salesforce trait comes before 12 x MRR.
  var prefersTraitARR = false
  /// Everybody of our company.
  var people = PeopleDirectory(admins: [], accounts: [])
  /// The weights and thresholds of the computed health.
  var healthPolicy = HealthPolicy.builtIn
}

/// Makes a customer of an account and of what the other systems know about it.
///
/// Each fact is taken from the system that is its source of record; where another states it too and
/// differs, both are kept as a disagreement.
struct CustomerBuilder {
  let account: VitallyAccount
  let usage: CustomerUsage?
  let context: JoinContext
  var customer: Customer
  var remarks = Remarks()

  /// Creates a builder of one customer.
  init(_ account: VitallyAccount, usage: CustomerUsage?, context: JoinContext) {
    self.account = account
    self.usage = usage
    self.context = context
    customer = Customer(id: Customer.ID(rawValue: account.id), name: account.displayName)
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
    customer.healthScore = context.healthPolicy.assess(customer, on: context.day)?.health
  }

  private mutating func addIdentity() {
    customer.externalId = account.externalId
    customer.salesforceId = account.traits[.salesforceId]?.value.words.known
    let tier = account.segments.first { context.tierNames.contains($0.folded) }
    let set = trait(.segment) { $0.words }
    let segments = Statements(set, tier.map { Fact($0, from: .vitally) })
    customer.segment = segments.best
    guard let set, !account.segments.contains(set.value) else { return }
    note(segments.disagreement(over: "segment"))
  }

  private mutating func addPeople() {
    let roles = account.keyRoles.map(context.people.resolved)
    let owner =
      account.csmId.map(context.people.person)
      ?? roles.first { $0.label?.folded == "csm" }?.person
    customer.owner = owner.map { Fact($0, from: .vitally) }
    customer.accountExecutive = account.accountExecutiveId
      .map { Fact(context.people.person($0), from: .vitally) }
    customer.keyRoles = roles
  }

  private mutating func addStage() {
    let named = trait(.lifecycleStage) { $0.words }
    if let named, let name = LifecycleStage.name(named.value) {
      customer.stage = Fact(name, from: named.source)
    } else {
      customer.stage = LifecycleStage(of: customer, on: context.day)
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
  mutating func trait<Known: Sendable>(
    _ fact: TraitFact,
    bad: Remarks.Kind? = nil,
    _ parse: (RawValue) -> Value<Known>
  ) -> Fact<Known>? {
    traits(fact, bad: bad, parse).first
  }

  /// Returns what the traits say that state a fact, the one to believe first.
  ///
  /// A value that cannot be used is remarked on as `bad`.
  mutating func traits<Known: Sendable>(
    _ fact: TraitFact,
    bad: Remarks.Kind? = nil,
    _ parse: (RawValue) -> Value<Known>
  ) -> [Fact<Known>] {
    guard let first = account.traits[fact] else { return [] }
    var facts: [Fact<Known>] = []
    for trait in [first] + (account.otherTraits[fact] ?? []) {
      guard let value = read(trait.value, of: trait.name, bad: bad, parse) else { continue }
      facts.append(Fact(value, from: trait.source))
    }
    return facts
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
    let prefix = name.prefix(5).lowercased()
    return prefix == "sfdc." || prefix == "sfdc_" ? .salesforce : .vitally
  }
}

extension VitallyAccount {
  /// The name to show: a blank one is replaced by the external id, else by the id.
  fileprivate var displayName: String {
    let candidates = [name, externalId].compactMap(\.self).map(cleanedName)
    return candidates.first { !$0.isEmpty } ?? id
  }
}
