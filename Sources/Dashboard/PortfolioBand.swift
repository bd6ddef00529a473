internal import BookModel
internal import Canvas

/// The figures below the list on large screens.
enum PortfolioBand {
  /// The rows it takes, its heading included.
  static let rows = 15
}

extension Dashboard {
  /// Draws the tiers, the renewals by month and the usage of the customers shown.
  func drawBand(_ layout: Layout, into frame: inout Frame) {
    guard !layout.band.isEmpty, let portfolio else { return }
    let figures = list.figures ?? SetFigures(of: list.rows, in: portfolio)
    let band = layout.band
    frame.fill(band)
    frame.drawRule(row: band.row, columns: 0..<band.columns, glyphs: options.glyphs)
    let count = Figures.count(list.count, "customer")
    let title = narrowing.isNarrowed ? " PORTFOLIO, \(count) shown " : " PORTFOLIO "
    frame.write(title, row: band.row, column: 1, Style(.focus, .bold))
    let tierWidth = 50
    let left = Rect(row: band.row + 1, column: 1, rows: band.rows - 1, columns: tierWidth)
    let right = Rect(
      row: band.row + 1,
      column: tierWidth + 4,
      rows: band.rows - 1,
      columns: max(0, band.columns - tierWidth - 5)
    )
    frame.draw(
      tierTable(portfolio, figures) + [.blank] + monthLines(figures, left.columns),
      in: left
    )
    drawUsage(figures.weeklyUsers, portfolio.book.weeks, in: right, into: &frame)
  }

  private func tierTable(_ portfolio: Portfolio, _ figures: SetFigures) -> [Line] {
    let policy = portfolio.policy
    var lines = [tierRow("TIER", ["customers", "ARR", "at risk", "util"], .muted)]
    for (index, totals) in figures.tiers.enumerated().prefix(5) {
      let isRest = index == policy.tiers.count
      guard !isRest || totals.customers > 0 else { continue }
      let name = isRest ? "Unclassified" : policy.tiers[index].name
      lines.append(
        tierRow(
          name,
          [
            Figures.grouped(totals.customers), Figures.money(totals.arr),
            Figures.money(totals.atRiskARR), Figures.percent(totals.utilization),
          ],
          .text
        )
      )
    }
    return lines
  }

  private func tierRow(_ name: String, _ figures: [String], _ role: Role) -> Line {
    var line = Line()
    line.add(name, width: 17, role)
    for (figure, width) in zip(figures, [10, 8, 9, 6]) {
      line.add(figure, width: width, role, .trailing)
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
        let bar = Bar(
          [Bar.Part(month.safe / scale, .chart1), Bar.Part(month.atRisk / scale, .poor)],
          hasTrack: false
        )
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
    let foot = [days.first, days.isEmpty ? nil : days[days.count / 2], days.last]
    let axis = LineChart.Axis(
      high: Figures.compact(bounds.upperBound),
      low: Figures.compact(bounds.lowerBound),
      foot: foot.compactMap { $0?.shortReadable }
    )
    let plot = Rect(
      row: rect.row + 1,
      column: rect.column,
      rows: rect.rows - 1,
      columns: rect.columns
    )
    frame.draw(LineChart(chart.series, axis: axis), in: plot, glyphs: options.glyphs)
  }
}
