internal import BookModel
public import BookQuery

/// Where the user is, to be there again at the next start.
public struct DashboardSession: Equatable, Sendable {
  /// A column of the table.
  public struct Column: Hashable, Sendable {
    /// The field's name.
    public var name: String
    /// The width that was chosen; nil for its own.
    public var width: Int?

    /// Creates a column.
    public init(name: String, width: Int? = nil) {
      self.name = name
      self.width = width
    }
  }

  /// The screen, by its name; nil for the first one.
  public var screen: String?
  /// The filter, as it is typed.
  public var filter = ""
  /// The keys of the order, such as `-arr`.
  public var sort: [String] = []
  /// The columns; empty for the usual ones.
  public var columns: [Column] = []
  /// The id of the customer under the cursor; nil for none.
  public var customer: String?
  /// The id of the customer under the cursor of the screen, where that is not the Book.
  public var customerOfScreen: String?
  /// The section of the customer's page that is open, by its name; nil where no page is.
  public var section: String?
  /// My book or everybody; nil as at a first start.
  public var scope: Scope?
  /// The names of the tiers that are shown, `?` for the unclassified; empty for all.
  public var tiers: [String] = []
  /// Whether the customer is shown beside the list.
  public var showsPreview = true
  /// The filters that were kept, the newest last.
  public var filters: [String] = []

  /// Creates the session of somebody who has not been here before.
  public init() {}
}

extension Dashboard {
  /// Where the user is; nil while there is no book, when there is nothing to remember yet.
  public var session: DashboardSession? {
    guard let portfolio, keptKeys == nil else { return nil }
    var session = DashboardSession()
    session.screen = screen.name
    session.filter = narrowing.filter
    session.sort = list.sortKeys(nil).map(\.description)
    session.columns = (list.columns ?? []).map {
      DashboardSession.Column(name: $0.column.fieldName, width: $0.width)
    }
    // The cursor may be on another customer than the one it stays with, where that is hidden.
    let lookedAt = awaitedPlace?.customer ?? selected?.id
    session.customer = (screen == .book ? lookedAt ?? list.followed : list.followed)?.rawValue
    if screen != .book { session.customerOfScreen = lookedAt?.rawValue }
    session.section = (awaitedPlace?.section ?? page?.section)?.name
    session.scope = narrowing.scope
    session.tiers = narrowing.tiers.map { $0.map { portfolio.policy.tiers[$0].name } ?? "?" }
      .sorted()
    session.showsPreview = list.showsPreview
    session.filters = filterHistory
    return session
  }

  /// Takes over what does not need the book; names that nothing has any more are left out.
  mutating func restore(_ session: DashboardSession) {
    screen = Screen.allCases.first { $0.name == session.screen } ?? screen
    if narrowing.filter.isEmpty { narrowing.filter = session.filter }
    if options.sort.isEmpty { list.sort(by: session.sort.compactMap { SortKey(parsing: $0) }) }
    let columns = session.columns.compactMap { column in
      Field(name: column.name).map { ColumnChoice(Column($0), width: column.width) }
    }
    if !columns.isEmpty { list.columns = columns }
    list.followed = session.customer.map(Customer.ID.init(rawValue:))
    list.showsPreview = session.showsPreview
    filterHistory = session.filters
  }

  /// Takes over what needs the book: whose customers are shown, and which tiers.
  mutating func restoreNarrowing() {
    guard let portfolio else { return }
    narrowing.scope = firstScope(of: portfolio)
    for name in options.session?.tiers ?? [] {
      if name == "?" {
        narrowing.tiers.insert(nil)
      } else if let place = portfolio.policy.tiers.firstIndex(where: { $0.name == name }) {
        narrowing.tiers.insert(place)
      }
    }
  }

  /// Whose customers are shown first: as an option says, else as in the session.
  private func firstScope(of portfolio: Portfolio) -> Scope {
    let usual = portfolio.firstScope(startsWithEverybody: options.startsWithEverybody)
    guard portfolio.me != nil, !options.startsWithEverybody else { return usual }
    return options.session?.scope ?? usual
  }

  /// Whether what is to be shown first is on a book's front page: the first customers by name.
  func isOnFrontPage(of portfolio: Portfolio) -> Bool {
    let usual = portfolio.firstScope(startsWithEverybody: options.startsWithEverybody)
    return screen == .book && narrowing.filter.isEmpty && list.sorts == BookList().sorts
      && options.session?.tiers.isEmpty != false && options.session?.section == nil
      && firstScope(of: portfolio) == usual
  }
}

extension Screen {
  /// Its name in files, which stays the same over versions.
  var name: String { "\(self)" }
}

extension PageSection {
  /// Its name in files, which stays the same over versions.
  var name: String { "\(self)" }
}
