import BookModel

/// Something to do next for a customer, and why.
struct ReviewStep: Hashable, Sendable {
  var step: String
  var reason: String
  /// The system that the reason comes from; nil where it is worked out.
  var source: Source?
}

extension ReviewReport {
  /// What to do next: by what pulls the health down, the heaviest first, then by the contract and by
  /// features that nobody uses.
  var steps: [ReviewStep] { healthSteps + [contractStep, featureStep].compactMap(\.self) }

  private var healthSteps: [ReviewStep] {
    (detail.record.assessment?.worstFirst ?? []).map { reason in
      ReviewStep(
        step: reason.input.remedy,
        reason: portfolio.healthPolicy.words(for: reason),
        source: reason.source
      )
    }
  }

  private var contractStep: ReviewStep? {
    guard customer.churned == nil, let renewal = customer.renewal,
      let days = portfolio.renewalDays(customer), days <= RenewalsReport.reach
    else { return nil }
    let deals = customer.opportunities.map {
      Deal(
        opportunity: $0,
        kind: .init($0),
        customer: .init(of: subject.places[0], in: portfolio.book)
      )
    }
    guard !deals.contains(where: { $0.isOpen && $0.kind == .renewal }) else { return nil }
    let when =
      days < 0 ? "ended \(renewal.value.readable)" : "renews in \(Figures.count(days, "day"))"
    return ReviewStep(
      step: "Open the renewal with the account executive",
      reason: "\(when), and no renewal opportunity is open",
      source: renewal.source
    )
  }

  private var featureStep: ReviewStep? {
    let unused = customer.features.filter { $0.users == 0 }.map(\.name.harmless)
    guard !unused.isEmpty else { return nil }
    return ReviewStep(
      step: "Show what they do not use yet, where it fits their goals",
      reason: "never used: \(unused.joined(separator: ", "))",
      source: .looker
    )
  }
}

extension HealthPolicy.Input {
  /// What to do about it when it is not healthy.
  fileprivate var remedy: String {
    switch self {
    case .usage: "Plan training for daily use with the teams that come least often"
    case .utilization: "Bring the unused seats into use: invite the teams that have none"
    case .champion: "Find a champion, and agree on what they need from us"
    case .buyer: "Get access to the buyer before the next milestone"
    case .lastActivity: "Get in touch: agree on a rhythm of meetings"
    case .versionsBehind: "Plan the upgrade with the instance admin"
    case .preciseNavigation: "Set up precise code navigation for the busiest repositories"
    case .defectTickets: "Go through the defects with support, and tell when each is fixed"
    case .helpTickets: "Go through the help tickets for what training would answer"
    case .sentiment: "Write down what has to change for our own judgement to change"
    }
  }
}
