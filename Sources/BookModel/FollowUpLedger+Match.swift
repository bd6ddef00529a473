extension FollowUpLedger {
  /// The follow-ups by the customers that a snapshot has.
  public struct Matched: Hashable, Sendable {
    /// The follow-up of each customer of the snapshot; its own `customer` may be an older id.
    public var known: [Customer.ID: FollowUp] = [:]
    /// Follow-ups of customers that are not in the snapshot, by due day and name.
    public var missing: [FollowUp] = []
    /// Customers whose account is another one than at the time of the mark, by name.
    public var successions: [Succession] = []

    /// Creates the match of no follow-ups.
    public init() {}
  }

  /// An account that took the place of another one.
  public struct Succession: Hashable, Sendable {
    /// What the customer was known by.
    public var former: CustomerReference
    /// The account now.
    public var customer: Customer.ID
    /// What the customer is called now.
    public var name: String
    /// Whether the customer has a follow-up of its own, so that the former account's stays apart:
    /// two accounts were made one.
    public var isMerger: Bool
  }

  /// Returns the open follow-ups by the customers of a snapshot.
  ///
  /// A customer is recognised by its id; else, when its account was made anew, by the Salesforce id
  /// or the external id it had, where only one customer without a follow-up of its own has it. The
  /// 15 and the 18 characters of a Salesforce id are the same.
  ///
  /// Where the places of the customers by their ids are known, nearly all of them are left alone.
  public func matched(to customers: [Customer], at places: [Customer.ID: Int]? = nil) -> Matched {
    let open = open
    guard !open.isEmpty else { return Matched() }
    var present: Set<Customer.ID> = []
    if let places {
      present = Set(open.keys.filter { places[$0] != nil })
    } else {
      for place in customers.indices where open[customers[place].id] != nil {
        present.insert(customers[place].id)
      }
    }
    var matched = Matched()
    for id in present { matched.known[id] = open[id] }
    let lost = open.filter { !present.contains($0.key) }.sorted { $0.key < $1.key }
    guard !lost.isEmpty else { return matched }
    let former = Dictionary(uniqueKeysWithValues: lost.map { ($0.key, latest(of: $0)) })
    var records = RecordIds(of: former.values)
    for place in customers.indices { records.add(place, customers[place]) }
    for (id, followUp) in lost {
      let found = former[id].flatMap { former in
        records.place(former) { matched.known[customers[$0].id] == nil }
      }
      if let found {
        matched.known[customers[found].id] = followUp
      } else {
        matched.missing.append(followUp)
      }
      guard let former = former[id],
        let place = found ?? records.place(former, where: { _ in true })
      else { continue }
      let customer = customers[place]
      matched.successions.append(
        Succession(
          former: former,
          customer: customer.id,
          name: customer.name,
          isMerger: found == nil
        )
      )
    }
    matched.missing.sort { $0.listOrder < $1.listOrder }
    matched.successions.sort { $0.listOrder < $1.listOrder }
    return matched
  }

  private func latest(of open: (key: Customer.ID, value: FollowUp)) -> CustomerReference {
    reference(of: open.key) ?? CustomerReference(id: open.key, name: open.value.customerName)
  }

  /// Returns the messages that were sent, by the customers of a snapshot.
  ///
  /// Customers are recognised as for `matched(to:at:)`: one whose account was made anew does not get
  /// everything again.
  public func sent(to customers: [Customer]) -> [Customer.ID: [SentMessage]] {
    var found = sent
    let receivers = sent.keys.sorted().compactMap { reference(of: $0) }
    for (former, id) in Self.successors(of: receivers, among: customers) {
      found[id, default: []] += found.removeValue(forKey: former) ?? []
    }
    return found
  }

  /// Returns the follow-ups that were completed from a time on, the latest first, by the customers of
  /// a snapshot.
  ///
  /// Customers are recognised as for `matched(to:at:)`; others keep the id they had. The time is in
  /// milliseconds since 1970 UTC.
  public func completed(
    since time: Int,
    by customers: [Customer],
    at places: [Customer.ID: Int]? = nil
  ) -> [Completion] {
    let recent = completed.reversed().prefix { $0.stamp.time >= time }
    let former = recent.map(\.customer)
    let ids = Dictionary(Self.successors(of: former, among: customers, at: places)) { first, _ in
      first
    }
    return recent.map { completion in
      var completion = completion
      completion.followUp.customer = ids[completion.customer.id] ?? completion.followUp.customer
      return completion
    }
  }

  /// Returns the accounts that took the places of others which a snapshot does not have, with the ids
  /// of these, in their order.
  private static func successors(
    of former: [CustomerReference],
    among customers: [Customer],
    at places: [Customer.ID: Int]? = nil
  ) -> [(Customer.ID, Customer.ID)] {
    var ids = Set(former.map(\.id))
    if let places {
      ids = ids.filter { places[$0] == nil }
    } else {
      for place in customers.indices where !ids.isEmpty { ids.remove(customers[place].id) }
    }
    guard !ids.isEmpty else { return [] }
    let lost = former.filter { ids.contains($0.id) }
    var records = RecordIds(of: lost)
    for place in customers.indices { records.add(place, customers[place]) }
    return lost.compactMap { reference in
      records.place(reference) { _ in true }.map { (reference.id, customers[$0].id) }
    }
  }

  /// Returns the ids of accounts that events are about and that this customer had, its own included.
  ///
  /// An id of an account that is in the book still is none of these.
  public func formerIds(
    of customer: CustomerReference,
    isPresent: (Customer.ID) -> Bool
  ) -> Set<Customer.ID> {
    var ids: Set<Customer.ID> = [customer.id]
    for other in references where other.isSameRecord(as: customer) && !isPresent(other.id) {
      ids.insert(other.id)
    }
    return ids
  }
}

