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
  /// Returns the name of the tier at a place; `Unclassified` for none.
  func name(ofTier place: Int?) -> String { tier(at: place)?.name ?? "Unclassified" }

  /// Returns the short name of the tier at a place; `?` for none.
  func shortName(ofTier place: Int?) -> String { tier(at: place)?.short ?? "?" }

  /// Returns the name of a placement.
  func name(of placement: TierPlacement) -> String { name(ofTier: placement.tier) }

  /// Returns the short name of a placement: `?` behind one that is not certain, alone for none.
  func shortName(of placement: TierPlacement) -> String {
    let isOpen = tier(at: placement.tier) != nil && !placement.isCertain
    return shortName(ofTier: placement.tier) + (isOpen ? "?" : "")
  }

  private func tier(at place: Int?) -> Tier? {
    place.flatMap { tiers.indices.contains($0) ? tiers[$0] : nil }
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
