internal import BookModel
internal import BookQuery

/// The Book screen: what is asked for, and the rows and figures that follow from it.
struct BookList: Equatable, Sendable {
  /// Whether one person's book or everybody is shown.
  var scope = Scope.base
  /// The filter as typed.
  var filter: String
  /// The last filter without an error; nil before the first.
  var query: Query?
  /// What is wrong with the filter as typed; nil when nothing is.
  var error: QueryError?
  /// The tiers shown, by their place in the policy, nil for the unclassified; empty for all.
  var tiers: Set<Int?> = []
  /// The column that orders the rows.
  var sortColumn = Column.name
  /// Whether the largest comes first.
  var isDescending = false
  /// The column that the column cursor is on.
  var column = Column.name
  /// Whether the customer is shown beside the list.
  var showsPreview = true

  /// The places in the book of everybody in scope, in the book's order.
  var inScope: [Int] = []
  /// The places in the book of the customers shown, in order.
  var rows: [Int] = []
  /// The rows beyond those in `rows`, where these are only the first: on a front page.
  var more = 0
  /// The row under the cursor; 0 when there is none.
  var cursor = 0
  /// The row at the top of the screen.
  var top = 0
  /// The customer that the cursor stays with while it is shown.
  var followed: Customer.ID?
  /// Where that customer is in the book, as far as is known.
  var followedPlace: Int?

  /// The figures of everybody in scope.
  var scopeTotals = SetTotals()
  /// The figures of the rows.
  var totals = SetTotals()
  /// The number of customers in each tier, before tiers are chosen; nil for the unclassified.
  var tierCounts: [Int?: Int] = [:]
  /// What the portfolio band shows of the rows; nil while it is not on the screen.
  var figures: SetFigures?

  /// Creates a list that shows what a filter finds.
  init(filter: String) { self.filter = filter }

  /// Whether anything hides customers that are in scope.
  var isNarrowed: Bool { !filter.isEmpty || !tiers.isEmpty }
}

extension BookList {
  /// The number of customers shown.
  var count: Int { rows.count + more }

  /// Shows everybody in scope, in the book's order.
  mutating func enter(_ overview: ScopeOverview) {
    inScope = overview.places
    scopeTotals = overview.totals
    show(overview, rows: overview.places)
  }

  /// Works the rows and their figures out anew from those in scope.
  mutating func refresh(
    from portfolio: Portfolio,
    _ index: SearchIndex?,
    _ overview: ScopeOverview
  ) {
    let found = matches(among: inScope, in: portfolio, index)
    let isWhole = found.count == inScope.count
    tierCounts = isWhole ? overview.tierCounts : portfolio.tierCounts(of: found)
    let rows = ordered(inTiers(found, of: portfolio), in: portfolio)
    if rows.count == inScope.count {
      show(overview, rows: rows)
    } else {
      self.rows = rows
      totals = portfolio.totals(of: rows)
      figures = nil
    }
    more = 0
    findCursor(in: portfolio)
  }

  /// Returns those of `places` whose customers are in the tiers that are shown.
  private func inTiers(_ places: [Int], of portfolio: Portfolio) -> [Int] {
    guard !tiers.isEmpty else { return places }
    let rest = portfolio.policy.tiers.count
    let isShown = (0...rest).map { tiers.contains($0 == rest ? nil : $0) }
    return places.filter { isShown[portfolio.placements[$0].tier ?? rest] }
  }

  private mutating func show(_ overview: ScopeOverview, rows: [Int]) {
    self.rows = rows
    tierCounts = overview.tierCounts
    totals = overview.totals
    figures = overview.figures
  }

  /// Puts the rows in order again.
  mutating func reorder(in portfolio: Portfolio) {
    rows = ordered(rows, in: portfolio)
    findCursor(in: portfolio)
  }

  /// Moves the cursor to a row, or to the nearest there is, and stays with its customer.
  mutating func move(to row: Int, in portfolio: Portfolio) {
    cursor = max(0, min(row, rows.count - 1))
    if !rows.isEmpty { follow(rows[cursor], in: portfolio) }
  }

  private mutating func follow(_ place: Int, in portfolio: Portfolio) {
    followed = portfolio.book.customers[place].id
    followedPlace = place
  }

  /// Scrolls so that the cursor is among `height` rows.
  mutating func scroll(height: Int) { top = BookList.top(top, cursor, rows.count, height) }

  /// Returns the row to show at the top so that the cursor is in sight and no room is left unused.
  static func top(_ top: Int, _ cursor: Int, _ count: Int, _ height: Int) -> Int {
    guard height > 0 else { return cursor }
    let lowest = max(0, min(cursor, count - height))
    return max(max(0, cursor - height + 1), min(top, lowest))
  }

  /// Finds the customer that the cursor stays with; the cursor stays where it is without it.
  private mutating func findCursor(in portfolio: Portfolio) {
    if let place = placeOfFollowed(in: portfolio), let row = rows.firstIndex(of: place) {
      cursor = row
    } else {
      cursor = max(0, min(cursor, rows.count - 1))
      if followed == nil, !rows.isEmpty { follow(rows[cursor], in: portfolio) }
    }
  }

  /// Returns where the customer is that the cursor stays with; nil when the book lacks it.
  ///
  /// All customers are looked at only where the book has changed.
  private mutating func placeOfFollowed(in portfolio: Portfolio) -> Int? {
    let customers = portfolio.book.customers
    guard let followed else { return nil }
    if let followedPlace, customers.indices.contains(followedPlace),
      customers[followedPlace].id == followed
    {
      return followedPlace
    }
    followedPlace = customers.indices.first { customers[$0].id == followed }
    return followedPlace
  }
}
