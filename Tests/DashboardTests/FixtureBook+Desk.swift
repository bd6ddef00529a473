import BookModel
import Canvas
import Dashboard

/// Follow-ups of every kind, for the Follow-ups screen.
extension FixtureBook {
  /// The state of a store with something in every part of the screen.
  static var desk: FollowUpDeskState {
    var followUps = followUps
    let vanished = followUps.removeValue(forKey: Customer.ID(rawValue: "gone"))
    for followUp in more { followUps[followUp.customer] = followUp }
    var state = FollowUpDeskState(followUps: followUps)
    state.vanished = [vanished].compactMap(\.self)
    state.completed = [
      completion("c-09", "Globex", "thank them for the case study", "2026-11-20", nil),
      completion("c-04", "Hooli", "agree the workshop", "2026-11-16", "two days in January"),
      completion("c-07", "Wayne Enterprises", "too long ago to show", "2026-11-12", nil),
      completion("gone", "Vanished Ltd", "send the invoice again", "2026-11-19", "paid"),
    ]
    state.undoable = "Done: thank them for the case study"
    return state
  }

  private static var more: [FollowUp] {
    var woken = followUp("c-06", "Stark Industries", "see what made it worse", "2026-11-19")
    woken.due = nil
    woken.waking = .health(from: .concerning, to: .poor)
    var waiting = followUp("c-10", "Cyberdyne", "look again when they use it", "2026-11-12")
    waiting.state = .snoozed(until: nil)
    waiting.condition = .usageRecovers(utilization: .concerning, usage: nil)
    var low = followUp("c-07", "Wayne Enterprises", "send the roadmap", "2026-12-04")
    low.priority = .low
    low.tags = ["roadmap", "q4"]
    let soon = followUp("c-03", "Umbrella Group", "invite to the webinar", "2026-11-22")
    return [woken, waiting, low, soon]
  }

  private static func completion(
    _ id: String,
    _ name: String,
    _ note: String,
    _ day: String,
    _ outcome: String?
  ) -> FollowUpLedger.Completion {
    FollowUpLedger.Completion(
      followUp: followUp(id, name, note, day),
      outcome: outcome,
      stamp: FollowUpStamp(
        user: "ana@example.com",
        host: "desk",
        time: (FixtureBook.day(day).number * 86_400 + 36_000) * 1000
      )
    )
  }
}

extension Effect {
  /// Something done to the follow-up of one customer of the fixture, or of some.
  static func follow(_ action: FollowUpAction, _ ids: String...) -> Effect {
    .follow(
      ids.compactMap { id in
        FixtureBook.book.customers.first { $0.id.rawValue == id }
          .map { FollowUpStep(action, of: CustomerReference($0)) }
      }
    )
  }
}

extension Dashboard {
  /// A dashboard that shows the fixture book, with follow-ups of every kind.
  static func following(
    rows: Int = 24,
    columns: Int = 80,
    options: DashboardOptions = .fixture
  ) -> Dashboard {
    var dashboard = Dashboard.fixture(rows: rows, columns: columns, options: options)
    _ = dashboard.update(.followUpsChanged(FixtureBook.desk, told: nil))
    return dashboard
  }

  /// Types a filter and keeps it.
  mutating func filter(_ text: String) {
    type("/")
    press(.control("u"))
    type(text)
    press(.enter)
  }
}
