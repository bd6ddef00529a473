public import BookModel

/// Which customers a list is drawn from.
public enum Scope: String, CaseIterable, Hashable, Sendable {
  /// The book of `Portfolio.me`, with what is covered for others; empty when nobody is known.
  case book
  /// The whole customer base.
  case base
}

extension Portfolio {
  /// Returns the places in `book.customers` of the customers in a scope, in the default order.
  ///
  /// A customer who left belongs to it only with `includingChurned`.
  public func places(in scope: Scope, includingChurned: Bool = false) -> [Int] {
    book.customers.indices.filter { place in
      guard includingChurned || book.customers[place].churned == nil else { return false }
      switch scope {
      case .base: return true
      case .book:
        return isMine(at: place) || coveredFor[book.customers[place].id] != nil
      }
    }
  }

  /// Returns whether the customer at a place is in the book of `me`.
  ///
  /// The same as `isMine`, without making a copy of the whole customer: it is asked for every one.
  func isMine(at place: Int) -> Bool {
    guard let me else { return false }
    return book.customers[place].owner?.value.id == me.id
      || book.customers[place].accountExecutive?.value.id == me.id
      || book.customers[place].keyRoles.contains { $0.person.isSame(as: me) }
  }
}
