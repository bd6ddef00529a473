/// Which batches are in force, as undo and redo left them.
struct FollowUpBatches: Sendable {
  /// The batches in force, the one that undo takes back last.
  private(set) var inForce: [String] = []
  /// The batches that redo can put in force again, the next one last.
  private(set) var undone: [String] = []
  private var seen: Set<String> = []
  private var withdrawn: Set<String> = []
  private var last: String?

  /// Takes account of an event; the events come in their order.
  ///
  /// A batch counts with its first event. One that is about a batch that is not in the state it
  /// expects changes nothing: two machines may have undone the same step.
  mutating func follow(_ event: FollowUpEvent) {
    // The events of a batch mostly come together.
    guard event.batch != last else { return }
    last = event.batch
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
    case .marked, .completed, .snoozed, .waiting, .removed, .sent:
      inForce.append(event.batch)
      if !undone.isEmpty { undone = [] }
    }
  }

  /// Returns whether nothing took the event back.
  func isInForce(_ event: FollowUpEvent) -> Bool {
    withdrawn.isEmpty || !withdrawn.contains(event.batch)
  }
}

/// The follow-ups as the events make them.
struct FollowUpFold: Sendable {
  /// What is known of a customer: each by its place here, so that an event costs one search.
  private(set) var references: [CustomerReference] = []
  private(set) var states: [FollowUp?] = []
  private(set) var completed: [FollowUpLedger.Completion] = []
  private(set) var sent: [Customer.ID: [SentMessage]] = [:]
  private var places: [Customer.ID: Int] = [:]

  /// Creates the follow-ups that the past left.
  init(after past: FollowUpPast?) {
    guard let past else { return }
    completed = past.completed
    for standing in past.standing {
      let place = place(of: standing.customer)
      states[place] = standing.followUp
    }
  }

  /// The follow-ups there are, with what is known of their customers.
  var standing: [FollowUpPast.Standing] {
    zip(references, states).compactMap { customer, state in
      state.map { FollowUpPast.Standing(customer: customer, followUp: $0) }
    }
  }

  /// The follow-ups there are.
  var open: [Customer.ID: FollowUp] {
    var open: [Customer.ID: FollowUp] = [:]
    for state in states {
      if let state { open[state.customer] = state }
    }
    return open
  }

  /// Returns what is known of a customer; nil when no event was about it.
  func reference(of customer: Customer.ID) -> CustomerReference? {
    places[customer].map { references[$0] }
  }

  /// Takes account of an event; one that is undone changes no follow-up.
  mutating func follow(_ event: FollowUpEvent, isUndone: Bool) {
    let place = place(of: event.customer)
    guard !isUndone else { return }
    if case .sent(let message) = event.change {
      sent[event.customer.id, default: []].append(message)
      return
    }
    let before = states[place]
    if case .completed(let outcome) = event.change, let before {
      completed.append(
        FollowUpLedger.Completion(
          followUp: before,
          customer: references[place],
          outcome: outcome,
          stamp: event.stamp
        )
      )
    }
    states[place] = before.after(event)
  }

  private mutating func place(of customer: CustomerReference) -> Int {
    if let place = places[customer.id] {
      if references[place] != customer { references[place].follow(customer) }
      return place
    }
    places[customer.id] = references.count
    references.append(customer)
    states.append(nil)
    return references.count - 1
  }
}

extension FollowUpLedger {
  /// Returns the entries of some customers' events, in order.
  func entries(of customers: Set<Customer.ID>) -> [Entry] {
    var states: [Customer.ID: FollowUp] = [:]
    for standing in past?.standing ?? [] where customers.contains(standing.customer.id) {
      states[standing.customer.id] = standing.followUp
    }
    var entries: [Entry] = []
    for event in events where customers.contains(event.customer.id) {
      let before = states[event.customer.id]
      let after = before.after(event)
      let isUndone = !batches.isInForce(event)
      entries.append(
        Entry(
          event: event,
          followUp: after ?? before,
          isNew: before == nil && after != nil,
          isUndone: isUndone
        )
      )
      if !isUndone { states[event.customer.id] = after }
    }
    return entries
  }
}

extension FollowUp? {
  /// Returns what an event makes of a customer's follow-up, or of there being none.
  fileprivate func after(_ event: FollowUpEvent) -> FollowUp? {
    switch event.change {
    case .marked(let draft): self?.changed(to: draft, by: event) ?? FollowUp(draft, from: event)
    case .completed, .removed: nil
    case .snoozed(let until): self?.snoozed(until: until, nil, by: event)
    case .waiting(let condition): self?.snoozed(until: nil, condition, by: event)
    case .sent, .undone, .redone: self
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
      created: event.stamp.seconds,
      author: event.stamp.user
    )
    markId = event.id
  }

  /// Returns the follow-up as somebody changed it; a new due day wakes one that is snoozed.
  fileprivate func changed(to draft: FollowUpDraft, by event: FollowUpEvent) -> FollowUp {
    var changed = self
    changed.customerName = event.customer.name
    changed.note = draft.note
    changed.due = draft.due
    changed.priority = draft.priority
    changed.tags = draft.tags
    changed.touch(event)
    guard draft.due != due else { return changed }
    changed.state = .open
    changed.condition = nil
    return changed
  }

  fileprivate func snoozed(
    until day: Day?,
    _ condition: FollowUpCondition?,
    by event: FollowUpEvent
  ) -> FollowUp {
    var snoozed = self
    snoozed.state = .snoozed(until: day)
    snoozed.condition = condition
    snoozed.touch(event)
    return snoozed
  }

  private mutating func touch(_ event: FollowUpEvent) {
    changed = event.stamp.seconds
    changes += 1
  }
}

extension FollowUpStamp {
  /// The time in whole seconds since 1970 UTC.
  fileprivate var seconds: Int { time >= 0 ? time / 1000 : (time - 999) / 1000 }
}
