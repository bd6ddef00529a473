internal import BookModel
internal import Canvas

/// A part of the Follow-ups screen, in the order shown.
enum FollowUpSection: Int, CaseIterable, Hashable, Sendable {
  case late, today, thisWeek, later, snoozed, done, vanished

  /// Creates the part that an open follow-up belongs to on a day.
  ///
  /// One that woke and has no day is due when it wakes. The week ends on Sunday.
  init(of followUp: FollowUp, on today: Day) {
    switch followUp.urgency(on: today) {
    case .late: self = .late
    case .today: self = .today
    case .undated: self = followUp.waking(on: today) == nil ? .later : .today
    case .snoozed: self = .snoozed
    case .later:
      let days = followUp.due.map(today.days) ?? .max
      self = days <= 6 - today.weekday ? .thisWeek : .later
    }
  }

  /// What it is called.
  var title: String {
    switch self {
    case .late: "Late"
    case .today: "Today"
    case .thisWeek: "This week"
    case .later: "Later"
    case .snoozed: "Snoozed"
    case .done: "Done lately"
    case .vanished: "No longer in the data"
    }
  }

  /// What there is to know of it; empty for nothing.
  var remark: String {
    switch self {
    case .late, .today, .thisWeek, .later: ""
    case .snoozed: "back on a day, or when something comes about"
    case .done: "in the last \(FollowUpDeskState.completionDays) days"
    case .vanished: "kept, though this snapshot does not have the customer"
    }
  }

  /// What its colour means.
  var role: Role {
    switch self {
    case .late: .poor
    case .today: .due
    case .thisWeek, .later: .mark
    case .snoozed: .snoozed
    case .done: .healthy
    case .vanished: .concerning
    }
  }
}

/// What orders the rows of a part of the Follow-ups screen.
enum FollowUpOrder: CaseIterable, Hashable, Sendable {
  case due, priority, arr, customer

  /// What it is called.
  var title: String {
    switch self {
    case .due: "due day"
    case .priority: "priority"
    case .arr: "ARR"
    case .customer: "customer"
    }
  }

  /// Its key in the menu.
  var key: Character {
    switch self {
    case .due: "d"
    case .priority: "p"
    case .arr: "a"
    case .customer: "c"
    }
  }
}
