public import BookModel

extension Portfolio {
  /// Returns places of `book.customers` in an order.
  ///
  /// Customers without the value come last whichever way it is sorted; equal ones follow in the
  /// default order, by folded name and id.
  public func sorted(
    _ places: [Int],
    by keys: [SortKey],
    facts: QueryFacts = QueryFacts()
  ) -> [Int] {
    var order = places.isAscending ? places : places.counted(upTo: book.customers.count)
    var rest = keys[...]
    if let last = rest.last, last.field == .name {
      // The book has its customers by name already.
      if last.isDescending { order = order.reversed(byRanks: columns.nameRanks) }
      rest.removeLast()
    }
    for key in rest.reversed() {
      let column = sortColumn(of: key.field, at: order, facts)
      order = order.stablySorted(by: column.map { $0.sortBits(isDescending: key.isDescending) })
    }
    return order
  }

  /// Returns numbers that compare as the values do; not a number where one is missing.
  private func sortColumn(of field: Field, at places: [Int], _ facts: QueryFacts) -> [Double] {
    if field == .name {
      let ranks = columns.nameRanks
      return places.map { Double(ranks[$0]) }
    }
    if field.kind == .structure {
      return places.map { book.customers[$0].count(of: field).map(Double.init) ?? .nan }
    }
    if field.isNumeric || field == .version {
      return numbers(of: field, at: places, facts: facts)
    }
    if let ranks = sharedRanks(of: field) { return places.map { ranks[$0] } }
    let keys = places.map { texts(of: field, at: $0, facts: facts).first }
    let folded = Dictionary(Set(keys.compactMap(\.self)).map { ($0, $0.folded) }) { $1 }
    let distinct = Set(folded.values).sorted()
    let ranks = Dictionary(zip(distinct, 0...)) { first, _ in first }
    let rankOfText = folded.compactMapValues { ranks[$0] }
    return keys.map { key in key.flatMap { rankOfText[$0] }.map(Double.init) ?? .nan }
  }

  /// Returns the rank of each customer's text of a field that shares its texts; nil for others.
  private func sharedRanks(of field: Field) -> [Double]? {
    var texts: Set<String> = []
    guard sharedAnswers(of: field, (), { texts.formUnion($0.prefix(1).map(\.folded)) }) != nil
    else { return nil }
    let ranks = Dictionary(zip(texts.sorted(), 0...)) { first, _ in first }
    return sharedAnswers(of: field, Double.nan) { texts in
      texts.first.flatMap { ranks[$0.folded] }.map(Double.init) ?? .nan
    }
  }
}

extension Customer {
  /// The number of elements by which a list is ordered; nil where it is empty or no list.
  fileprivate func count(of field: Field) -> Int? {
    if field == .opportunities { return opportunities.isEmpty ? nil : opportunities.count }
    if field == .disagreements { return disagreements.isEmpty ? nil : disagreements.count }
    return nil
  }
}
