/// A mark on a customer: something to come back to.
public struct FollowUp: Hashable, Sendable {
  /// How pressing it is.
  public enum Priority: String, CaseIterable, Hashable, Sendable {
    case high, normal, low
  }

  /// Whether it is waiting to be done or hidden for a while.
  public enum State: Hashable, Sendable {
    case open
    /// Hidden; `until` is the day it wakes, nil while it waits for a condition.
    case snoozed(until: Day?)
  }

  /// The customer's id.
  public var customer: Customer.ID
  /// The customer's name when it was marked, for when the data no longer has the customer.
  public var customerName: String
  /// What to do.
  public var note: String
  /// The day it is due; nil when none was set.
  public var due: Day?
  /// How pressing it is.
  public var priority: Priority
  /// Tags, without `#`, in the order given.
  public var tags: [String]
  /// Whether it is open or snoozed.
  public var state: State
  /// What it waits for while it is snoozed without a day of its own; nil otherwise.
  public var condition: FollowUpCondition?
  /// What the data woke it by (`woken(by:_:)`); nil while nothing did.
  public var waking: FollowUpWaking?
  /// When it was made, in seconds since 1970 UTC.
  public var created: Int
  /// Who made it.
  public var author: String
  /// The id of the event that made it, the same wherever the event is copied to; nil when no event
  /// did.
  public var markId: String?
  /// When it was last changed, in seconds since 1970 UTC.
  public var changed: Int
  /// How often it was changed since it was made.
  public var changes = 0

  /// Creates a follow-up.
  public init(
    customer: Customer.ID,
    customerName: String,
    note: String,
    due: Day? = nil,
    priority: Priority = .normal,
    tags: [String] = [],
    state: State = .open,
    created: Int,
    author: String
  ) {
    self.customer = customer
    self.customerName = customerName
    self.note = note
    self.due = due
    self.priority = priority
    self.tags = tags
    self.state = state
    self.created = created
    self.author = author
    self.changed = created
  }
}

extension FollowUp {
  /// Where a follow-up stands on a day.
  public enum Urgency: Hashable, Sendable {
    case late, today, later, undated, snoozed
  }

  /// Returns where it stands on `today`; a snooze that is past is open.
  public func urgency(on today: Day) -> Urgency {
    if isSnoozed(on: today) { return .snoozed }
    guard let due else { return .undated }
    return due < today ? .late : due == today ? .today : .later
  }

  /// Returns whether it is hidden on `today`.
  public func isSnoozed(on today: Day) -> Bool {
    switch state {
    case .open: false
    case .snoozed(let until): until.map { $0 > today } ?? true
    }
  }
}

/// What a user wrote about a follow-up to make or to change.
public struct FollowUpDraft: Hashable, Sendable {
  /// What to do.
  public var note: String
  /// The day it is due; nil when none was given.
  public var due: Day?
  /// How pressing it is.
  public var priority: FollowUp.Priority
  /// Tags, without `#`.
  public var tags: [String]

  /// Creates a draft.
  public init(
    note: String,
    due: Day? = nil,
    priority: FollowUp.Priority = .normal,
    tags: [String] = []
  ) {
    self.note = note
    self.due = due
    self.priority = priority
    self.tags = tags
  }
}

extension FollowUpDraft {
  /// Creates the draft of which a follow-up is made.
  public init(of followUp: FollowUp) {
    self.init(
      note: followUp.note,
      due: followUp.due,
      priority: followUp.priority,
      tags: followUp.tags
    )
  }
}

/// Something to do with the follow-ups of some customers, as one step that one undo takes back.
public enum FollowUpAction: Hashable, Sendable {
  /// Makes a follow-up, or changes the one there is.
  case mark(FollowUpDraft)
  /// Completes it; the outcome is what came of it, nil when nothing was said.
  case complete(outcome: String?)
  /// Hides it until a day.
  case snooze(until: Day)
  /// Hides it until something comes about.
  case wait(FollowUpCondition)
  /// Takes it back.
  case remove
}
