internal import BookModel
internal import Canvas

extension UsageScreen {
  func row(at place: (row: Int, column: Int), _ scene: Scene, in rect: Rect) -> Int? {
    rows.row(at: place, in: UsageLayout(rect).columns)
  }

  func draw(_ scene: Scene, in rect: Rect, into frame: inout Frame) {
    let layout = UsageLayout(rect)
    let pen = RowList<Row>.Pen(
      head: { section, width in
        let part = Part.allCases[section]
        let lines = head(of: part, width, layout, scene)
        // What is short of lines keeps its distance to what is above.
        let missing = max(0, layout.headLines(part) - lines.count)
        return Array(repeating: Line.blank, count: missing) + lines
      },
      row: { row, width in line(of: row, width, scene) },
      isMarked: { place(of: $0).map(scene.isMarked) ?? false },
      sign: { place(of: $0).flatMap(scene.sign) }
    )
    rows.draw(in: layout.columns, with: pen, into: &frame)
    // A set without data has no row for the terminal's cursor to stand on.
    if frame.cursor == nil { frame.cursor = Frame.Cursor(row: rect.row, column: rect.column) }
  }

  /// The place in the book of the customer of a row; nil for any other row.
  private func place(of row: Row) -> Int? {
    if case .mover = row.id { return row.place }
    return nil
  }

  private func head(of part: Part, _ width: Int, _ layout: UsageLayout, _ scene: Scene) -> [Line] {
    switch part {
    case .trend: trendLines(width, layout.chartLines, scene)
    case .utilization: [utilizationHeading(width)]
    case .features: [featureHeading(width)]
    case .up: [moverHeading("MOVING UP", width)]
    case .down: [moverHeading("MOVING DOWN", width)]
    }
  }

  private func heading(_ title: String, _ remark: String, _ width: Int) -> Line {
    var line = Line(" \(title)", .focus, .bold)
    line.addTrailing(remark + " ", total: width, .muted)
    return line
  }

  private func line(of row: Row, _ width: Int, _ scene: Scene) -> Line {
    switch row.id {
    case .band(let band):
      countLine(band.title, figures.bands[band] ?? UsageFigures.Count(), band.role, width, scene)
    case .withoutData:
      countLine("no users known", figures.withoutData, .muted, width, scene)
    case .feature: featureLine(figures.features[row.place], width, scene)
    case .mover: moverLine(row.place, width, scene)
    }
  }
}

extension UsageScreen {
  /// The sums of the newest period, and the weekly users as a chart.
  private func trendLines(_ width: Int, _ rows: Int, _ scene: Scene) -> [Line] {
    let weeks = scene.portfolio.book.weeks
    let title = "WEEKLY USERS, \(Figures.count(figures.weekly.count, "week"))"
    var lines = [heading(title, "", width)]
    lines += [sumLine, ratioLine]
    let series = [LineChart.Series(figures.weekly)]
    guard let bounds = figures.weekly.chartBounds else {
      let none = Line(" No weekly users are known of these customers.", .muted)
      return lines + [none] + Array(repeating: .blank, count: max(0, rows - 1))
    }
    let axis = LineChart.Axis(bounds, weeks: weeks)
    return lines
      + Line.drawn(rows: rows, columns: width) { frame in
        let plot = Rect(column: 1, rows: rows, columns: width - 2)
        let chart = LineChart(series, scale: bounds, axis: axis)
        frame.draw(chart, in: plot, glyphs: scene.glyphs)
      }
  }

  /// The users of a day, a week and a month, and of how many customers they are: said once where
  /// that is the same.
  private var sumLine: Line {
    var line = Line()
    let sums = [("DAU", figures.dau), ("WAU", figures.wau), ("MAU", figures.mau)]
    let counts = Set(sums.map(\.1.customers))
    for (label, sum) in sums {
      line.add(line.columns == 0 ? " \(label) " : "  \(label) ", .muted)
      let isKnown = sum.customers > 0
      line.add(isKnown ? Figures.compact(sum.value) : "?", isKnown ? .strong : .muted, .bold)
      guard counts.count > 1 else { continue }
      line.add(" of \(Figures.compact(Double(sum.customers)))", .muted)
    }
    if let count = counts.first, counts.count == 1 {
      line.add("  of \(Figures.count(count, "customer"))", .muted)
    }
    return line
  }

  /// How much of the monthly users come daily, and of the seats are used.
  private var ratioLine: Line {
    var line = Line(" ")
    line.add("DAU/MAU ", .muted)
    line.add(Figures.percent(figures.stickiness))
    line.add("  utilization ", .muted)
    line.add(Figures.percent(figures.utilization))
    line.add("  in 4w ", .muted)
    line.add(Figures.change(UsageMath.trend(of: WeekSeries(figures.weekly))))
    return line
  }

