import BookModel

/// A stage of a customer's life with us.
enum LifecycleStage: String {
  case onboarding = "Onboarding"
  case adopting = "Adopting"
  case nurturing = "Nurturing"
  case renewing = "Renewing"

  /// The stage that the facts of a customer put it in on a day; nil when they do not say.
  ///
  /// Renewing from 120 days before the renewal; Onboarding up to 60 days after the account was made;
  /// Nurturing with a utilization of 80 % and a usage of 30 %; Adopting with either known. Without a
  /// day the first two are unknown.
  init?(of customer: Customer, on day: Day?) {
    if let day {
      if let renewal = customer.renewal?.value, (0...120).contains(day.days(until: renewal)) {
        self = .renewing
        return
      }
      if let created = customer.created, created.days(until: day) <= 60 {
        self = .onboarding
        return
      }
    }
    let (utilization, usage) = (customer.utilization?.value, customer.usage?.value)
    guard utilization != nil || usage != nil else { return nil }
    self = (utilization ?? 0) >= 0.8 && (usage ?? 0) >= 0.3 ? .nurturing : .adopting
  }

  /// Returns the name of a stage as somebody wrote it, without the number in front (`3. Nurturing`);
  /// nil when there is no more than a number.
  static func name(_ text: String) -> String? {
    let trimmed = text.trimmed
    let digits = trimmed.prefix { ("0"..."9").contains($0) }
    var rest = trimmed.dropFirst(digits.count)
    if !digits.isEmpty { rest = rest.drop { ".):-–".contains($0) || $0.isWhitespace } }
    return rest.isEmpty ? nil : String(rest)
  }
}
