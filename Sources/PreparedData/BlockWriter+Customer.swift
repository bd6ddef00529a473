import BookModel

// Field by field: handing out a whole customer costs more than writing it.
extension BlockWriter {
  /// Writes who a customer is and whose.
  mutating func appendIdentity(_ place: Int, of customers: [Customer]) {
    rows.put(customers[place].id.rawValue)
    rows.put(customers[place].name)
    let externalId = customers[place].externalId
    let salesforceId = customers[place].salesforceId
    put(externalId)
    // Most have the same text in both.
    let isSame = salesforceId != nil && salesforceId == externalId
    rows.put(byte: isSame ? 1 : 0)
    if !isSame { put(salesforceId) }
    put(customers[place].segment)
    put(customers[place].owner)
    put(customers[place].accountExecutive)
    put(customers[place].keyRoles)
    put(customers[place].stage)
    put(customers[place].version)
    put(customers[place].renewal)
    put(customers[place].lastActivity)
    put(customers[place].churned)
    put(customers[place].created)
  }

  /// Writes a customer's numbers.
  mutating func appendFigures(_ place: Int, of customers: [Customer]) {
    put(customers[place].arr)
    put(customers[place].mrr)
    put(customers[place].seats)
    put(customers[place].employees)
    put(customers[place].developers)
    put(customers[place].dau)
    put(customers[place].wau)
    put(customers[place].mau)
    put(customers[place].utilization)
    put(customers[place].usage)
    put(customers[place].trend)
    put(customers[place].versionsBehind)
    put(customers[place].health)
    put(customers[place].healthInputs)
    rows.put(customers[place].healthScore) { rows, health in
      rows.put(health.score) { $0.put($1) }
      rows.put(coded: health.band)
      rows.put(health.coverage)
    }
  }

  private mutating func put(_ inputs: HealthInputs) {
    put(inputs.champion)
    put(inputs.buyer)
    put(inputs.preciseNavigation)
    put(inputs.defectTickets)
    put(inputs.helpTickets)
    put(inputs.sentiment) { $0.rows.put(coded: $1) }
  }

  /// Writes what a customer has several of.
  mutating func appendLists(_ place: Int, of customers: [Customer]) {
    appendUsage(place, of: customers)
    put(customers[place].instances) { $0.put($1) }
    put(customers[place].opportunities) { $0.put($1) }
    put(customers[place].contacts) { $0.put($1) }
    put(customers[place].tasks) { $0.put($1) }
    put(customers[place].notes) { $0.put($1) }
    put(customers[place].disagreements) { $0.put($1) }
  }

  private mutating func put(_ instance: InstanceUsage) {
    put(instance.site)
    put(instance.endpoint)
    put(shared: instance.version)
    rows.put(instance.mau) { $0.put($1) }
    rows.put(instance.seats) { $0.put(signed: $1) }
    put(instance.lastPing)
  }

  private mutating func put(_ opportunity: Opportunity) {
    rows.put(opportunity.id)
    put(opportunity.name)
    put(shared: opportunity.type)
    put(shared: opportunity.stage)
    rows.put(opportunity.amount) { $0.put($1) }
    put(opportunity.closeDate)
    rows.put(opportunity.isClosed) { $0.put(byte: $1 ? 1 : 0) }
    rows.put(opportunity.isWon) { $0.put(byte: $1 ? 1 : 0) }
    put(shared: opportunity.forecast)
  }

  private mutating func put(_ contact: Contact) {
    rows.put(contact.id)
    put(contact.name)
    put(contact.email)
    put(shared: contact.title)
    put(contact.roles) { $0.put(shared: $1) }
    put(contact.lastSeen)
    for flag in [contact.isDeactivated, contact.isUnsubscribed, contact.bounces] {
      rows.put(byte: flag ? 1 : 0)
    }
  }

  private mutating func put(_ task: CustomerTask) {
    rows.put(task.id)
    put(shared: task.name)
    put(task.due)
    put(task.completed)
    put(shared: task.assignee)
    put(task.details)
  }

  private mutating func put(_ note: CustomerNote) {
    rows.put(note.id)
    put(note.subject)
    rows.put(note.text)
    put(note.day)
    put(shared: note.author)
  }

  private mutating func put(_ disagreement: Disagreement) {
    put(shared: disagreement.key)
    rows.put(count: disagreement.values.count)
    for source in Source.allCases {
      guard let value = disagreement.values[source] else { continue }
      rows.put(coded: source)
      put(value)
    }
  }

  private mutating func put(_ value: FactValue) {
    switch value {
    case .number(let number):
      rows.put(byte: FactValueForm.number)
      rows.put(number)
    case .text(let text):
      rows.put(byte: FactValueForm.text)
      put(shared: text)
    case .day(let day):
      rows.put(byte: FactValueForm.day)
      rows.put(signed: day.number)
    case .flag(let flag):
      rows.put(byte: FactValueForm.flag)
      rows.put(byte: flag ? 1 : 0)
    }
  }
}

/// The byte before a value of any kind.
enum FactValueForm {
  static let number: UInt8 = 1
  static let text: UInt8 = 2
  static let day: UInt8 = 3
  static let flag: UInt8 = 4
}
