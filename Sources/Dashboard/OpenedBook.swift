public import BookModel
public import BookQuery

/// A book with all that is worked out of it before it can be shown and searched.
///
/// Making one looks at every customer several times: make it where the snapshot is read, so that the
/// screen only has to take it.
public struct OpenedBook: Equatable, Sendable {
  /// The book as the user looks at it.
  public let portfolio: Portfolio
  /// What to know about the snapshot, a line each.
  public let notes: [String]
  /// What the words of a filter refer to.
  let context: QueryContext
  /// The texts of the book, for finding words quickly.
  let index: SearchIndex
  /// What is shown of my book and of everybody while nothing narrows it.
  let overviews: [Scope: ScopeOverview]

  /// Opens a book.
  ///
  /// `index` hands over an index of the book that was made beside the rest; nil to make one here.
  public init(
    _ portfolio: Portfolio,
    notes: [String] = [],
    index: (() -> SearchIndex)? = nil
  ) {
    self.portfolio = portfolio
    self.notes = notes
    context = QueryContext(portfolio)
    let scopes: [Scope] = portfolio.me == nil ? [.base] : [.base, .book]
    overviews = Dictionary(
      uniqueKeysWithValues: scopes.map {
        ($0, ScopeOverview(of: portfolio.places(in: $0), in: portfolio))
      }
    )
    self.index = index?() ?? SearchIndex(portfolio.book)
  }
}
