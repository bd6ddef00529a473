import Dashboard

extension DashboardLoop {
  /// Tells the dashboard what came of a change of the follow-ups.
  mutating func tell(_ outcome: FollowUpDesk.Outcome) {
    switch outcome {
    case .saved(let told): take(followUpsChanged(told: told))
    case .refused(let reason): take(.told(reason))
    case .failed(let reason):
      take(.saveFailed(reason))
      // What could not be saved is kept, and shown.
      take(followUpsChanged(told: nil))
    }
  }

  /// Tries to save what could not be saved, and says so where that fails again.
  mutating func saveAgain() {
    _ = desk.refresh(savingNow: true)
    take(followUpsChanged(told: nil))
    if let notice = desk.unsavedNotice { take(.saveFailed(notice)) }
  }

  /// Takes over what other processes have done to the follow-ups.
  mutating func refreshFollowUps() {
    if desk.refresh() { take(followUpsChanged(told: nil)) }
  }

  func followUpsChanged(told: String?) -> Event {
    .followUpsChanged(desk.state(on: today), told: told)
  }
}
