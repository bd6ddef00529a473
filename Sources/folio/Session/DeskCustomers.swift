import BookModel

/// The customers of a book, by which follow-ups find theirs.
struct DeskCustomers {
  var all: [Customer] = []
  /// Where each one is; nil where looking through them is good enough.
  var places: [Customer.ID: Int]?

  /// The same customers with their places.
  var indexed: DeskCustomers { DeskCustomers(all: all, places: all.placesById) }

  /// Returns the customers of these ids, in the order of the book.
  func customers(_ ids: some Collection<Customer.ID>) -> [Customer] {
    guard !ids.isEmpty else { return [] }
    let wanted = Set(ids)
    guard let places else { return all.filter { wanted.contains($0.id) } }
    return wanted.compactMap { places[$0] }.sorted().map { all[$0] }
  }
}

extension CustomerReference {
  /// Whether a user means it: by one of its ids or its name.
  func isMeant(by text: String) -> Bool {
    [id.rawValue, externalId, salesforceId].contains(text) || name.folded == text.folded
  }
}
