public import BookModel

/// The customers of a book, by what coverage plans know them by.
///
/// A plan outlives an account: a customer whose account was made anew is known by its external id.
public struct CoverageCustomers: Sendable {
  private let customers: [Customer]
  private let places: [Customer.ID: Int]
  private let others: [String: Int]

  /// Notes where the customers of a book are.
  public init(_ book: Book) {
    let customers = book.customers
    self.customers = customers
    places = customers.placesById
    let named = customers.indices.compactMap { place in
      customers[place].externalId.map { ($0, place) }
    }
    others = Dictionary(named) { first, _ in first }
  }

  /// Returns the place in the book of the customer that a plan means; nil where it has none.
  public func place(of reference: CustomerReference) -> Int? {
    places[reference.id] ?? reference.externalId.flatMap { others[$0] }
  }

  /// Returns the customer that a plan means; nil where the book does not have it.
  public func customer(of reference: CustomerReference) -> Customer? {
    place(of: reference).map { customers[$0] }
  }

  /// Returns whether a plan leaves a customer with its own advisor: it is handed over to nobody then.
  public func stays(_ entry: CoveragePlan.Entry) -> Bool {
    customer(of: entry.customer)?.isOwned(by: entry.cover) ?? false
  }

  /// Returns the id that a customer has now; the one that a plan knows where the book does not have it.
  func id(of reference: CustomerReference) -> Customer.ID {
    place(of: reference).map { customers[$0].id } ?? reference.id
  }
}
