import BookModel
import BookQuery

extension Summary {
  /// The summary of the whole set as a page.
  var page: Page {
    Page(
      title: Figures.count(figures.totals.customers, "customer"),
      subtitle: .init(figures.bandText),
      sections: [
        .init(title: "Contract", blocks: [.facts(contractLines)]),
        .init(title: "Usage", blocks: [.facts(usageLines)]),
      ]
    )
  }

  private var contractLines: [Page.FactLine] {
    let totals = figures.totals
    let pairs = [
      ("At risk", totals.atRisk, totals.atRiskARR),
      ("Renewing within 90 days", totals.renewing, totals.renewingARR),
      ("Both", totals.renewingAtRisk, totals.renewingAtRiskARR),
    ]
    return [sum("ARR", figures.arr, Figures.money)]
      + pairs.map { name, count, arr in
        let text = "\(Figures.count(Double(count)))  \(Figures.money(arr))"
        return Page.FactLine(name: name, cell: .init(text))
      }
  }

  private var usageLines: [Page.FactLine] {
    let sums = [
      ("DAU", figures.dau), ("WAU", figures.wau), ("MAU", figures.mau), ("Seats", figures.seats),
    ]
    let utilization = Page.FactLine(
      name: "Utilization",
      cell: .figure(figures.totals.utilization, Figures.percent)
    )
    return sums.map { sum($0.0, $0.1, Figures.count) } + [utilization]
  }

  /// A sum, and of how many customers it is where it is not of all.
  private func sum(_ name: String, _ sum: SummaryFigures.Sum, _ text: (Double) -> String)
    -> Page.FactLine
  {
    let all = figures.totals.customers
    return Page.FactLine(
      name: name,
      cell: .figure(sum.value, text),
      origin: sum.known < all ? "known of \(sum.known) of \(all)" : ""
    )
  }

  /// The groups as a table.
  var table: TextTable {
    func part(_ title: String, rank: Int? = nil, _ cell: (Group) -> TextTable.Cell)
      -> TextTable.Part
    {
      .init(title: title, alignment: .right, cells: groups.map(cell), rank: rank)
    }
    let featureParts = [
      part("USERS") { .figure($0.group.users, Figures.count) },
      part("SHARE") { .figure($0.group.share, Figures.percent) },
    ]
    let parts = [
      part("CUSTOMERS") { .init(Figures.count(Double($0.figures.totals.customers))) },
      part("ARR") { .figure($0.figures.arr.value, Figures.money) },
      part("AT RISK", rank: 1) { .pair($0.figures.totals.atRisk, $0.figures.totals.atRiskARR) },
      part("≤90d", rank: 2) { .pair($0.figures.totals.renewing, $0.figures.totals.renewingARR) },
      part("UTIL", rank: 3) { .figure($0.figures.totals.utilization, Figures.percent) },
      part("MAU", rank: 5) { .figure($0.figures.mau.value, Figures.count) },
      part("SEATS", rank: 6) { .figure($0.figures.seats.value, Figures.count) },
      part("HEALTH", rank: 4) { .init($0.figures.bandText) },
    ]
    let label = TextTable.Part(
      title: grouping?.rawValue.uppercased() ?? "",
      cells: groups.map { .init($0.group.label.harmless) },
      minimumWidth: 12
    )
    return TextTable(parts: [label] + (grouping == .feature ? featureParts : []) + parts)
  }
}

extension TextTable.Cell {
  /// A number of customers with their ARR; `0` alone where there are none.
  fileprivate static func pair(_ count: Int, _ arr: Double) -> Self {
    Self(
      count == 0 ? "0" : "\(Figures.count(Double(count))) \(Figures.money(arr))"
    )
  }
}
