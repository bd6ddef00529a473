internal import BookModel
internal import Canvas

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
}

extension BookChange {
  /// What differs, with the values before and after where there are two.
  fileprivate var timelineText: String {
    let subject = opportunity.map { "\($0.name ?? $0.id): " } ?? ""
    let hasValues = old != nil && new != nil || isNowKnown || isNowUnknown
    return subject + kind.title + (hasValues ? " \(oldText) → \(newText)" : "")
  }
}
