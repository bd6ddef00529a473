internal import BookModel

extension Dashboard {
  /// Opens the choice of what can be ticked off in a report.
  mutating func openTicks(of page: ReportPage) -> [Effect] {
    guard !page.ticks.isEmpty else { return tell("This report has nothing to tick off") }
    // Where there are many, these letters move the cursor.
    let items = Menu.items(of: page.ticks, without: "jk") { Menu.Item($0, key: $1) }
    overlay = .menu(Menu(purpose: .ticks, title: page.question, items: items))
    return []
  }

  /// Ticks an item off, of what the page was made of, whatever is chosen now.
  ///
  /// The choice stays open and shows what came of it. Until that is known, what else is picked waits.
  mutating func tick(_ name: String, _ index: Int, of menu: Menu) -> [Effect] {
    var menu = menu
    menu.cursor = index
    defer { overlay = .menu(menu) }
    guard let opened = screens.reports.opened, let shown = opened.shown,
      !opened.ticking.contains(where: { $0.name == name })
    else { return [] }
    menu.items[index].remark = Menu.Item.pending
    screens.reports.opened?.ticking.append(ReportsScreen.Pick(name: name, order: shown))
    return opened.ticking.isEmpty ? beginTick() : []
  }

  /// Begins with what waits to be ticked off, of what the page was made of on which it was picked.
  private mutating func beginTick() -> [Effect] {
    let names = screens.reports.page?.ticks.map(\.name) ?? []
    // What came of one tick may leave nothing of another one.
    screens.reports.opened?.ticking.removeAll { !names.contains($0.name) }
    guard let next = screens.reports.opened?.ticking.first else { return [] }
    return [.tick(next.name, in: next.order)]
  }

  /// Notes that what was being ticked off is, or cannot be.
  ///
  /// A page that is ordered from now on shows which; one that was ordered before may not.
  mutating func endTick() {
    guard let opened = screens.reports.opened, !opened.ticking.isEmpty else { return }
    screens.reports.opened?.tickedOrder = lastReport + 1
    screens.reports.opened?.stamp = nil
  }

  /// Takes in what came of a report; a choice of ticks that is open shows how they are now.
  mutating func take(_ state: ReportsScreen.Opened.State, of order: ReportOrder) -> [Effect] {
    let isTicked = screens.reports.take(state, of: order)
    let effects = isTicked ? beginTick() : []
    renewTicks()
    return effects
  }

  /// Says in place of the report that is seen why it cannot be made; nothing of it is ticked off then.
  mutating func failReport(_ reason: String) {
    guard var opened = screens.reports.opened else { return }
    opened.state = .failed(reason)
    opened.shown = nil
    opened.ticking = []
    opened.tickedOrder = nil
    screens.reports.opened = opened
    renewTicks()
  }

  /// Shows in a choice of ticks that is open how they are now.
  private mutating func renewTicks() {
    guard case .menu(let menu) = overlay, menu.purpose == .ticks,
      let opened = screens.reports.opened
    else { return }
    let ticks = screens.reports.page?.ticks ?? []
    overlay = menu.renewed(by: ticks, pending: opened.ticking.map(\.name)).map(Overlay.menu)
  }
}

extension Menu {
  /// Shows how things to tick off are now, each in its place, and those that wait to be ticked off; nil
  /// where there are none any more.
  fileprivate func renewed(by ticks: [ReportPage.Tick], pending: [String]) -> Menu? {
    let states = Dictionary(ticks.map { ($0.name, $0) }) { first, _ in first }
    let names = items.map(\.tickName)
    let old = zip(items, names).compactMap { item, name in
      name.flatMap { states[$0] }.map { Item($0, key: item.key) }
    }
    let new = ticks.filter { !names.contains($0.name) }.map { Item($0, key: nil) }
    var menu = self
    menu.items = old + new
    for (place, name) in menu.items.map(\.tickName).enumerated() {
      if let name, pending.contains(name) { menu.items[place].remark = Item.pending }
    }
    let current = items.indices.contains(cursor) ? items[cursor].choice : nil
    menu.cursor = menu.items.firstIndex { $0.choice == current } ?? cursor
    menu.move(by: 0)
    return menu.items.isEmpty ? nil : menu
  }
}

extension Menu.Item {
  /// The remark on what is not ticked off yet.
  fileprivate static let pending = "…"

  /// Lists something to tick off.
  fileprivate init(_ tick: ReportPage.Tick, key: Character?) {
    self.init(
      key: key,
      title: tick.title,
      remark: tick.remark,
      isOn: tick.isDone,
      choice: .tick(tick.name)
    )
  }

  /// The name of what it ticks off; nil where it does something else.
  fileprivate var tickName: String? {
    if case .tick(let name) = choice { return name }
    return nil
  }
}
