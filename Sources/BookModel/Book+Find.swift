extension Book {
  /// Returns whether the snapshot is of a later day, so that it can tell what changed after that one;
  /// nil where its day is unknown.
  public func isNewer(than day: Day) -> Bool? { self.day.map { $0 > day } }

  /// Returns the places of the customers that a user means by `text`.
  ///
  /// That is the one with this id, else external id, else Salesforce id, else every one of this
  /// name, compared as people do. Empty when there is none.
  public func places(meaning text: String) -> [Int] {
    let keys: [(Customer) -> String?] = [\.id.rawValue, \.externalId, \.salesforceId]
    for key in keys {
      let found = customers.indices.filter { key(customers[$0]) == text }
      if !found.isEmpty { return found }
    }
    let name = text.folded
    return customers.indices.filter { customers[$0].name.folded == name }
  }

  /// Returns the people that a user means by `text`: of this id, e-mail address or full name.
  ///
  /// Address and name are compared as people do. Empty when there is none.
  public func people(meaning text: String) -> [Person] {
    if let person = people.first(where: { $0.id == text }) { return [person] }
    let wanted = text.folded
    return people.filter { $0.email?.folded == wanted || $0.name?.folded == wanted }
  }
}

extension [Customer] {
  /// Where each customer is; of several with one id the first.
  public var placesById: [Customer.ID: Int] {
    Dictionary(indices.map { (self[$0].id, $0) }) { first, _ in first }
  }
}
