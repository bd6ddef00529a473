/// What follows from events that a ledger does not hold itself.
///
/// Where there are very many events, a ledger goes on from what the older ones came to: that is there
/// at once. Whoever needs the older events reads them then.
public struct FollowUpPast: Hashable, Sendable {
  /// A follow-up there was at the end, with what was known of its customer.
  public struct Standing: Hashable, Sendable {
    /// The customer.
    public var customer: CustomerReference
    /// The follow-up.
    public var followUp: FollowUp

    /// Creates a follow-up that there was.
    public init(customer: CustomerReference, followUp: FollowUp) {
      self.customer = customer
      self.followUp = followUp
    }
  }

  /// The time of the last event, in milliseconds since 1970 UTC; what a ledger holds comes after it.
  public var time: Int
  /// Whether there are steps that undo could take back.
  public var hasStepsInForce: Bool
  /// The open and snoozed follow-ups.
  public var standing: [Standing]
  /// The follow-ups that were completed in the last month of the events, oldest first.
  public var completed: [FollowUpLedger.Completion]

  /// Creates what some events came to.
  public init(
    time: Int,
    hasStepsInForce: Bool,
    standing: [Standing],
    completed: [FollowUpLedger.Completion]
  ) {
    self.time = time
    self.hasStepsInForce = hasStepsInForce
    self.standing = standing
    self.completed = completed
  }
}

extension FollowUpPast {
  /// How long completed follow-ups are remembered, in milliseconds: a month.
  fileprivate static let memory = 31 * 86_400_000
}

extension FollowUpLedger {
  /// Returns whether the ledger holds every follow-up that was completed from a time on, which is in
  /// milliseconds since 1970 UTC.
  public func remembersCompletions(since time: Int) -> Bool {
    past.map { time > $0.time - FollowUpPast.memory } ?? true
  }

  /// Returns what the events up to a time come to, to go on from; nil when the later ones need more.
  ///
  /// They do when a step of theirs began before, or takes back one that did, and when undo or redo
  /// would next reach back so far. Messages that were sent are not summed up: all of them count.
  public func past(upTo time: Int) -> FollowUpPast? {
    guard sent.isEmpty, !events.contains(where: \.change.isSent) else { return nil }
    let later = events.filter { $0.stamp.time > time }
    let steps = Set(later.map(\.batch))
    let needed = later.compactMap(\.change.target) + [undoBatch].compactMap(\.self) + batches.undone
    guard undoBatch != nil, needed.allSatisfy(steps.contains) else { return nil }
    let earlier = FollowUpLedger(
      uniqueEvents: events.filter { $0.stamp.time <= time },
      after: past
    )
    guard earlier.events.allSatisfy({ !steps.contains($0.batch) }) else { return nil }
    return FollowUpPast(
      time: time,
      hasStepsInForce: earlier.undoBatch != nil || past?.hasStepsInForce == true,
      standing: earlier.fold.standing,
      completed: earlier.completed.filter { $0.stamp.time > time - FollowUpPast.memory }
    )
  }

  /// Returns the ledger that holds the later events alone; `past` is what the others came to.
  public func goingOn(from past: FollowUpPast) -> FollowUpLedger {
    FollowUpLedger(uniqueEvents: events.filter { $0.stamp.time > past.time }, after: past)
  }

  /// Whether undo needs an event that the ledger does not hold.
  public var needsPast: Bool { undoBatch == nil && past?.hasStepsInForce == true }
}

extension FollowUpEvent.Change {
  /// The batch that it takes back or puts in force again; nil for other changes.
  public var target: String? {
    switch self {
    case .undone(let batch), .redone(let batch): batch
    case .marked, .completed, .snoozed, .waiting, .removed, .sent: nil
    }
  }
}
