/// What the first frame of the dashboard shows of a book, small whatever the size of the book.
///
/// It is kept with prepared data, so that the first frame is there before the book is. It shows the
/// list as it starts: no filter, no tiers chosen, the order and the scope of the start. Every figure
/// is of the whole book; only the customers are those of the first rows.
public struct FrontPage: Equatable, Sendable {
  /// The ARR that renews in one month, from today on.
  public struct RenewalMonth: Equatable, Sendable {
    /// The month's first day.
    public var start: Day
    /// The ARR of the customers not at risk, in the home currency.
    public var safe: Double
    /// The ARR of the customers at risk, in the home currency.
    public var atRisk: Double

    /// Creates a month.
    public init(start: Day, safe: Double = 0, atRisk: Double = 0) {
      self.start = start
      self.safe = safe
      self.atRisk = atRisk
    }
  }

  /// The most customers it holds: as many rows as the tallest terminal shows.
  public static let maximumCustomers = 256

  /// The customers of the first rows, in the order of the rows, at most `maximumCustomers`.
  ///
  /// Its day, weeks, source times and whether it is partial are those of the whole book; its people
  /// and warnings are left out.
  public var book: Book
  /// Whose book "my book" is, as found among the people of the whole book; nil when unknown.
  public var me: Person?
  /// The figures of everybody in scope: of all rows, as nothing is filtered.
  public var totals: SetTotals
  /// The figures of each tier of the policy in force, in its order; the last is the unclassified.
  public var tiers: [SetTotals]
  /// The months that the portfolio band shows, from this one on.
  public var months: [RenewalMonth]
  /// The sum of the known weekly users of everybody in scope, for each week of the book.
  ///
  /// Nil for a week without any.
  public var weeklyUsers: [Double?]
  /// What to know about the snapshot, a line each, as the whole book is told with.
  public var notes: [String]

  /// Creates a front page.
  public init(
    book: Book,
    me: Person? = nil,
    totals: SetTotals,
    tiers: [SetTotals],
    months: [RenewalMonth],
    weeklyUsers: [Double?],
    notes: [String] = []
  ) {
    self.book = book
    self.me = me
    self.totals = totals
    self.tiers = tiers
    self.months = months
    self.weeklyUsers = weeklyUsers
    self.notes = notes
  }
}

extension FrontPage {
  /// Returns the part of a book that a front page holds: the customers at the first of `rows`, which
  /// are places in `book.customers` in the order of the list.
  public static func excerpt(of book: Book, rows: some Sequence<Int>) -> Book {
    var page = Book(
      customers: [],
      day: book.day,
      weeks: book.weeks,
      sourceTimes: book.sourceTimes,
      isPartial: book.isPartial,
      path: book.path
    )
    page.customers = rows.prefix(maximumCustomers).map { book.customers[$0] }
    return page
  }
}
