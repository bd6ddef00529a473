/// What a snoozed follow-up waits for, with how things stood when it was snoozed.
public enum FollowUpCondition: Hashable, Sendable {
  /// The health band is another one; `from` is nil where it was unknown.
  case healthChanges(from: HealthBand?)
  /// Utilization or the usage ratio is in a better band; nil where one was unknown.
  case usageRecovers(utilization: HealthBand?, usage: HealthBand?)
  /// The renewal is no further away than a span; `known` is its day at the time, which counts while
  /// the data has none.
  case renewalNears(DaySpan, known: Day)
}

extension FollowUpCondition {
  /// Returns the condition that a customer's health changes from what it is.
  public static func healthChange(of customer: Customer) -> FollowUpCondition {
    .healthChanges(from: customer.band)
  }

  /// Returns the condition that a customer's use becomes better than it is.
  public static func usageRecovery(of customer: Customer, _ policy: HealthPolicy = .builtIn)
    -> FollowUpCondition
  {
    .usageRecovers(
      utilization: policy.band(of: customer, as: .utilization),
      usage: policy.band(of: customer, as: .usage)
    )
  }

  /// Returns what woke a customer's follow-up; nil while its figures do not meet the condition.
  ///
  /// Unknown figures never do. A renewal that comes near is a day, which `FollowUp.state` holds.
  public func waking(by customer: Customer, _ policy: HealthPolicy = .builtIn) -> FollowUpWaking? {
    switch self {
    case .healthChanges(let from):
      return customer.band.flatMap { $0 == from ? nil : .health(from: from, to: $0) }
    case .usageRecovers(let utilization, let usage):
      for (input, from) in [(HealthPolicy.Input.utilization, utilization), (.usage, usage)] {
        guard let from, let now = policy.band(of: customer, as: input), now.isBetter(than: from)
        else { continue }
        return .use(input, from: from, to: now)
      }
      return nil
    case .renewalNears: return nil
    }
  }

  /// Whether some figures could ever meet it: use that is unknown or healthy cannot recover.
  public var canBeMet: Bool {
    switch self {
    case .healthChanges, .renewalNears: true
    case .usageRecovers(let utilization, let usage):
      [utilization, usage].contains { $0 != nil && $0 != .healthy }
    }
  }
}

extension FollowUpCondition: RawRepresentable {
  /// The condition in a word, such as `health:poor`, `usage:poor,concerning` or
  /// `renewal:30d,2027-03-01`; `?` is unknown.
  public var rawValue: String {
    switch self {
    case .healthChanges(let from): "health:\(from.word)"
    case .usageRecovers(let utilization, let usage): "usage:\(utilization.word),\(usage.word)"
    case .renewalNears(let span, let known): "renewal:\(span),\(known)"
    }
  }

  /// Creates the condition written as `rawValue` writes it; nil for anything else.
  public init?(rawValue: String) {
    let parts = rawValue.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    let words = parts[1].split(separator: ",", omittingEmptySubsequences: false)
    switch (parts[0], words.count) {
    case ("health", 1):
      guard let from = HealthBand.known(words[0]) else { return nil }
      self = .healthChanges(from: from)
    case ("usage", 2):
      guard let utilization = HealthBand.known(words[0]), let usage = HealthBand.known(words[1])
      else { return nil }
      self = .usageRecovers(utilization: utilization, usage: usage)
    case ("renewal", 2):
      guard let span = DaySpan(words[0]), let known = Day(words[1]) else { return nil }
      self = .renewalNears(span, known: known)
    default: return nil
    }
    // There is one way to write each.
    guard self.rawValue == rawValue else { return nil }
  }
}

extension DaySpan: CustomStringConvertible {
  /// The span as it is written, such as `30d`.
  public var description: String { "\(count)\(unit.rawValue)" }
}

extension FollowUp {
  /// Returns it as it stands for a customer by the data of a snapshot.
  ///
  /// - Parameters:
  ///   - customer: The customer; nil when the data does not have it.
  ///   - policy: What divides the bands of use.
  /// - Returns: It, open when what it waits for has come about, and snoozed until a day when it waits
  ///   for the renewal to come near.
  public func woken(by customer: Customer?, _ policy: HealthPolicy = .builtIn) -> FollowUp {
    guard let condition, state != .open else { return self }
    var result = self
    if case .renewalNears(let span, let known) = condition {
      let renewal = customer?.renewal?.value ?? known
      result.state = .snoozed(until: renewal.adding(span, times: -1))
      result.waking = .renewal(renewal, span)
    } else if let waking = customer.flatMap({ condition.waking(by: $0, policy) }) {
      result.state = .open
      result.waking = waking
    }
    return result
  }
}

extension HealthPolicy {
  /// Returns the band that a customer's use is in; nil when it is unknown.
  fileprivate func band(of customer: Customer, as input: Input) -> HealthBand? {
    let fact = input == .usage ? customer.usage : customer.utilization
    guard let fact, let threshold = thresholds[input] else { return nil }
    return threshold.band(of: fact.value)
  }
}

extension HealthBand? {
  /// The band in a word; `?` when it is unknown.
  fileprivate var word: String { self?.rawValue ?? "?" }
}

extension HealthBand {
  /// Returns the band that a word of `word` stands for, itself nil for `?`; nil for any other word.
  fileprivate static func known(_ word: Substring) -> HealthBand?? {
    word == "?" ? .some(nil) : HealthBand(rawValue: String(word)).map { .some($0) }
  }

  fileprivate func isBetter(than other: HealthBand) -> Bool { rank > other.rank }

  private var rank: Int {
    switch self {
    case .poor: 0
    case .concerning: 1
    case .healthy: 2
    }
  }
}
