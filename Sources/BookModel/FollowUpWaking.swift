/// What woke a follow-up that was snoozed.
public enum FollowUpWaking: Hashable, Sendable {
  /// The day it was snoozed until has come.
  case day(Day)
  /// The renewal, on that day, has come as near as the span.
  case renewal(Day, DaySpan)
  /// The health band is another one; `from` is nil where it was unknown.
  case health(from: HealthBand?, to: HealthBand)
  /// Utilization or the usage ratio is in a better band.
  case use(HealthPolicy.Input, from: HealthBand, to: HealthBand)
}

extension FollowUpWaking {
  /// Returns the reason in words, such as `health ■→▼`, with bands as `sign` draws them.
  ///
  /// An unknown band is asked for as nil.
  public func words(_ sign: (HealthBand?) -> String) -> String {
    switch self {
    case .day(let day): day.readable
    case .renewal(let day, let span): "\(span) before renewal on \(day.readable)"
    case .health(let from, let to): "health \(sign(from))→\(sign(to))"
    case .use(let input, let from, let to): "\(input.rawValue) \(sign(from))→\(sign(to))"
    }
  }
}

extension FollowUpCondition {
  /// What is waited for, in words such as `health changes`.
  public var words: String {
    switch self {
    case .healthChanges: "health changes"
    case .usageRecovers: "usage recovers"
    case .renewalNears(let span, _): "\(span) before renewal"
    }
  }
}

extension FollowUp {
  /// Returns until when or what it is hidden on `today`, such as `26 Nov 2026`, `health changes` or
  /// `30d before renewal, 19 Dec 2026`; nil when it is not.
  public func snoozeWords(on today: Day) -> String? {
    guard isSnoozed(on: today), case .snoozed(let until) = state else { return nil }
    let words = [condition?.words, until?.readable].compactMap(\.self)
    return words.isEmpty ? "further notice" : words.joined(separator: ", ")
  }

  /// Returns what woke it, of one that was snoozed and is open on `today`; nil for any other.
  ///
  /// Ask it of a follow-up that `woken(by:_:)` returned; other ones know only of their day.
  public func waking(on today: Day) -> FollowUpWaking? {
    switch state {
    case .open: waking
    case .snoozed(let until):
      until.flatMap { $0 > today ? nil : waking ?? .day($0) }
    }
  }
}
