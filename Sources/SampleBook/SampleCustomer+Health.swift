import BookModel

extension SampleCustomer {
  /// Vitally's health score with one decimal; it has moved within the week for half of them, and
  /// within the month for some of the others too.
  var health: Double {
    var random = random("health")
    let score = random.number(in: company.story.profile.health)
    let move = random.unit() < 0.5 ? 0 : random.number(in: 0.2...1.1)
    let isFalling = company.story == .declining || company.story == .stalled
    let earlier = score + (isFalling ? move : -move)
    let drift = isOldest && random.unit() < 0.6 ? random.number(in: -0.8...1.6) : 0
    let then = isNew ? score : earlier + (isFalling ? drift : -drift)
    return (min(10, max(0, then)) * 10).rounded() / 10
  }

  /// The advisor's judgement; some change their mind within the week.
  var sentiment: String {
    var random = random("sentiment")
    let usual = company.story.profile.sentiment
    let now = usual == "Concerning" && random.unit() < 0.5 ? "Healthy" : usual
    return isNew || random.unit() > 0.12 ? now : "Concerning"
  }

  /// Whether somebody there champions the product; nil where nobody has noted it.
  var champion: Bool? {
    switch company.news {
    case .championLeft: !isNew
    case .championFound: isNew
    case .none, .signed, .gone, .churned, .left, .renewed, .expanded, .lostExpansion, .handedOver:
      noted("champion", chance: company.story.profile.champion)
    }
  }

  /// Whether we have access to the buyer; nil where nobody has noted it.
  var buyer: Bool? {
    switch company.news {
    case .championLeft, .championFound: champion
    case .none, .signed, .gone, .churned, .left, .renewed, .expanded, .lostExpansion, .handedOver:
      noted("buyer", chance: company.story.profile.champion * 0.85)
    }
  }

  private func noted(_ purpose: String, chance: Double) -> Bool? {
    var random = random(purpose)
    let isKnown = random.unit() < 0.93
    let value = random.unit() < chance
    return isKnown ? value : nil
  }

  /// The days of the newest messages from and to the customer.
  var messages: (inbound: Day, outbound: Day) {
    var random = random("messages")
    var silence = random.integer(in: company.story.profile.silence)
    if case .signed = company.news { silence = 1 }
    let lag = random.integer(in: 0...6)
    // What happened since the older snapshot, it cannot know; its newest came before.
    while today.adding(days: -silence) >= day { silence += random.integer(in: 5...12) }
    return (today.adding(days: -silence - lag), today.adding(days: -silence))
  }

  /// Defect and help tickets of the last 90 days.
  var tickets: (defects: Int, help: Int) {
    var random = random("tickets")
    let defects = random.integer(in: company.story.profile.defects)
    return (defects, defects * 2 + random.integer(in: 0...6))
  }

  /// Whether precise code navigation is set up.
  var hasPreciseNavigation: Bool {
    drawn("navigation") { $0.unit() < 0.25 + 0.7 * company.story.profile.champion }
  }

  /// Releases behind the newest; a few customers upgraded this week.
  var versionsBehind: Int {
    var random = random("version")
    let behind = random.integer(in: company.story.profile.behind)
    return isNew || random.unit() > 0.08 ? behind : min(behind + 2, 9)
  }

  /// The installed version.
  var version: String {
    let releases = [
      "6.2", "6.3", "6.4", "6.5", "6.6", "6.7", "6.8", "6.9", "6.10", "6.11", "6.12", "7.0", "7.1",
    ]
    let release = releases[releases.count - 1 - versionsBehind]
    return "\(release).\(SampleRandom(seed, release).build)"
  }

  /// The lifecycle stage as Vitally writes it.
  var stage: String {
    if created.days(until: day) <= 60 { return "1. Onboarding" }
    if let days = daysToRenewal, (0...120).contains(days) { return "4. Renewing" }
    switch company.story {
    case .thriving, .trueUp: return "3. Nurturing"
    case .growing, .steady, .seasonal, .launching, .stalled, .declining, .airgapped:
      return "2. Adopting"
    }
  }
}

extension SampleRandom {
  /// A release's build number.
  fileprivate var build: Int {
    var copy = self
    return copy.integer(in: 104...5900)
  }
}
