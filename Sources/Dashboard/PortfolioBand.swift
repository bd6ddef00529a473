internal import BookModel
internal import Canvas

/// The figures below the list on large screens.
enum PortfolioBand {
  /// The rows it takes, its heading included.
  static let rows = 15
  /// The columns from which there is room for how its figures moved.
  static let widthForMoves = 120
}

extension SetMove {
  /// What stands for the moves of nobody.
  fileprivate static var noCells: [(String, Role)] { Array(repeating: ("-", .muted), count: 3) }

  /// How the ARR, the ARR at risk and the utilization moved, for the table of tiers: `-` where they
  /// did not, `?` where that is unknown.
  fileprivate var cells: [(String, Role)] {
    func cell(_ text: String, isBad: Bool) -> (String, Role) {
      text.isEmpty ? ("-", .muted) : (text, isBad ? .poor : .healthy)
    }
    guard customers > 0 else { return Array(repeating: ("?", .muted), count: 3) }
    return [
      cell(arrText, isBad: arr < 0), cell(atRiskARRText, isBad: atRiskARR > 0),
      utilization.map { cell(utilizationText, isBad: $0 < 0) } ?? ("?", .muted),
    ]
  }
}

extension PortfolioMoves {
  /// Whose health moved most, in lines of a width; empty where nobody's did.
  fileprivate func healthLines(width: Int) -> [Line] {
    guard !falls.isEmpty || !rises.isEmpty, let before else { return [] }
    var heading = Line("HEALTH MOVES", .muted)
    heading.addTrailing("since \(before.readable)", total: width, .muted)
    return [heading]
      + [(HealthBand.poor, falls), (.healthy, rises)].filter { !$0.1.isEmpty }
      .map { PortfolioMoves.line($0.0, $0.1, width: width) }
  }

  /// The moves one way, as many as there is room for.
  private static func line(_ band: HealthBand, _ moves: [Health], width: Int) -> Line {
    var line = Line("\(band.sign) ", band.role, .bold)
    for (place, move) in moves.enumerated() {
      let figures = " \(Figures.tenths(move.old))→\(Figures.tenths(move.new))"
      let name = min(move.name.columns, 20)
      let gap = place == 0 ? 0 : 3
      guard place == 0 || line.columns + gap + name + figures.columns <= width else { break }
      line.pad(to: line.columns + gap)
      line.add(move.name, width: name)
      line.add(figures, band.role)
    }
    return line
  }
}

extension Dashboard {
  /// Draws the tiers, the renewals by month and the usage of the customers shown.
  func drawBand(_ layout: Layout, into frame: inout Frame) {
    guard !layout.band.isEmpty, let portfolio else { return }
    let figures = list.figures ?? SetFigures(of: list.rows, in: portfolio)
    let band = layout.band
    frame.fill(band)
    frame.drawRule(row: band.row, columns: 0..<band.columns, glyphs: options.glyphs)
    let moves = band.columns >= PortfolioBand.widthForMoves ? list.moves : nil
    let title = bandTitle(moves)
    frame.draw(title, row: band.row, column: 1, width: min(title.columns, band.columns - 1))
    let tierWidth = moves?.month == nil ? 50 : 73
    let left = Rect(row: band.row + 1, column: 1, rows: band.rows - 1, columns: tierWidth)
    let right = Rect(
      row: band.row + 1,
      column: tierWidth + 4,
      rows: band.rows - 1,
      columns: max(0, band.columns - tierWidth - 5)
    )
    frame.draw(
      tierTable(portfolio, figures, moves) + [.blank] + monthLines(figures, left.columns),
      in: left
    )
    let below = moves.map { $0.healthLines(width: right.columns) } ?? []
    let chart = Rect(
      row: right.row,
      column: right.column,
      rows: right.rows - (below.isEmpty ? 0 : below.count + 1),
      columns: right.columns
    )
    drawUsage(figures.weeklyUsers, portfolio.book.weeks, in: chart, into: &frame)
    frame.draw(
      below,
      in: Rect(
        row: right.endRow - below.count,
        column: right.column,
        rows: below.count,
        columns: right.columns
      )
    )
  }

