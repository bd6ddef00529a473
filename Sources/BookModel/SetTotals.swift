/// The figures of a set of customers.
public struct SetTotals: Hashable, Sendable {
  /// The number of customers.
  public var customers = 0
  /// The sum of the known ARR.
  public var arr = 0.0
  /// The number at risk.
  public var atRisk = 0
  /// The ARR of those at risk.
  public var atRiskARR = 0.0
  /// The number renewing within 90 days.
  public var renewing = 0
  /// The ARR of those renewing within 90 days.
  public var renewingARR = 0.0
  /// The number that are both.
  public var renewingAtRisk = 0
  /// The ARR of those that are both.
  public var renewingAtRiskARR = 0.0
  /// The number in each health band; those without one are in none.
  public var bands: [HealthBand: Int] = [:]
  /// The sum of MAU over the customers with MAU and seats both known.
  public var mauWithSeats = 0.0
  /// The sum of seats over the customers with MAU and seats both known.
  public var seatsWithMAU = 0

  /// Creates the totals of no customers.
  public init() {}

  /// The set's utilization, a fraction; nil when no customer has MAU and seats both known.
  public var utilization: Double? {
    seatsWithMAU > 0 ? mauWithSeats / Double(seatsWithMAU) : nil
  }
}

extension Portfolio {
  /// Returns the figures of the customers at these places of `book.customers`.
  public func totals(of places: some Sequence<Int>) -> SetTotals {
    // An array goes through at full speed also where this is called from another module.
    let places = Array(places)
    let figures = TotalledFigures(self)
    var totals = CountedTotals()
    for place in places { totals.add(place, of: figures) }
    return totals.totals
  }

  /// Returns the figures of the customers at these places, tier by tier in the policy's order; the last
  /// ones are of the unclassified.
  public func tierTotals(of places: [Int]) -> [SetTotals] {
    let figures = TotalledFigures(self)
    var totals = Array(repeating: CountedTotals(), count: policy.tiers.count + 1)
    for place in places {
      totals[placements[place].tier ?? policy.tiers.count].add(place, of: figures)
    }
    return totals.map(\.totals)
  }
}

/// What is added up to the figures of a set.
private struct TotalledFigures {
  let arrs, maus, renewals: [Double]
  let bands: [HealthBand?]
  let seats: [Int?]
  /// The days on which a renewal is soon.
  let soon: ClosedRange<Double>

  init(_ portfolio: Portfolio) {
    let columns = portfolio.columns
    (arrs, maus, renewals) = (columns[.arr], columns[.mau], columns[.renewal])
    (bands, seats) = (columns.bands, columns.seats)
    let today = Double(portfolio.today.number)
    soon = today...today + 90
  }
}

/// The figures of a set while they are added up.
private struct CountedTotals {
  var counted = SetTotals()
  var healthy = 0
  var concerning = 0

  /// The figures, with the health bands.
  var totals: SetTotals {
    var totals = counted
    let bands: [(HealthBand, Int)] = [
      (.healthy, healthy), (.concerning, concerning), (.poor, counted.atRisk),
    ]
    for (band, count) in bands where count > 0 { totals.bands[band] = count }
    return totals
  }

  /// Adds a customer; without branches on what may be either way, which the processor cannot foresee.
  @inline(__always)
  mutating func add(_ place: Int, of figures: TotalledFigures) {
    let band = figures.bands[place]
    let money = figures.arrs[place].isNaN ? 0 : figures.arrs[place]
    let isAtRisk = band == .poor
    let isRenewing = figures.soon.contains(figures.renewals[place])
    let isBoth = isAtRisk && isRenewing
    counted.customers += 1
    counted.arr += money
    healthy += band == .healthy ? 1 : 0
    concerning += band == .concerning ? 1 : 0
    counted.atRisk += isAtRisk ? 1 : 0
    counted.atRiskARR += isAtRisk ? money : 0
    counted.renewing += isRenewing ? 1 : 0
    counted.renewingARR += isRenewing ? money : 0
    counted.renewingAtRisk += isBoth ? 1 : 0
    counted.renewingAtRiskARR += isBoth ? money : 0
    let mau = figures.maus[place]
    guard let seats = figures.seats[place], !mau.isNaN else { return }
    counted.mauWithSeats += mau
    // A snapshot may state any number of seats; their sum stays a number all the same.
    let sum = counted.seatsWithMAU.addingReportingOverflow(seats)
    counted.seatsWithMAU = sum.overflow ? .max : sum.partialValue
  }
}
