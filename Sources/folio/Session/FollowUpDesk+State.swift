import BookModel
import Dashboard
import FollowUpStore

extension FollowUpDesk {
  /// What the dashboard is to know; what was done long before `today` is left out.
  func state(on today: Day) -> FollowUpDeskState {
    var state = FollowUpDeskState(followUps: followUps)
    state.vanished = matched.missing
    // The clock that days are counted by may be a day off the store's.
    let first = (today.number - FollowUpDeskState.completionDays - 1) * 86_400_000
    state.completed = ledger.completed(since: first, by: book.all, at: book.places)
    state.undoable = ledger.undoWords
    state.redoable = ledger.redoWords
    state.notices = notices + successions.map(\.description)
    state.unsaved = Set(unsaved.map(\.batch)).count
    state.failure = failure?.cause
    return state
  }
}
