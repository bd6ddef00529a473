internal import BookModel
internal import BookQuery
internal import Canvas

extension Dashboard {
  /// Draws the order and the narrowing at the left, or a message; the position and the ages of the data.
  func drawStatus(_ layout: Layout, _ text: PageText?, into frame: inout Frame) {
    let columns = frame.columns
    let told = toast.map { toastLine($0, width: columns) } ?? unsavedLine
    let left = told ?? leftLine(text)
    var right = phase == .ready ? positionLine(columns: columns) : Line()
    // A message is worth more than what is always there.
    if told != nil, left.columns + right.columns + 2 > columns { right = Line() }
    let start = max(0, columns - right.columns - 1)
    frame.draw(right, row: layout.status, column: start, width: columns - start)
    frame.draw(left, row: layout.status, column: 0, width: max(0, start - 1))
  }

  private func toastLine(_ toast: Toast, width: Int) -> Line {
    var line = Line(" ")
    line.add(toast.kind.sign, toast.kind.role, .bold)
    // Two columns at the right stay free.
    let room = width - line.columns - toast.hint.columns - 2
    line.add(toast.text, width: max(1, min(toast.text.columns, room)), toast.kind.role)
    line.add(toast.hint, toast.kind.role)
    return line
  }

  private func leftLine(_ text: PageText?) -> Line {
    var line = Line(" ")
    if !pressed.isEmpty { line.add("\(Key.names(pressed))-  ", .focus) }
    guard phase == .ready else { return line }
    if isReloading { line.add(reloadLine) }
    if case .reading(let day?) = past { line.add("comparing with \(day.shortReadable)…  ", .info) }
    if let page {
      line.add(pageStatus(page, text))
      return line
    }
    line.add(content?.remark ?? "sort \(sortText)", .status)
    if let currentView { line.add(" · view \(currentView.name)", .status) }
    if let pastRemark { line.add(" · \(pastRemark)", .due) }
    if !narrowing.tiers.isEmpty {
      let tiers = chosenTiers { $0.shortName(ofTier: $1) }.joined(separator: ",")
      line.add(" · tier \(tiers)", .status)
    }
    if !marks.isEmpty { line.add(" · \(Figures.grouped(marks.count)) marked", .mark, .bold) }
    return line
  }

  /// How far reading the snapshot again got, and the key that stops it.
  private var reloadLine: Line {
    var line = Line("Reading again", .info)
    if let share = progress?.share {
      // Rounded down: all of it is read only when all of it is.
      let percent = options.reducesMotion ? Int(share * 10) * 10 : Int(share * 100)
      line.add(" \(percent)%", .info, .bold)
    }
    line.add("…  ", .info)
    // What is on the screen takes the keys: going back stops it.
    line.add(key(of: .back), .focus, .bold)
    line.add(" stops  ", .muted)
    return line
  }

  private var sortText: String {
    guard let keys = narrowing.query?.sort else {
      return list.sorts.map(\.text).joined(separator: ", ")
    }
    return keys.map { $0.field.name + ($0.isDescending ? " ↓" : " ↑") }.joined(separator: ", ")
  }

  /// The position on the screen, and how old the data of each system is.
  private func positionLine(columns: Int) -> Line {
    var line = Line()
    guard let portfolio else { return line }
    let (row, count) = position
    line.add("\(Figures.grouped(count == 0 ? 0 : row + 1))/\(Figures.grouped(count))", .status)
    if portfolio.book.isPartial { line.add("  PARTIAL", .due, .bold) }
    let all = DataAge.all(of: portfolio, now: now, staleAfterDays: options.staleAfterDays)
    let ages = columns < 60 ? all.filter(\.isStale) : all
    for (index, age) in ages.enumerated() {
      line.add(index == 0 ? "  " : " · ", .muted)
      line.add("\(age.source.title) \(age.text)", age.isStale ? .due : .status)
      if age.isStale { line.add(" STALE", .due, .bold) }
      if columns >= 100, !age.isStale { line.add(" old", .muted) }
    }
    return line
  }

  /// Draws the keys that lead on, as many as fit.
  func drawHints(_ layout: Layout, into frame: inout Frame) {
    guard let row = layout.hints else { return }
    var line = Line(" ")
    for (symbol, title) in hints {
      let key = symbol.keyName(options.glyphs)
      let width = key.columns + title.columns + 3
      guard line.columns + width <= frame.columns else { continue }
      line.add(key, .focus, .bold)
      line.add(" \(title)  ", .muted)
    }
    frame.draw(line, row: row, column: 0, width: frame.columns)
  }

