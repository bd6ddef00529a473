public import BookModel

/// The tech-nurtured programme: works out who is due for which message on a day, and why.
///
/// The rules: onboarding comes first, then a week later the message for end users; monthly messages
/// begin in the month after onboarding, or at once with a customer who is too old to be onboarded.
/// What was sent decides what is due: a message once a month, a one-time message and the playlist of
/// a feature once for ever, whatever tiers the customer was in meanwhile. A month that went by is
/// not caught up with.
public struct NurtureProgramme: Sendable {
  /// The book, the policy and the day.
  public var portfolio: Portfolio
  /// The addresses and the thresholds.
  public var settings: NurtureSettings
  /// What was sent to each customer, in any order.
  public var sent: [Customer.ID: [SentMessage]]

  /// Creates the programme of a day.
  public init(
    _ portfolio: Portfolio,
    settings: NurtureSettings,
    sent: [Customer.ID: [SentMessage]] = [:]
  ) {
    self.portfolio = portfolio
    self.settings = settings
    self.sent = sent
  }

  /// The tiers that the programme serves, wholly or in part, highest first.
  public var tiers: [String] { portfolio.policy.nurturedTiers }

  /// The month of today.
  public var month: Month { Month(of: portfolio.today) }

  /// Returns where the customers at these places stand, those of the programme only.
  public func standings(of places: some Sequence<Int>) -> [NurtureStanding] {
    places.compactMap(standing)
  }

  /// Returns where the customer at a place stands; nil when the programme does not serve it.
  ///
  /// That is a customer who left, is in another tier, or in none.
  public func standing(of place: Int) -> NurtureStanding? {
    let customer = portfolio.book.customers[place]
    let placement = portfolio.placements[place]
    guard customer.churned == nil, let tier = placement.tier,
      portfolio.policy.isNurtured(tier: tier, arr: customer.arr?.value)
    else { return nil }
    let admin = customer.instanceAdmin(roles: settings.adminRoles)
    let course = NurtureCourse(self, customer, admin)
    return NurtureStanding(
      place: place,
      tier: portfolio.policy.tiers[tier].name,
      missing: placement.missing,
      admin: admin,
      passedOver: customer.passedOverAdmins(roles: settings.adminRoles),
      steps: NurtureMessage.allCases.map(course.step)
    )
  }
}

extension TierPolicy {
  /// The names of the tiers that the tech-nurtured programme serves, wholly or in part.
  public var nurturedTiers: [String] {
    tiers.filter { tier in
      let coverages = [tier.coverage] + tier.coverageRules.map(\.coverage)
      return tier.isNurtured ?? coverages.contains(.digital)
    }.map(\.name)
  }
}

extension NurtureSettings {
  /// Returns whether a customer that is `releases` behind is told how to upgrade.
  func isBehind(_ releases: Int, under policy: HealthPolicy) -> Bool {
    if let behind { return releases >= behind }
    guard let threshold = policy.thresholds[.versionsBehind] else { return false }
    return threshold.band(of: Double(releases)) != .healthy
  }

  /// Where the bound of being behind comes from, for people.
  func behindRule(under policy: HealthPolicy) -> String {
    if let behind { return "from \(behind) on" }
    guard let threshold = policy.thresholds[.versionsBehind] else { return "no bound is set" }
    return "healthy is \(threshold.healthySign)\(Figures.count(threshold.healthyAt))"
  }
}
