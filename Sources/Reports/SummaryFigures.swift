import BookModel

/// The figures of a set of customers that a summary shows.
struct SummaryFigures: Hashable, Sendable {
  /// A sum over the customers of whom the figure is known.
  struct Sum: Hashable, Sendable {
    var total = 0.0
    var known = 0

    /// The sum; nil when nobody's figure is known.
    var value: Double? { known > 0 ? total : nil }

    mutating func add(_ number: Double?) {
      guard let number else { return }
      total += number
      known += 1
    }
  }

  var totals: SetTotals
  var arr = Sum()
  var dau = Sum()
  var wau = Sum()
  var mau = Sum()
  var seats = Sum()

  /// Creates the figures of the customers at these places.
  init(of places: [Int], in portfolio: Portfolio) {
    totals = portfolio.totals(of: places)
    for place in places {
      let customer = portfolio.book.customers[place]
      arr.add(customer.arr?.value)
      dau.add(customer.dau?.value)
      wau.add(customer.wau?.value)
      mau.add(customer.mau?.value)
      seats.add((customer.seats?.value).map(Double.init))
    }
  }
}

extension SummaryFigures {
  /// The keys of a summary's row, nested ones dotted.
  static let keys = [
    "customers", "arr", "atRisk.customers", "atRisk.arr", "renewing.customers", "renewing.arr",
    "renewingAtRisk.customers", "renewingAtRisk.arr", "bands.healthy", "bands.concerning",
    "bands.poor", "bands.unknown", "dau", "wau", "mau", "seats", "utilization", "known.arr",
    "known.dau", "known.wau", "known.mau", "known.seats",
  ]

  /// The members of a summary's object, in order.
  var members: [ReportValue.Member] {
    let known = [("arr", arr), ("dau", dau), ("wau", wau), ("mau", mau), ("seats", seats)]
    return [
      .init("customers", .integer(totals.customers)),
      .init("arr", ReportValue(arr.value)),
      .init("atRisk", pair(totals.atRisk, totals.atRiskARR)),
      .init("renewing", pair(totals.renewing, totals.renewingARR)),
      .init("renewingAtRisk", pair(totals.renewingAtRisk, totals.renewingAtRiskARR)),
      .init("bands", bands),
      .init("dau", ReportValue(dau.value)),
      .init("wau", ReportValue(wau.value)),
      .init("mau", ReportValue(mau.value)),
      .init("seats", ReportValue(seats.value)),
      .init("utilization", ReportValue(totals.utilization)),
      .init("known", .object(known.map { .init($0.0, .integer($0.1.known)) })),
    ]
  }

  private func pair(_ customers: Int, _ arr: Double) -> ReportValue {
    .object([.init("customers", .integer(customers)), .init("arr", .number(arr))])
  }

  private var bands: ReportValue {
    let known = HealthBand.allCases.map { band in
      ReportValue.Member(band.rawValue, .integer(totals.bands[band] ?? 0))
    }
    return .object(known + [.init("unknown", .integer(withoutBand))])
  }

  /// The customers of whom no band is known.
  var withoutBand: Int { totals.customers - totals.bands.values.reduce(0, +) }

  /// The bands with their signs and counts, such as `▲ 17  ■ 14  ▼ 6`.
  var bandText: String {
    let known = HealthBand.allCases.map { "\(HealthBand?.some($0).sign) \(totals.bands[$0] ?? 0)" }
    return (known + (withoutBand > 0 ? ["? \(withoutBand)"] : [])).joined(separator: "  ")
  }
}
