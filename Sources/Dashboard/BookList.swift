internal import BookModel
internal import BookQuery

/// The Book screen's list: the customers that every screen is over, in the order asked for.
struct BookList: Equatable, Sendable {
  /// The most columns that order the rows together.
  static let mostSorts = 4

  /// The columns that order the rows, the first one first; never empty.
  var sorts = [ColumnSort(column: .name, isDescending: false)]
  /// The columns that were chosen; nil for the usual ones.
  var columns: [ColumnChoice]?
  /// The groups that are shown in place of the customers; nil for the customers themselves.
  var groups: GroupList?
  /// The column that the column cursor is on.
  var column = Column.name
  /// Whether the customer is shown beside the list.
  var showsPreview = true

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
  /// What the portfolio band shows of the rows; nil while it is not on the screen.
  var figures: SetFigures?
  /// How these moved; nil while the portfolio band is not on the screen, or nothing is known of it.
  var moves: PortfolioMoves?

  /// The column that orders the rows first.
  var sortColumn: Column { sorts.first?.column ?? .name }
  /// Whether the largest of that column comes first.
  var isDescending: Bool { sorts.first?.isDescending ?? false }
  /// The number of customers shown.
  var count: Int { rows.count + more }
}

extension BookList {
  /// Shows customers in the order asked for; a query may ask for another, and for a few only.
  mutating func show(
    _ places: [Int],
    of portfolio: Portfolio,
    by query: Query?,
    _ facts: QueryFacts
  ) {
    rows = ordered(places, in: portfolio, by: query, facts)
    more = 0
    figures = nil
    moves = nil
    findCursor(in: portfolio)
  }

  /// Puts the rows in order again.
  mutating func reorder(in portfolio: Portfolio, by query: Query?, _ facts: QueryFacts) {
    rows = ordered(rows, in: portfolio, by: query, facts)
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
  mutating func scroll(height: Int) {
    top = Scrolling.top(top, cursor: cursor, of: rows.count, height: height)
  }

  /// Finds the customer that the cursor stays with; the cursor stays where it is without it.
  mutating func findCursor(in portfolio: Portfolio) {
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
    guard let followed else { return nil }
    followedPlace = portfolio.book.place(of: followed, last: followedPlace)
    return followedPlace
  }
}
