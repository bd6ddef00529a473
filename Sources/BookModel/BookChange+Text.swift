extension BookChange {
  /// The older value as people read it: `?` where it is unknown, `-` where there was none.
  public var oldText: String { text(of: old) }

  /// The newer value as people read it: `?` where it is unknown, `-` where there is none.
  public var newText: String { text(of: new) }

  /// How much it grew or moved as people read it, such as `+$24k`, `-0.6` or `+30d`; empty where
  /// that means nothing.
  public var differenceText: String {
    guard let difference else { return "" }
    switch kind {
    case .arr, .opportunityAmount:
      return (difference > 0 ? "+" : "") + Figures.money(difference)
    case .utilization:
      return Figures.signedTenths(difference * 100) + " pt"
    case .health: return Figures.signedTenths(difference)
    case .renewal, .opportunityCloseDate, .churned:
      return (difference > 0 ? "+" : "") + "\(Figures.count(difference))d"
    case .mau, .seats: return (difference > 0 ? "+" : "") + Figures.count(difference)
    case .new, .gone, .returned, .id, .name, .tier, .band, .version, .stage, .owner,
      .opportunityNew, .opportunityGone, .opportunityWon, .opportunityLost, .opportunityReopened,
      .opportunityStage:
      return ""
    }
  }

  private func text(of value: FactValue?) -> String {
    switch value {
    case nil: kind.hasValues ? Figures.unknown : "-"
    case .number(let number): text(of: number)
    case .day(let day): day.description
    case .text(let text): text
    case .flag(let flag): flag ? "yes" : "no"
    }
  }

  private func text(of number: Double) -> String {
    switch kind.fact {
    case .arr, .opportunities: Figures.money(number)
    case .utilization: Figures.finePercent(number)
    case .health: Figures.tenths(number)
    case .customer, .id, .name, .churned, .tier, .band, .mau, .seats, .version, .renewal, .stage,
      .owner:
      Figures.count(number)
    }
  }
}

extension BookChange.Kind {
  /// What changed, for people, such as `health band` or `opportunity won`.
  public var title: String {
    switch self {
    case .new: "new customer"
    case .gone: "gone"
    case .churned: "churned"
    case .returned: "came back"
    case .id: "new account id"
    case .name: "renamed"
    case .opportunityNew: "opportunity new"
    case .opportunityGone: "opportunity gone"
    case .opportunityWon: "opportunity won"
    case .opportunityLost: "opportunity lost"
    case .opportunityReopened: "opportunity reopened"
    case .opportunityStage: "opportunity stage"
    case .opportunityAmount: "opportunity amount"
    case .opportunityCloseDate: "opportunity close date"
    case .tier, .band, .health, .utilization, .mau, .seats, .version, .arr, .renewal, .stage,
      .owner:
      fact.title
    }
  }
}
