internal import BookModel

extension Dashboard {
  /// Opens the choice of what can be ticked off in a report.
  mutating func openTicks(of page: ReportPage) -> [Effect] {
    guard !page.ticks.isEmpty else { return tell("This report has nothing to tick off") }
    let items = Menu.items(of: page.ticks) { Menu.Item($0, key: $1) }
    let menu = Menu(purpose: .ticks, title: page.question, items: items)
    let pending = screens.reports.opened?.ticking.map(\.name) ?? []
    overlay = menu.renewed(by: page.ticks, pending: pending).map(Overlay.menu)
    return []
  }

  /// Ticks an item off, of what the page was made of, whatever is chosen now.
  ///
  /// The choice stays open and shows what came of it, once a page that knows of it is there.
  mutating func tick(_ name: String, _ index: Int, of menu: Menu) -> [Effect] {
    var menu = menu
    menu.cursor = index
    defer { overlay = .menu(menu) }
    guard let opened = screens.reports.opened, let shown = opened.shown else { return [] }
    guard !opened.ticking.contains(where: { $0.name == name }) else {
      return tell("That is being ticked off")
    }
    menu.items[index].remark = Menu.Item.pending
    screens.reports.opened?.ticking.append(ReportsScreen.Pick(name: name))
    return [.tick(name, in: shown)]
  }

  /// Notes that what was being ticked off is, or cannot be.
  ///
  /// A page that is ordered from now on shows which; one that was ordered before may not. A change of
  /// follow-ups has one ordered of itself.
  mutating func endTick(_ name: String, changesFollowUps: Bool) {
    guard
      let place = screens.reports.opened?.ticking.firstIndex(where: {
        $0.name == name && $0.shownFrom == nil
      })
    else { return }
    screens.reports.opened?.ticking[place].shownFrom = lastReport + 1
    if !changesFollowUps { screens.reports.opened?.stamp = nil }
  }

  /// Takes in what came of a report; a choice of ticks that is open shows how they are now.
  mutating func take(_ state: ReportsScreen.Opened.State, of order: ReportOrder) {
    screens.reports.take(state, of: order)
    guard case .menu(let menu) = overlay, menu.purpose == .ticks,
      let opened = screens.reports.opened
    else { return }
    let ticks = screens.reports.page?.ticks ?? []
    overlay = menu.renewed(by: ticks, pending: opened.ticking.map(\.name)).map(Overlay.menu)
  }
}

extension Menu {
  /// Shows how things to tick off are now, each in its place, and those that are being ticked off; nil
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
