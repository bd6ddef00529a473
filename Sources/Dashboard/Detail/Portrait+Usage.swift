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
      let labels = portfolio.book.weeks.chartLabels
      lines += chart(weeks, rows: width >= 60 ? 7 : 5, foot: labels).lines
    }
    return lines + figures + [seatLine]
  }

  /// Draws weekly users as a chart, and tells at which column it begins, behind its labels.
  func chart(_ weeks: [Double?], rows: Int, foot: [String] = []) -> (lines: [Line], start: Int) {
    let series = [LineChart.Series(weeks)]
    let bounds = LineChart(series).bounds ?? 0...0
    let (high, low) = (Figures.compact(bounds.upperBound), Figures.compact(bounds.lowerBound))
    let chart = LineChart(series, axis: LineChart.Axis(high: high, low: low, foot: foot))
    let lines = Line.drawn(rows: rows, columns: width) { frame in
      frame.draw(chart, in: frame.bounds, glyphs: glyphs)
    }
    return (lines, max(high.columns, low.columns) + 1)
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
    return [line, row("DAU/MAU", customer.usage.map(\.percentText))]
  }

  private func bounded(_ fact: Fact<Double>) -> String {
    (fact.bound?.sign ?? "") + Figures.compact(fact.value)
  }

  /// The features, the most used first; those never used are named in a line.
  var features: [Line] {
    guard !customer.features.isEmpty else { return [] }
    var lines = [featureLine("FEATURES", "users", "share", "trend", nil, isHeading: true)]
    lines += usedFeatures.map { feature in
      featureLine(
        feature.name,
        feature.users.map { Figures.compact($0) } ?? "?",
        Figures.percent(feature.share),
        Figures.change(feature.trend),
        feature.series,
        isHeading: false
      )
    }
    return lines + unusedFeatures(.muted)
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
