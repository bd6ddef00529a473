import BookModel

/// Gives customers the records that hang on accounts: opportunities, contacts, tasks and notes.
struct RecordJoin {
  private let vitally: VitallyData
  private var index: CustomerIndex

  /// Creates the join of what Vitally holds with the accounts that an index names.
  init(_ vitally: VitallyData, _ index: CustomerIndex) {
    self.vitally = vitally
    self.index = index
  }

  /// Adds every record to its customer, the newest copy of each, archived ones left out.
  mutating func add(to customers: inout [Customer]) {
    for record in VitallyOpportunity.newestCopies(of: vitally.opportunities) {
      guard let place = place(of: record) else { continue }
      customers[place].opportunities.append(record.opportunity)
    }
    add(Attached.newestCopies(of: vitally.contacts, id: \.id), to: \.contacts, of: &customers)
    add(Attached.newestCopies(of: vitally.tasks, id: \.id), to: \.tasks, of: &customers)
    add(Attached.newestCopies(of: vitally.notes, id: \.id), to: \.notes, of: &customers)
    for place in customers.indices where customers[place].hasRecords {
      customers[place].orderRecords()
    }
  }

  /// The customer of an opportunity: by the account's id, else by its id in Salesforce.
  private mutating func place(of record: VitallyOpportunity) -> Int? {
    if let place = record.customerId.flatMap(index.place(ofId:)) { return place }
    return record.salesforceAccountId.flatMap { index.place(ofSalesforceId: $0) }
  }

  private func add<Record>(
    _ records: [Attached<Record>],
    to list: WritableKeyPath<Customer, [Record]>,
    of customers: inout [Customer]
  ) {
    for record in records {
      for place in Set(record.accountIds.compactMap(index.place(ofId:))) {
        customers[place][keyPath: list].append(record.record)
      }
    }
  }
}

extension Customer {
  /// Whether any record hangs on it.
  fileprivate var hasRecords: Bool {
    !(opportunities.isEmpty && tasks.isEmpty && notes.isEmpty && contacts.isEmpty)
  }

  /// Puts opportunities by close date, tasks by due day, both with undated ones last, notes newest
  /// first and contacts by name.
  fileprivate mutating func orderRecords() {
    opportunities.sort { ($0.closeDate.orLast, $0.id) < ($1.closeDate.orLast, $1.id) }
    tasks.sort { ($0.due.orLast, $0.id) < ($1.due.orLast, $1.id) }
    notes.sort { left, right in
      left.day == right.day
        ? left.id < right.id : (left.day ?? Day.first) > (right.day ?? Day.first)
    }
    contacts.sort { ($0.orderingName, $0.id) < ($1.orderingName, $1.id) }
  }
}

extension Contact {
  /// The name or address that contacts are ordered by, those without one last.
  fileprivate var orderingName: String { (name ?? email)?.folded ?? "\u{10FFFF}" }
}

extension Day {
  fileprivate static let first = Day(number: .min)
}

extension Day? {
  /// The day, an unknown one after all others.
  fileprivate var orLast: Day { self ?? Day(number: .max) }
}