  /// A number of customers with their ARR and their part of all, and a bar beside those of others.
  private func countLine(
    _ title: String,
    _ count: UsageFigures.Count,
    _ role: Role,
    _ width: Int,
    _ scene: Scene
  ) -> Line {
    let isNone = count.customers == 0
    var line = Line()
    line.add(title, width: 15, isNone ? .muted : .text)
    let number = isNone ? "-" : Figures.grouped(count.customers)
    line.add(number, width: 8, isNone ? .muted : .text, .trailing)
    line.add(isNone ? "-" : count.arrText, width: 8, isNone ? .muted : .text, .trailing)
    let share = Double(count.customers) / Double(max(1, figures.customers))
    line.add(isNone ? "" : Figures.percent(share), width: 6, .muted, .trailing)
    line.add(" ")
    let room = width - line.columns - 1
    guard room >= 4 else { return line }
    let largest = figures.bands.values.map(\.customers).max() ?? 0
    let length = Double(count.customers) / Double(max(1, largest))
    line.add(Bar(length, role, hasTrack: false), width: room, scene.glyphs)
    return line
  }

  private func utilizationHeading(_ width: Int) -> Line {
    var line = Line(" UTILIZATION", .focus, .bold)
    line.pad(to: 18)
    line.add("cust", width: 8, .muted, .trailing)
    line.add("ARR", width: 8, .muted, .trailing)
    return line
  }
}

extension [Double?] {
  /// The values at the edges of a chart; nil when none is known.
  ///
  /// It reaches from the lowest value to the highest, but never over less than a fifth of that:
  /// changes are to be seen, small ones not to look large.
  fileprivate var chartBounds: ClosedRange<Double>? {
    let known = compactMap(\.self).filter(\.isFinite)
    guard let low = known.min(), let high = known.max() else { return nil }
    return Swift.min(low, high * 0.8, high)...high
  }
}

extension UsageFigures.Count {
  /// The ARR of the customers; `?` when none of it is known.
  fileprivate var arrText: String {
    unknownARR == customers ? Figures.unknown : Figures.money(arr)
  }
}

extension UtilizationBand {
  /// What its colour means.
  fileprivate var role: Role {
    switch self {
    case .low: .poor
    case .medium: .concerning
    case .high: .healthy
    case .over: .info
    case .unknown: .muted
    }
  }
}

extension UsageScreen {
  private static let sparkWidth = FeatureTotals.weekCount
  /// The widest that names are drawn, and what stands behind them.
  private static let (widestName, featureColumns, moverColumns) = (28, 28 + 3 + sparkWidth, 30)
  /// The columns of the screen that rows of features, and of customers, need at most.
  static let widestFeature = RowList<Row>.lead + widestName + featureColumns
  static let widestMover = RowList<Row>.lead + widestName + moverColumns + 1

  /// The heading of a part whose rows are a name and figures.
  private func heading(
    _ title: String,
    _ figures: [(label: String, width: Int)],
    before others: Int,
    _ width: Int
  ) -> Line {
    var line = Line(" \(title)", .focus, .bold)
    let lead = RowList<Row>.lead
    line.pad(to: nameWidth(width - lead, before: others) + lead)
    for figure in figures { line.add(figure.label, width: figure.width, .muted, .trailing) }
    return line
  }

  private func featureHeading(_ width: Int) -> Line {
    guard !awaitsFeatures else {
      var line = Line(" FEATURES ", .focus, .bold)
      line.add(" adding them up…", .muted)
      return line
    }
    let figures = [("users", 7), ("share", 7), ("cust", 7), ("trend", 7)]
    return heading("FEATURES", figures, before: Self.featureColumns, width)
  }

  /// The columns of a name before a number of others, on a row of a width.
  private func nameWidth(_ width: Int, before others: Int) -> Int {
    max(8, min(Self.widestName, width - others))
  }

  private func featureLine(_ feature: FeatureTotals, _ width: Int, _ scene: Scene) -> Line {
    var line = Line()
    let role: Role = feature.users > 0 ? .text : .muted
    line.add(feature.name, width: nameWidth(width, before: Self.featureColumns), role)
    line.add(Figures.compact(feature.users), width: 7, role, .trailing)
    line.add(Figures.percent(feature.share), width: 7, role, .trailing)
    line.add(Figures.compact(Double(feature.customers)), width: 7, role, .trailing)
    let trend = Figures.change(feature.trend)
    line.add(trend, width: 7, Role(ofTrend: feature.trend), .trailing)
    line.add("  ")
    let spark = Sparkline(feature.series).glyphs(width: Self.sparkWidth, scene.glyphs).text
    line.add(spark, .chart1)
    return line
  }

  private func moverHeading(_ title: String, _ width: Int) -> Line {
    let figures = [("trend", 7), ("WAU", 7), ("ARR", 7), ("health", 9)]
    return heading(title, figures, before: Self.moverColumns, width)
  }

  private func moverLine(_ place: Int, _ width: Int, _ scene: Scene) -> Line {
    let portfolio = scene.portfolio
    let customer = portfolio.book.customers[place]
    var line = Line()
    line.add(customer.name, width: nameWidth(width, before: Self.moverColumns), .strong)
    let trend = customer.trend?.value
    line.add(Figures.change(trend), width: 7, Role(ofTrend: trend), .trailing)
    for column in [Column.wau, .arr] {
      let cell = portfolio.cell(column, place: place)
      line.add(cell.text, width: 7, cell.role, .trailing)
    }
    line.add("  ")
    let health = portfolio.cell(.health, place: place)
    line.add(health.text, width: 7, health.role)
    return line
  }
}
