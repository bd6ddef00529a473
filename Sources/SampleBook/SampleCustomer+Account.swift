import BookModel
import JSONWriter

extension SampleCustomer {
  /// Writes the account as Vitally's API does.
  func write(to json: inout JSONWriter) {
    json.object { json in
      writeNames(&json)
      json.key("traits")
      json.object { writeTraits(&$0) }
      json.member("organizationId", nil as String?)
      json.member("accountOwnerId", nil as String?)
      json.member("mrr", arr.map { ($0 / 12 * 100).rounded() / 100 })
      json.member("nextRenewalDate", renewal?.at("00:00:00.000"))
      json.member("churnedAt", churned?.at("09:30:00.000"))
      json.member("trialEndDate", nil as String?)
      writeActivity(&json)
      json.member("healthScore", company.story == .airgapped && !hasScore ? nil : health)
      json.member("csmId", owner?.id)
      json.member("accountExecutiveId", executive.id)
      json.key("keyRoles")
      json.array(keyRoles) { writeKeyRole(&$0, $1.label, $1.holder) }
      json.key("segments")
      json.array { _ in }
    }
  }

  /// Writes what names the account, as copies of it inside other records do too.
  func writeNames(_ json: inout JSONWriter) {
    json.member("id", id)
    json.member("createdAt", created.at("09:12:44.871"))
    json.member("updatedAt", day.adding(days: -1).at("06:00:12.118"))
    json.member("externalId", salesforceId)
    json.member("name", company.name)
  }

  /// Whether Vitally has a score for a customer that reports no usage.
  private var hasScore: Bool { drawn("score") { $0.unit() < 0.5 } }

  private func writeTraits(_ json: inout JSONWriter) {
    json.member("sfdc.Id", salesforceId)
    json.member("sfdc.Type", churned == nil ? "(4) Customer" : "(5) Attrited Customer")
    json.member("sfdc.Website", "https://www.\(domain)")
    json.member("sfdc.Domain__c", domain)
    json.member("sfdc.ARR__c", recordedARR)
    json.member("sfdc.Seats_Purchased__c", seats)
    json.member("sfdc.NumberOfEmployees", company.employees)
    json.member("sfdc.Contract_End_Date__c", renewal?.description)
    json.member("sfdc.FY25_Segmentation__c", segment)
    json.member("vitally.custom.numberOfDevelopers", company.developers)
    json.member("vitally.custom.lifecycleStage", stage)
    json.member("vitally.custom.taSentiment", sentiment)
    if let champion { json.member("vitally.custom.activeChampion", champion) }
    if let buyer { json.member("vitally.custom.accessToBuyer", buyer) }
    json.member("vitally.custom.lastMonthVersionsBehind", versionsBehind)
    json.member("vitally.custom.preciseIntelStatus", hasPreciseNavigation ? "active" : "inactive")
    json.member("vitally.custom.last90DaysDefectTickets", tickets.defects)
    json.member("vitally.custom.last90DaysHelpTickets", tickets.help)
    if let ratios {
      json.member("vitally.custom.usageScore", ratios.usage)
      json.member("vitally.custom.lastMonthMauOverSeats", ratios.utilization)
      json.member("vitally.custom.instanceUrl", "https://sourcegraph.\(domain)")
    }
  }

  /// Salesforce's figure; now and then it has not caught up with Vitally's.
  private var recordedARR: Double? {
    var random = random("recorded")
    let isBehind = random.unit() < 0.05
    return arr.map { isBehind ? ($0 * 0.92 / 100).rounded() * 100 : $0 }
  }

  /// The tier that somebody wrote down; now and then it is out of date.
  private var segment: String? {
    let numbers = TierNumbers(
      arr: arr,
      employees: company.employees.map(Double.init),
      developers: company.developers.map(Double.init)
    )
    let policy = TierPolicy.fourTier
    guard let index = policy.placement(of: numbers).tier else { return nil }
    let isOutdated = drawn("segment") { $0.unit() < 0.09 }
    return policy.tiers[isOutdated ? max(0, index - 1) : index].name
  }

  private func writeActivity(_ json: inout JSONWriter) {
    let messages = messages
    json.member("firstSeenTimestamp", created.adding(days: 6).at("00:00:00.000"))
    json.member(
      "lastSeenTimestamp",
      hasUsage ? day.adding(days: -1).at("22:41:03.000") : nil
    )
    json.member("lastInboundMessageTimestamp", messages.inbound.at("15:20:00.000"))
    json.member("lastOutboundMessageTimestamp", messages.outbound.at("10:01:27.000"))
    json.member("usersCount", contacts.count)
  }
}

extension SampleCustomer {
  /// Everybody with a role for the customer.
  private var keyRoles: [(label: String, holder: SampleStaff)] {
    var roles = owner.map { [(label: "CSM", holder: $0)] } ?? []
    roles.append(("Account Executive", executive))
    // The advisor of the book helps with one large customer of a colleague's.
    if company.owner == .tomasz, company.story == .growing, (company.developers ?? 0) > 10_000 {
      roles.append(("Technical Advisor", .ana))
    }
    if company.story == .launching { roles.append(("Implementation Engineer", .noor)) }
    return roles
  }

  private func writeKeyRole(_ json: inout JSONWriter, _ label: String, _ holder: SampleStaff) {
    var random = SampleRandom(seed, label)
    json.object { json in
      json.member("id", drawn("role \(label)") { $0.uuid() })
      json.member("createdAt", created.at("18:00:00.000"))
      json.member("assignedAt", created.at("18:00:00.000"))
      json.key("keyRole")
      json.object { json in
        json.member("id", random.uuid())
        json.member("createdAt", "2023-02-01T17:03:11.402Z")
        json.member("label", label)
      }
      json.key("vitallyUser")
      holder.write(to: &json)
    }
  }
}

extension SampleStaff {
  /// Writes the admin as Vitally's API does.
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("id", id)
      json.member("name", rawValue)
      json.member("email", email)
      json.member("licenseStatus", "active")
    }
  }
}
