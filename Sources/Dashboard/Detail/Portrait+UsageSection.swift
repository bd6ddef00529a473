internal import BookModel
internal import Canvas

extension Portrait {
  /// The weekly users as a chart with the months below.
  var usageChart: [Line] {
    let weeks = Array(customer.series?.value ?? [])
    let known = weeks.compactMap { $0?.isFinite == true ? $0 : nil }
    guard let low = known.min(), let high = known.max() else {
      return [heading("USAGE"), Line("no weekly users in the data: unknown, not zero", .muted)]
    }
    let bound = customer.wau?.bound?.sign ?? ""
    var remark = "max \(Figures.compact(high))  min \(Figures.compact(low))"
    if let now = weeks.last.flatMap(\.self) { remark += "  now \(bound)\(Figures.compact(now))" }
    if let trend = customer.trend?.value { remark += "  \(Figures.change(trend)) in 4w" }
    let source = customer.series?.source.map { ", \($0.title)" } ?? ""
    let title = "WEEKLY USERS, \(Figures.count(weeks.count, "week"))"
    let full = title + (width >= 76 ? source : "")
    let head = heading(full.columns + remark.columns < width ? full : "WEEKLY USERS", remark)
    let chart = chart(weeks, rows: max(5, min(12, rows / 3)))
    let months = monthLine(from: chart.start, weeks: weeks.count)
    return [head] + chart.lines + [months]
      + (known.count < weeks.count ? [missingWeeks(weeks)] : [])
  }

  private func missingWeeks(_ weeks: [Double?]) -> Line {
    let missing = weeks.count { $0?.isFinite != true }
    return Line("\(Figures.count(missing, "week")) without data: the line breaks there", .muted)
  }

  /// The names of the months below the first week of each.
  private func monthLine(from start: Int, weeks count: Int) -> Line {
    let weeks = portfolio.book.weeks.suffix(count)
    var line = Line()
    guard weeks.count == count, count > 1, width > start else { return line }
    let span = width - start - 1
    var month = 0
    for (index, week) in weeks.enumerated() where week.date.month != month {
      month = week.date.month
      let column = start + span * index / (count - 1)
      let name = index == 0 || month > 1 ? week.monthName : "\(week.monthName) \(week.date.year)"
      let isFirst = line.columns == 0
      guard isFirst || column > line.columns, column + name.columns <= width else { continue }
      line.pad(to: column)
      line.add(name, .muted)
    }
    return line
  }

  /// The users of a day, a week and a month, and how much of the seats they use.
  var usageFigures: [Line] {
    var users = Line()
    users.add("users", width: Portrait.labelWidth, .muted)
    for (label, fact) in [("DAU", customer.dau), ("WAU", customer.wau), ("MAU", customer.mau)] {
      users.add("\(label) ", .muted)
      users.add(fact.map { bounded($0) } ?? "?", fact == nil ? .muted : .strong)
      users.add("   ")
    }
    return [users, ratioLine("DAU/MAU", customer.usage, .usage), seatLine] + unusedSeats
      + boundNote
  }

  private func bounded(_ fact: Fact<Double>) -> String {
    (fact.bound?.sign ?? "") + Figures.whole(fact.value)
  }

  private func ratioLine(_ label: String, _ fact: Fact<Double>?, _ input: HealthPolicy.Input)
    -> Line
  {
    guard let fact else { return row(label, nil) }
    let threshold = portfolio.healthPolicy.thresholds[input]
    var line = row(label, fact.percentText, threshold?.band(of: fact.value).role ?? .text)
    if let threshold {
      let bound = Figures.percent(threshold.healthyAt)
      line.add("   healthy \(threshold.healthySign)\(bound)", .muted)
    }
    return line
  }

  /// Monthly users over the seats that were bought, as a bar.
  var seatLine: Line {
    guard let seats = customer.seats?.value else { return row("seats", "unknown or unlimited") }
    let ratio = customer.utilization
    let role = ratio.flatMap { ratio in
      portfolio.healthPolicy.thresholds[.utilization]?.band(of: ratio.value).role
    }
    var line = Line()
    line.add("seats", width: Portrait.labelWidth, .muted)
    // Beside a list the bar needs the room more than words do.
    let isNarrow = width < 60
    let used = customer.mau.map { bounded($0) } ?? Figures.unknown
    line.add("\(used) of \(Figures.grouped(seats))\(isNarrow ? "" : " used")  ")
    let gap = isNarrow ? " " : "  "
    line.add((ratio?.percentText ?? Figures.unknown) + gap, role ?? .muted)
    let barWidth = min(32, width - line.columns)
    guard barWidth >= 4 else { return line }
    line.add(Bar(ratio?.value, role ?? .muted), width: barWidth, glyphs)
    return line
  }

