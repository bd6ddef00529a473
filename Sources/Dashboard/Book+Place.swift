internal import BookModel

extension Book {
  /// Returns the place of a customer who probably still is where it was last; nil when the book
  /// lacks the customer.
  ///
  /// All customers are looked at only where the book is another one.
  func place(of customer: Customer.ID, last place: Int?) -> Int? {
    if let place, customers.indices.contains(place), customers[place].id == customer {
      return place
    }
    return customers.firstIndex { $0.id == customer }
  }
}
