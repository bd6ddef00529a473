internal import BookModel
internal import BookQuery

extension BookList {
  /// Reads the filter; one with an error leaves the last good one in force.
  mutating func readFilter(in context: QueryContext) {
    do throws(QueryError) {
      query = try Query(filter, in: context)
      error = nil
    } catch {
      self.error = error
    }
  }

  /// Returns the customers in scope that the filter keeps.
  func matches(among places: [Int], in portfolio: Portfolio, _ index: SearchIndex?)
    -> [Int]
  {
    guard let query, !query.isEmpty else { return places }
    return portfolio.places(matching: query, among: places, index: index)
  }

  /// Returns places in the order asked for, and as many as the filter asks for.
  func ordered(_ places: [Int], in portfolio: Portfolio) -> [Int] {
    // The book is in the order of names already: the order of the places is theirs.
    let isByName = sortKeys == [SortKey(.name)]
    let sorted = isByName ? places.sorted() : portfolio.sorted(places, by: sortKeys)
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

  /// Whether the rows may change when follow-ups do.
  var dependsOnFollowUps: Bool {
    query?.isEmpty == false || query?.sort != nil || sortColumn == .next
  }

  /// What orders the rows: the filter's `sort:`, else the column.
  var sortKeys: [SortKey] {
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
