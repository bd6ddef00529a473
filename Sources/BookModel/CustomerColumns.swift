/// Figures of every customer of a book, each kind in a row of its own.
///
/// A customer is large, and there may be a hundred thousand of them: looking for one figure of each
/// goes through all of that memory, while a row of figures is read in no time. Sets are added up,
/// filtered and put in order by these.
public struct CustomerColumns: Sendable {
  /// A kind of figure; a day counts from 1970.
  public enum Figure: Int, CaseIterable, Hashable, Sendable {
    case arr, mrr, seats, employees, developers
    case dau, wau, mau, utilization, usage, trend
    case health, computedHealth, computedCoverage, versionsBehind, renewal, lastActivity, churned
  }

  private let figures: [[Double]]
  /// The seats, exactly; nil where they are unknown.
  let seats: [Int?]
  /// The health bands.
  public let bands: [HealthBand?]
  /// The technical advisors.
  public let owners: SharedColumn<Person>
  /// The account executives.
  public let accountExecutives: SharedColumn<Person>
  /// The lifecycle stages.
  public let stages: SharedColumn<String>
  /// The segments that were set by hand.
  public let segments: SharedColumn<String>
  /// The ranks of the names from 0 on, the same for names that fold to one.
  public let nameRanks: [Int32]
  private let weekly: WeeklyColumn

  /// The customers whose figures are taken out together: as many as stay near the processor.
  private static let blockSize = 256

  /// Takes the figures out of a book's customers.
  public init(_ book: Book) {
    let customers = book.customers
    var figures: [[Double]] = Figure.allCases.map { _ in [] }
    for figure in Figure.allCases { figures[figure.rawValue].reserveCapacity(customers.count) }
    var owners = SharedColumnBuilder<Person>(count: customers.count)
    var executives = SharedColumnBuilder<Person>(count: customers.count)
    var stages = SharedColumnBuilder<String>(count: customers.count)
    var segments = SharedColumnBuilder<String>(count: customers.count)
    for start in stride(from: 0, to: customers.count, by: Self.blockSize) {
      let block = start..<min(start + Self.blockSize, customers.count)
      for figure in Figure.allCases {
        customers.append(figure, at: block, to: &figures[figure.rawValue])
      }
      // By index: handing out a whole customer costs more than looking at it.
      for place in block {
        let (owner, executive) = (customers[place].owner, customers[place].accountExecutive)
        owners.append(owner?.value, key: owner?.value.id)
        executives.append(executive?.value, key: executive?.value.id)
        stages.append(customers[place].stage?.value, key: customers[place].stage?.value)
        segments.append(customers[place].segment?.value, key: customers[place].segment?.value)
      }
    }
    self.figures = figures
    self.owners = owners.column
    accountExecutives = executives.column
    self.stages = stages.column
    self.segments = segments.column
    bands = customers.indices.map { customers[$0].band }
    seats = customers.indices.map { customers[$0].seats?.value }
    weekly = WeeklyColumn(customers, weeks: book.weeks.count)
    nameRanks = customers.nameRanks
  }

  /// The figures of a kind in the order of the customers; not a number where one is unknown.
  public subscript(figure: Figure) -> [Double] { figures[figure.rawValue] }
}

extension CustomerColumns {
  /// The numbers that tier policies look at, of each customer.
  var tierNumbers: [TierNumbers] {
    let (arrs, employees, developers) = (self[.arr], self[.employees], self[.developers])
    return bands.indices.map { place in
      TierNumbers(
        arr: arrs[place].known,
        employees: employees[place].known,
        developers: developers[place].known
      )
    }
  }
}

extension Double {
  /// The number; nil where it is none.
  fileprivate var known: Double? { isNaN ? nil : self }
}

extension CustomerColumns: Equatable {
  /// Returns whether two books have the same figures, unknown ones at the same places.
  public static func == (left: CustomerColumns, right: CustomerColumns) -> Bool {
    left.seats == right.seats && left.bands == right.bands && left.weekly == right.weekly
      && left.owners == right.owners && left.accountExecutives == right.accountExecutives
      && left.stages == right.stages && left.segments == right.segments
      && left.nameRanks == right.nameRanks
      && zip(left.figures, right.figures).allSatisfy { left, right in
        left.elementsEqual(right) { $0.bitPattern == $1.bitPattern }
      }
  }
}

extension CustomerColumns {
  /// Returns the sum of the known weekly users of customers, for each week of the book.
  ///
  /// Nil for a week without any; a series of another length is left out.
  public func weeklyUsers(of places: some Sequence<Int>) -> [Double?] {
    weekly.sums(of: Array(places))
  }
}

extension [Customer] {
  /// The ranks of the names; a book has its customers by folded name, so that only neighbours need
  /// comparing.
  fileprivate var nameRanks: [Int32] {
    var rank: Int32 = 0
    return indices.map { place in
      if place > 0, !self[place].name.folds(as: self[place - 1].name) { rank += 1 }
      return rank
    }
  }

  fileprivate func append(
    _ figure: CustomerColumns.Figure,
    at block: Range<Int>,
    to column: inout [Double]
  ) {
    for place in block { column.append(self[place].figure(figure) ?? .nan) }
  }
}

extension Customer {
  /// Returns one figure; nil where it is unknown.
  @inline(__always)
  fileprivate func figure(_ figure: CustomerColumns.Figure) -> Double? {
    switch figure {
    case .arr: arr?.value
    case .mrr: mrr?.value
    case .seats: (seats?.value).map(Double.init)
    case .employees: (employees?.value).map(Double.init)
    case .developers: (developers?.value).map(Double.init)
    case .dau: dau?.value
    case .wau: wau?.value
    case .mau: mau?.value
    case .utilization: utilization?.value
    case .usage: usage?.value
    case .trend: trend?.value
    case .health: health?.value
    case .computedHealth: healthScore?.score
    case .computedCoverage: healthScore?.coverage
    case .versionsBehind: (versionsBehind?.value).map(Double.init)
    case .renewal: (renewal?.value).map { Double($0.number) }
    case .lastActivity: (lastActivity?.value).map { Double($0.number) }
    case .churned: (churned?.value).map { Double($0.number) }
    }
  }
}
