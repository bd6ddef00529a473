extension FollowUpLedger {
  /// The follow-ups by the customers that a snapshot has.
  public struct Matched: Hashable, Sendable {
    /// The follow-up of each customer of the snapshot; its own `customer` may be an older id.
    public var known: [Customer.ID: FollowUp] = [:]
    /// Follow-ups of customers that are not in the snapshot, by due day and name.
    public var missing: [FollowUp] = []
  }

  /// Returns the open follow-ups by the customers of a snapshot.
  ///
  /// A customer is recognised by its id; else, when its account was made anew, by the Salesforce id
  /// or the external id it had, where only one customer without a follow-up of its own has it.
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
    let references = Dictionary(events.map { ($0.customer.id, $0.customer) }) { _, newer in newer }
    var others = RecordIds(of: lost.compactMap { references[$0.key] })
    for place in customers.indices where open[customers[place].id] == nil {
      others.add(
        customers[place].id,
        customers[place].salesforceId,
        customers[place].externalId
      )
    }
    for (id, followUp) in lost {
      if let known = references[id].flatMap(others.customer), matched.known[known] == nil {
        matched.known[known] = followUp
      } else {
        matched.missing.append(followUp)
      }
    }
    matched.missing.sort { $0.listOrder < $1.listOrder }
    return matched
  }
}

/// Customers by the ids that outlive an account of Vitally, as far as references name them.
private struct RecordIds {
  private var bySalesforceId: [String: [Customer.ID]] = [:]
  private var byExternalId: [String: [Customer.ID]] = [:]

  init(of references: [CustomerReference]) {
    for reference in references {
      if let id = reference.salesforceId, !id.isEmpty { bySalesforceId[id] = [] }
      if let id = reference.externalId, !id.isEmpty { byExternalId[id] = [] }
    }
  }

  mutating func add(_ customer: Customer.ID, _ salesforceId: String?, _ externalId: String?) {
    if let salesforceId { bySalesforceId[salesforceId]?.append(customer) }
    if let externalId { byExternalId[externalId]?.append(customer) }
  }

  /// Returns the one customer that a reference is about; nil when there is none, or several.
  func customer(_ reference: CustomerReference) -> Customer.ID? {
    only(reference.salesforceId, in: bySalesforceId) ?? only(reference.externalId, in: byExternalId)
  }

  private func only(_ key: String?, in customers: [String: [Customer.ID]]) -> Customer.ID? {
    guard let key, let found = customers[key], found.count == 1 else { return nil }
    return found.first
  }
}

extension FollowUp {
  fileprivate var listOrder: (Int, String, Customer.ID) {
    (due?.number ?? .max, customerName.folded, customer)
  }
}
