import BookModel
import BookQuery
import Testing

@testable import Dashboard

/// The sums of the Usage screen.
struct UsageFiguresTests {
  static let weeks = (0..<16).map { FixtureBook.day("2026-08-03").adding(days: 7 * $0) }

  /// Customers with figures in different places, and their features as the rows say.
  func book(_ features: (Int) -> FeatureList) -> Book {
    let figures: [(dau: Double?, wau: Double?, mau: Double?, seats: Int?)] = [
      (10, 40, 100, 200), (nil, 20, 50, nil), (5, nil, nil, 100), (nil, nil, nil, 40),
      (30, 60, 60, 50),
    ]
    let customers = figures.enumerated().map { place, figure -> Customer in
      var customer = Customer(id: Customer.ID(rawValue: "c\(place)"), name: "Customer \(place)")
      customer.dau = figure.dau.map { Fact($0, from: .looker) }
      customer.wau = figure.wau.map { Fact($0, from: .looker) }
      customer.mau = figure.mau.map { Fact($0, from: .looker) }
      customer.seats = figure.seats.map { Fact($0, from: .salesforce) }
      customer.arr = place == 3 ? nil : Fact(Double(place + 1) * 1000, from: .salesforce)
      if let mau = figure.mau, let seats = figure.seats {
        customer.utilization = Fact(mau / Double(seats), from: .looker)
      }
      customer.features = features(place)
      return customer
    }
    return Book(customers: customers, weeks: Self.weeks)
  }

  func portfolio(_ features: (Int) -> FeatureList = { _ in [] }) -> Portfolio {
    Portfolio(book: book(features), today: FixtureBook.today)
  }

  @Test func `users are added over the customers of whom they are known`() {
    let figures = UsageFigures(of: [0, 1, 2, 3, 4], in: portfolio())
    #expect(figures.dau == UsageFigures.Sum(value: 45, customers: 3))
    #expect(figures.wau == UsageFigures.Sum(value: 120, customers: 3))
    #expect(figures.mau == UsageFigures.Sum(value: 210, customers: 3))
    // Of the customers with both: 10 + 30 of 100 + 60.
    #expect(figures.stickiness == 0.25)
    #expect(figures.withoutData == UsageFigures.Count(customers: 1, unknownARR: 1))
    #expect(UsageFigures(of: [], in: portfolio()).stickiness == nil)
  }

  @Test(arguments: [
    (0.499, UtilizationBand.low), (0.5, .medium), (0.799, .medium), (0.8, .high), (1, .high),
    (1.001, .over), (.nan, .unknown), (0, .low),
  ])
  func `bands of utilization`(utilization: Double, band: UtilizationBand) {
    #expect(UtilizationBand(utilization) == band)
  }

  @Test(arguments: [FixtureBook.portfolio, FixtureBook.wild])
  func `a band's filter finds the customers that it counts`(portfolio: Portfolio) throws {
    let places = portfolio.places(in: .base)
    let figures = UsageFigures(of: places, in: portfolio)
    let context = QueryContext(portfolio)
    for band in UtilizationBand.allCases {
      let query = try Query(band.filter, in: context)
      let found = portfolio.places(matching: query, among: places, index: nil)
      #expect(found.count == figures.bands[band]?.customers, "\(band)")
    }
    let query = try Query(UsageScreen.withoutDataFilter, in: context)
    let found = portfolio.places(matching: query, among: places, index: nil)
    #expect(found.count == figures.withoutData.customers)
  }

  @Test func `movers are in the order of their trends, of the same trend by users`() {
    var portfolio = portfolio()
    for (place, trend) in [0.5, 0.5, nil, -0.2, -0.9].enumerated() {
      portfolio.book.customers[place].trend = trend.map { Fact($0, from: .looker) }
    }
    let figures = UsageFigures(of: [0, 1, 2, 3, 4], in: portfolio)
    #expect(figures.up == [0, 1])
    #expect(figures.down == [4, 3])
    #expect(UsageFigures(of: [3, 1], in: portfolio).up == [1])
  }
}

extension UsageFiguresTests {
  static let names = ["Alerts", "Batch changes", "Code search"]

  /// What each customer uses: the feature's place, its users and those of the last weeks.
  static let uses: [[(feature: Int, users: Double?, weeks: [Double?])]] = [
    [(0, 5, [1, 2, nil, 4]), (2, 80, [70, 72, 74, 76])],
    [(1, nil, [nil, nil, nil, 3.5])],
    [(2, 4, [])],
    [],
    [(0, 1, [1, 1, 1, 1]), (1, 2, [2, 2, 2, 2]), (2, 3, [3, 3, 3, 3])],
  ]
  /// The features that each customer's data knows besides.
  static let known: [[Int32]] = [[0, 1, 2], [0, 1, 2], [], [0, 1], [0, 1, 2]]

  func series(_ weeks: [Double?]) -> [Double?] {
    Array(repeating: nil, count: Self.weeks.count - weeks.count) + weeks
  }

  /// The features as the customers have them that are not read from a file.
  func list(_ place: Int) -> FeatureList {
    let used = Self.uses[place].map {
      FeatureUsage(
        name: Self.names[$0.feature],
        users: $0.users,
        series: WeekSeries(series($0.weeks))
      )
    }
    let unused = Self.known[place].map { Self.names[Int($0)] }
      .filter { name in !used.contains { $0.name == name } }
    return FeatureList(used + unused.map { FeatureUsage(name: $0, users: 0) })
  }

  /// The features in the columns that the customers of a read book share.
  func store() -> FeatureStore {
    var columns = FeatureColumns(names: Self.names, weekCount: Self.weeks.count)
    for place in Self.uses.indices {
      for use in Self.uses[place] {
        let line = columns.weeks.append(series(use.weeks).map { $0 ?? .nan })
        columns.append(
          FeatureColumns.Use(
            feature: Int32(use.feature),
            users: use.users ?? .nan,
            whole: .month,
            line: line
          )
        )
      }
      columns.appendLine(known: Self.known[place], wau: nil, mau: nil)
    }
    return FeatureStore(columns)
  }

  @Test(arguments: [[0, 1, 2, 3, 4], [1], [0, 3], [4], [1, 2], []])
  func `features add up the same from columns, from lists and in groups`(places: [Int]) {
    let store = store()
    let fromLists = portfolio(list)
    let fromColumns = portfolio { store.features(at: $0) }
    let figures = FeatureTotals.all(of: places, in: fromLists)
    #expect(FeatureTotals.all(of: places, in: fromColumns) == figures)
    let groups = fromLists.groups(of: places, by: .feature).filter { $0.key != nil }
    for group in groups {
      let feature = figures.first { $0.name == group.key }
      #expect(feature?.users == group.users)
      #expect(feature?.share == group.share)
      #expect(feature?.customers == group.places.count)
    }
  }

  @Test func `a feature's figures`() {
    let figures = FeatureTotals.all(of: [0, 1, 2, 3, 4], in: portfolio(list))
    #expect(figures.map(\.name) == ["Code search", "Alerts", "Batch changes"])
    let search = figures[0]
    #expect((search.users, search.customers) == (87, 3))
    // The monthly users of the customers with both known: 100, 50 and 60, of whom 83 use it.
    #expect(search.share == 83.0 / 210)
    #expect(search.series.suffix(4) == [73, 75, 77, 79])
    #expect(search.series.dropLast(4).allSatisfy { $0 == nil })
    #expect(search.trend == nil)
    #expect(figures[1].series.suffix(4) == [2, 3, 1, 5])
    #expect(figures[2].series.suffix(4) == [2, 2, 2, 5.5])
  }
}
