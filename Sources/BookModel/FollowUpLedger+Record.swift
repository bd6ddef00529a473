extension FollowUpLedger {
  /// Returns the events that record an action for each of some customers, as one batch.
  ///
  /// Only the first action of a customer counts. Customers who lack the follow-up that an action
  /// needs are left out, so that there may be no event at all.
  public func recording(_ steps: [FollowUpStep], by stamp: FollowUpStamp) -> [FollowUpEvent] {
    var seen: Set<Customer.ID> = []
    let accepted = steps.filter { accepts($0) && seen.insert($0.customer.id).inserted }
    return batch(accepted.map { ($0.customer, FollowUpEvent.Change($0.action)) }, by: stamp)
  }

  /// Returns the customers whose follow-up somebody else handed over and that was marked here too,
  /// done or not.
  public func takenOver(_ handed: [Customer.ID: FollowUp]) -> Set<Customer.ID> {
    var taken: Set<Customer.ID> = []
    for event in events {
      guard let followUp = handed[event.customer.id],
        event.change == .marked(FollowUpDraft(of: followUp)), batches.isInForce(event)
      else { continue }
      taken.insert(event.customer.id)
    }
    return taken
  }

  /// Returns the events that record messages as sent, as one batch; those that were recorded before
  /// for the same customer, month and feature are left out.
  public func sending(
    _ messages: [(customer: CustomerReference, message: SentMessage)],
    by stamp: FollowUpStamp
  ) -> [FollowUpEvent] {
    let new = messages.filter { customer, message in
      !(sent[customer.id] ?? []).contains { $0.isRepeated(by: message) }
    }
    return batch(new.map { ($0.customer, .sent($0.message)) }, by: stamp)
  }

  /// Returns the events that take back the last step that is not taken back yet; none when there is
  /// no such step.
  public func undoing(by stamp: FollowUpStamp) -> [FollowUpEvent] {
    guard let batch = undoBatch else { return [] }
    return self.batch(customers(ofBatch: batch).map { ($0, .undone(batch: batch)) }, by: stamp)
  }

  /// Returns the events that put the step in force again that was taken back last; none when there
  /// is no such step.
  public func redoing(by stamp: FollowUpStamp) -> [FollowUpEvent] {
    guard let batch = redoBatch else { return [] }
    return self.batch(customers(ofBatch: batch).map { ($0, .redone(batch: batch)) }, by: stamp)
  }

  private func batch(
    _ changes: [(CustomerReference, FollowUpEvent.Change)],
    by stamp: FollowUpStamp
  ) -> [FollowUpEvent] {
    var stamp = stamp
    // What is done later comes later, whatever the clocks say.
    if let last = events.last?.stamp.time ?? past?.time { stamp.time = max(stamp.time, last + 1) }
    let batch = FollowUpEvent.randomId()
    return changes.map { customer, change in
      FollowUpEvent(
        id: FollowUpEvent.randomId(),
        batch: batch,
        customer: customer,
        stamp: stamp,
        change: change
      )
    }
  }
}
