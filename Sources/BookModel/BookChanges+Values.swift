extension BookChanges {
  func opportunity(of row: ChangeRow) -> Opportunity? {
    row.opportunity < 0 ? nil : newer.columns.opportunities[Int(row.opportunity)]
  }

  func olderOpportunity(of row: ChangeRow) -> Opportunity? {
    row.olderOpportunity < 0 ? nil : older.columns.opportunities[Int(row.olderOpportunity)]
  }

  /// Returns what is at stake; see `BookChange.arrAtStake`.
  func arrAtStake(of row: ChangeRow) -> Double? {
    let stake = ChangeRow.stake(row, from: older, to: newer)
    return stake.isNaN ? nil : stake
  }

  /// Returns both values of a change.
  func values(of row: ChangeRow) -> (old: FactValue?, new: FactValue?) {
    if row.kind.fact == .opportunities {
      let (before, now) = (olderOpportunity(of: row), opportunity(of: row))
      return (before.flatMap { $0.value(of: row.kind) }, now.flatMap { $0.value(of: row.kind) })
    }
    return (
      row.older < 0 ? nil : value(of: row.kind.fact, in: older, at: Int(row.older)),
      row.newer < 0 ? nil : value(of: row.kind.fact, in: newer, at: Int(row.newer))
    )
  }

  private func value(of fact: ComparedFact, in book: ComparedBook, at place: Int) -> FactValue? {
    func number(_ figure: CustomerColumns.Figure) -> FactValue? {
      book.known(figure, at: place).map(FactValue.number)
    }
    func day(_ figure: CustomerColumns.Figure) -> FactValue? {
      book.known(figure, at: place).flatMap(Day.init(column:)).map(FactValue.day)
    }
    let columns = book.columns
    switch fact {
    case .customer: return .text(day(.churned) == nil ? "customer" : "churned")
    case .id: return .text(columns.ids[place].rawValue)
    case .name: return .text(columns.names[place])
    case .churned: return day(.churned)
    case .tier:
      return policy.placement(of: book.tierNumbers(at: place)).tier
        .map { .text(policy.tiers[$0].name) }
    case .band: return columns.bands[place].map { .text($0.rawValue) }
    case .health: return number(.health)
    case .utilization: return number(.utilization)
    case .mau: return number(.mau)
    case .seats: return number(.seats)
    case .version: return columns.versions[place].map(FactValue.text)
    case .arr: return number(.arr)
    case .renewal: return day(.renewal)
    case .stage: return columns.stages[place].map(FactValue.text)
    case .owner: return columns.owners[place].map { .text($0.displayName) }
    case .opportunities: return nil
    }
  }
}

extension Opportunity {
  /// What a change of a kind is about.
  fileprivate func value(of kind: BookChange.Kind) -> FactValue? {
    switch kind {
    case .opportunityAmount: amount.map(FactValue.number)
    case .opportunityCloseDate: closeDate.map(FactValue.day)
    default: stage.map(FactValue.text)
    }
  }
}

extension ChangeRow {
  /// Returns what is at stake; not a number where it is unknown.
  static func stake(_ row: ChangeRow, from older: ComparedBook, to newer: ComparedBook) -> Double {
    var (before, now) = (Double.nan, Double.nan)
    if row.kind.fact == .opportunities {
      if row.olderOpportunity >= 0 {
        before = older.columns.opportunities[Int(row.olderOpportunity)].amount ?? .nan
      }
      if row.opportunity >= 0 {
        now = newer.columns.opportunities[Int(row.opportunity)].amount ?? .nan
      }
    } else {
      if row.older >= 0 { before = older[.arr][Int(row.older)] }
      if row.newer >= 0 { now = newer[.arr][Int(row.newer)] }
    }
    let left = row.kind == .churned && !before.isNaN
    return now.isNaN || left ? before : now
  }
}
