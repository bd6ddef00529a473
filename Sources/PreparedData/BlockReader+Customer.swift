import BookModel

// In the order of `BlockWriter`.
extension BlockReader {
  /// Reads who a customer is and whose.
  mutating func readIdentity(into customer: inout Customer) {
    customer.id = Customer.ID(rawValue: rows.text())
    customer.name = rows.text()
    customer.externalId = text()
    customer.salesforceId = rows.flag() ? customer.externalId : text()
    customer.segment = textFact()
    customer.owner = personFact()
    customer.accountExecutive = personFact()
    customer.keyRoles = roles()
    customer.stage = textFact()
    customer.version = textFact()
    customer.renewal = dayFact()
    customer.lastActivity = dayFact()
    customer.churned = dayFact()
    customer.created = day()
  }

  /// Reads a customer's numbers.
  mutating func readFigures(into customer: inout Customer) {
    customer.arr = number()
    customer.mrr = number()
    customer.seats = whole()
    customer.employees = whole()
    customer.developers = whole()
    customer.dau = number()
    customer.wau = number()
    customer.mau = number()
    customer.utilization = number()
    customer.usage = number()
    customer.trend = number()
    customer.versionsBehind = whole()
    customer.health = number()
    customer.healthInputs = healthInputs()
    customer.healthScore = rows.optional { rows in
      let score = rows.optional { $0.number() }
      let band = rows.coded(HealthBand.self)
      return HealthScore(score: score, band: band, coverage: rows.number())
    }
  }

  private mutating func healthInputs() -> HealthInputs {
    var inputs = HealthInputs()
    inputs.champion = flag()
    inputs.buyer = flag()
    inputs.preciseNavigation = flag()
    inputs.defectTickets = number()
    inputs.helpTickets = number()
    let sentiment: Fact<HealthBand?>? = fact { $0.rows.coded(HealthBand.self) }
    guard let sentiment else { return inputs }
    guard let band = sentiment.value else {
      rows.fail()
      return inputs
    }
    inputs.sentiment = sentiment.map { _ in band }
    return inputs
  }

  /// Reads what a customer has several of.
  mutating func readLists(into customer: inout Customer) {
    readUsage(into: &customer)
    customer.instances = list { $0.instance() }
    customer.opportunities = list { $0.opportunity() }
    customer.contacts = list { $0.contact() }
    customer.tasks = list { $0.task() }
    customer.notes = list { $0.note() }
    customer.disagreements = list { $0.disagreement() }
  }

  private mutating func instance() -> InstanceUsage {
    var instance = InstanceUsage()
    instance.site = text()
    instance.endpoint = text()
    instance.version = sharedOrNil()
    instance.mau = rows.optional { $0.number() }
    instance.seats = rows.optional { $0.signed() }
    instance.lastPing = day()
    return instance
  }

  private mutating func opportunity() -> Opportunity {
    var opportunity = Opportunity(id: rows.text())
    opportunity.name = text()
    opportunity.type = sharedOrNil()
    opportunity.stage = sharedOrNil()
    opportunity.amount = rows.optional { $0.number() }
    opportunity.closeDate = day()
    opportunity.isClosed = rows.optional { $0.flag() }
    opportunity.isWon = rows.optional { $0.flag() }
    opportunity.forecast = sharedOrNil()
    return opportunity
  }

  private mutating func contact() -> Contact {
    var contact = Contact(id: rows.text())
    contact.name = text()
    contact.email = text()
    contact.title = sharedOrNil()
    contact.roles = list { $0.shared() }
    contact.lastSeen = day()
    contact.isDeactivated = rows.flag()
    contact.isUnsubscribed = rows.flag()
    contact.bounces = rows.flag()
    return contact
  }

  private mutating func task() -> CustomerTask {
    let id = rows.text()
    var task = CustomerTask(id: id, name: shared())
    task.due = day()
    task.completed = day()
    task.assignee = sharedOrNil()
    task.details = text()
    return task
  }

  private mutating func note() -> CustomerNote {
    let id = rows.text()
    let subject = text()
    var note = CustomerNote(id: id, subject: subject, text: rows.text())
    note.day = day()
    note.author = sharedOrNil()
    return note
  }

  private mutating func disagreement() -> Disagreement {
    let key = shared()
    var values: [Source: FactValue] = [:]
    for _ in 0..<rows.count(ofSize: 2) where rows.isValid {
      guard let source = rows.coded(Source.self), values[source] == nil, let value = factValue()
      else {
        rows.fail()
        break
      }
      values[source] = value
    }
    return Disagreement(key: key, values: values)
  }

  private mutating func factValue() -> FactValue? {
    switch rows.byte() {
    case FactValueForm.number: .number(rows.number())
    case FactValueForm.text: .text(shared())
    case FactValueForm.day: .day(Day(number: rows.signed()))
    case FactValueForm.flag: .flag(rows.flag())
    default: nil
    }
  }
}
