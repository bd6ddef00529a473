import BookModel

extension Column {
  /// Returns the cell for people: short, with unit, bound and sign.
  func cell(in record: CustomerRecord) -> TextTable.Cell {
    switch content {
    case .key(let key): key.cell(in: record)
    case .member(let key, let member):
      memberCell(key, member, in: record) ?? TextTable.Cell(value(in: record).plainText)
    case .term(let term): termCell(term, in: record) ?? TextTable.Cell(value(in: record).plainText)
    case .feature: TextTable.Cell(value(in: record).plainText)
    }
  }

  private func memberCell(_ key: RecordKey, _ member: String, in record: CustomerRecord)
    -> TextTable.Cell?
  {
    switch (key, member) {
    case (.renewal, "days"): .figure(record.context.renewalDays, Figures.allDays)
    case (.computedHealth, "score"): RecordKey.computedHealth.cell(in: record)
    case (.computedHealth, "band"): .band(record.assessment?.health.band)
    case (.computedHealth, "coverage"):
      .figure(record.assessment?.health.coverage, Figures.percent)
    default: nil
    }
  }

  private func termCell(_ term: FilterTerm, in record: CustomerRecord) -> TextTable.Cell? {
    switch term {
    case .tier: TextTable.Cell(record.tierText)
    case .band: .band(record.customer.band)
    case .computed: RecordKey.computedHealth.cell(in: record)
    case .renewal: .figure(record.context.renewalDays, Figures.allDays)
    case .touch: .figure(record.context.touchDays, Figures.allDays)
    case .util: RecordKey.utilization.cell(in: record)
    case .behind: RecordKey.versionsBehind.cell(in: record)
    case .d30: .figure(record.context.healthChange, Figures.signedTenths)
    case .follow, .due, .note, .tag, .changed, .coveredFor:
      TextTable.Cell(value(in: record).cellText.harmless)
    case .owner, .ae, .opp, .pulse, .champion, .buyer, .tickets, .mark: nil
    }
  }

  /// Whether its cells stand at the right of their column: figures do.
  var alignment: Alignment {
    switch content {
    case .feature: .right
    case .key(let key): key.isFigure ? .right : .left
    case .member(let key, let member):
      (key == .computedHealth && member != "band" && member != "reasons") || member == "days"
        ? .right : .left
    case .term(let term):
      [.computed, .renewal, .touch, .util, .behind, .tickets, .d30, .opp].contains(term)
        ? .right : .left
    }
  }

  /// The header for people.
  var title: String {
    switch name {
    case "name": "CUSTOMER"
    case "series": "USAGE 12w"
    case "utilization", "util": "UTIL"
    case "renewal": "RENEW"
    case "versionsBehind": "BEHIND"
    case "d30": "Δ30d"
    default: name.harmless.uppercased()
    }
  }

  /// The width down to which a column of texts may be cut; nil for figures and short words.
  var minimumWidth: Int? {
    switch content {
    case .key(.name): 18
    case .key(let key): key.isFigure ? nil : 8
    case .member(_, let member): ["name", "email", "note", "reasons"].contains(member) ? 8 : nil
    case .term(let term):
      [.owner, .ae, .note, .tag, .changed, .coveredFor].contains(term) ? 8 : nil
    case .feature: nil
    }
  }
}

extension RecordKey {
  /// Whether the value is a number.
  fileprivate var isFigure: Bool {
    switch self {
    case .arr, .mrr, .seats, .employees, .developers, .dau, .wau, .mau, .utilization, .usage,
      .trend, .versionsBehind:
      true
    case .id, .externalId, .salesforceId, .name, .tier, .segment, .owner, .accountExecutive, .mine,
      .series, .health, .computedHealth, .renewal, .stage, .version, .lastActivity,
      .opportunities, .churned, .followUp, .sources, .disagreements, .bounds, .coveredFor:
      false
    }
  }

  /// Returns the cell for people.
  fileprivate func cell(in record: CustomerRecord) -> TextTable.Cell {
    let customer = record.customer
    switch self {
    case .arr: return .figure(customer.arr, Figures.money)
    case .mrr: return .figure(customer.mrr, Figures.money)
    case .seats: return .figure(customer.seats?.map(Double.init), Figures.count)
    case .dau: return .figure(customer.dau, Figures.count)
    case .wau: return .figure(customer.wau, Figures.count)
    case .mau: return .figure(customer.mau, Figures.count)
    case .utilization: return .figure(customer.utilization, Figures.percent)
    case .usage: return .figure(customer.usage, Figures.percent)
    case .trend: return .figure(customer.trend, Figures.change)
    case .series:
      return TextTable.Cell((customer.series?.value ?? []).sparkline(weeks: 12))
    case .health: return record.healthCell
    case .computedHealth:
      return .score(record.assessment?.health.score, band: record.assessment?.health.band)
    case .churned: return TextTable.Cell(customer.churned?.value.description ?? "")
    case .externalId, .salesforceId:
      return TextTable.Cell(record.value(of: self).plainText)
    case .accountExecutive: return .person(customer.accountExecutive?.value)
    case .id, .name, .tier, .segment, .owner, .mine, .employees, .developers, .renewal, .stage,
      .version, .versionsBehind, .lastActivity, .opportunities, .followUp, .sources,
      .disagreements, .bounds, .coveredFor:
      return TextTable.Cell(record.value(of: self).plainText)
    }
  }
}
