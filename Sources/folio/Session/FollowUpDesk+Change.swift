import BookModel
import FollowUpStore

extension FollowUpDesk {
  /// Does something to the follow-up of one customer, known to the book or not.
  mutating func follow(_ action: FollowUpAction, _ customer: CustomerReference) -> Outcome {
    follow([FollowUpStep(action, of: customer)])
  }

  /// Does something to the follow-up of each of some customers, as one step.
  ///
  /// What a coverage plan hands over is made a follow-up of its own first: otherwise it would come back
  /// once a follow-up made in its place is done.
  mutating func follow(_ steps: [FollowUpStep]) -> Outcome {
    let open = followUps
    let untouched = untouchedCovered
    let steps = steps.map { FollowUpStep($0.action, of: followed($0.customer, open)) }
    let handed = steps.compactMap { step in
      untouched[step.customer.id].map { handed in
        FollowUpStep(.mark(FollowUpDraft(of: handed)), of: step.customer)
      }
    }
    return change(orElse: .noFollowUp(customers: steps.map(\.customer.name))) { ledger, stamp in
      let adopted = ledger.recording(
        handed.filter { ledger.open[$0.customer.id] == nil },
        by: stamp
      )
      let own = ledger.adding(adopted).recording(steps, by: stamp)
      return own.isEmpty ? [] : adopted + own
    } told: {
      $0.undoWords ?? "Saved"
    }
  }

  /// Records messages as sent, as one step.
  mutating func send(_ messages: [(customer: CustomerReference, message: SentMessage)]) -> Outcome {
    // Somebody else, or this menu once more, may have recorded them meanwhile.
    change(orElse: .sentAlready) { ledger, stamp in
      ledger.sending(messages, by: stamp)
    } told: {
      $0.undoWords ?? "Saved"
    }
  }

  /// Takes back the last step.
  mutating func undo() -> Outcome {
    let words = ledger.undoWords
    return change(orElse: .nothingToUndo) { ledger, stamp in
      ledger.undoing(by: stamp)
    } told: { _ in
      "Undone: \(words ?? "the last step")"
    }
  }

  /// Does again what was taken back.
  mutating func redo() -> Outcome {
    let words = ledger.redoWords
    return change(orElse: .nothingToRedo) { ledger, stamp in
      ledger.redoing(by: stamp)
    } told: { _ in
      "Redone: \(words ?? "the last step")"
    }
  }
}

extension FollowUpDesk {
  /// Returns a customer's reference by the id that its follow-up has, which may be an older one.
  private func followed(_ customer: CustomerReference, _ open: [Customer.ID: FollowUp])
    -> CustomerReference
  {
    var customer = customer
    if let followUp = open[customer.id] { customer.id = followUp.customer }
    return customer
  }

  private mutating func change(
    orElse refusal: FollowUpStoreError,
    _ make: (FollowUpLedger, FollowUpStamp) -> [FollowUpEvent],
    told: (FollowUpLedger) -> String
  ) -> Outcome {
    let stamp = FollowUpStamp(user: user, host: host, time: Surroundings.milliseconds())
    do throws(FollowUpStoreError) {
      ledger = try record(refusal) { make($0, stamp) }
      failure = nil
      return .saved(told: told(ledger))
    } catch {
      if error.isRefusal { return .refused("\(error)") }
      failure = error
      let events = make(ledger, stamp)
      guard keepsUnsaved, error.mayPass, !events.isEmpty else { return .failed("\(error)") }
      unsaved += events
      ledger = ledger.adding(events)
      isShownStale = true
      nextTry = .now + Self.pause
      return .failed(unsavedNotice ?? "\(error)")
    }
  }

  private mutating func record(
    _ refusal: FollowUpStoreError,
    _ make: (FollowUpLedger) -> [FollowUpEvent]
  ) throws(FollowUpStoreError) -> FollowUpLedger {
    func record(in store: FollowUpStore) throws(FollowUpStoreError) -> FollowUpLedger {
      try store.record { ledger throws(FollowUpStoreError) in
        let events = make(ledger)
        guard !events.isEmpty else { throw refusal }
        return events
      }
    }
    let store = try opened()
    try save(to: store)
    do {
      return try record(in: store)
    } catch {
      // What reading did not show, such as a damaged index, a closer look does, and mends.
      guard case .damaged = error else { throw error }
      self.store = nil
      return try record(in: try opened(checking: true))
    }
  }

  /// Saves what could not be saved before.
  mutating func save(to store: FollowUpStore) throws(FollowUpStoreError) {
    guard !unsaved.isEmpty else { return }
    _ = try store.merge(unsaved)
    unsaved = []
    failure = nil
    nextTry = nil
  }

  /// Returns the store, opened where it is not.
  mutating func opened(checking: Bool = false) throws(FollowUpStoreError) -> FollowUpStore {
    if let store { return store }
    let opened = try FollowUpStore(path: path, checking: checking)
    revision = try opened.revision()
    ledger = try opened.ledger().adding(unsaved)
    store = opened
    return opened
  }
}

extension FollowUpStoreError {
  /// Whether there was nothing to do, rather than something wrong.
  var isRefusal: Bool {
    switch self {
    case .noFollowUp, .nothingToUndo, .nothingToRedo, .sentAlready: true
    case .cannotCreate, .notWritable, .newer, .foreign, .damaged, .full, .busy, .failed: false
    }
  }
}
