/// All follow-ups, worked out from the events that were ever recorded.
///
/// Events are put in order by time and id and counted once, so that the same events give the same
/// ledger in whatever order they arrive, from however many machines.
public struct FollowUpLedger: Hashable, Sendable {
  /// A follow-up that was completed.
  public struct Completion: Hashable, Sendable {
    /// The follow-up as it was.
    public var followUp: FollowUp
    /// What came of it; nil when nothing was said.
    public var outcome: String?
    /// Who completed it, where and when.
    public var stamp: FollowUpStamp
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

  /// The events in their order, each once.
  public let events: [FollowUpEvent]
  /// The follow-up of each customer who has one, snoozed ones too.
  public let open: [Customer.ID: FollowUp]
  /// The follow-ups that were completed, oldest first.
  public let completed: [Completion]
  /// The batch that undo takes back; nil when there is none.
  public let undoBatch: String?
  /// The batch that redo puts in force again; nil when there is none.
  public let redoBatch: String?
  let entries: [Entry]

  /// Creates the ledger of some events, in any order.
  public init(events: some Sequence<FollowUpEvent>) {
    let ordered = FollowUpLedger.ordered(events)
    var batches = FollowUpBatches()
    for event in ordered { batches.follow(event) }
    var fold = FollowUpFold()
    for event in ordered { fold.follow(event, isUndone: !batches.isInForce(event)) }
    self.events = ordered
    open = fold.open
    completed = fold.completed
    entries = fold.entries
    undoBatch = batches.inForce.last
    redoBatch = batches.undone.last
  }

  private static func ordered(_ events: some Sequence<FollowUpEvent>) -> [FollowUpEvent] {
    var seen: Set<String> = []
    return events.sorted { ($0.stamp.time, $0.id) < ($1.stamp.time, $1.id) }
      .filter { seen.insert($0.id).inserted }
  }
}

extension FollowUpLedger {
  /// Returns everything that ever happened to a customer's follow-ups, oldest first.
  public func history(of customer: Customer.ID) -> [Entry] {
    entries.filter { $0.event.customer.id == customer }
  }

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
    let entries = entries.filter { $0.event.batch == batch }
    // In a batch that made some and changed others, the new ones are what it was for.
    guard let first = entries.first(where: \.isNew) ?? entries.first else { return nil }
    guard entries.count == 1 else { return "\(first.title): \(entries.count) follow-ups" }
    let note = first.followUp?.note ?? ""
    return "\(first.title): \(note.isEmpty ? first.event.customer.name : note)"
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
    case .undone: "Undo"
    case .redone: "Redo"
    }
  }
}
