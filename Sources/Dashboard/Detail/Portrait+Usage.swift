internal import BookModel
internal import Canvas

extension Portrait {
  /// The chart of weekly users and the current figures.
  var usage: [Line] {
    let weeks = Array(customer.series?.value ?? [])
    let known = weeks.compactMap(\.self)
    var lines = [heading("USAGE", known.isEmpty ? "" : "weekly users, \(weeks.count) weeks")]
    if known.isEmpty {
      lines.append(Line("no usage data: unknown, not zero", .muted))
    } else {
      lines += chart(weeks)
    }
    return lines + figures + seats
  }

  private func chart(_ weeks: [Double?]) -> [Line] {
    let bounds = LineChart([LineChart.Series(weeks)]).bounds ?? 0...0
    let axis = LineChart.Axis(
      high: Figures.compact(bounds.upperBound),
      low: Figures.compact(bounds.lowerBound),
      foot: weekLabels
    )
    let chart = LineChart([LineChart.Series(weeks)], axis: axis)
    let rows = width >= 60 ? 7 : 5
    return Line.drawn(rows: rows, columns: width) { frame in
      frame.draw(chart, in: frame.bounds, glyphs: glyphs)
    }
  }

  /// The days along the chart: its first week, the middle one and the last.
  private var weekLabels: [String] {
    let weeks = portfolio.book.weeks
    guard let first = weeks.first, let last = weeks.last, weeks.count > 2 else {
      return weeks.map(\.shortReadable)
    }
    return [first, weeks[weeks.count / 2], last].map(\.shortReadable)
  }

  private var figures: [Line] {
    var line = Line()
    let cell = width >= 60 ? 14 : 9
    for (label, fact) in [("DAU", customer.dau), ("WAU", customer.wau), ("MAU", customer.mau)] {
      var figure = Line()
      figure.add("\(label) ", .muted)
      figure.add(fact.map { bounded($0) } ?? "?", fact == nil ? .muted : .strong)
      figure.pad(to: cell)
      line.add(figure)
    }
    if let trend = customer.trend?.value {
      line.add("\(Figures.change(trend)) in 4w", Role(ofTrend: trend))
    }
    var ratio = Line()
    ratio.add("DAU/MAU", width: Portrait.labelWidth, .muted)
    ratio.add(Figures.percent(customer.usage?.value), customer.usage == nil ? .muted : .text)
    return [line, ratio]
  }

  private func bounded(_ fact: Fact<Double>) -> String {
    (fact.bound?.sign ?? "") + Figures.compact(fact.value)
  }

  /// Monthly users over seats, as a bar.
  private var seats: [Line] {
    guard let seats = customer.seats?.value else { return [row("seats", "unknown or unlimited")] }
    var line = Line()
    line.add("seats", width: Portrait.labelWidth, .muted)
    let used = (customer.mau?.value).map { Figures.whole($0) } ?? "?"
    let ratio = customer.utilization?.value
    line.add("\(used) of \(Figures.grouped(seats))  ")
    line.add(Figures.percent(ratio) + " ", ratio.map(role(ofUtilization:)) ?? .muted, .bold)
    let barWidth = min(24, width - line.columns)
    guard barWidth >= 4 else { return [line] }
    let bar = Bar(ratio, ratio.map(role(ofUtilization:)) ?? .muted)
    let drawn = Line.drawn(rows: 1, columns: barWidth) { frame in
      frame.draw(bar, row: 0, column: 0, width: barWidth, glyphs: glyphs)
    }
    for part in drawn { line.add(part) }
    return [line]
  }

  private func role(ofUtilization ratio: Double) -> Role {
    portfolio.healthPolicy.thresholds[.utilization]?.band(of: ratio).role ?? .text
  }

  /// The features, the most used first; those never used are named in a line.
  var features: [Line] {
    guard !customer.features.isEmpty else { return [] }
    let used = customer.features.filter { $0.users.map { $0 > 0 } ?? true }
      .enumerated().sorted { left, right in
        let (first, second) = (left.element.users ?? -1, right.element.users ?? -1)
        return first == second ? left.offset < right.offset : first > second
      }
    let never = customer.features.filter { $0.users == 0 }.map(\.name)
    var lines = [featureLine("FEATURES", "users", "share", "trend", nil, isHeading: true)]
    lines += used.map { feature in
      featureLine(
        feature.element.name,
        feature.element.users.map { Figures.compact($0) } ?? "?",
        Figures.percent(feature.element.share),
        Figures.change(feature.element.trend),
        feature.element.series,
        isHeading: false
      )
    }
    if !never.isEmpty {
      lines += Line.wrapped("never used: " + never.joined(separator: ", "), width: width, .muted)
    }
    return lines
  }

  private func featureLine(
    _ name: String,
    _ users: String,
    _ share: String,
    _ trend: String,
    _ series: WeekSeries?,
    isHeading: Bool
  ) -> Line {
    let spark = width >= 52 ? 14 : 0
    let nameWidth = max(8, min(28, width - 21 - spark))
    var line = Line()
    line.add(name, width: nameWidth, isHeading ? .focus : .text)
    line.add(users, width: 7, isHeading ? .muted : .text, .trailing)
    line.add(share, width: 7, isHeading || share == "?" ? .muted : .text, .trailing)
    line.add(trend, width: 7, isHeading || trend == "?" ? .muted : .text, .trailing)
    if spark > 0, let series {
      line.add("  ")
      let text = Sparkline(Array(series)).glyphs(width: 12, glyphs).text
      line.add(text, .chart1)
    }
    return line
  }
}
