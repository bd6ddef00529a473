/// All follow-ups, worked out from the events that were ever recorded.
///
/// Events are put in order by time and id and counted once, so that the same events give the same
/// ledger in whatever order they arrive, from however many machines.
public struct FollowUpLedger: Sendable {
  /// A follow-up that was completed.
  public struct Completion: Hashable, Sendable {
    /// The follow-up as it was.
    public var followUp: FollowUp
    /// What the customer was known by.
    public var customer: CustomerReference
    /// What came of it; nil when nothing was said.
    public var outcome: String?
    /// Who completed it, where and when.
    public var stamp: FollowUpStamp

    /// Creates a follow-up that was completed, of a customer that is known by no more than the
    /// follow-up says where nothing else is given.
    public init(
      followUp: FollowUp,
      customer: CustomerReference? = nil,
      outcome: String?,
      stamp: FollowUpStamp
    ) {
      self.followUp = followUp
      self.customer =
        customer ?? CustomerReference(id: followUp.customer, name: followUp.customerName)
      self.outcome = outcome
      self.stamp = stamp
    }
  }

  /// An event of a customer's history with what it was about.
  public struct Entry: Hashable, Sendable {
    /// The event.
    public var event: FollowUpEvent
    /// The follow-up after it, or before it where it ended one; nil where there was none.
    public var followUp: FollowUp?
    /// Whether it made a new follow-up.
    public var isNew: Bool
    /// Whether it is taken back.
    public var isUndone: Bool
  }

  /// The events in their order, each once; those that `past` stands for are not among them.
  public private(set) var events: [FollowUpEvent]
  /// What came of earlier events that the ledger does not hold; nil where it holds all there are.
  ///
  /// What is said of steps and customers then goes no further back than the events.
  public let past: FollowUpPast?
  /// The follow-up of each customer who has one, snoozed ones too.
  public private(set) var open: [Customer.ID: FollowUp]
  var batches = FollowUpBatches()
  private(set) var fold: FollowUpFold

  /// Creates the ledger of some events, in any order; of several with one id the first counts.
  public init(events: some Sequence<FollowUpEvent>) {
    var seen: Set<String> = []
    self.init(
      uniqueEvents: events.sorted(by: FollowUpLedger.isInOrder)
        .filter { seen.insert($0.id).inserted }
    )
  }

  /// Creates the ledger of some events with different ids, in any order, that come after the past.
  public init(uniqueEvents events: [FollowUpEvent], after past: FollowUpPast? = nil) {
    self.past = past
    fold = FollowUpFold(after: past)
    let isOrdered = zip(events, events.dropFirst()).allSatisfy { !FollowUpLedger.isInOrder($1, $0) }
    self.events = isOrdered ? events : events.sorted(by: FollowUpLedger.isInOrder)
    for event in self.events { batches.follow(event) }
    for event in self.events { fold.follow(event, isUndone: !batches.isInForce(event)) }
    open = fold.open
  }

  private static func isInOrder(_ left: FollowUpEvent, _ right: FollowUpEvent) -> Bool {
    left.stamp.time == right.stamp.time
      ? left.id < right.id : left.stamp.time < right.stamp.time
  }
}

extension FollowUpLedger {
  /// Returns the ledger with more events, whose ids are not in it yet.
  ///
  /// Events that come after all others and take nothing back cost little, however many there are.
  public func adding(_ new: [FollowUpEvent]) -> FollowUpLedger {
    guard !events.isEmpty else { return FollowUpLedger(uniqueEvents: new, after: past) }
    let new = new.sorted(by: FollowUpLedger.isInOrder)
    guard let first = new.first else { return self }
    let isLater = events.last.map { FollowUpLedger.isInOrder($0, first) } ?? true
    guard isLater, new.allSatisfy(\.change.isPlain) else {
      return FollowUpLedger(uniqueEvents: events + new, after: past)
    }
    var ledger = self
    ledger.events += new
    for event in new { ledger.batches.follow(event) }
    for event in new {
      ledger.fold.follow(event, isUndone: !ledger.batches.isInForce(event))
    }
    ledger.open = ledger.fold.open
    return ledger
  }

