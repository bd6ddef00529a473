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
    let sorted = portfolio.sorted(places, by: sortKeys(query), facts: facts)
    return query?.limit.map { Array(sorted.prefix(max(0, $0))) } ?? sorted
  }

  /// Sorts by fields, the first one first; without any nothing changes.
  mutating func sort(by keys: [SortKey]) {
    let chosen = keys.prefix(BookList.mostSorts).map {
      ColumnSort(column: Column($0.field), isDescending: $0.isDescending)
    }
    guard let first = chosen.first else { return }
    sorts = Array(chosen)
    column = first.column
  }

  /// Sorts equal rows by one more column; one that sorts already is turned round.
  mutating func addSort(by added: Column) {
    let added = added.sorting
    if let place = sorts.firstIndex(where: { $0.column == added }) {
      sorts[place].isDescending.toggle()
    } else if sorts.count < BookList.mostSorts {
      sorts.append(ColumnSort(column: added, isDescending: added.startsDescending))
    }
  }

  /// What orders the rows: the query's `sort:`, else the columns.
  func sortKeys(_ query: Query?) -> [SortKey] {
    query?.sort ?? sorts.map { SortKey($0.column.field, isDescending: $0.isDescending) }
  }
}

/// A column that orders the rows, and which way.
struct ColumnSort: Hashable, Sendable {
  /// The column.
  var column: Column
  /// Whether the largest comes first.
  var isDescending: Bool

  /// What the status line says of it.
  var text: String { column.title + (isDescending ? " ↓" : " ↑") }
}
