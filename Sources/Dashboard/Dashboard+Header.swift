internal import BookModel
internal import BookQuery
internal import Canvas

extension Dashboard {
  /// Draws the figures of everybody in scope, and the tiers and bands where they have a row.
  func drawTotals(_ layout: Layout, into frame: inout Frame) {
    guard let portfolio else { return }
    if let row = layout.totals {
      frame.draw(totalsLine(portfolio, frame.columns), row: row, column: 0, width: frame.columns)
    }
    if let row = layout.tiers {
      let full = tierLine(portfolio, hasFullNames: true)
      let line = full.columns <= frame.columns ? full : tierLine(portfolio, hasFullNames: false)
      frame.draw(line, row: row, column: 0, width: frame.columns)
    }
  }

  /// The customers in scope: their number and ARR, what is at risk, what renews soon.
  ///
  /// Every figure counts: the words around them are shortened until all of them fit. How they moved
  /// since the snapshot before stands beside them where there is room for that, too.
  private func totalsLine(_ portfolio: Portfolio, _ columns: Int) -> Line {
    let lines = TotalsWording.allCases.lazy.flatMap { wording in
      [moves[narrowing.scope], nil].lazy.map { totalsLine(portfolio, wording, $0) }
    }
    return lines.first { $0.columns < columns } ?? totalsLine(portfolio, .terse, nil)
  }

  private func totalsLine(_ portfolio: Portfolio, _ wording: TotalsWording, _ move: SetMove?)
    -> Line
  {
    let totals = narrowing.scopeTotals
    let gap = String(repeating: " ", count: wording.gap)
    var line = Line()
    line.add(" \(scopeTitle(portfolio, wording))", .strong, .bold)
    let count = Figures.count(totals.customers, "customer")
    line.add("  \(wording == .terse ? Figures.grouped(totals.customers) : count)")
    line.add(" \(Figures.money(totals.arr))")
    add(move?.arrText, isBad: (move?.arr ?? 0) < 0, to: &line)
    let figures: [(String, Int, Double, Role)] = [
      ("at risk", totals.atRisk, totals.atRiskARR, .poor),
      (wording.renewing, totals.renewing, totals.renewingARR, .text),
      ("both", totals.renewingAtRisk, totals.renewingAtRiskARR, .poor),
    ]
    for (label, number, arr, role) in figures {
      line.add("\(gap)\(label) ", .muted)
      line.add("\(Figures.grouped(number)) \(Figures.money(arr))", number > 0 ? role : .text)
      guard label == "at risk" else { continue }
      add(move?.atRiskText, isBad: (move?.atRisk ?? 0) > 0, to: &line)
    }
    line.add("\(gap)\(wording.utilization) ", .muted)
    line.add(Figures.percent(totals.utilization))
    add(move?.utilizationText, isBad: (move?.utilization ?? 0) < 0, to: &line)
    return line
  }

  /// Adds how a figure moved, in brackets; nothing where it did not.
  private func add(_ change: String?, isBad: Bool, to line: inout Line) {
    guard let change, !change.isEmpty else { return }
    line.add(" (\(change))", isBad ? .poor : .healthy)
  }

  private func scopeTitle(_ portfolio: Portfolio, _ wording: TotalsWording) -> String {
    let key = self.key(of: .scope)
    let isTerse = wording == .terse || wording == .brief
    guard narrowing.scope == .book else {
      return isTerse || portfolio.me == nil ? "ALL" : "ALL CUSTOMERS (\(key): mine)"
    }
    let name = portfolio.me?.displayName ?? ""
    let first = name.split(separator: " ").first.map(String.init) ?? name
    let shown = wording == .full ? name : String(first.prefix(isTerse ? 10 : 16))
    return isTerse ? "MY BOOK \(shown)" : "MY BOOK \(shown) (\(key): all)"
  }

