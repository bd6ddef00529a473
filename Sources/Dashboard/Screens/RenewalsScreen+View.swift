internal import BookModel
internal import Canvas

extension RenewalsScreen {
  func draw(_ scene: Scene, in rect: Rect, into frame: inout Frame) {
    let layout = RenewalsLayout(width: rect.columns - RowList<Row>.lead, monthsEach)
    let largest = calendar.largestARR
    let pen = RowList<Row>.Pen(
      head: { _, _ in [] },
      row: { row, width in
        row.customer.map { customerLine($0, scene.portfolio, width) }
          ?? line(of: calendar.groups[row.group], layout, largest, scene)
      },
      isMarked: { $0.customer.map(scene.isMarked) ?? false },
      sign: { $0.customer.flatMap(scene.sign) }
    )
    draw(legend(scene, rect.columns), layout.headings, pen, in: rect, into: &frame)
  }

  /// What the parts of a bar are, and what opportunities are counted.
  private func legend(_ scene: Scene, _ width: Int) -> Line {
    var line = Line(" RENEWALS ", .focus, .bold)
    line.add(monthsEach == 1 ? "by month  " : "by quarter  ", .muted)
    line.add(scene.keys.key(of: .renewals(.switchPeriod)), .focus)
    line.add(monthsEach == 1 ? " by quarter" : " by month", .muted)
    let ascii = scene.glyphs == .ascii
    var legend = Line()
    legend.add(ascii ? "#" : "█", .chart1)
    legend.add(" ARR  ", .muted)
    legend.add(ascii ? "=" : "▓", .poor)
    legend.add(" of it at risk ", .muted)
    if line.columns + legend.columns < width {
      line.pad(to: width - legend.columns)
      line.add(legend)
    }
    return line
  }

  private func line(
    of group: RenewalGroup,
    _ layout: RenewalsLayout,
    _ largest: Double,
    _ scene: Scene
  ) -> Line {
    let count = group.places.count
    let role: Role = count == 0 ? .muted : group.period == .overdue ? .poor : .text
    var line = Line()
    line.add(group.period.title, width: layout.period, role)
    line.add(count == 0 ? "-" : Figures.grouped(count), width: 6, role, .trailing)
    line.add(group.arrText, width: 8, count == 0 ? .muted : .text, .trailing)
    let risk = Figures.risk(group.atRisk, group.atRiskARR)
    line.add(risk, width: 12, group.atRisk > 0 ? .poor : .muted, .trailing)
    line.add("  ")
    line.add(bar(of: group, largest), width: layout.bar, scene.glyphs)
    for sum in [group.renewals, group.expansions] {
      line.add(sum.text, width: layout.opportunity, sum.count == 0 ? .muted : .text, .trailing)
    }
    if layout.stages > 0 {
      line.add("  ")
      line.add(group.stageText, width: layout.stages - 2, .muted)
    }
    return line
  }

  private func bar(of group: RenewalGroup, _ largest: Double) -> Bar {
    let scale = largest > 0 && group.period != .unknown ? largest : .infinity
    return Bar(safe: group.arr - group.atRiskARR, atRisk: group.atRiskARR, of: scale)
  }

  /// A customer, with when it renews and what is open about it.
  private func customerLine(_ place: Int, _ portfolio: Portfolio, _ width: Int) -> Line {
    let customer = portfolio.book.customers[place]
    var line = Line("  ")
    line.add(customer.name, width: max(12, min(30, width - 40)), .strong)
    let health = portfolio.cell(.health, place: place)
    line.add(" ")
    line.add(health.text, width: 7, health.role)
    let renewal = portfolio.cell(.renewal, place: place)
    line.add(renewal.text, width: 6, renewal.role, .trailing)
    line.add(Figures.money(customer.arr?.value), width: 8, .text, .trailing)
    line.add("  ")
    let open = customer.opportunities.filter { $0.isClosed != true }
    let texts = open.compactMap(\.renewalText)
    line.add(texts.joined(separator: " · "), width: max(0, width - line.columns), .muted)
    return line
  }
}

extension Opportunity {
  /// What it is about, its stage and its amount; nil for neither a renewal nor an expansion.
  fileprivate var renewalText: String? {
    let kind: String
    switch OpportunityKind(type: type) {
    case .renewal: kind = "renewal"
    case .expansion: kind = "expansion"
    case .other: return nil
    }
    return [kind, stage ?? "no stage", Figures.money(amount)].joined(separator: " ")
  }
}

extension RenewalGroup {
  /// The ARR; `-` for a period without customers.
  fileprivate var arrText: String {
    places.isEmpty ? "-" : unknownARR == places.count ? Figures.unknown : Figures.money(arr)
  }

  /// The stages with their numbers, the most frequent first.
  fileprivate var stageText: String {
    stages.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "\(Figures.grouped($0.value)) \($0.key)" }.joined(separator: ", ")
  }
}

/// The widths of the columns of the Renewals screen.
struct RenewalsLayout {
  /// The period's name.
  let period = 10
  /// The bar.
  let bar: Int
  /// One kind of opportunity.
  let opportunity: Int
  /// The stages of the opportunities; 0 for none.
  let stages: Int
  private let isByMonth: Bool

  /// Shares out a width.
  init(width: Int, _ monthsEach: Int) {
    isByMonth = monthsEach == 1
    // The name, the number, the ARR, what is at risk and a gap.
    let fixed = 10 + 6 + 8 + 12 + 2
    opportunity = width >= 66 ? 12 : 0
    let rest = max(0, width - fixed - 2 * opportunity)
    stages = rest >= 52 ? min(60, rest - 30) : 0
    bar = rest - stages
  }

  /// The headings of the columns.
  var headings: Line {
    var line = Line()
    line.add(isByMonth ? "MONTH" : "QUARTER", width: period, .muted)
    line.add("CUST", width: 6, .muted, .trailing)
    line.add("ARR", width: 8, .muted, .trailing)
    line.add("AT RISK", width: 12, .muted, .trailing)
    line.add("", width: bar + 2)
    line.add("RENEWALS", width: opportunity, .muted, .trailing)
    line.add("EXPANSIONS", width: opportunity, .muted, .trailing)
    line.add(stages > 0 ? "  STAGES" : "", width: stages, .muted)
    return line
  }
}
