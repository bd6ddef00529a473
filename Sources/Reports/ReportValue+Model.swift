import BookModel

extension ReportValue {
  /// A person: `{id, name, email}`; null when there is none.
  init(person: Person?) {
    guard let person else {
      self = .null
      return
    }
    self = .object([
      .init("id", .text(person.id)), .init("name", ReportValue(person.name)),
      .init("email", ReportValue(person.email)),
    ])
  }

  /// The computed health with its reasons.
  init(assessment: HealthAssessment) {
    let health = assessment.health
    self = .object([
      .init("score", ReportValue(health.score)),
      .init("band", ReportValue(health.band?.rawValue)),
      .init("coverage", .number(health.coverage)),
      .init("reasons", .array(assessment.reasons.map { ReportValue(reason: $0) })),
    ])
  }

  private init(reason: HealthReason) {
    self = .object([
      .init("category", .text(reason.category.rawValue)),
      .init("input", .text(reason.input.rawValue)),
      .init("value", ReportValue(reason.value)),
      .init("healthyAt", ReportValue(reason.healthyAt)),
      .init("poorAt", ReportValue(reason.poorAt)),
      .init("band", ReportValue(reason.band?.rawValue)),
      .init("weight", .number(reason.weight)),
      .init("source", ReportValue(reason.source?.rawValue)),
    ])
  }

  /// An opportunity.
  init(opportunity: Opportunity) {
    self = .object([
      .init("id", .text(opportunity.id)),
      .init("name", ReportValue(opportunity.name)),
      .init("type", ReportValue(opportunity.type)),
      .init("stage", ReportValue(opportunity.stage)),
      .init("amount", ReportValue(opportunity.amount)),
      .init("closeDate", ReportValue(opportunity.closeDate)),
      .init("isClosed", ReportValue(opportunity.isClosed)),
      .init("isWon", ReportValue(opportunity.isWon)),
      .init("forecast", ReportValue(opportunity.forecast)),
    ])
  }

  /// What two or more systems say about one fact.
  init(disagreement: Disagreement) {
    let values = Source.allCases.compactMap { source in
      disagreement.values[source].map { Member(source.rawValue, ReportValue($0)) }
    }
    self = .object([.init("key", .text(disagreement.key)), .init("values", .object(values))])
  }

  /// A follow-up as it stands on `today`: a snooze that is past is open.
  init(followUp: FollowUp, on today: Day) {
    self = .object([
      .init("note", .text(followUp.note)),
      .init("due", ReportValue(followUp.due)),
      .init("priority", .text(followUp.priority.rawValue)),
      .init("tags", .array(followUp.tags.map { .text($0) })),
      .init("state", .text(followUp.isSnoozed(on: today) ? "snoozed" : "open")),
      .init("created", .text(Timestamp.text(secondsSince1970: followUp.created))),
      .init("by", .text(followUp.author)),
    ])
  }
}

/// Points in time as ISO 8601 writes them.
enum Timestamp {
  private static let secondsADay = 86_400

  /// The years 1 to 9999: what has four digits.
  private static let range = -62_135_596_800...253_402_300_799

  /// Returns the time in UTC, such as `2026-11-21T09:30:00Z`; the nearest one that has four digits.
  static func text(secondsSince1970 seconds: Int) -> String {
    let day = day(secondsSince1970: seconds)
    let second = clamped(seconds) - day.number * secondsADay
    let parts = [second / 3600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "\(day)T\(parts.joined(separator: ":"))Z"
  }

  /// Returns the day of a time in UTC.
  static func day(secondsSince1970 seconds: Int) -> Day {
    Day(secondsSince1970: clamped(seconds))
  }

  private static func clamped(_ seconds: Int) -> Int {
    min(max(seconds, range.lowerBound), range.upperBound)
  }
}