  /// How many seats were bought and are not used, or are used and were not bought.
  private var unusedSeats: [Line] {
    guard let seats = customer.seats?.value, let mau = customer.mau, mau.value.isFinite else {
      return []
    }
    let unused = Double(seats) - mau.value
    // At most so many users are at least so many seats left.
    let sign =
      switch mau.bound {
      case .upper: unused < 0 ? "≤" : "≥"
      case .lower: unused < 0 ? "≥" : "≤"
      case nil: ""
      }
    let text = sign + Figures.whole(abs(unused))
    return [
      unused < 0
        ? row("over", "\(text) more users than seats", .info)
        : row("unused", "\(text) of \(Figures.grouped(seats)) seats")
    ]
  }

  /// What the signs of bounds stand for, where there is one.
  private var boundNote: [Line] {
    let facts = [customer.dau, customer.wau, customer.mau, customer.utilization, customer.usage]
    let bounds = Set(facts.compactMap { $0?.bound })
    guard !bounds.isEmpty else { return [] }
    var words: [String] = []
    if bounds.contains(.upper) { words.append("≤ at most: users of several instances added up") }
    if bounds.contains(.lower) { words.append("≥ at least: the most used feature's users") }
    return Line.wrapped(words.joined(separator: "; "), width: width, .muted)
  }
}

extension Portrait {
  /// The features, the most used first; then those that were never used.
  var featureTable: [Line] {
    guard !customer.features.isEmpty else {
      return [heading("FEATURES"), Line("no usage by feature in the data", .muted)]
    }
    let used = usedFeatures
    let lines = used.isEmpty ? [heading("FEATURES")] : table(of: used).lines(width: width)
    return lines + unusedFeatures(.due)
  }

  /// The features that are used or may be, the most used first, those of unknown use last.
  var usedFeatures: [FeatureUsage] {
    customer.features.filter { $0.users != 0 }.enumerated().sorted { left, right in
      let (first, second) = (left.element.users ?? -1, right.element.users ?? -1)
      return first == second ? left.offset < right.offset : first > second
    }.map(\.element)
  }

  /// The names of the features that were never used.
  func unusedFeatures(_ role: Role) -> [Line] {
    let never = customer.features.filter { $0.users == 0 }.map(\.name)
    guard !never.isEmpty else { return [] }
    return Line.wrapped("never used: " + never.joined(separator: ", "), width: width, role)
  }

  private func table(of features: [FeatureUsage]) -> LineTable {
    let span = min(26, max(12, width - 62))
    return LineTable(parts: [
      .init("FEATURES", of: features, least: 10) { .init($0.name) },
      .init("users", of: features, .trailing) {
        .init($0.users.map { Figures.whole($0) }, known: .strong)
      },
      .init("adoption", of: features, .trailing) {
        .init($0.share.map { Figures.percent($0) }, known: .text)
      },
      .init("trend 4w", of: features, .trailing) {
        .init($0.trend.map { Figures.change($0) }, known: Role(ofTrend: $0.trend))
      },
      .init("\(span) weeks", of: features, rank: 0) { feature in
        let series = Sparkline(Array(feature.series))
        return .init(feature.series.isEmpty ? "" : series.glyphs(width: span, glyphs).text, .chart1)
      },
    ])
  }

  /// The instances of the product.
  var instances: [Line] {
    let all = customer.instances
    guard !all.isEmpty else { return [] }
    let table = LineTable(parts: [
      .init("INSTANCES", of: all, least: 12) { .init($0.endpoint ?? $0.site ?? "?") },
      .init("version", of: all, rank: 1) { .init($0.version, known: .text) },
      .init("MAU", of: all, .trailing) { .init($0.mau.map { Figures.whole($0) }, known: .text) },
      .init("seats", of: all, .trailing, rank: 2) {
        .init($0.seats.map { Figures.grouped($0) }, known: .text)
      },
      .init("last ping", of: all, .trailing, rank: 0) {
        .init($0.lastPing.map { $0.readable(near: portfolio.today) }, known: .muted)
      },
    ])
    return table.lines(width: width)
  }
}

extension Fact<Double> {
  /// The value as a percentage, with the sign of its bound.
  var percentText: String { (bound?.sign ?? "") + Figures.percent(value) }
}
