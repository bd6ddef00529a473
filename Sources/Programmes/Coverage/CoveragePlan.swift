public import BookModel

/// Who covers whose customers from one day to another, as it is agreed and kept in a file.
public struct CoveragePlan: Hashable, Sendable {
  /// What is to be done before somebody leaves, in order.
  public enum Step: String, CaseIterable, Hashable, Sendable {
    case request, agree, tell, status

    /// What to do, as a sentence without a full stop.
    public var title: String {
      switch self {
      case .request: "Log the time off request"
      case .agree: "Go through this plan with your manager and peers"
      case .tell: "Tell the customers"
      case .status: "Set your status with the dates"
      }
    }
  }

  /// One customer of the plan.
  public struct Entry: Hashable, Sendable {
    /// The customer.
    public var customer: CustomerReference
    /// Who covers it.
    public var cover: Person
    /// How the customer is reached, as somebody wrote it down; nil to go by its contacts.
    public var channel: String?
    /// The day the customer was told; nil while it was not.
    public var told: Day?
    /// What falls due meanwhile; nil for nothing.
    public var followUp: FollowUpDraft?

    /// Creates an entry.
    public init(
      customer: CustomerReference,
      cover: Person,
      channel: String? = nil,
      told: Day? = nil,
      followUp: FollowUpDraft? = nil
    ) {
      self.customer = customer
      self.cover = cover
      self.channel = channel
      self.told = told
      self.followUp = followUp
    }
  }

  /// Who is away.
  public var person: Person
  /// The first day away.
  public var from: Day
  /// The last day away, not before `from`.
  public var to: Day
  /// The customers, each once.
  public var entries: [Entry]
  /// The days on which steps were done; `tell` is done with the last customer's `told`.
  public var done: [Step: Day]

  /// Creates a plan.
  public init(
    person: Person,
    from: Day,
    to: Day,
    entries: [Entry] = [],
    done: [Step: Day] = [:]
  ) {
    self.person = person
    self.from = from
    self.to = to
    self.entries = entries
    self.done = done
  }
}

extension CoveragePlan {
  /// Whether it is in force on a day.
  public func isRunning(on day: Day) -> Bool { (from...max(from, to)).contains(day) }

  /// Whether some day is in both plans.
  public func overlaps(_ other: CoveragePlan) -> Bool { overlaps(from: other.from, to: other.to) }

  /// Whether some day from one to another, both included, is in the plan.
  public func overlaps(from start: Day, to end: Day) -> Bool { from <= end && start <= to }

  /// The days away, the first and the last counted.
  public var length: Int { from.days(until: to) + 1 }

  /// The first working day after it.
  public var back: Day {
    var day = to.adding(days: 1)
    while day.weekday > 4 { day = day.adding(days: 1) }
    return day
  }

  /// The dates for people, such as `30 Nov – 11 Dec 2026`.
  public var dates: String {
    if from == to { return from.readable }
    return "\(from.date.year == to.date.year ? from.shortReadable : from.readable) – \(to.readable)"
  }

  /// Everybody who covers somebody, each once, in the order of the entries.
  public var covers: [Person] {
    entries.reduce(into: []) { covers, entry in
      if !covers.contains(where: { $0.isSame(as: entry.cover) }) { covers.append(entry.cover) }
    }
  }

  /// The day a step was done; nil while it is to do.
  ///
  /// The customers are told when every one of them was.
  public func day(of step: Step) -> Day? {
    if let day = done[step] { return day }
    let told = entries.map(\.told)
    return step == .tell && !told.isEmpty && !told.contains(nil)
      ? told.compactMap(\.self).max() : nil
  }
}

extension CustomerReference {
  /// Returns whether a customer of the book is the one that is meant: by id, else by external id.
  func means(_ customer: Customer) -> Bool {
    id == customer.id || (externalId != nil && externalId == customer.externalId)
  }
}
