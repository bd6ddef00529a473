/// When a follow-up is to come back, as a user says it.
///
/// | written | meaning |
/// | --- | --- |
/// | `2026-12-24` `fri` `+2w` `2w` `eom` | on that day (`Day.init(words:today:)`) |
/// | `^30d` `30d before renewal` | so long before the renewal, wherever that moves |
/// | `health` `health changes` | when the health band is another one |
/// | `usage` `usage recovers` | when utilization or the usage ratio is in a better band |
public enum FollowUpSnooze: Hashable, Sendable {
  case until(Day)
  case beforeRenewal(DaySpan)
  case untilHealthChanges
  case untilUsageRecovers
}

extension FollowUpSnooze {
  /// Creates the snooze that a text describes; `today` is the day that day words count from.
  ///
  /// - Throws: `FollowUpSnoozeError.notUnderstood`.
  public init(parsing text: String, today: Day) throws(FollowUpSnoozeError) {
    let words = text.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
    let line = words.joined(separator: " ")
    switch line {
    case "health", "health changes", "health change": self = .untilHealthChanges
    case "usage", "usage recovers", "usage recovery": self = .untilUsageRecovers
    default:
      if let span = Self.spanBeforeRenewal(words) {
        self = .beforeRenewal(span)
      } else if let day = Day(words: line, today: today) ?? Day(words: "+" + line, today: today) {
        self = .until(day)
      } else {
        throw .notUnderstood(text)
      }
    }
  }

  private static func spanBeforeRenewal(_ words: [String]) -> DaySpan? {
    if words.count == 1, words[0].first == "^" { return DaySpan(words[0].dropFirst()) }
    guard words.suffix(2) == ["before", "renewal"] else { return nil }
    switch words.count {
    case 3: return DaySpan(words[0])
    case 4 where ["day", "days"].contains(words[1]): return DaySpan(words[0] + "d")
    default: return nil
    }
  }
}

extension FollowUpSnooze {
  /// Returns what to do with the follow-up of a customer.
  ///
  /// - Parameters:
  ///   - customer: The customer; nil when the data does not have it, which only a day can do without.
  ///   - today: The day that the snooze must be longer than.
  ///   - policy: What divides the bands of use.
  /// - Returns: The action.
  /// - Throws: `FollowUpSnoozeError`, when it would never wake or at once.
  public func action(
    for customer: Customer?,
    today: Day,
    _ policy: HealthPolicy = .builtIn
  ) throws(FollowUpSnoozeError) -> FollowUpAction {
    switch self {
    case .until(let day):
      guard day > today else { throw .past(day) }
      return .snooze(until: day)
    case .untilHealthChanges:
      guard let customer else { throw .noData }
      return .wait(.healthChange(of: customer))
    case .untilUsageRecovers:
      guard let customer else { throw .noData }
      let condition = FollowUpCondition.usageRecovery(of: customer, policy)
      guard condition.canBeMet else { throw .cannotRecover(customer: customer.name) }
      return .wait(condition)
    case .beforeRenewal(let span):
      guard let customer else { throw .noData }
      guard let renewal = customer.renewal?.value else {
        throw .noRenewal(customer: customer.name)
      }
      guard renewal.adding(span, times: -1) > today else {
        throw .tooLate(customer: customer.name, span: span, renewal: renewal)
      }
      return .wait(.renewalNears(span, known: renewal))
    }
  }
}

/// Why a follow-up cannot be snoozed so.
public enum FollowUpSnoozeError: Error, Hashable, Sendable, CustomStringConvertible {
  case notUnderstood(String)
  case past(Day)
  case noData
  case noRenewal(customer: String)
  case tooLate(customer: String, span: DaySpan, renewal: Day)
  case cannotRecover(customer: String)

  /// What is wrong and what would do, in one line.
  public var description: String {
    switch self {
    case .notUnderstood(let text):
      "\"\(text)\" is not a day: use 2026-12-24, fri, +2w, eom, \"30d before renewal\", "
        + "\"health changes\" or \"usage recovers\""
    case .past(let day): "\(day) is not a day to come: it would be back at once"
    case .noData: "this needs the customer's data, which is not there: name a day"
    case .noRenewal(let customer): "\(customer): the renewal is not known: name a day"
    case .tooLate(let customer, let span, let renewal):
      "\(customer): the renewal is on \(renewal), and \(span) before that is past: name a day"
    case .cannotRecover(let customer):
      "\(customer): use is healthy or unknown and cannot recover: name a day"
    }
  }
}
