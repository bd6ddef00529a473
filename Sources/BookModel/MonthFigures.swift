/// How much some figures of each customer of a book changed in about 30 days.
public struct MonthFigures: Sendable {
  /// The customers, in the book's order.
  private let ids: [Customer.ID]
  /// The changes by the customers' places; not a number where one is unknown.
  private let columns: [CustomerColumns.Figure: [Double]]
  /// The figures whose change is known of any customer.
  public let known: Set<CustomerColumns.Figure>

  init(ids: [Customer.ID], columns: [CustomerColumns.Figure: [Double]]) {
    self.ids = ids
    self.columns = columns
    known = Set(columns.filter { $0.value.contains { !$0.isNaN } }.keys)
  }

  /// Returns the change of a figure of the customer at a place of the book; nil where it is unknown.
  public func change(of figure: CustomerColumns.Figure, at place: Int) -> Double? {
    guard let column = columns[figure], column.indices.contains(place) else { return nil }
    return column[place].isNaN ? nil : column[place]
  }

  /// Returns the change of a figure of a customer at a place of a book, which may be another book:
  /// nil where somebody else is at the place in this one.
  public func change(of figure: CustomerColumns.Figure, at place: Int, of customer: Customer.ID)
    -> Double?
  {
    guard ids.indices.contains(place), ids[place] == customer else { return nil }
    return change(of: figure, at: place)
  }
}

extension MonthFigures: Equatable {
  /// Returns whether both tell the same, what is unknown too.
  public static func == (left: MonthFigures, right: MonthFigures) -> Bool {
    left.ids == right.ids && left.columns.keys == right.columns.keys
      && left.columns.allSatisfy { figure, column in
        column.elementsEqual(right.columns[figure] ?? []) { $0.bitPattern == $1.bitPattern }
      }
  }
}
