public import BookModel

extension BookChanges {
  /// Returns the changes of customers in a scope that a filter keeps, in their order.
  ///
  /// Gone customers are looked for by what is kept of their older record; see
  /// `ComparedBook.customer(at:)`. A customer who left is in it unless it had left in the older
  /// snapshot already; that one only with `includingChurned`.
  ///
  /// - Parameters:
  ///   - query: The filter.
  ///   - portfolio: The newer book, as one person looks at it.
  ///   - scope: My book, or the whole base.
  ///   - includingChurned: Whether customers that had left before count too.
  ///   - facts: What the filter may ask for besides.
  /// - Returns: Those of the changes.
  public func matching(
    _ query: Query,
    in portfolio: Portfolio,
    scope: Scope,
    includingChurned: Bool = false,
    facts: QueryFacts = QueryFacts()
  ) -> BookChanges {
    guard portfolio.book.customers.count == newer.count else { return limited(to: 0) }
    func isKept(_ hadLeft: Bool) -> Bool { includingChurned || !hadLeft }
    let left = newer[.churned].indices.map { place in
      let before = pairs.olderPlaces[place]
      return !newer[.churned][place].isNaN
        && (before < 0 || !older[.churned][Int(before)].isNaN)
    }
    let places = portfolio.places(in: scope, includingChurned: true)
      .filter { isKept(left[$0]) }
    let kept = portfolio.places(matching: query, among: places, facts: facts)
    let gone = pairs.gone.map(Int.init).filter { isKept(!older[.churned][$0].isNaN) }
    var former = portfolio
    former.book = Book(
      customers: gone.map { older.customer(at: $0) },
      people: portfolio.book.people,
      day: older.day
    )
    let formerPlaces = former.places(
      matching: query,
      among: former.places(in: scope, includingChurned: true),
      facts: facts
    )
    let ids = Set(formerPlaces.map { former.book.customers[$0].id })
    return of(newer: kept, gone: gone.filter { ids.contains(older.columns.ids[$0]) })
  }
}