  /// The follow-ups that were completed, oldest first.
  public var completed: [Completion] { fold.completed }

  /// The messages that were sent to each customer, in the order in which that was recorded.
  public var sent: [Customer.ID: [SentMessage]] { fold.sent }

  /// The batch that undo takes back; nil when there is none.
  public var undoBatch: String? { batches.inForce.last }

  /// The batch that redo puts in force again; nil when there is none.
  public var redoBatch: String? { batches.undone.last }

  /// Returns what is known of a customer that events are about; nil when none is.
  public func reference(of customer: Customer.ID) -> CustomerReference? {
    fold.reference(of: customer)
  }

  /// What is known of every customer that events are about, in the order of their first events.
  public var references: [CustomerReference] { fold.references }
}

extension FollowUpLedger: Hashable {
  /// Returns whether two ledgers hold the same events after the same past, from which all else follows.
  public static func == (left: FollowUpLedger, right: FollowUpLedger) -> Bool {
    left.events == right.events && left.past == right.past
  }

  /// Hashes the number of events and the last one.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(events.count)
    hasher.combine(events.last)
  }
}

extension FollowUpLedger {
  /// Returns everything that ever happened to a customer's follow-ups, oldest first.
  public func history(of customer: Customer.ID) -> [Entry] { entries(of: [customer]) }

  /// Returns everything that ever happened to the follow-ups of a customer who was known by several
  /// ids, oldest first.
  public func history(of customers: Set<Customer.ID>) -> [Entry] { entries(of: customers) }

  /// Returns whether an action would change anything: all but a mark need a follow-up to act on.
  public func accepts(_ step: FollowUpStep) -> Bool {
    switch step.action {
    case .mark: true
    case .complete, .snooze, .wait, .remove: open[step.customer.id] != nil
    }
  }

  /// Returns the customers that a batch was about, in the order of its events.
  public func customers(ofBatch batch: String) -> [CustomerReference] {
    events.filter { $0.batch == batch }.map(\.customer)
  }

  /// What undo would take back in words, such as `Done: call champion`; nil when there is nothing.
  public var undoWords: String? { undoBatch.flatMap(words) }

  /// What redo would put in force again in words; nil when there is nothing.
  public var redoWords: String? { redoBatch.flatMap(words) }

  private func words(forBatch batch: String) -> String? {
    let customers = Set(self.customers(ofBatch: batch).map(\.id))
    let entries = entries(of: customers).filter { $0.event.batch == batch }
    // In a batch that made some and changed others, the new ones are what it was for.
    guard let first = entries.first(where: \.isNew) ?? entries.first else { return nil }
    if case .sent(let message) = first.event.change {
      let name = first.event.customer.name
      return entries.count == 1
        ? "Sent: \(message.message.title), \(name)" : "Sent: \(entries.count) messages"
    }
    guard entries.count == 1 else { return "\(first.title): \(entries.count) follow-ups" }
    let note = first.followUp?.note ?? ""
    return "\(first.title): \(first.event.customer.name)\(note.isEmpty ? "" : " · \(note)")"
  }
}

extension FollowUpLedger.Entry {
  /// What happened, in a word.
  public var title: String {
    switch event.change {
    case .marked: isNew ? "Follow-up" : "Edit"
    case .completed: "Done"
    case .snoozed, .waiting: "Snooze"
    case .removed: "Remove"
    case .sent: "Sent"
    case .undone: "Undo"
    case .redone: "Redo"
    }
  }
}

extension FollowUpEvent.Change {
  /// Whether it is about a follow-up, and not about what was done before.
  fileprivate var isPlain: Bool {
    switch self {
    case .marked, .completed, .snoozed, .waiting, .removed, .sent: true
    case .undone, .redone: false
    }
  }
}
