/// Something that happened to the follow-up of one customer.
///
/// Events are never changed and never deleted; the state is worked out from them by
/// `FollowUpLedger`. Undo and redo are events too, so that they work after a restart and leave a
/// trail.
public struct FollowUpEvent: Identifiable, Hashable, Sendable {
  /// What happened.
  public enum Change: Hashable, Sendable {
    /// A follow-up was made, or the one there was changed.
    case marked(FollowUpDraft)
    /// It was completed; `outcome` is what came of it, nil when nothing was said.
    case completed(outcome: String?)
    /// It was hidden until a day.
    case snoozed(until: Day)
    /// It was hidden until something comes about.
    case waiting(FollowUpCondition)
    /// It was taken back.
    case removed
    /// A message of a programme was sent to the customer, whatever follow-up there is.
    case sent(SentMessage)
    /// All events of a batch were taken back.
    case undone(batch: String)
    /// A batch that was taken back was put in force again.
    case redone(batch: String)
  }

  /// The id: 128 random bits in hexadecimal, the same wherever the event is copied to.
  public var id: String
  /// The id shared by the events of one step of the user's, which one undo takes back.
  public var batch: String
  /// Whose follow-up it is about.
  public var customer: CustomerReference
  /// Who did it, where and when.
  public var stamp: FollowUpStamp
  /// What happened.
  public var change: Change

  /// Creates an event.
  public init(
    id: String,
    batch: String,
    customer: CustomerReference,
    stamp: FollowUpStamp,
    change: Change
  ) {
    self.id = id
    self.batch = batch
    self.customer = customer
    self.stamp = stamp
    self.change = change
  }
}

/// What a customer is known by, now and when its data is gone or has changed.
public struct CustomerReference: Hashable, Sendable {
  /// The id of the account in Vitally.
  public var id: Customer.ID
  /// The name at the time.
  public var name: String
  /// The id that the first system to create the account gave it; nil when unknown.
  public var externalId: String?
  /// The id of the account in Salesforce; nil when unknown.
  public var salesforceId: String?

  /// Creates a reference.
  public init(
    id: Customer.ID,
    name: String,
    externalId: String? = nil,
    salesforceId: String? = nil
  ) {
    self.id = id
    self.name = name
    self.externalId = externalId
    self.salesforceId = salesforceId
  }

  /// Creates the reference to a customer of the book.
  public init(_ customer: Customer) {
    self.init(
      id: customer.id,
      name: customer.name,
      externalId: customer.externalId,
      salesforceId: customer.salesforceId
    )
  }
}

/// Who did something, where and when.
public struct FollowUpStamp: Hashable, Sendable {
  /// The user: an e-mail address, or the login name.
  public var user: String
  /// The machine's name.
  public var host: String
  /// The time in milliseconds since 1970 UTC.
  public var time: Int

  /// Creates a stamp.
  public init(user: String, host: String, time: Int) {
    self.user = user
    self.host = host
    self.time = time
  }
}

/// An action on the follow-up of one customer, one part of a step.
public struct FollowUpStep: Hashable, Sendable {
  /// Whose follow-up.
  public var customer: CustomerReference
  /// What to do with it.
  public var action: FollowUpAction

  /// Creates a step.
  public init(_ action: FollowUpAction, of customer: CustomerReference) {
    self.customer = customer
    self.action = action
  }
}

extension FollowUpEvent {
  /// Returns an id of 128 random bits, for an event or a batch.
  public static func randomId() -> String {
    (0..<2).map { _ in
      let digits = String(UInt64.random(in: .min ... .max), radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }
    .joined()
  }
}

extension CustomerReference {
  /// Takes over what a later reference says; an id that it lacks is kept.
  mutating func follow(_ later: CustomerReference) {
    name = later.name
    externalId = later.externalId ?? externalId
    salesforceId = later.salesforceId ?? salesforceId
  }
}

extension FollowUpEvent.Change {
  /// Creates the change that an action makes.
  public init(_ action: FollowUpAction) {
    switch action {
    case .mark(let draft): self = .marked(draft)
    case .complete(let outcome): self = .completed(outcome: outcome)
    case .snooze(let until): self = .snoozed(until: until)
    case .wait(let condition): self = .waiting(condition)
    case .remove: self = .removed
    }
  }
}

extension FollowUpEvent.Change {
  /// Whether it is that a message was sent.
  var isSent: Bool { if case .sent = self { true } else { false } }
}