extension FollowUpLedger.Succession: CustomStringConvertible {
  /// What came about, in one line.
  public var description: String {
    isMerger
      ? "\(former.name): account \(former.id.rawValue) is \(name), \(customer.rawValue), now, which has a follow-up of "
        + "its own; both are kept"
      : "\(name): account \(former.id.rawValue) is \(customer.rawValue) now; its follow-up went along"
  }

  fileprivate var listOrder: (String, Customer.ID) { (name.folded, former.id) }
}

/// The places of customers by the ids that outlive an account of Vitally, as far as references name
/// them.
private struct RecordIds {
  private var bySalesforceId: [Substring: [Int]] = [:]
  private var byExternalId: [String: [Int]] = [:]

  init(of references: some Sequence<CustomerReference>) {
    for reference in references {
      if let id = reference.salesforceId?.salesforceKey { bySalesforceId[id] = [] }
      if let id = reference.externalId, !id.isEmpty { byExternalId[id] = [] }
    }
  }

  mutating func add(_ place: Int, _ customer: Customer) {
    if !bySalesforceId.isEmpty, let id = customer.salesforceId?.salesforceKey {
      bySalesforceId[id]?.append(place)
    }
    if !byExternalId.isEmpty, let id = customer.externalId { byExternalId[id]?.append(place) }
  }

  /// Returns the one customer that a reference is about, of those that `isFree` allows; nil when
  /// there is none, or several.
  func place(_ reference: CustomerReference, where isFree: (Int) -> Bool) -> Int? {
    let ways = [
      reference.salesforceId?.salesforceKey.flatMap { bySalesforceId[$0] },
      reference.externalId.flatMap { byExternalId[$0] },
    ]
    for places in ways {
      let free = (places ?? []).filter(isFree)
      if free.count == 1 { return free[0] }
    }
    return nil
  }
}

extension CustomerReference {
  /// Whether a Salesforce id or, where one lacks it, an external id says that both are one customer.
  fileprivate func isSameRecord(as other: CustomerReference) -> Bool {
    if let mine = salesforceId?.salesforceKey, let theirs = other.salesforceId?.salesforceKey {
      return mine == theirs
    }
    guard let mine = externalId, !mine.isEmpty else { return false }
    return mine == other.externalId
  }
}

extension FollowUp {
  fileprivate var listOrder: (Int, String, Customer.ID) {
    (due?.number ?? .max, customerName.folded, customer)
  }
}
