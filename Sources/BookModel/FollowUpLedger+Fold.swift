/// Which batches are in force, as undo and redo left them.
struct FollowUpBatches {
  /// The batches in force, the one that undo takes back last.
  private(set) var inForce: [String] = []
  /// The batches that redo can put in force again, the next one last.
  private(set) var undone: [String] = []
  private var seen: Set<String> = []
  private var withdrawn: Set<String> = []

  /// Takes account of an event; the events come in their order.
  ///
  /// A batch counts with its first event. One that is about a batch that is not in the state it
  /// expects changes nothing: two machines may have undone the same step.
  mutating func follow(_ event: FollowUpEvent) {
    guard seen.insert(event.batch).inserted else { return }
    switch event.change {
    case .undone(let batch):
      guard let index = inForce.lastIndex(of: batch) else { return }
      undone.append(inForce.remove(at: index))
      withdrawn.insert(batch)
    case .redone(let batch):
      guard let index = undone.lastIndex(of: batch) else { return }
      inForce.append(undone.remove(at: index))
      withdrawn.remove(batch)
    case .marked, .completed, .snoozed, .waiting, .removed:
      inForce.append(event.batch)
      undone = []
    }
  }

  /// Returns whether nothing took the event back.
  func isInForce(_ event: FollowUpEvent) -> Bool { !withdrawn.contains(event.batch) }
}

/// The follow-ups as the events make them.
struct FollowUpFold {
  private(set) var open: [Customer.ID: FollowUp] = [:]
  private(set) var completed: [FollowUpLedger.Completion] = []
  private(set) var entries: [FollowUpLedger.Entry] = []

  /// Takes account of an event; one that is undone is listed and changes nothing.
  mutating func follow(_ event: FollowUpEvent, isUndone: Bool) {
    let before = open[event.customer.id]
    let after = before.after(event)
    entries.append(
      FollowUpLedger.Entry(
        event: event,
        followUp: after ?? before,
        isNew: before == nil && after != nil,
        isUndone: isUndone
      )
    )
    guard !isUndone else { return }
    open[event.customer.id] = after
    if case .completed(let outcome) = event.change, let before {
      completed.append(
        FollowUpLedger.Completion(followUp: before, outcome: outcome, stamp: event.stamp)
      )
    }
  }
}

extension FollowUp? {
  /// Returns what an event makes of a customer's follow-up, or of there being none.
  fileprivate func after(_ event: FollowUpEvent) -> FollowUp? {
    switch event.change {
    case .marked(let draft): self?.changed(to: draft, by: event) ?? FollowUp(draft, from: event)
    case .completed, .removed: nil
    case .snoozed(let until): self?.snoozed(until: until, nil)
    case .waiting(let condition): self?.snoozed(until: nil, condition)
    case .undone, .redone: self
    }
  }
}

extension FollowUp {
  fileprivate init(_ draft: FollowUpDraft, from event: FollowUpEvent) {
    self.init(
      customer: event.customer.id,
      customerName: event.customer.name,
      note: draft.note,
      due: draft.due,
      priority: draft.priority,
      tags: draft.tags,
      created: event.stamp.time / 1000,
      author: event.stamp.user
    )
  }

  /// Returns the follow-up as somebody changed it; a new due day wakes one that is snoozed.
  fileprivate func changed(to draft: FollowUpDraft, by event: FollowUpEvent) -> FollowUp {
    var changed = FollowUp(draft, from: event)
    changed.created = created
    changed.author = author
    guard draft.due == due else { return changed }
    changed.state = state
    changed.condition = condition
    return changed
  }

  fileprivate func snoozed(until day: Day?, _ condition: FollowUpCondition?) -> FollowUp {
    var snoozed = self
    snoozed.state = .snoozed(until: day)
    snoozed.condition = condition
    return snoozed
  }
}
