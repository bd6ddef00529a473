/// Everything a snapshot says: the whole customer base on one day.
public struct Book: Equatable, Sendable {
  /// Every customer, churned ones too, by folded name, then id.
  public var customers: [Customer]
  /// Everybody of our company that the snapshot names, by id.
  public var people: [Person]
  /// The snapshot's day; nil when nothing in it says.
  public var day: Day?
  /// The first days of the weeks of every customer's `series`, oldest first.
  public var weeks: [Day]
  /// The newest time of each system's data, in seconds since 1970 UTC; absent when unknown.
  public var sourceTimes: [Source: Int]
  /// Whether some list of the snapshot is known to lack its last page.
  public var isPartial: Bool
  /// The folder it was read from, as the user named it.
  public var path: String
  /// What the reader has to tell, a line each.
  public var warnings: [String]

  /// Creates a book; puts the customers in their default order.
  public init(
    customers: [Customer],
    people: [Person] = [],
    day: Day? = nil,
    weeks: [Day] = [],
    sourceTimes: [Source: Int] = [:],
    isPartial: Bool = false,
    path: String = "",
    warnings: [String] = []
  ) {
    // Customers are large: their places are ordered, and they are moved once.
    let order = DefaultOrder(names: { customers[$0].name }, ids: { customers[$0].id.rawValue })
    self.customers = customers
    if !order.isInOrder(customers.indices) {
      self.customers.permute(by: order.sorted(customers.indices).map(\.place))
    }
    self.people = people
    self.day = day
    self.weeks = weeks
    self.sourceTimes = sourceTimes
    self.isPartial = isPartial
    self.path = path
    self.warnings = warnings
  }
}
