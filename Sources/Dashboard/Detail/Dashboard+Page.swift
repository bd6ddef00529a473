internal import BookModel
internal import Canvas

extension Dashboard {
  /// Draws the customer's page: who it is, the sections, the one that is chosen.
  func draw(_ text: PageText?, _ layout: Layout, into frame: inout Frame) {
    guard let page, let text else { return }
    let place = text.place
    drawHead(text.portrait, place, layout, into: &frame)
    for (rect, lines) in zip(place.columns, text.columns) {
      frame.draw(lines, in: rect, scroll: min(page.scroll, max(0, lines.count - rect.rows)))
    }
    if place.isWide, let right = place.columns.last {
      frame.drawRule(
        column: right.column - 2,
        rows: right.row..<right.endRow,
        glyphs: options.glyphs
      )
    }
    if let search = page.search {
      for rect in place.columns { frame.highlight(search.text, in: rect) }
    }
  }

  /// What is told of the customer at the top of its page: the name, the health, some figures.
  private func drawHead(
    _ portrait: Portrait,
    _ place: PageLayout,
    _ layout: Layout,
    into frame: inout Frame
  ) {
    let width = max(0, layout.page.columns - 4)
    frame.draw(portrait.titleLine(width: width), row: place.name, column: 2, width: width)
    if marks.contains(portrait.customer.id) {
      frame.write("*", row: place.name, column: 0, Style(.mark, on: .plain, .bold))
    }
    if let row = place.figures {
      frame.draw(portrait.figureLine(width: width), row: row, column: 2, width: width)
    }
    let tabs = pageTabs(portrait, width: layout.page.columns - 2)
    var line = Line()
    for tab in tabs {
      if tab.section == page?.section {
        frame.cursor = Frame.Cursor(
          row: place.tabs,
          column: min(1 + line.columns, frame.columns - 1)
        )
      }
      line.add(tab.line)
    }
    let keys = [Action.previousPane, .nextPane].compactMap {
      options.keys.entry(of: $0)?.keys.last.map(Key.names)
    }
    line.addTrailing(
      "\(keys.joined(separator: " ")) sections",
      total: layout.page.columns - 3,
      .muted
    )
    frame.draw(line, row: place.tabs, column: 1, width: layout.page.columns - 1)
    if let row = place.rule {
      frame.drawRule(row: row, columns: 0..<frame.columns, glyphs: options.glyphs)
    }
  }

  /// The sections with what they are called, from the left; where there is no room, one of seven.
  private func pageTabs(_ portrait: Portrait, width: Int) -> [(section: PageSection, line: Line)] {
    let tabs = PageSection.allCases.map { section in
      let count = portrait.count(of: section)
      let name = section.title + (count.isEmpty ? "" : " \(count)")
      let isSeen = section == page?.section
      let role: Role = isSeen ? .focus : section == .data && !count.isEmpty ? .due : .muted
      return (section, Line(isSeen ? "[\(name)]" : " \(name) ", role, isSeen ? .bold : []))
    }
    guard tabs.reduce(0, { $0 + $1.1.columns }) > width, let page else { return tabs }
    var line = Line("[\(page.section.title)]", .focus, .bold)
    line.add("  \(page.section.place + 1) of \(PageSection.allCases.count)", .muted)
    return [(page.section, line)]
  }

  /// Returns the section whose name is under the mouse; nil when it is elsewhere.
  func section(at mouse: MouseEvent) -> PageSection? {
    let layout = layout(rows: size.rows, columns: size.columns)
    let place = PageLayout(layout.page)
    guard !layout.isTooSmall, mouse.row == place.tabs, let portrait = portrait(of: place) else {
      return nil
    }
    var end = 1
    for tab in pageTabs(portrait, width: layout.page.columns - 2) {
      let start = end
      end += tab.line.columns
      if (start..<end).contains(mouse.column) { return tab.section }
    }
    return nil
  }

  /// The customer as its page tells it.
  func portrait(of place: PageLayout) -> Portrait? {
    portrait(width: place.width, rows: place.rows)
  }