  /// The keys that lead on from here, the most useful first.
  private var hints: [(key: String, title: String)] {
    switch overlay {
    case .filter(let prompt) where prompt.choices != nil:
      [("↑↓", "choose"), ("Tab", "take"), ("Esc", "close the list")]
    case .filter:
      [
        ("↵", "keep"), ("Esc", "cancel"), ("Tab", "complete"), ("↑↓", "move"),
        ("Ctrl-p", "earlier filters"), ("Ctrl-u", "clear"),
      ]
    case .reportFile: [("↵", "write"), ("Esc", "cancel")]
    case .pageSearch: [("↵", "keep"), ("Esc", "cancel"), ("↑↓", "before, next")]
    case .reasons: [("↵", "open"), ("↑↓", "move"), ("Esc", "close")]
    case .followUp(let line): line.hints(isKept: desk.unsaved > 0)
    case .menu(let menu) where menu.purpose == .ticks:
      [("↑↓", "move"), ("Space", "tick"), ("Esc", "close")]
    case .menu(let menu) where menu.purpose == .tiers:
      [("↑↓", "move"), ("Space", "show or hide"), ("↵", "close")]
    case .menu(let menu) where menu.isOfThemes:
      [("↑↓", "look"), ("↵", "choose"), ("Tab", "dark, light, all"), ("Esc", "as before")]
    case .menu: [("↑↓", "move"), ("↵", "choose"), ("Esc", "close")]
    case .help: [("↑↓", "move"), ("↵", "run"), ("Esc", "close"), ("type", "to search")]
    case .log: [("↑↓", "scroll"), ("↵", "close")]
    case .naming: [("↵", "save"), ("Esc", "cancel")]
    case .columns:
      [
        ("Space", "show or hide"), ("J K", "order"), ("+ -", "width"), ("r", "the usual ones"),
        ("Esc", "close"),
      ]
    case .palette: [("↑↓", "move"), ("↵", "run"), ("Esc", "close")]
    case nil: backHint + actionHints
    }
  }

  private var actionHints: [(key: String, title: String)] {
    let idle = idleActions
    return options.keys.hints(in: keyContext).filter { !idle.contains($0.action) }
      .map { ($0.keyName, $0.title) }
  }

  /// The actions that can be had here and come to nothing as things are.
  private var idleActions: Set<Action> {
    let reading: Action = isReading ? .reload : .stopReading
    guard screen == .reports, page == nil else { return [reading] }
    let opening: Set<Action> = screens.reports.opened == nil ? [reading] : [reading, .open]
    guard let report = screens.reports.page else {
      return opening.union([.reports(.tick), .reports(.write), .reports(.copy)])
    }
    return report.ticks.isEmpty ? opening.union([.reports(.tick)]) : opening
  }

  private var backHint: [(key: String, title: String)] {
    page == nil && visits.isEmpty ? [] : [(key(of: .back), "back")]
  }

  /// Draws why the health of the customer under the cursor is what it is.
  func drawWhy(_ layout: Layout, into frame: inout Frame) {
    if let row = layout.rule {
      frame.drawRule(row: row, columns: 0..<frame.columns, glyphs: options.glyphs)
    }
    guard let row = layout.why, let portfolio, let customer = selected else { return }
    var line = Line()
    line.add(" WHY ", .focus, .bold)
    line.add("\(customer.name) ", .strong)
    line.add("\(customer.band.sign) \(customer.shownHealth) ", customer.band.role)
    let room = frame.columns - line.columns - 1
    line.add(portfolio.whyText(customer, width: room), .text)
    frame.draw(line, row: row, column: 0, width: frame.columns)
  }
}

/// How old the data of one system is.
struct DataAge: Equatable, Sendable {
  var source: Source
  var text: String
  var isStale: Bool

  /// Returns the ages of the systems that have data, Vitally first.
  static func all(of portfolio: Portfolio, now: Int?, staleAfterDays: Int) -> [DataAge] {
    Source.allCases.compactMap { source in
      guard let time = portfolio.book.sourceTimes[source] else { return nil }
      return age(of: time, source, portfolio.today, now: now, staleAfterDays)
    }
  }

  private static func age(
    of time: Int,
    _ source: Source,
    _ today: Day,
    now: Int?,
    _ staleAfterDays: Int
  ) -> DataAge {
    let day = Day(secondsSince1970: time)
    let days = max(0, day.days(until: today))
    let isStale = day.isStale(on: today, after: staleAfterDays)
    guard let now, days < 2 else {
      return DataAge(source: source, text: Figures.days(days), isStale: isStale)
    }
    let minutes = max(0, (now / 60) - (time / 60))
    let text = minutes < 60 ? "\(minutes)min" : "\(minutes / 60)h"
    return DataAge(source: source, text: text, isStale: isStale)
  }
}
