import BookModel

extension WeeklyReport {
  /// What a change is to the team.
  private enum Side { case win, risk, deal }

  /// Why nothing is known to have changed.
  private var nothingToCompare: String {
    guard let meeting, let day = book.day, book.isNewer(than: meeting) == false else {
      return "There is no older snapshot to compare with."
    }
    return "The snapshot of \(day.readable) is not newer than the meeting."
  }

  /// Wins and risks, a customer an item.
  var changeSections: [AgendaSection] {
    let hint = changes == nil ? " \(nothingToCompare)" : ""
    return [
      .init(
        key: "wins",
        title: "Wins",
        none: "None since the last meeting.\(hint)",
        items: items(.win)
      ),
      .init(
        key: "risks",
        title: "Risks",
        none: "Nothing got worse since the last meeting.\(hint)",
        items: items(.risk)
      ),
    ]
  }

  /// The opportunities that moved and are still open.
  var opportunitySection: AgendaSection {
    .init(
      key: "opportunities",
      title: "Opportunities that moved",
      none: "None since the last meeting.",
      items: items(.deal)
    )
  }

  /// The customers with changes of one side, the biggest first.
  private func items(_ side: Side) -> [AgendaItem] {
    let changes = changes.map(Array.init) ?? []
    let closed = Set(
      changes.filter { [.opportunityWon, .opportunityLost].contains($0.kind) }
        .compactMap { $0.opportunity?.id }
    )
    var order: [Customer.ID] = []
    var found: [Customer.ID: [BookChange]] = [:]
    for change in changes where self.side(of: change) == side {
      // Whatever else moved of a deal that is closed now is of no interest any more.
      if side == .deal, let id = change.opportunity?.id, closed.contains(id) { continue }
      if found[change.customer] == nil { order.append(change.customer) }
      found[change.customer, default: []].append(change)
    }
    return order.compactMap { id in found[id].map { item($0, side) } }
      .sorted(by: AgendaItem.isBigger)
  }

  private func item(_ changes: [BookChange], _ side: Side) -> AgendaItem {
    let first = changes[0]
    let words = changes.map { self.words(for: $0) }
    let stake = changes.compactMap(\.arrAtStake).max()
    guard let place = first.place, book.customers.indices.contains(place) else {
      return AgendaItem(
        id: first.customer,
        name: first.name,
        owner: first.olderPlace.flatMap { self.changes?.older.columns.owners[$0] },
        arr: stake,
        words: words
      )
    }
    let isWorse = side == .risk && changes.contains { $0.kind == .band }
    var item = item(place, words + (isWorse ? ["why: \(portfolio.why(place))"] : []))
    item.arr = item.arr ?? stake
    return item
  }

  /// Returns what a change is to the team; nil for one that is not spoken of.
  private func side(of change: BookChange) -> Side? {
    switch change.kind {
    case .new, .returned, .opportunityWon: return .win
    case .gone, .churned, .opportunityLost: return .risk
    case .band: return bandSide(change)
    case .arr: return change.difference.map { $0 > 0 ? .win : .risk }
    case .opportunityNew, .opportunityGone, .opportunityReopened, .opportunityStage,
      .opportunityAmount, .opportunityCloseDate:
      return .deal
    case .id, .name, .tier, .health, .utilization, .mau, .seats, .version, .renewal, .stage, .owner:
      return nil
    }
  }

  private func bandSide(_ change: BookChange) -> Side? {
    let (old, new) = (band(change.old), band(change.new))
    guard let new else { return nil }
    guard let old else { return new == .poor ? .risk : nil }
    return new.goodness > old.goodness ? .win : .risk
  }

  private func band(_ value: FactValue?) -> HealthBand? {
    guard case .text(let text) = value else { return nil }
    return HealthBand(rawValue: text)
  }

  /// The name of an opportunity without the customer's, which is said already.
  private func dealName(_ change: BookChange) -> String {
    guard let opportunity = change.opportunity else { return "" }
    let name = (opportunity.name ?? opportunity.id).harmless
    let customer = change.name.harmless
    guard name.hasPrefix(customer) else { return name }
    let rest = name.dropFirst(customer.count).drop { " -–:|/".contains($0) }
    return rest.isEmpty ? name : String(rest)
  }

  private func words(for change: BookChange) -> String {
    let deal = dealName(change)
    let amount = Figures.money(change.arrAtStake)
    let values = "\(change.oldText.harmless) → \(change.newText.harmless)"
    let difference = change.differenceText.isEmpty ? "" : " (\(change.differenceText))"
    switch change.kind {
    case .new: return "new customer"
    case .returned: return "came back"
    case .gone: return "no longer in the snapshot"
    case .churned: return "left"
    case .band: return "health \(values)"
    case .opportunityWon: return "won \(deal), \(amount)"
    case .opportunityLost: return "lost \(deal), \(amount)"
    case .opportunityNew: return "new: \(deal), \(amount)"
    case .opportunityGone: return "no longer in the snapshot: \(deal), \(amount)"
    case .opportunityReopened: return "open again: \(deal), \(amount)"
    case .opportunityStage: return "\(deal): \(values)"
    case .opportunityAmount: return "\(deal): amount \(values)\(difference)"
    case .opportunityCloseDate:
      let days = [change.old, change.new].map { $0?.readable ?? Figures.unknown }
      return "\(deal): closes \(days[0]) → \(days[1])\(difference)"
    case .arr, .id, .name, .tier, .health, .utilization, .mau, .seats, .version, .renewal, .stage,
      .owner:
      return "\(change.kind.title) \(values)\(difference)"
    }
  }
}

extension HealthBand {
  /// How good it is, for comparing two.
  fileprivate var goodness: Int {
    switch self {
    case .healthy: 2
    case .concerning: 1
    case .poor: 0
    }
  }
}
