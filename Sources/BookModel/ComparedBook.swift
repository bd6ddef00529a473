/// A book as far as it is compared with those of other days: a small part of it, in columns.
///
/// A hundred thousand customers take some 40 MB, so that the days of a whole library can be looked
/// at one after another.
public struct ComparedBook: Sendable {
  /// The columns, an element a customer, in the order of the book's customers.
  public struct Columns: Sendable {
    /// The ids of the accounts in Vitally.
    public var ids: [Customer.ID] = []
    /// The ids in Salesforce; nil where unknown.
    public var salesforceIds: [String?] = []
    /// The ids of the systems that created the accounts first; nil where unknown.
    public var externalIds: [String?] = []
    /// The names.
    public var names: [String] = []
    /// The figures of each kind, at its `rawValue`; not a number where one is unknown.
    public var figures: [[Double]] = []
    /// The health bands.
    public var bands: [HealthBand?] = []
    /// The technical advisors.
    public var owners = SharedColumn<Person>()
    /// The account executives.
    public var accountExecutives = SharedColumn<Person>()
    /// Everybody with a role.
    public var keyRoles = SharedColumn<[KeyRole]>()
    /// The lifecycle stages.
    public var stages = SharedColumn<String>()
    /// The installed versions.
    public var versions = SharedColumn<String>()
    /// The segments that were set by hand.
    public var segments = SharedColumn<String>()
    /// The opportunities of all customers, one customer's after another's.
    public var opportunities: [Opportunity] = []
    /// How many of them there are up to and with each customer's.
    public var opportunityEnds: [Int32] = []

    /// Creates columns of no customers.
    public init() {}
  }

  /// The columns; all of one length.
  public let columns: Columns
  /// The snapshot's day; nil when nothing in it says.
  public let day: Day?
  /// Whether some list of the snapshot is known to lack its last page.
  public let isPartial: Bool

  /// Creates a book of columns; nil unless they fit each other.
  public init?(_ columns: Columns, day: Day?, isPartial: Bool) {
    guard columns.fit else { return nil }
    self.columns = columns
    self.day = day
    self.isPartial = isPartial
  }

  /// Takes what is compared out of a portfolio's book.
  public init(_ portfolio: Portfolio) { self.init(portfolio.book, portfolio.columns) }

  /// Takes what is compared out of a book.
  public init(_ book: Book) { self.init(book, CustomerColumns(book)) }

  private init(_ book: Book, _ shared: CustomerColumns) {
    columns = Columns(book.customers, shared)
    day = book.day
    isPartial = book.isPartial
  }

  /// The number of customers.
  public var count: Int { columns.ids.count }

  /// The figures of a kind; not a number where one is unknown.
  public subscript(figure: CustomerColumns.Figure) -> [Double] { columns.figures[figure.rawValue] }

  /// Returns the places of a customer's opportunities in the columns.
  func opportunities(at place: Int) -> Range<Int> {
    let ends = columns.opportunityEnds
    return (place == 0 ? 0 : Int(ends[place - 1]))..<Int(ends[place])
  }
}

extension ComparedBook.Columns {
  fileprivate init(_ customers: [Customer], _ shared: CustomerColumns) {
    figures = CustomerColumns.Figure.allCases.map { shared[$0] }
    bands = shared.bands
    owners = shared.owners
    accountExecutives = shared.accountExecutives
    stages = shared.stages
    segments = shared.segments
    var versions = SharedColumnBuilder<String>(count: customers.count)
    var roles = SharedColumnBuilder<[KeyRole]>(count: customers.count)
    ids.reserveCapacity(customers.count)
    names.reserveCapacity(customers.count)
    // By index: handing out a whole customer costs more than looking at it.
    for place in customers.indices {
      ids.append(customers[place].id)
      salesforceIds.append(customers[place].salesforceId)
      externalIds.append(customers[place].externalId)
      names.append(customers[place].name)
      versions.append(customers[place].version?.value, key: customers[place].version?.value)
      let people = customers[place].keyRoles
      let key = people.map(\.person.id).joined(separator: "\n")
      roles.append(people.isEmpty ? nil : people, key: key)
      opportunities += customers[place].opportunities
      opportunityEnds.append(Int32(clamping: opportunities.count))
    }
    self.versions = versions.column
    keyRoles = roles.column
  }

  /// Whether every column has an element for each customer.
  fileprivate var fit: Bool {
    let counts =
      [salesforceIds.count, externalIds.count, names.count, bands.count, opportunityEnds.count]
      + figures.map(\.count)
      + [owners, accountExecutives].map(\.numbers.count)
      + [stages, versions, segments].map(\.numbers.count) + [keyRoles.numbers.count]
    let ends = [0] + opportunityEnds.map(Int.init)
    return figures.count == CustomerColumns.Figure.allCases.count
      && counts.allSatisfy { $0 == ids.count }
      && zip(ends, ends.dropFirst()).allSatisfy { $0 <= $1 } && ends.last == opportunities.count
  }
}

extension ComparedBook: Equatable {
  /// Returns whether two books are the same as far as they are compared, unknown figures too.
  public static func == (left: ComparedBook, right: ComparedBook) -> Bool {
    left.day == right.day && left.isPartial == right.isPartial && left.columns == right.columns
  }
}

extension ComparedBook.Columns: Equatable {
  /// Returns whether all columns are the same, figures bit by bit.
  public static func == (left: Self, right: Self) -> Bool {
    left.ids == right.ids && left.names == right.names && left.salesforceIds == right.salesforceIds
      && left.externalIds == right.externalIds && left.bands == right.bands
      && left.owners == right.owners && left.accountExecutives == right.accountExecutives
      && left.keyRoles == right.keyRoles && left.stages == right.stages
      && left.versions == right.versions && left.segments == right.segments
      && left.opportunities == right.opportunities
      && left.opportunityEnds == right.opportunityEnds
      && left.figures.elementsEqual(right.figures) { left, right in
        left.elementsEqual(right) { $0.bitPattern == $1.bitPattern }
      }
  }
}
