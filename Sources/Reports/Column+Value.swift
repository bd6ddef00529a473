import BookModel

extension Column {
  /// Returns the value for a cell of CSV and TSV, exact and without a unit.
  func value(in record: CustomerRecord) -> ReportValue {
    switch content {
    case .key(let key): record.value(of: key)
    case .member(let key, let member): record.value(of: key)[member]
    case .term(let term): term.value(in: record)
    case .feature(let name): ReportValue(record.users(ofFeature: name))
    }
  }

  /// Returns the value for JSON: a key of the record stays what it is in the record.
  func recordValue(in record: CustomerRecord) -> ReportValue {
    guard case .term(let term) = content, let key = RecordKey(rawValue: term.rawValue) else {
      return value(in: record)
    }
    return record.value(of: key)
  }
}

extension CustomerRecord {
  /// Returns the values of columns; an object whose members stand side by side is made once.
  func row(of columns: [Column]) -> [ReportValue] {
    var latest: (key: RecordKey, value: ReportValue)?
    return columns.map { column in
      guard case .member(let key, let member) = column.content else {
        return column.value(in: self)
      }
      let object = latest.flatMap { $0.key == key ? $0.value : nil } ?? value(of: key)
      latest = (key, object)
      return object[member]
    }
  }
}

extension FilterTerm {
  fileprivate func value(in record: CustomerRecord) -> ReportValue {
    let customer = record.customer
    let inputs = customer.healthInputs
    switch self {
    case .tier: return ReportValue(record.tier?.name)
    case .owner: return ReportValue(customer.owner?.value.displayName)
    case .ae: return ReportValue(customer.accountExecutive?.value.displayName)
    case .band: return ReportValue(customer.band?.rawValue)
    case .computed: return ReportValue(record.assessment?.health.score)
    case .renewal: return ReportValue(customer.renewal?.value)
    case .touch: return ReportValue(record.context.touchDays)
    case .util: return record.value(of: .utilization)
    case .behind: return record.value(of: .versionsBehind)
    case .opp: return ReportValue(record.openOpportunities)
    case .follow: return record.value(of: .followUp)["state"]
    case .due: return record.value(of: .followUp)["due"]
    case .note: return record.value(of: .followUp)["note"]
    case .tag: return ReportValue(record.followUp?.tags.joined(separator: " "))
    case .pulse: return ReportValue(inputs.sentiment?.value.rawValue)
    case .champion: return ReportValue(inputs.champion?.value)
    case .buyer: return ReportValue(inputs.buyer?.value)
    case .tickets: return ReportValue(record.tickets)
    case .coveredFor: return ReportValue(record.context.coveredFor?.displayName)
    case .d30: return ReportValue(record.context.healthChange)
    case .changed: return ReportValue(record.context.changes?.joined(separator: " "))
    case .mark: return .flag(record.context.isMarked)
    }
  }
}

extension CustomerRecord {
  /// The number of opportunities that are not closed; nil when the data has none at all.
  fileprivate var openOpportunities: Int? {
    customer.opportunities.isEmpty
      ? nil : customer.opportunities.count { $0.isClosed != true }
  }

  /// Defect and help tickets of the last 90 days; nil when neither is known.
  fileprivate var tickets: Double? {
    let known = [customer.healthInputs.defectTickets, customer.healthInputs.helpTickets]
      .compactMap { $0?.value }
    return known.isEmpty ? nil : known.reduce(0, +)
  }

  /// Returns the users of a feature by its name, whatever its case; nil when unknown.
  fileprivate func users(ofFeature name: String) -> Double? {
    let wanted = name.folded
    return customer.features.first { $0.name.folded == wanted }?.users
  }
}
