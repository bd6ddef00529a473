import BookModel

/// The way of one customer through the programme, as it stands on one day.
struct NurtureCourse {
  private let customer: Customer
  private let admin: InstanceAdmin
  private let settings: NurtureSettings
  private let healthPolicy: HealthPolicy
  private let today: Day
  private let dataDay: Day?
  private let sent: [SentMessage]

  init(_ programme: NurtureProgramme, _ customer: Customer, _ admin: InstanceAdmin) {
    self.customer = customer
    self.admin = admin
    settings = programme.settings
    healthPolicy = programme.portfolio.healthPolicy
    today = programme.portfolio.today
    dataDay = programme.portfolio.book.day
    sent = programme.sent[customer.id] ?? []
  }

  private var month: Month { Month(of: today) }

  /// Returns where the customer stands with a message.
  func step(_ message: NurtureMessage) -> NurtureStep {
    switch message {
    case .onboarding: onboarding
    case .endUsers: endUsers
    case .usageRecap: usageRecap
    case .upgradeRecap: upgradeRecap
    case .playlist: playlist
    }
  }

  private func last(_ message: NurtureMessage) -> SentMessage? {
    sent.filter { $0.message == message }.max { $0.month < $1.month }
  }

  private func isSentThisMonth(_ message: NurtureMessage) -> SentMessage? {
    sent.first { $0.message == message && $0.month == month }
  }

  /// The step of a message that is due unless something blocks it.
  private func due(
    _ message: NurtureMessage,
    feature: String? = nil,
    _ reason: String,
    unless blocks: [NurtureBlock] = []
  ) -> NurtureStep {
    var blocks = blocks
    switch admin {
    case .unknown: blocks.append(.noAdmin)
    case .withoutAddress(let name): blocks.append(.noAddress(name: name))
    case .refused(let admin, let refusal, let next):
      blocks.append(.refused(admin.displayName, refusal, next: next?.displayName))
    case .known: break
    }
    let unset = message.addresses.filter { settings.addresses[$0] == nil }
    if !unset.isEmpty { blocks.append(.unset(unset)) }
    return NurtureStep(
      message,
      in: month,
      feature: feature,
      state: blocks.isEmpty ? .due(reason) : .blocked(blocks)
    )
  }

  private func step(_ message: NurtureMessage, _ state: NurtureStep.State) -> NurtureStep {
    NurtureStep(message, in: month, state: state)
  }
}

extension NurtureCourse {
  /// The days since the account was made; nil when unknown.
  private var age: Int? { customer.created.map { $0.days(until: today) } }

  /// Whether the customer is past the days in which it is onboarded.
  private var isTooOld: Bool { age.map { $0 > settings.onboardWithin } ?? false }

  private var onboarding: NurtureStep {
    if let sent = last(.onboarding) { return step(.onboarding, .sent(sent.day)) }
    guard let age else {
      return due(.onboarding, "not onboarded yet; the account's age is unknown")
    }
    if isTooOld {
      let limit = settings.onboardWithin
      return step(.onboarding, .unneeded("a customer for \(age) days: onboarding is for \(limit)"))
    }
    // Asked for an earlier month: the account was not there yet.
    if age < 0 { return step(.onboarding, .waiting(until: customer.created, "not a customer yet")) }
    return due(
      .onboarding,
      age == 0 ? "new today" : "new: a customer for \(Figures.count(age, "day"))"
    )
  }

  private var endUsers: NurtureStep {
    if let sent = last(.endUsers) { return step(.endUsers, .sent(sent.day)) }
    guard let onboarded = last(.onboarding) else {
      return step(
        .endUsers,
        isTooOld ? .unneeded("was not onboarded here") : .waiting(until: nil, "after onboarding")
      )
    }
    let start = onboarded.day.adding(days: settings.endUsersAfter)
    guard start <= today else { return step(.endUsers, .waiting(until: start, "after onboarding")) }
    let days = onboarded.day.days(until: today)
    return due(.endUsers, "onboarded \(Figures.count(days, "day")) ago")
  }

  /// Why a monthly message is not to be looked at today; nil when it is.
  private func pause(of message: NurtureMessage) -> NurtureStep? {
    if let sent = isSentThisMonth(message) {
      return NurtureStep(message, in: month, feature: sent.feature, state: .sent(sent.day))
    }
    let onboarded = last(.onboarding)
    if onboarded == nil && !isTooOld {
      return step(message, .waiting(until: nil, "after onboarding"))
    }
    let start = onboarded.map { Month(of: $0.day).adding(months: 1) } ?? month
    let first = max(start, month).first.adding(days: settings.recapDay - 1)
    guard today < first else { return nil }
    let reason = start > month ? "from the month after onboarding" : "later in the month"
    return step(message, .waiting(until: first, reason))
  }
}

extension NurtureCourse {
  private var usageRecap: NurtureStep {
    if let pause = pause(of: .usageRecap) { return pause }
    var blocks: [NurtureBlock] = []
    if customer.mau == nil && customer.wau == nil && !customer.features.hasUsers {
      blocks.append(.noUsage)
    } else if dataDay.map({ $0 < month.first }) ?? true {
      blocks.append(.oldData(day: dataDay, needed: month.first))
    }
    let summed = month.adding(months: -1)
    return due(.usageRecap, "the recap of \(summed.readable)", unless: blocks)
  }

  private var upgradeRecap: NurtureStep {
    if let pause = pause(of: .upgradeRecap) { return pause }
    guard let behind = customer.versionsBehind?.value else {
      let version = customer.version?.value
      let block = version.map { NurtureBlock.unlistedVersion($0) } ?? .noVersion
      return due(.upgradeRecap, "", unless: [block])
    }
    let rule = settings.behindRule(under: healthPolicy)
    let count = behind == 0 ? "on the newest release" : "\(Figures.count(behind, "release")) behind"
    guard settings.isBehind(behind, under: healthPolicy) else {
      return step(.upgradeRecap, .unneeded(count))
    }
    return due(.upgradeRecap, "\(count); \(rule)")
  }

  private var playlist: NurtureStep {
    if let pause = pause(of: .playlist) { return pause }
    guard customer.features.hasUsers else {
      return due(.playlist, "", unless: [.noUsage])
    }
    let wanted = neglected
    guard !wanted.isEmpty else { return step(.playlist, .unneeded("every feature is in use")) }
    let shown = Set(sent.filter { $0.message == .playlist }.compactMap { $0.feature?.folded })
    let open = wanted.filter { !shown.contains($0.name.folded) }
    guard !open.isEmpty else {
      return step(.playlist, .unneeded("has had the playlist of every feature it hardly uses"))
    }
    guard let next = open.first(where: { settings.playlist(of: $0.name) != nil }) else {
      return due(.playlist, "", unless: [.noPlaylist(open.map(\.name))])
    }
    let use = next.users == 0 ? "never used" : "used by \(Figures.percent(next.share)) of its users"
    return due(.playlist, feature: next.name, "\(next.name): \(use)")
  }

  /// The features that are never or hardly used: never used ones first, then the least used.
  private var neglected: [FeatureUsage] {
    customer.features.filter { feature in
      feature.users == 0 || (feature.share.map { $0 < settings.lowAdoption } ?? false)
    }.sorted { left, right in
      (left.users == 0 ? 0 : 1, left.share ?? 0, left.name)
        < (right.users == 0 ? 0 : 1, right.share ?? 0, right.name)
    }
  }
}
