/// The weekly users of every customer, one after the other in one row of figures.
struct WeeklyColumn: Equatable, Sendable {
  /// The weeks of each customer.
  let weeks: Int
  /// The figures, customer by customer; 0 for an unknown week.
  private var figures: [Float] = []
  /// Which weeks of each customer are known, the oldest in the lowest bit.
  private var known: [UInt64] = []
  /// The series of customers whose figures 32 bits cannot hold, by their places.
  private var others: [Int: WeekSeries] = [:]

  /// Takes the series of that many weeks out of customers; those of other lengths are left out.
  init(_ customers: [Customer], weeks: Int) {
    self.weeks = weeks
    figures.reserveCapacity(customers.count * weeks)
    known.reserveCapacity(customers.count)
    for place in customers.indices { append(customers[place].series?.value, at: place) }
  }

  private mutating func append(_ series: WeekSeries?, at place: Int) {
    var mask: UInt64 = 0
    if let series, series.count == weeks {
      let isAdded: Void? =
        weeks > UInt64.bitWidth
        ? nil
        : series.withNarrowFigures { narrow in
          for (week, figure) in narrow.enumerated() {
            if !figure.isNaN { mask |= 1 << UInt64(week) }
            figures.append(figure.isNaN ? 0 : figure)
          }
        }
      if isAdded != nil { return known.append(mask) }
      others[place] = series
    }
    figures.append(contentsOf: repeatElement(0, count: weeks))
    known.append(0)
  }

  /// Returns the sums of the known figures of customers, week by week; nil for a week without any.
  func sums(of places: [Int]) -> [Double?] {
    var sums = Array(repeating: 0.0, count: weeks)
    var mask: UInt64 = 0
    var seen = Array(repeating: false, count: weeks)
    for place in places {
      mask |= known[place]
      let start = place * weeks
      for week in 0..<weeks { sums[week] += Double(figures[start + week]) }
      guard !others.isEmpty, let series = others[place] else { continue }
      for (week, figure) in series.enumerated() {
        guard let figure else { continue }
        sums[week] += figure
        seen[week] = true
      }
    }
    return sums.indices.map { week in
      let isKnown = week < UInt64.bitWidth && mask & (1 << UInt64(week)) != 0
      return isKnown || seen[week] ? sums[week] : nil
    }
  }
}