  /// The page's text; nil while no page is open, and where its customer is not shown any more.
  func pageText(_ layout: Layout) -> PageText? {
    let place = PageLayout(layout.page)
    guard let page, let portrait = portrait(of: place) else { return nil }
    return PageText(portrait, page.section, in: place)
  }

  /// Keeps the page within its text.
  mutating func settlePage(_ layout: Layout) {
    guard let scroll = page?.scroll, scroll > 0 else { return }
    let most = pageText(layout)?.linesBeyond ?? 0
    page?.scroll = min(scroll, most)
  }

  /// What the status line says of the page.
  func pageStatus(_ page: CustomerPage, _ text: PageText?) -> Line {
    if let search = page.search { return searchStatus(search) }
    let rest = text?.linesBeyond ?? 0
    let below = rest - max(0, min(page.scroll, rest))
    let text = below > 0 ? "↓ \(Figures.count(below, "more line"))" : "end of the page"
    return Line(text, .status)
  }
}

extension Dashboard {
  /// Scrolls the page; `settle` keeps it within its text.
  mutating func scrollPage(by lines: Int) {
    guard let scroll = page?.scroll else { return }
    page?.scroll = max(0, scroll + max(-100_000, min(lines, 100_000)))
  }

  /// Shows a section from its top.
  mutating func show(_ section: PageSection) {
    page?.section = section
    page?.scroll = 0
  }

  /// Shows a section further on, or one before.
  mutating func turnSection(by steps: Int) {
    if let section = page?.section { show(section.next(steps)) }
  }
}

extension Portrait {
  /// The name, the health, the tier and the advisor.
  func titleLine(width: Int) -> Line {
    let health = healthLine
    let isCertain = placement.isCertain || placement.tier == nil
    let tier = portfolio.policy.name(of: placement) + (isCertain ? "" : "?")
    let owner = customer.owner?.value.displayName
    let tail = [tier, owner].compactMap(\.self).joined(separator: " · ")
    var line = Line()
    let room = max(1, width - health.columns - 2)
    line.add(customer.name, width: min(customer.name.columns, room), .strong)
    line.add("  ")
    line.add(health)
    line.addTrailing(tail, total: width, .muted)
    return line
  }

  /// The health as a number and one word.
  var bandLine: Line {
    guard let band = customer.band else { return Line("? HEALTH UNKNOWN", .muted, .bold) }
    return Line(
      "\(band.sign) \(customer.shownHealth) \(band.rawValue.uppercased())",
      band.role,
      .bold
    )
  }

  /// The health as a number and one word, and the computed one that the word is of.
  private var healthLine: Line {
    var line = bandLine
    if customer.band != nil, customer.health != nil, let computed = customer.healthScore?.score {
      line.add("  computed \(Figures.tenths(computed))", .muted)
    }
    return line
  }

  /// The money, the renewal, the stage, the last touch, and the follow-up.
  func figureLine(width: Int) -> Line {
    var parts = [(customer.arr?.value).map { Figures.money($0) } ?? "ARR ?"]
    if let days = portfolio.renewalDays(customer) {
      parts.append(
        days < 0 ? "renewal overdue by \(Figures.days(-days))" : "renews in \(Figures.days(days))"
      )
    } else {
      parts.append("renewal ?")
    }
    if customer.churned != nil { parts.append("CHURNED") }
    if let stage = customer.stage?.value { parts.append(stage) }
    if let days = portfolio.touchDays(customer) { parts.append("touch \(Figures.days(days)) ago") }
    var line = Line(parts.joined(separator: " · "))
    if let followUp = portfolio.followUps[customer.id] {
      let urgency = followUp.urgency(on: portfolio.today)
      line.addTrailing(
        "\(urgency.sign) \(portfolio.whenText(followUp))",
        total: width,
        urgency.role
      )
    }
    return line
  }

  /// What stands behind the name of a section: how many there are of something; empty for nothing.
  func count(of section: PageSection) -> String {
    switch section {
    case .notes: customer.notes.isEmpty ? "" : Figures.grouped(customer.notes.count)
    case .data: customer.disagreements.isEmpty ? "" : "!\(customer.disagreements.count)"
    case .why, .usage, .contract, .people, .timeline: ""
    }
  }
}
