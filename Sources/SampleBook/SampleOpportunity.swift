import BookModel
import JSONWriter

/// A Salesforce opportunity of a customer.
struct SampleOpportunity {
  let customer: SampleCustomer
  let type: String
  let amount: Double
  let close: Day
  /// Whether it was won or lost; nil while it is open.
  var isWon: Bool?

  /// Vitally's custom object that opportunities are instances of.
  struct Object {
    let name = "opportunity"
  }

  /// That object.
  static let object = Object()
}

extension SampleCustomer {
  /// The opportunities, open and closed.
  var opportunities: [SampleOpportunity] {
    guard let arr, churned == nil else { return [] }
    return renewals(arr) + expansions(arr)
  }

  private func renewals(_ arr: Double) -> [SampleOpportunity] {
    guard let renewal, let days = daysToRenewal else { return [] }
    var found: [SampleOpportunity] = []
    if days <= 200 {
      found.append(
        SampleOpportunity(customer: self, type: "Renewal", amount: arr, close: renewal)
      )
    }
    if case .renewed = company.news, isNew {
      found.append(
        SampleOpportunity(
          customer: self,
          type: "Renewal",
          amount: arr,
          close: today.adding(days: -1),
          isWon: true
        )
      )
    }
    return found
  }

  private func expansions(_ arr: Double) -> [SampleOpportunity] {
    func expansion(_ part: Double, _ offset: Int, isWon: Bool? = nil) -> SampleOpportunity {
      SampleOpportunity(
        customer: self,
        type: "Expansion",
        amount: (arr * part / 100).rounded() * 100,
        close: today.adding(days: offset),
        isWon: isWon
      )
    }
    switch company.news {
    case .expanded(let percent):
      return [expansion(Double(percent) / 100, isNew ? -3 : 9, isWon: isNew ? true : nil)]
    case .lostExpansion: return [expansion(0.3, isNew ? -2 : 20, isWon: isNew ? false : nil)]
    case .none, .signed, .gone, .churned, .left, .renewed, .championLeft, .championFound,
      .handedOver:
      switch company.story {
      case .growing, .trueUp:
        return [expansion(0.2, drawn("expansion") { $0.integer(in: 15...100) })]
      case .thriving, .steady, .seasonal, .launching, .stalled, .declining, .airgapped: return []
      }
    }
  }
}

extension SampleCustomer {
  /// Whether the open renewal is the one that will be closed by today.
  fileprivate var willRenew: Bool {
    if case .renewed = company.news { return !isNew }
    return false
  }
}

extension SampleOpportunity {
  /// The sales stage and its chance in percent, which follow from the days to the close.
  private var stage: (name: String, chance: Int) {
    if let isWon { return isWon ? ("Closed Won", 100) : ("Closed Lost", 0) }
    return switch customer.day.days(until: close) {
    case ..<14: ("Stage 5", 90)
    case ..<45: ("Stage 4", 75)
    case ..<80: ("Stage 3", 50)
    case ..<120: ("Stage 2", 20)
    default: ("Stage 1", 10)
    }
  }

  private var forecast: (stored: String, name: String) {
    if let isWon { return isWon ? ("Closed", "Closed") : ("Omitted", "Omitted") }
    switch customer.company.story {
    case .thriving, .trueUp: return ("Forecast", "Commit")
    case .growing, .launching, .seasonal: return ("BestCase", "Best Case")
    case .steady, .stalled, .declining, .airgapped: return ("Pipeline", "Pipeline")
    }
  }

  private var name: String {
    "\(customer.company.name) - Platform - \(type) - \(customer.seats) Seats"
  }

  /// Writes the instance of the custom object as Vitally's API does.
  func write(to json: inout JSONWriter) {
    // What was closed this week is the one that was open before.
    let isPast = type == "Renewal" && (isWon != nil || customer.willRenew)
    var ids = customer.random("\(type) \(isPast ? "past" : "next")")
    let id = ids.uuid()
    let salesforceId = ids.salesforceId("0065w00002")
    json.object { json in
      json.member("id", id)
      json.member("createdAt", close.adding(days: -300).at("00:00:00.000"))
      json.member("updatedAt", customer.day.adding(days: -1).at("02:00:00.000"))
      json.member("name", name)
      json.member("externalId", salesforceId)
      json.member("customObjectId", SampleOpportunity.object.id)
      json.member("ownedByVitallyUserId", customer.executive.id)
      json.member("customerId", customer.id)
      json.key("customer")
      json.object { customer.writeNames(&$0) }
      json.member("archivedAt", nil as String?)
      json.key("traits")
      json.object { writeTraits(&$0, salesforceId) }
    }
  }

  private func writeTraits(_ json: inout JSONWriter, _ salesforceId: String) {
    json.member("sfdc.Id", salesforceId)
    json.member("sfdc.AccountId", customer.salesforceId)
    json.member("sfdc.Name", name)
    json.member("sfdc.Type", type)
    json.member("sfdc.StageName", stage.name)
    json.member("sfdc.Amount", amount)
    json.member("sfdc.CloseDate", close.description)
    json.member("sfdc.IsClosed", isWon != nil)
    json.member("sfdc.IsWon", isWon == true)
    json.member("sfdc.Probability", stage.chance)
    json.member("sfdc.ForecastCategory", forecast.stored)
    json.member("sfdc.ForecastCategoryName", forecast.name)
    json.member("sfdc.CurrencyIsoCode", "USD")
  }
}

extension SampleOpportunity.Object {
  /// The id in Vitally.
  var id: String {
    var random = SampleRandom(1, name)
    return random.uuid()
  }

  /// Writes the object as Vitally's API does.
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("id", id)
      json.member("createdAt", "2023-02-01T17:00:00.000Z")
      json.member("updatedAt", "2023-02-01T17:00:00.000Z")
      json.member("name", name)
      json.member("label", "Opportunity")
      json.member("syncActive", true)
      json.member("writeMode", "readonly")
      json.key("customFields")
      json.array { _ in }
    }
  }
}
