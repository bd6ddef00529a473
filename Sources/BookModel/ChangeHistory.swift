/// Since when each customer's facts are as they are, over the snapshots of a library.
///
/// Snapshots are taken in one after the other, the oldest first; only the newest is kept. A customer
/// is followed as `CustomerPairs` recognises it; one that is gone and comes back begins anew.
public struct ChangeHistory: Equatable, Sendable {
  /// The day of the first snapshot; what never changed is as it is at least since then.
  public let firstDay: Day
  /// The days of the snapshots that were taken in, the oldest first.
  public private(set) var days: [Day]
  /// The newest snapshot, which the places are of.
  public private(set) var newest: ComparedBook
  /// The policy that the tiers are of.
  public let policy: TierPolicy
  /// The number of the day each fact last changed: a row of facts a customer.
  private var sinceDays: [Int32]

  /// Stands for a fact that never changed.
  private static let never = Int32.min
  private static let facts = ComparedFact.allCases.count

  /// Begins with the oldest snapshot; nil when it has no day.
  public init?(from oldest: ComparedBook, policy: TierPolicy = .fourTier) {
    guard let day = oldest.day else { return nil }
    firstDay = day
    days = [day]
    newest = oldest
    self.policy = policy
    sinceDays = Array(repeating: Self.never, count: oldest.count * Self.facts)
  }

  /// Takes in the next snapshot; returns what changed with it.
  ///
  /// A snapshot without a day, or of a day that is not later, changes nothing: nil.
  @discardableResult
  public mutating func append(_ next: ComparedBook) -> BookChanges? {
    guard let day = next.day, let last = days.last, day > last else { return nil }
    let changes = BookChanges(from: newest, to: next, policy: policy)
    var since = Array(repeating: Self.never, count: next.count * Self.facts)
    for (place, older) in changes.pairs.olderPlaces.enumerated() where older >= 0 {
      for fact in 0..<Self.facts {
        since[place * Self.facts + fact] = sinceDays[Int(older) * Self.facts + fact]
      }
    }
    for row in changes.rows where row.newer >= 0 {
      since[Int(row.newer) * Self.facts + row.kind.fact.place] = Int32(clamping: day.number)
    }
    days.append(day)
    newest = next
    sinceDays = since
    return changes
  }
}

extension ChangeHistory {
  /// Returns the day of the first snapshot that had a fact of a customer as it is now.
  ///
  /// Nil when it never changed: then it is so at least since `firstDay`. Of `.customer` it is the
  /// day the customer appeared.
  public func since(_ fact: ComparedFact, at place: Int) -> Day? {
    let day = sinceDays[place * Self.facts + fact.place]
    return day == Self.never ? nil : Day(number: Int(day))
  }

  /// Returns the day anything of a customer last changed, its coming included; nil when nothing did.
  public func lastChange(at place: Int) -> Day? {
    let row = sinceDays[(place * Self.facts)..<((place + 1) * Self.facts)]
    return row.max().flatMap { $0 == Self.never ? nil : Day(number: Int($0)) }
  }

  /// The day anything of each customer last changed; customers of whom nothing did are left out.
  public func lastChanges() -> [Customer.ID: Day] {
    var days: [Customer.ID: Day] = [:]
    for place in 0..<newest.count {
      if let day = lastChange(at: place) { days[newest.columns.ids[place]] = day }
    }
    return days
  }
}

extension Day {
  /// Returns the day that a change in 30 days counts from; nil when there is none.
  ///
  /// Of `days` it is the one nearest to 30 days before this one, between 23 and 60 days ago; of two
  /// as near the newer one. Weekly snapshots always have one from the fifth week on.
  public func monthBefore(among days: some Sequence<Day>) -> Day? {
    days.filter { (23...60).contains($0.days(until: self)) }
      .min { left, right in
        let (first, second) = (abs(left.days(until: self) - 30), abs(right.days(until: self) - 30))
        return first == second ? left > right : first < second
      }
  }
}
