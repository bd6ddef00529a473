/// The weekly users of every customer, one after the other in one row of figures.
struct WeeklyColumn: Equatable, Sendable {
  /// The weeks of each customer.
  let weeks: Int
  /// The figures, customer by customer, four weeks at a time; 0 for an unknown week.
  private var figures: [SIMD4<Float>] = []
  /// Which weeks of each customer are known, the oldest in the lowest bit.
  private var known: [UInt64] = []
  /// The series of customers whose figures 32 bits cannot hold, by their places.
  private var others: [Int: WeekSeries] = [:]
  /// Whether each customer is among these: looking every one up would take longer than all the rest.
  private var isOther: [Bool] = []

  /// The customers whose figures are added up together: as many as stay near the processor.
  private static let blockSize = 256

  /// Takes the series of that many weeks out of customers; those of other lengths are left out.
  init(_ customers: [Customer], weeks: Int) {
    self.weeks = weeks
    figures.reserveCapacity(customers.count * fours)
    known.reserveCapacity(customers.count)
    isOther.reserveCapacity(customers.count)
    for place in customers.indices { append(customers[place].series?.value, at: place) }
  }

  /// The fours of figures of each customer.
  private var fours: Int { (weeks + 3) / 4 }

  private mutating func append(_ series: WeekSeries?, at place: Int) {
    var mask: UInt64 = 0
    var isWide = false
    let start = figures.count
    figures.append(contentsOf: repeatElement(SIMD4(), count: fours))
    if let series, series.count == weeks {
      let isAdded: Void? =
        weeks > UInt64.bitWidth
        ? nil
        : series.withNarrowFigures { narrow in
          for (week, figure) in narrow.enumerated() where !figure.isNaN {
            mask |= 1 << UInt64(week)
            figures[start + week / 4][week % 4] = figure
          }
        }
      isWide = isAdded == nil
      if isWide { others[place] = series }
    }
    known.append(mask)
    isOther.append(isWide)
  }

  /// Returns the sums of the known figures of customers, week by week; nil for a week without any.
  func sums(of places: [Int]) -> [Double?] {
    let fours = fours
    var sums = Array(repeating: SIMD4<Double>(), count: fours)
    var mask: UInt64 = 0
    for start in stride(from: 0, to: places.count, by: Self.blockSize) {
      let block = places[start..<min(start + Self.blockSize, places.count)]
      for place in block { mask |= known[place] }
      for four in 0..<fours {
        var sum = sums[four]
        for place in block { sum += figures[place * fours + four].asDoubles }
        sums[four] = sum
      }
    }
    var seen = (0..<weeks).map { $0 < UInt64.bitWidth && mask & (1 << UInt64($0)) != 0 }
    for place in others.isEmpty ? [] : places where isOther[place] {
      for (week, figure) in (others[place] ?? WeekSeries()).enumerated() {
        guard let figure else { continue }
        sums[week / 4][week % 4] += figure
        seen[week] = true
      }
    }
    return seen.indices.map { week in seen[week] ? sums[week / 4][week % 4] : nil }
  }
}

extension SIMD4<Float> {
  /// The same numbers in 64 bits; the standard library converts them one by one, by way of generic
  /// code.
  fileprivate var asDoubles: SIMD4<Double> {
    @inline(__always) get { SIMD4<Double>(Double(x), Double(y), Double(z), Double(w)) }
  }
}
