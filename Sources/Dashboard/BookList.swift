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
  /// The row under the cursor; 0 when there is none.
  var cursor = 0
  /// The row at the top of the screen.
  var top = 0
  /// The customer that the cursor stays with while it is shown.
  var followed: Customer.ID?

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
  /// Finds everybody in scope anew; `refresh` has to follow.
  mutating func enterScope(of portfolio: Portfolio) {
    inScope = portfolio.places(in: scope)
    scopeTotals = portfolio.totals(of: inScope)
  }

  /// Works the rows and their figures out anew from those in scope.
  mutating func refresh(from portfolio: Portfolio, _ index: SearchIndex?) {
    let found = matches(among: inScope, in: portfolio, index)
    tierCounts = [:]
    for place in found { tierCounts[portfolio.placements[place].tier, default: 0] += 1 }
    let shown =
      tiers.isEmpty ? found : found.filter { tiers.contains(portfolio.placements[$0].tier) }
    rows = ordered(shown, in: portfolio)
    totals = rows.count == inScope.count ? scopeTotals : portfolio.totals(of: rows)
    figures = nil
    findCursor(in: portfolio)
  }

  /// Puts the rows in order again.
  mutating func reorder(in portfolio: Portfolio) {
    rows = ordered(rows, in: portfolio)
    findCursor(in: portfolio)
  }

  /// Moves the cursor to a row, or to the nearest there is, and stays with its customer.
  mutating func move(to row: Int, in portfolio: Portfolio) {
    cursor = max(0, min(row, rows.count - 1))
    followed = rows.isEmpty ? followed : portfolio.book.customers[rows[cursor]].id
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
    let customers = portfolio.book.customers
    if let followed, let row = rows.firstIndex(where: { customers[$0].id == followed }) {
      cursor = row
    } else {
      cursor = max(0, min(cursor, rows.count - 1))
      if followed == nil, !rows.isEmpty { followed = customers[rows[cursor]].id }
    }
  }
}
