/// How much the figures of customers changed in about 30 days; see `Day.monthBefore(among:)`.
public struct MonthChange: Equatable, Sendable {
  /// The day it counts from.
  public let day: Day?
  /// The older book.
  public let older: ComparedBook
  /// The newer book.
  public let newer: ComparedBook
  /// Which customers are the same.
  public let pairs: CustomerPairs

  /// Compares two books' figures.
  public init(from older: ComparedBook, to newer: ComparedBook) {
    day = older.day
    self.older = older
    self.newer = newer
    pairs = CustomerPairs(from: older, to: newer)
  }

  /// Returns the change of a figure of each customer of the newer book; not a number where one of
  /// the values is unknown.
  public func differences(of figure: CustomerColumns.Figure) -> [Double] {
    pairs.differences(of: figure, from: older, to: newer)
  }

  /// Returns the changes of some figures, to be looked up by customer.
  public func figures(_ figures: [CustomerColumns.Figure]) -> MonthFigures {
    MonthFigures(
      ids: newer.columns.ids,
      columns: Dictionary(figures.map { ($0, differences(of: $0)) }) { first, _ in first }
    )
  }

  /// Returns the change of a figure by customer; those without one are left out.
  public func changes(of figure: CustomerColumns.Figure) -> [Customer.ID: Double] {
    var changes: [Customer.ID: Double] = [:]
    for (id, difference) in zip(newer.columns.ids, differences(of: figure))
    where !difference.isNaN { changes[id] = difference }
    return changes
  }
}
