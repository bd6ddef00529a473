internal import BookModel
internal import BookQuery

extension BookList {
  /// Returns places in the order asked for, and as many as the query asks for.
  func ordered(
    _ places: [Int],
    in portfolio: Portfolio,
    by query: Query?,
    _ facts: QueryFacts
  ) -> [Int] {
    // The book is in the order of names already: the order of the places is theirs.
    let keys = sortKeys(query)
    let sorted =
      keys == [SortKey(.name)] ? places.sorted() : portfolio.sorted(places, by: keys, facts: facts)
    return query?.limit.map { Array(sorted.prefix(max(0, $0))) } ?? sorted
  }

  /// Sorts by a column's field; without such a column nothing changes.
  mutating func sort(by key: SortKey) {
    guard let column = Column.allCases.first(where: { $0.sorting.field == key.field }) else {
      return
    }
    sortColumn = column.sorting
    self.column = column.sorting
    isDescending = key.isDescending
  }

  /// What orders the rows: the query's `sort:`, else the column.
  func sortKeys(_ query: Query?) -> [SortKey] {
    query?.sort ?? [SortKey(sortColumn.sorting.field, isDescending: isDescending)]
  }
}

extension Column {
  /// The field that sorts by it.
  var field: Field {
    switch self {
    case .name: .name
    case .tier: .tier
    case .health: .health
    case .healthChange: .healthChange
    case .series, .trend: .trend
    case .utilization: .utilization
    case .arr: .arr
    case .renewal: .renewal
    case .touch: .touch
    case .owner: .owner
    case .stage: .stage
    case .behind: .versionsBehind
    case .seats: .seats
    case .mau: .mau
    case .wau: .wau
    case .usage: .usage
    case .next: .due
    }
  }
}
