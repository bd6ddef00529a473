public import BookModel

/// What a filter may ask for that neither the snapshot nor the follow-ups hold.
///
/// Whoever does not know a fact leaves it out: its field is then missing for every customer.
public struct QueryFacts: Equatable, Sendable {
  /// The customers that are marked in the dashboard.
  public var marked: Set<Customer.ID> = []
  /// The change of Vitally's health in 30 days; see `MonthChange`.
  public var healthChange: [Customer.ID: Double] = [:]
  /// The change of other figures in 30 days; see `MonthChange`.
  public var month: MonthFigures?
  /// What changed since the snapshot before, by keys of the customer record; see `ComparedFact`.
  public var changes: [Customer.ID: Set<String>] = [:]
  /// The day something last changed; see `ChangeHistory`.
  public var changeDay: [Customer.ID: Day] = [:]

  /// Creates facts of which none is known.
  public init() {}
}
