internal import BookModel
internal import Canvas

/// What is known of a customer that its snapshot does not tell.
struct CustomerPast: Equatable, Sendable {
  /// Since when inputs of the health are as they are; those of which that is not known are left out.
  var since: [HealthPolicy.Input: Day] = [:]
  /// What changed between snapshots, and what was done about follow-ups.
  var events: [TimelineEvent] = []

  /// Creates a past of which nothing is known.
  init() {}

  /// Takes over what the older snapshots tell of the customer at a place.
  mutating func add(_ past: BookPast, at place: Int) {
    since[.utilization] = past.since(.utilization, at: place)
    guard let day = past.changes.newer.day else { return }
    events += past.changes(at: place).map { TimelineEvent($0, on: day) }
  }
}

/// Something that happened, or is to happen, with a customer.
struct TimelineEvent: Equatable, Sendable {
  /// What kind of thing it is; on the same day they come in this order.
  enum Kind: Int, Hashable, Sendable {
    case renewal, opportunity, followUp, task, note, touch, change, account

    /// What it is called.
    var title: String {
      switch self {
      case .renewal: "renewal"
      case .opportunity: "deal"
      case .followUp: "follow-up"
      case .task: "task"
      case .note: "note"
      case .touch: "touch"
      case .change: "change"
      case .account: "account"
      }
    }
  }

  /// The day; nil when it has none.
  var day: Day?
  /// What kind of thing it is.
  var kind: Kind
  /// What happened.
  var text: String
  /// What it means: good, bad, or no more than itself.
  var role = Role.text
}

extension TimelineEvent {
  /// Tells a change that a snapshot of a day brought.
  init(_ change: BookChange, on day: Day) {
    self.init(day: day, kind: .change, text: change.timelineText)
  }

  /// Tells what was done about a follow-up.
  init(_ event: FollowUpEvent) {
    let text = "\(event.change.timelineText) (\(event.stamp.user))"
    self.init(day: event.stamp.day, kind: .followUp, text: text)
  }
}

extension BookChange {
  /// What differs, with the values before and after where there are two.
  fileprivate var timelineText: String {
    let subject = opportunity.map { "\($0.name ?? $0.id): " } ?? ""
    let hasValues = old != nil && new != nil || isNowKnown || isNowUnknown
    return subject + kind.title + (hasValues ? " \(oldText) → \(newText)" : "")
  }
}

extension FollowUpEvent.Change {
  /// What was done, in words.
  fileprivate var timelineText: String {
    switch self {
    case .marked(let draft):
      draft.note + (draft.due.map { ", due \($0.readable)" } ?? "")
    case .completed(let outcome): outcome.map { "done: \($0)" } ?? "done"
    case .snoozed(let until): "snoozed until \(until.readable)"
    case .waiting(let condition): "snoozed until \(condition.words)"
    case .removed: "taken back"
    case .sent(let sent):
      "message sent: \(sent.message.title)\(sent.feature.map { " about \($0)" } ?? "")"
    case .undone: "undone"
    case .redone: "done again"
    }
  }
}
