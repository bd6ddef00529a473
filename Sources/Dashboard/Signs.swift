internal import BookModel
internal import Canvas

extension HealthBand {
  /// The sign that says it without colour.
  var sign: String {
    switch self {
    case .healthy: "▲"
    case .concerning: "■"
    case .poor: "▼"
    }
  }

  /// What its colour means.
  var role: Role {
    switch self {
    case .healthy: .healthy
    case .concerning: .concerning
    case .poor: .poor
    }
  }
}

extension Optional where Wrapped == HealthBand {
  /// The sign of a band; `?` when it is unknown.
  var sign: String { self?.sign ?? "?" }
  /// What the colour of a band means; muted when it is unknown.
  var role: Role { self?.role ?? .muted }
}

extension FollowUp.Urgency {
  /// The sign in the list.
  var sign: String {
    switch self {
    case .late: "!"
    case .today: "•"
    case .later, .undated: "+"
    case .snoozed: "z"
    }
  }

  /// What its colour means.
  var role: Role {
    switch self {
    case .late: .poor
    case .today: .due
    case .later, .undated: .mark
    case .snoozed: .snoozed
    }
  }

  /// What it is called.
  var title: String {
    switch self {
    case .late: "late"
    case .today: "due today"
    case .later: "later"
    case .undated: "no day set"
    case .snoozed: "snoozed"
    }
  }
}

extension Customer {
  /// The health as the list shows it: Vitally's number, else the computed one marked `~`.
  var shownHealth: String {
    if let health { return Figures.tenths(health.value) }
    return healthScore?.score.map { "~" + Figures.tenths($0) } ?? "?"
  }
}

extension TierPolicy {
  /// Returns the short name of a placement: `?` behind one that is not certain, alone for none.
  func shortName(of placement: TierPlacement) -> String {
    guard let tier = placement.tier, tiers.indices.contains(tier) else { return "?" }
    return tiers[tier].short + (placement.isCertain ? "" : "?")
  }

  /// Returns the name of a placement.
  func name(of placement: TierPlacement) -> String {
    guard let tier = placement.tier, tiers.indices.contains(tier) else { return "Unclassified" }
    return tiers[tier].name
  }
}

extension TierPolicy.Measure {
  /// What it is called in a sentence.
  var title: String {
    switch self {
    case .arr: "ARR"
    case .employees: "employees"
    case .developers: "developers"
    }
  }
}
