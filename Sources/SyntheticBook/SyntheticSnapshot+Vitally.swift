import BookModel

extension SyntheticSnapshot {
  /// Writes the advisors and account executives.
  func writeAdmins(_ output: inout Output) {
    output.write(#"{"results":["#)
    for (place, name) in advisors.enumerated() {
      output.write(place == 0 ? #"{"id":"admin-"# : #",{"id":"admin-"#)
      output.write(place)
      output.write(#"","name":""#)
      output.write(name)
      output.write(#"","email":"advisor"#)
      output.write(place)
      output.write(#"@example.com","licenseStatus":"active"}"#)
    }
    output.write("],\"next\":null}\n")
  }

  /// Writes the accounts, about 2.7 KB each.
  func writeAccounts(_ output: inout Output) {
    let present = (0..<customers).lazy.map { SyntheticCustomer($0, at: moment) }.filter(\.isPresent)
    writePage(&output, of: present) { $0.writeAccount($1) }
  }

  /// Writes a task for every third customer.
  func writeTasks(_ output: inout Output) {
    let busy = stride(from: 0, to: customers, by: 3).lazy
      .map { SyntheticCustomer($0, at: moment) }.filter(\.isPresent)
    writePage(&output, of: busy) { $0.writeTask($1) }
  }

  /// Writes the renewal opportunity of every other customer, and a few expansions.
  func writeOpportunities(_ output: inout Output) {
    let selling = stride(from: 0, to: customers, by: 2).lazy
      .map { SyntheticCustomer($0, at: moment) }.filter { $0.deal != nil }
    writePage(&output, of: selling) { $0.writeOpportunity($1) }
  }

  private func writePage(
    _ output: inout Output,
    of customers: some Sequence<SyntheticCustomer>,
    _ write: (inout Output, SyntheticCustomer) -> Void
  ) {
    output.write(#"{"results":["#)
    var separator = ""
    for customer in customers {
      output.write(separator)
      separator = ","
      write(&output, customer)
    }
    output.write("],\"next\":null}\n")
  }
}

extension Output {
  fileprivate mutating func writeAccount(_ customer: SyntheticCustomer) {
    write(#"{"id":""#)
    customer.writeId(to: &self)
    write(#"","createdAt":"2023-04-05T10:20:30.000Z","updatedAt":"2026-11-1"#)
    write(customer.drawn(20, below: 6))
    write(#"T08:00:00.000Z","externalId":""#)
    customer.writeSalesforceId(to: &self)
    write(#"","name":"#)
    customer.writeName(to: &self)
    write(#","organizationId":null,"traits":{"#)
    writeTraits(customer)
    write(#"},"mrr":"#)
    write(customer.monthlyMoney)
    write(#".5,"healthScore":"#)
    if let tenths = customer.healthTenths { writeTenths(tenths) } else { write("null") }
    write(#","nextRenewalDate":""#)
    write(customer.renewal.description)
    write(#"T00:00:00.000Z","churnedAt":"#)
    write(customer.churned.map { "\"\($0)T00:00:00.000Z\"" } ?? "null")
    write(#","trialEndDate":null,"usersCount":"#)
    write(customer.drawn(23, below: 3000))
    write(#","npsScore":null,"lastSeenTimestamp":"2026-11-14T21:30:00.000Z","#)
    write(#""lastInboundMessageTimestamp":""#)
    write(customer.lastActivity.description)
    write(#"T15:20:00.000Z","lastOutboundMessageTimestamp":null,"accountOwnerId":null,"#)
    write(#""csmId":"admin-"#)
    write(customer.advisor)
    write(#"","accountExecutiveId":"admin-"#)
    write(customer.executive)
    write(#"","segments":[{"id":"s"#)
    write(customer.drawn(26, below: 5))
    write(#"","name":"EMEA"}],"keyRoles":["#)
    writeKeyRole("CSM", customer.advisor, customer)
    write(",")
    writeKeyRole("Account Executive", customer.executive, customer)
    write("]}")
  }

  private mutating func writeTraits(_ customer: SyntheticCustomer) {
    write(#""sfdc.Id":""#)
    customer.writeSalesforceId(to: &self)
    write(#"","sfdc.Type":"(4) Customer","sfdc.Website":"https://customer-"#)
    write(customer.number)
    write(#".example","sfdc.Seats_Purchased__c":"#)
    write(customer.licensedSeats)
    write(#","sfdc.NumberOfEmployees":"#)
    write(customer.seats * 9)
    write(#","sfdc.BillingAddress":{"city":"Harbor","country":"US","postalCode":"10115"},"#)
    write(#""sfdc.Tags":["Bank","Energy"],"sfdc.Owner":{"Name":""#)
    write(advisors[customer.executive])
    write(#"","Email":"advisor"#)
    write(customer.executive)
    write(#"@example.com"},"vitally.custom.numberOfDevelopers":"#)
    write(customer.developers)
    write(#","vitally.custom.lifecycleStage":""#)
    write(customer.stage + 1)
    write(". ")
    write(stages[customer.stage])
    write(#"","vitally.custom.taSentiment":""#)
    write(sentiments[customer.sentiment])
    write(#"","vitally.custom.activeChampion":"#)
    write(customer.hasChampion ? "true" : "false")
    write(#","vitally.custom.accessToBuyer":"#)
    write(customer.hasBuyer ? "true" : "null")
    write(#","vitally.custom.lastMonthVersionsBehind":"#)
    write(customer.versionsBehind)
    write(#","vitally.custom.preciseIntelStatus":"active","vitally.custom.last90DaysHelpTickets":"#)
    write(customer.helpTickets)
    write(#","vitally.custom.tier":"Growth","vitally.custom.industry":"Bank","#)
    write(#""vitally.custom.region":"EMEA","vitally.custom.championEmail":"champion@customer-"#)
    write(customer.number)
    write(#".example","vitally.custom.renewalNotes":""#)
    for _ in 0..<customer.drawn(36, below: 30) {
      write("Renewal call held; next step: agree the seats.\\n ")
    }
    write(#"""#)
  }

  private mutating func writeKeyRole(_ label: String, _ who: Int, _ customer: SyntheticCustomer) {
    write(#"{"id":"role-"#)
    write(customer.number)
    write(#"","createdAt":"2023-04-05T18:00:00.000Z","keyRole":{"id":"key-role","label":""#)
    write(label)
    write(#""},"vitallyUser":{"id":"admin-"#)
    write(who)
    write(#"","name":""#)
    write(advisors[who])
    write(#"","email":"advisor"#)
    write(who)
    write(#"@example.com","licenseStatus":"active"}}"#)
  }

  private mutating func writeTenths(_ tenths: Int) {
    write(tenths / 10)
    write(".")
    write(tenths % 10)
  }

  fileprivate mutating func writeTask(_ customer: SyntheticCustomer) {
    write(#"{"id":"task-"#)
    write(customer.number)
    write(#"","createdAt":"2026-10-01T10:05:00.000Z","updatedAt":"2026-10-02T10:05:00.000Z","#)
    write(#""accountId":""#)
    customer.writeId(to: &self)
    write(#"","name":"Agree a recovery plan","description":"<p>Ask the <b>buyer</b>.</p>","#)
    write(#""dueDate":""#)
    write(SyntheticSnapshot.today.adding(days: customer.drawn(40, below: 60) - 20).description)
    write(#"","completedAt":null,"assignedToId":"admin-"#)
    write(customer.advisor)
    write(#"","account":{},"tags":[],"archivedAt":null,"traits":{}}"#)
  }

  fileprivate mutating func writeOpportunity(_ customer: SyntheticCustomer) {
    write(#"{"id":"opportunity-"#)
    write(customer.number)
    write(#"","createdAt":"2026-01-01T00:00:00.000Z","updatedAt":"2026-11-15T02:00:00.000Z","#)
    write(#""name":"Renewal","externalId":"0065f0"#)
    write(customer.number, digits: 9)
    write(#"AAA","customObjectId":"opportunity","customerId":""#)
    customer.writeId(to: &self)
    write(#"","archivedAt":null,"traits":{"sfdc.AccountId":""#)
    customer.writeSalesforceId(to: &self)
    write(#"","sfdc.Type":""#)
    write(customer.drawn(41, below: 4) == 0 ? "Expansion" : "Renewal")
    guard let deal = customer.deal else { return write("\"}}") }
    write(#"","sfdc.StageName":""#)
    write(deal.stage)
    write(#"","sfdc.Amount":"#)
    write(deal.amount)
    write(#","sfdc.CloseDate":""#)
    write(deal.close.description)
    write(#"","sfdc.IsClosed":"#)
    write(deal.isWon == nil ? "false" : "true")
    write(#","sfdc.IsWon":"#)
    write(deal.isWon == true ? "true" : "false")
    write(#","sfdc.Probability":50}}"#)
  }
}
