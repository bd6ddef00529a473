internal import BookModel

/// How some customers use the product, added up.
struct UsageFigures: Equatable, Sendable {
  /// A sum over the customers of whom a figure is known.
  struct Sum: Equatable, Sendable {
    /// The sum.
    var value = 0.0
    /// The number of customers it is over.
    var customers = 0
  }

  /// Some customers, and what they pay.
  struct Count: Equatable, Sendable {
    /// Their number.
    var customers = 0
    /// The sum of their known ARR.
    var arr = 0.0
    /// The number of those whose ARR is not known.
    var unknownARR = 0
  }

  /// The number of customers that move most, up and down.
  static let moverCount = 10

  /// The number of all the customers.
  var customers = 0
  /// The sum of the known weekly users, for each week of the book; nil without any.
  var weekly: [Double?] = []
  /// The average daily users, the weekly and the monthly ones, of the newest period.
  ///
  /// Users are added up over customers, never over days or weeks.
  var dau = Sum()
  var wau = Sum()
  var mau = Sum()
  /// The daily users over the monthly ones, of the customers with both known; nil without any.
  var stickiness: Double?
  /// The monthly users over the seats, of the customers with both known; nil without any.
  var utilization: Double?
  /// The customers in each band of utilization.
  var bands: [UtilizationBand: Count] = [:]
  /// The customers of whom no users are known, neither of a day, a week nor a month.
  var withoutData = Count()
  /// The places of the customers whose weekly users grew most, the most first.
  var up: [Int] = []
  /// The places of the customers whose weekly users fell most, the most first.
  var down: [Int] = []
  /// The features, the most used first.
  var features: [FeatureTotals] = []

  /// Creates the figures of no customers.
  init() {}

  /// Adds up the customers at these places of the book; their features only where that is wanted.
  init(of places: [Int], in portfolio: Portfolio, countsFeatures: Bool = true) {
    customers = places.count
    weekly = portfolio.columns.weeklyUsers(of: places)
    utilization = portfolio.totals(of: places).utilization
    addUsers(of: places, in: portfolio.columns)
    findMovers(among: places, in: portfolio.columns)
    if countsFeatures { features = FeatureTotals.all(of: places, in: portfolio) }
  }

  private mutating func addUsers(of places: [Int], in columns: CustomerColumns) {
    let (daus, waus, maus) = (columns[.dau], columns[.wau], columns[.mau])
    let utilizations = columns[.utilization]
    let arrs = columns[.arr]
    var counts = Array(repeating: Count(), count: UtilizationBand.allCases.count)
    var (active, monthly) = (0.0, 0.0)
    for place in places {
      dau.add(daus[place])
      wau.add(waus[place])
      mau.add(maus[place])
      if !daus[place].isNaN, !maus[place].isNaN {
        active += daus[place]
        monthly += maus[place]
      }
      if daus[place].isNaN, waus[place].isNaN, maus[place].isNaN {
        withoutData.add(arr: arrs[place])
      }
      counts[UtilizationBand(utilizations[place]).rawValue].add(arr: arrs[place])
    }
    stickiness = monthly > 0 ? active / monthly : nil
    for band in UtilizationBand.allCases { bands[band] = counts[band.rawValue] }
  }

  private mutating func findMovers(among places: [Int], in columns: CustomerColumns) {
    let (trends, waus) = (columns[.trend], columns[.wau])
    // Of the same change, the one with more users comes first.
    up = places.first(UsageFigures.moverCount, where: { trends[$0] > 0 }) { one, other in
      trends[one] == trends[other] ? waus[one] > waus[other] : trends[one] > trends[other]
    }
    down = places.first(UsageFigures.moverCount, where: { trends[$0] < 0 }) { one, other in
      trends[one] == trends[other] ? waus[one] > waus[other] : trends[one] < trends[other]
    }
  }
}

extension UsageFigures.Count {
  fileprivate mutating func add(arr money: Double) {
    customers += 1
    if money.isNaN { unknownARR += 1 } else { arr += money }
  }
}

extension UsageFigures.Sum {
  fileprivate mutating func add(_ figure: Double) {
    guard !figure.isNaN else { return }
    value += figure
    customers += 1
  }
}

extension [Int] {
  /// Returns the first few of those that meet a condition, in an order, without sorting all.
  fileprivate func first(
    _ most: Int,
    where isMeant: (Int) -> Bool,
    by isBefore: (Int, Int) -> Bool
  ) -> [Int] {
    var best: [Int] = []
    for element in self where isMeant(element) {
      if best.count == most, let last = best.last, !isBefore(element, last) { continue }
      let place = best.firstIndex { isBefore(element, $0) } ?? best.count
      best.insert(element, at: place)
      if best.count > most { best.removeLast() }
    }
    return best
  }
}