  /// What the band is of, and since when its changes are.
  private func bandTitle(_ moves: PortfolioMoves?) -> Line {
    let count = Figures.count(list.count, "customer")
    var line = Line(
      narrowing.isNarrowed ? " PORTFOLIO, \(count) shown " : " PORTFOLIO ",
      .focus,
      .bold
    )
    if let month = moves?.month { line.add("Δ30d since \(month.readable) ", .muted) }
    return line
  }

  private func tierTable(_ portfolio: Portfolio, _ figures: SetFigures, _ moves: PortfolioMoves?)
    -> [Line]
  {
    let policy = portfolio.policy
    let hasMoves = moves?.month != nil
    var lines = [
      tierRow(
        "TIER",
        [("customers", .muted), ("ARR", .muted), ("at risk", .muted), ("util", .muted)],
        hasMoves ? Array(repeating: ("Δ30d", .muted), count: 3) : []
      )
    ]
    for (index, totals) in figures.tiers.enumerated().prefix(5) {
      let isRest = index == policy.tiers.count
      guard !isRest || totals.customers > 0 else { continue }
      let move = moves.flatMap { $0.tiers.indices.contains(index) ? $0.tiers[index] : nil }
      lines.append(
        tierRow(
          policy.name(ofTier: isRest ? nil : index),
          [
            Figures.grouped(totals.customers), Figures.money(totals.arr),
            Figures.money(totals.atRiskARR), Figures.percent(totals.utilization),
          ].map { ($0, .text) },
          move.map { totals.customers == 0 ? SetMove.noCells : $0.cells } ?? []
        )
      )
    }
    return lines
  }

  /// A row of the table of tiers: four figures, the last three of them with how they moved.
  private func tierRow(_ name: String, _ figures: [(String, Role)], _ moves: [(String, Role)])
    -> Line
  {
    var line = Line()
    line.add(name, width: 17, figures.first?.1 ?? .text)
    for (place, figure) in figures.enumerated() {
      line.add(figure.0, width: [10, 8, 9, 6][place], figure.1, .trailing)
      guard place > 0, moves.indices.contains(place - 1) else { continue }
      let move = moves[place - 1]
      line.add(move.0, width: [8, 8, 7][place - 1], move.1, .trailing)
    }
    return line
  }

  private func monthLines(_ figures: SetFigures, _ width: Int) -> [Line] {
    let months = figures.months
    let largest = months.map { $0.safe + $0.atRisk }.max() ?? 0
    var heading = Line()
    heading.add("ARR RENEWING BY MONTH", .muted)
    heading.addTrailing("of it at risk", total: width, .muted)
    return [heading]
      + months.map { month in
        var line = Line()
        line.add(month.start.monthName, width: 4, .muted)
        let scale = largest > 0 ? largest : 1
        let bar = Bar(safe: month.safe, atRisk: month.atRisk, of: scale)
        line.add(bar, width: width - 20, options.glyphs)
        let total = month.safe + month.atRisk
        line.add(total > 0 ? Figures.money(total) : "-", width: 8, .text, .trailing)
        line.add(
          month.atRisk > 0 ? Figures.money(month.atRisk) : "-",
          width: 8,
          month.atRisk > 0 ? .poor : .muted,
          .trailing
        )
        return line
      }
  }

  private func drawUsage(
    _ weeks: [Double?],
    _ days: [Day],
    in rect: Rect,
    into frame: inout Frame
  ) {
    guard rect.columns >= 20 else { return }
    let chart = LineChart([LineChart.Series(weeks)])
    var heading = Line("WEEKLY USERS OF THESE CUSTOMERS", .muted)
    heading.addTrailing("\(weeks.count) weeks", total: rect.columns, .muted)
    frame.draw(heading, row: rect.row, column: rect.column, width: rect.columns)
    guard let bounds = chart.bounds else {
      return frame.draw(
        Line("no usage data", .muted),
        row: rect.row + 1,
        column: rect.column,
        width: rect.columns
      )
    }
    let axis = LineChart.Axis(bounds, weeks: days)
    let plot = Rect(
      row: rect.row + 1,
      column: rect.column,
      rows: rect.rows - 1,
      columns: rect.columns
    )
    frame.draw(LineChart(chart.series, axis: axis), in: plot, glyphs: options.glyphs)
  }
}
