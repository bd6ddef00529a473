import BookModel
import Dashboard
import FollowUpStore

extension FollowUpDesk {
  /// What the dashboard is to know; what was done long before `today` is left out.
  func state(on today: Day) -> FollowUpDeskState {
    var state = FollowUpDeskState(followUps: followUps)
    state.vanished = matched.missing
    let first = today.adding(days: -FollowUpDeskState.completionDays)
    state.completed = ledger.completed(since: first.earliestMoment, by: book.all, at: book.places)
    state.undoable = ledger.undoWords
    state.redoable = ledger.redoWords
    state.notices = notices + successions.map(\.description)
    state.unsaved = Set(unsaved.map(\.batch)).count
    state.failure = failure?.cause
    return state
  }
}
