internal import BookModel

extension FollowUp {
  /// What it waits for while it is snoozed without a day, in a word or two.
  var waitWords: String {
    switch condition {
    case .healthChanges: "health moves"
    case .usageRecovers: "use recovers"
    case .renewalNears: "renewal nears"
    case nil: "further notice"
    }
  }

  /// Returns when it is due or wakes, in at most twelve columns.
  func shortWhen(on today: Day) -> String {
    if case .snoozed(let until) = state, isSnoozed(on: today) {
      return until.map { "till \($0.shortReadable)" } ?? waitWords
    }
    guard let due else { return "no day" }
    let days = today.days(until: due)
    if days == 0 { return "today" }
    if days < 0 { return "\(Figures.days(-days)) late" }
    return days < 300 ? "\(due.weekdayName) \(due.shortReadable)" : due.readable
  }

  /// Returns why it is back, of one that was snoozed, such as `woke: health ■→▼`; nil of any other.
  func wokeWords(on today: Day) -> String? {
    waking(on: today).map { waking in "woke: \(waking.words { $0.sign })" }
  }
}

extension ActionEntry {
  /// Returns how early the hint line of a context names it: on the Follow-ups screen what is done to
  /// follow-ups comes first.
  func hintRank(in context: Context) -> Int {
    let rank = hintRank ?? 0
    guard context == .screen(.followUps) else { return rank }
    if action == .help { return 2 }
    if action == .nextPane { return 5 }
    return group == .followUps && action != .following(.add) ? rank - 6 : rank
  }
}

extension FollowUpLine {
  /// The keys that lead on.
  func hints(isKept: Bool) -> [(key: String, title: String)] {
    if failure?.text == editor.text {
      return isKept
        ? [("↵", "try again"), ("Esc", "close; it is kept and tried again")]
        : [("↵", "try again"), ("Esc", "drop")]
    }
    return switch purpose {
    case .add, .rewrite, .change:
      [("↵", "save"), ("Esc", "cancel"), ("@fri", "day"), ("!high", "priority"), ("#", "tag")]
    case .outcome: [("↵", "done"), ("Esc", "cancel")]
    case .snooze: [("↵", "snooze"), ("Esc", "cancel")]
    }
  }
}
