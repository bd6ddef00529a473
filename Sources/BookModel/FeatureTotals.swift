/// How much some customers use one feature of the product.
public struct FeatureTotals: Equatable, Sendable {
  /// The weeks of a series.
  public static let weekCount = 13

  /// The feature's name.
  public var name: String
  /// The number of customers that use it.
  public var customers = 0
  /// The sum of their known users.
  public var users = 0.0
  /// The part of the monthly users who use it, of the customers with both known; nil without any.
  public var share: Double?
  /// The change of the summed weekly users over four weeks; nil when there are too few weeks.
  public var trend: Double?
  /// The sum of the known users of each of the last weeks, oldest first; nil for a week without any.
  public var series: [Double?] = []
}

extension FeatureTotals {
  /// Adds up the features of customers: the most used first, those of the same use by name.
  public static func all(of places: [Int], in portfolio: Portfolio) -> [FeatureTotals] {
    var sums: [String: FeatureSum] = [:]
    var stores = FeatureStores<StoreSums>()
    let maus = portfolio.columns[.mau]
    for place in places {
      guard let (store, line) = portfolio.book.customers[place].features.line else {
        for feature in portfolio.book.customers[place].features {
          sums[feature.name, default: FeatureSum()].add(feature, mau: maus[place])
        }
        continue
      }
      stores.change(store, StoreSums.init) { $0.add(line, mau: maus[place]) }
    }
    for store in stores.parts { store.merge(into: &sums) }
    return sums.map { $1.totals($0) }.sorted { left, right in
      left.users == right.users ? left.name < right.name : left.users > right.users
    }
  }
}

/// The sums over one feature's users.
private struct FeatureSum {
  var customers = 0
  var users = 0.0
  /// The users, and all monthly users, of the customers with both known.
  var usersWithMAU = 0.0
  var mau = 0.0
  /// The last weeks, oldest first; nil for one that no customer's data knows.
  var series: [Double?] = Array(repeating: nil, count: FeatureTotals.weekCount)

  mutating func add(_ feature: FeatureUsage, mau active: Double) {
    let first = feature.series.count - FeatureTotals.weekCount
    for (week, figure) in feature.series.enumerated() where week >= first {
      if let figure { series[week - first] = (series[week - first] ?? 0) + figure }
    }
    guard let count = feature.users else { return }
    if count > 0 { customers += 1 }
    users += count
    guard !active.isNaN else { return }
    usersWithMAU += count
    mau += active
  }

  mutating func add(_ other: FeatureSum) {
    customers += other.customers
    users += other.users
    usersWithMAU += other.usersWithMAU
    mau += other.mau
    for (week, figure) in other.series.enumerated() {
      if let figure { series[week] = (series[week] ?? 0) + figure }
    }
  }

  func totals(_ name: String) -> FeatureTotals {
    FeatureTotals(
      name: name,
      customers: customers,
      users: users,
      share: mau > 0 ? usersWithMAU / mau : nil,
      trend: UsageMath.trend(of: WeekSeries(series)),
      series: series
    )
  }
}

/// The sums over the features of customers that share columns.
///
/// A large book has millions of uses, so nothing is made of each: the sums are in flat columns too,
/// and features that customers never used are added by the sets they are in.
private struct StoreSums {
  private let columns: FeatureColumns
  private let weekCount: Int
  private var isNamed: [Bool]
  private var customers: [Int]
  private var users, usersWithMAU, mau: [Double]
  /// The last weeks of each feature, one feature after the other, and how many knew each.
  private var weeks: [Double]
  private var known: [Int32]
  /// The monthly users of the customers whose features are those of each set.
  private var mauOfSet: [Double]
  private var isSetSeen: [Bool]

  init(_ store: FeatureStore) {
    columns = store.columns
    let (count, sets) = (columns.names.count, columns.sets.count)
    weekCount = min(FeatureTotals.weekCount, columns.weeks.length)
    isNamed = Array(repeating: false, count: count)
    customers = Array(repeating: 0, count: count)
    users = Array(repeating: 0, count: count)
    (usersWithMAU, mau) = (users, users)
    weeks = Array(repeating: 0, count: count * weekCount)
    known = Array(repeating: 0, count: count * weekCount)
    mauOfSet = Array(repeating: 0, count: sets)
    isSetSeen = Array(repeating: false, count: sets)
  }

  mutating func add(_ line: Int32, mau active: Double) {
    let set = Int(columns.lines[Int(line)].set)
    if set >= 0 {
      isSetSeen[set] = true
      if !active.isNaN { mauOfSet[set] += active }
    }
    for place in columns.uses(of: line) {
      let use = columns.uses[place]
      let feature = Int(use.feature)
      isNamed[feature] = true
      addWeeks(of: use.line, to: feature)
      if use.users.isNaN {
        // Its set has counted the customer as one whose users are known.
        if set >= 0, !active.isNaN { mau[feature] -= active }
        continue
      }
      if use.users > 0 { customers[feature] += 1 }
      users[feature] += use.users
      guard !active.isNaN else { continue }
      usersWithMAU[feature] += use.users
      if set < 0 { mau[feature] += active }
    }
  }

  private mutating func addWeeks(of line: Int32, to feature: Int) {
    guard line != WeekColumn.unknownLine else { return }
    let column = columns.weeks
    let target = feature * weekCount
    let end = (line >= 0 ? Int(line) : Int(~line)) * column.length + column.length
    for week in 0..<weekCount {
      let place = end - weekCount + week
      let figure = line >= 0 ? Double(column.narrow[place]) : column.wide[place]
      guard !figure.isNaN else { continue }
      weeks[target + week] += figure
      known[target + week] += 1
    }
  }

  func merge(into all: inout [String: FeatureSum]) {
    var (isNamed, mau) = (isNamed, mau)
    for (set, features) in columns.sets.enumerated() where isSetSeen[set] {
      for feature in features {
        isNamed[Int(feature)] = true
        mau[Int(feature)] += mauOfSet[set]
      }
    }
    for feature in isNamed.indices where isNamed[feature] {
      var sum = FeatureSum()
      sum.customers = customers[feature]
      sum.users = users[feature]
      sum.usersWithMAU = usersWithMAU[feature]
      sum.mau = mau[feature]
      let missing = FeatureTotals.weekCount - weekCount
      for week in 0..<weekCount where known[feature * weekCount + week] > 0 {
        sum.series[missing + week] = weeks[feature * weekCount + week]
      }
      all[columns.names[feature], default: FeatureSum()].add(sum)
    }
  }
}
