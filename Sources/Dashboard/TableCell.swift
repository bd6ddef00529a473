internal import BookModel
internal import BookQuery
internal import Canvas

/// What a table shows in one column of one row.
struct TableCell: Equatable, Sendable {
  var text: String
  var role: Role

  init(_ text: String, _ role: Role = .text) {
    self.text = text
    self.role = role
  }

  /// A figure; a muted `?` when it is unknown.
  init(_ text: String?, known role: Role = .text) {
    self.text = text ?? "?"
    self.role = text == nil ? .muted : role
  }
}

extension Role {
  /// What the colour of a trend of weekly users means: one that falls by a tenth asks for a look.
  init(ofTrend trend: Double?) {
    guard let trend else {
      self = .muted
      return
    }
    self = trend < -0.1 ? .poor : .text
  }
}

extension TableCell {
  /// The change of a figure in 30 days; coloured where it is a loss that asks for a look.
  init(change: Double?, of figure: CustomerColumns.Figure) {
    let text = change.map { change in
      switch figure {
      case .arr, .mrr: Figures.signedMoney(change)
      case .utilization, .usage, .trend, .computedCoverage: Figures.points(change)
      case .health, .computedHealth: Figures.signedTenths(change)
      case .seats, .employees, .developers, .dau, .wau, .mau, .versionsBehind, .renewal,
        .lastActivity, .churned:
        Figures.signedCompact(change)
      }
    }
    let losses: [CustomerColumns.Figure: Double] = [.health: -1, .utilization: -0.05, .arr: -1]
    let isLoss = losses[figure].map { (change ?? 0) <= $0 } ?? false
    self.init(text, known: isLoss ? .poor : .text)
  }
}

extension Portfolio {
  /// Returns what a column shows of the customer at a place.
  func cell(_ column: Column, place: Int, _ facts: QueryFacts = QueryFacts()) -> TableCell {
    let customer = book.customers[place]
    switch column {
    case .name:
      let mark = coveredFor[customer.id] == nil ? "" : " (cover)"
      return TableCell(customer.name + mark, .strong)
    case .tier:
      let placement = placements[place]
      return TableCell(policy.shortName(of: placement), placement.tier == nil ? .muted : .text)
    case .health:
      let figure = customer.shownHealth
      let blanks = String(repeating: " ", count: max(1, 6 - figure.count))
      return TableCell(customer.band.sign + blanks + figure, customer.band.role)
    // Not in the book: the table draws them.
    case .series, .healthChange: return TableCell("", .chart1)
    case .trend:
      let trend = customer.trend?.value
      return TableCell(trend.map { Figures.change($0) }, known: Role(ofTrend: trend))
    case .utilization: return ratio(customer.utilization, .utilization)
    case .usage: return ratio(customer.usage, .usage)
    case .arr: return TableCell((customer.arr?.value).map { Figures.money($0) })
    case .renewal: return renewalCell(customer)
    case .touch: return touchCell(customer)
    case .owner: return TableCell(customer.owner?.value.displayName)
    case .stage: return TableCell(customer.stage?.value)
    case .behind:
      let value = customer.versionsBehind?.value
      return TableCell(
        value.map { Figures.grouped($0) },
        known: role(of: value.map(Double.init), .versionsBehind)
      )
    case .seats: return TableCell(customer.seats.map { Figures.compact(Double($0.value)) })
    case .mau: return TableCell(customer.mau.map { Figures.compact($0.value) })
    case .wau: return TableCell(customer.wau.map { Figures.compact($0.value) })
    case .next: return nextCell(customer)
    case .other(let field): return cell(of: field, at: place, facts)
    }
  }

  /// Returns what any field of a customer is in a few characters.
  private func cell(of field: Field, at place: Int, _ facts: QueryFacts) -> TableCell {
    switch value(of: field, at: place, facts: facts) {
    case .number(let number): TableCell(field.text(of: number))
    case .text(let text): TableCell(text)
    case .texts(let texts): TableCell(texts.joined(separator: ", "))
    case .day(let day): TableCell(day.description)
    case .flag(let flag): TableCell(flag ? "yes" : "no")
    case nil: field.isOptional ? TableCell("") : TableCell(nil)
    }
  }

  private func ratio(_ fact: Fact<Double>?, _ input: HealthPolicy.Input) -> TableCell {
    // Five columns: a figure that is cut off would be a wrong one.
    let text = fact.map { $0.value > 9.994 ? ">999%" : Figures.percent($0.value) }
    return TableCell(text, known: role(of: fact?.value, input))
  }

  /// The role of a figure by the health policy's thresholds: coloured only where it is poor.
  private func role(of value: Double?, _ input: HealthPolicy.Input) -> Role {
    guard let value, let threshold = healthPolicy.thresholds[input] else { return .text }
    return threshold.band(of: value) == .poor ? .poor : .text
  }

  private func renewalCell(_ customer: Customer) -> TableCell {
    guard let days = renewalDays(customer) else { return TableCell(nil) }
    return TableCell(Figures.days(days), Role(renewalIn: days))
  }

  private func touchCell(_ customer: Customer) -> TableCell {
    let days = touchDays(customer)
    return TableCell(
      days.map { Figures.days($0) },
      known: role(of: days.map(Double.init), .lastActivity)
    )
  }

  private func nextCell(_ customer: Customer) -> TableCell {
    guard let followUp = followUps[customer.id] else { return TableCell("") }
    let urgency = followUp.urgency(on: today)
    return TableCell(followUp.due?.shortReadable ?? urgency.title, urgency.role)
  }
}

extension Field {
  /// A number of this field, with its unit.
  fileprivate func text(of number: Double) -> String {
    switch kind {
    case .money: Figures.money(number)
    case .fraction: self == .trend ? Figures.change(number) : Figures.percent(number)
    case .days: Figures.compact(number) + "d"
    case .number where self == .healthChange: Figures.signedTenths(number)
    case .number where self == .computed || self == .health: Figures.tenths(number)
    case .number, .text, .choice, .date, .flag, .version, .structure: Figures.compact(number)
    }
  }

  /// Whether most customers rightly have none, so that nothing is missing where there is none.
  fileprivate var isOptional: Bool {
    switch self {
    case .followUp, .followUpPriority, .due, .note, .tag, .changed, .churned, .tierMissing,
      .coveredFor:
      true
    default: false
    }
  }
}