  /// The tiers with their counts, and the health bands with theirs.
  private func tierLine(_ portfolio: Portfolio, hasFullNames: Bool, isTight: Bool = false) -> Line {
    var line = Line()
    line.add(" \(key(of: .tiers)) ", .focus)
    line.add(isTight ? "" : "tier  ", .muted)
    let policy = portfolio.policy
    let unclassified = narrowing.tierCounts[Int?.none] ?? 0
    let hasRest = unclassified > 0 || narrowing.tiers.contains(nil)
    for tier in policy.tiers.indices.map(Int?.some) + (hasRest ? [nil] : []) {
      let name = hasFullNames ? policy.name(ofTier: tier) : policy.shortName(ofTier: tier)
      line.add(chip(tier, name, isTight: isTight))
    }
    line.add(isTight ? " " : "     ")
    line.add(isTight ? "" : "health  ", .muted)
    line.add(bandLine(gap: isTight ? " " : "   "))
    return line
  }

  /// The health bands of the customers shown, with their counts.
  private func bandLine(gap: String) -> Line {
    var line = Line()
    for band in HealthBand.allCases {
      line.add("\(band.sign) ", band.role)
      line.add("\(Figures.grouped(narrowing.totals.bands[band] ?? 0))\(gap)")
    }
    let known = narrowing.totals.bands.values.reduce(0, +)
    if narrowing.totals.customers > known {
      line.add("? \(Figures.grouped(narrowing.totals.customers - known))", .muted)
    }
    return line
  }

  /// One tier: bold and in brackets where it is among those chosen.
  private func chip(_ tier: Int?, _ name: String, isTight: Bool) -> Line {
    let isOn = narrowing.tiers.contains(tier)
    let isDimmed = !narrowing.tiers.isEmpty && !isOn
    let text = "\(name) \(Figures.grouped(narrowing.tierCounts[tier] ?? 0))"
    var line = Line()
    line.add(
      isOn ? "[\(text)]" : " \(text) ",
      isOn ? .focus : isDimmed ? .muted : .text,
      isOn ? .bold : []
    )
    line.add(isTight ? "" : " ")
    return line
  }

  /// Draws the filter, or how to filter, and how many customers are left.
  func drawFilter(_ layout: Layout, into frame: inout Frame) {
    guard let portfolio else { return }
    let columns = frame.columns
    let count = countLine
    let room = filterWidth(columns: columns)
    frame.draw(
      count,
      row: layout.filter,
      column: max(0, columns - count.columns - 1),
      width: count.columns
    )
    if case .filter(let prompt) = overlay {
      return drawPrompt(
        prompt.editor,
        label: Dashboard.filterLabel,
        row: layout.filter,
        width: room,
        error: narrowing.error ?? prompt.remark,
        into: &frame
      )
    }
    var line = Line()
    if !narrowing.filter.isEmpty {
      line.add(Dashboard.filterLabel, .focus, .bold)
      line.add(narrowing.filter, narrowing.error == nil ? .strong : .poor)
    } else if layout.tiers == nil, columns < 100 {
      line = tierLine(portfolio, hasFullNames: false, isTight: true)
    } else {
      line.add(" \(key(of: .filter))", .focus)
      line.add(" to filter", .muted)
    }
    frame.draw(line, row: layout.filter, column: 0, width: room)
  }

  /// The columns of a screen's row that the filter has beside the count.
  func filterWidth(columns: Int) -> Int { max(0, columns - countLine.columns - 2) }

  /// The customers shown, of those in scope, and their ARR.
  private var countLine: Line {
    var line = Line()
    line.add(
      "\(Figures.grouped(list.count)) of \(Figures.grouped(narrowing.scopeTotals.customers))",
      narrowing.isNarrowed ? .strong : .muted
    )
    if narrowing.isNarrowed { line.add(" · \(Figures.money(narrowing.totals.arr))", .strong) }
    return line
  }
}

/// How many words the figures of everybody in scope are given, the most first.
private enum TotalsWording: CaseIterable {
  case full, short, brief, terse

  /// The columns between two figures.
  var gap: Int {
    switch self {
    case .full: 4
    case .short: 3
    case .brief, .terse: 2
    }
  }

  /// What the figure of the customers renewing within 90 days is called.
  var renewing: String {
    switch self {
    case .full: "renewing ≤90d"
    case .short: "renew ≤90d"
    case .brief, .terse: "≤90d"
    }
  }

  /// What the utilization is called.
  var utilization: String { self == .full ? "utilization" : "util" }
}
