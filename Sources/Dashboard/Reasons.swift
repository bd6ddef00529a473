internal import BookModel
internal import Canvas

extension Portfolio {
  /// Returns why a customer's health is what it is, as the rest of a sentence of `width` columns.
  ///
  /// The heaviest reasons that pull it down come first; those that find no room are counted.
  func whyText(_ customer: Customer, width: Int = .max) -> String {
    let band = customer.band?.rawValue ?? "unknown"
    guard let assessment = assessment(of: customer) else {
      return customer.health == nil
        ? "unknown: nothing is known about its health" : "\(band): no breakdown in the data"
    }
    let texts = assessment.worstFirst.map { healthPolicy.shortText($0) }
    guard !texts.isEmpty else {
      let known = assessment.reasons.count { $0.band != nil }
      let text =
        known == 1 ? "the one known sign is healthy" : "all \(known) known signs are healthy"
      return "\(band): \(text)\(coverageText(assessment))"
    }
    let lead = customer.band == .healthy ? "\(band), but " : "\(band): "
    return lead + texts.listed(width: width - lead.columns)
  }

  private func coverageText(_ assessment: HealthAssessment) -> String {
    assessment.health.coverage > 0.995
      ? "" : " (\(Figures.percent(assessment.health.coverage)) of the weight known)"
  }
}

extension [String] {
  /// Returns as many of the texts as fit a width, and how many more there are.
  fileprivate func listed(width: Int) -> String {
    var line = ""
    for (index, text) in enumerated() {
      let next = index == 0 ? text : "\(line) · \(text)"
      let rest = count - index - 1
      let more = rest > 0 ? " +\(rest) more" : ""
      guard index == 0 || next.columns + more.columns <= width else {
        return "\(line) +\(count - index) more"
      }
      line = next
    }
    return line
  }
}

extension HealthPolicy {
  /// Returns a reason with its value and the bound it misses, such as `util 41% (<50%)`.
  func shortText(_ reason: HealthReason) -> String {
    switch reason.input {
    case .champion: return "no champion"
    case .buyer: return "no access to the buyer"
    case .preciseNavigation: return "precise navigation off"
    case .sentiment: return "TA sentiment \(reason.shownValue)"
    case .usage, .utilization, .lastActivity, .versionsBehind, .defectTickets, .helpTickets:
      let limit =
        reason.band == .poor ? poorBound(reason) : "healthy \(healthyBound(reason))"
      return "\(reason.input.shortTitle) \(reason.shownValue) (\(limit))"
    }
  }

  /// Returns the bound from which an input is healthy, such as `≥80%`.
  func healthyBound(_ reason: HealthReason) -> String {
    guard let threshold = thresholds[reason.input] else { return reason.healthyAt.readable }
    return threshold.healthySign + reason.input.text(.number(threshold.healthyAt))
  }

  /// Returns the bound from which an input is poor, such as `<50%`.
  func poorBound(_ reason: HealthReason) -> String {
    guard let threshold = thresholds[reason.input] else { return reason.poorAt.readable }
    return threshold.poorSign + reason.input.text(.number(threshold.poorAt))
  }
}

extension HealthReason {
  /// The value with its unit; `?` when it is missing.
  var shownValue: String { value.map(input.text) ?? "?" }
}

extension HealthPolicy.Input {
  /// What it is called in a table.
  var title: String {
    switch self {
    case .usage: "usage, DAU/MAU"
    case .utilization: "utilization, MAU/seats"
    case .champion: "champion"
    case .buyer: "access to the buyer"
    case .lastActivity: "last touch"
    case .versionsBehind: "versions behind"
    case .preciseNavigation: "precise navigation"
    case .defectTickets: "defect tickets, 90d"
    case .helpTickets: "help tickets, 90d"
    case .sentiment: "TA sentiment"
    }
  }

  /// What it is called in a narrow table.
  var briefTitle: String {
    switch self {
    case .utilization: "utilization"
    case .buyer: "access to buyer"
    case .defectTickets: "defects, 90d"
    case .preciseNavigation: "precise nav."
    case .usage, .champion, .lastActivity, .versionsBehind, .helpTickets, .sentiment: title
    }
  }

  /// What it is called where there is little room.
  var shortTitle: String {
    switch self {
    case .usage: "usage"
    case .utilization: "util"
    case .lastActivity: "last touch"
    case .versionsBehind: "versions behind"
    case .defectTickets: "defects"
    case .helpTickets: "help tickets"
    case .champion, .buyer, .preciseNavigation, .sentiment: title
    }
  }

  /// Returns a value with its unit.
  func text(_ value: FactValue) -> String {
    guard case .number(let number) = value else { return value.readable }
    switch self {
    case .usage, .utilization: return Figures.percent(number)
    case .lastActivity: return Figures.whole(number) + "d"
    case .versionsBehind, .defectTickets, .helpTickets, .champion, .buyer, .preciseNavigation,
      .sentiment:
      return value.readable
    }
  }
}

extension HealthPolicy.Category {
  /// What it is called.
  var title: String {
    switch self {
    case .utilization: "Utilization"
    case .relationships: "Relationships"
    case .technical: "Technical"
    case .sentiment: "TA sentiment"
    }
  }
}
