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
  /// The choice stays open and shows what came of it; until that is known nothing else is ticked, nor
  /// while the report is made anew: what comes would not know of the tick.
  mutating func tick(_ name: String, _ index: Int, of menu: Menu) -> [Effect] {
    var menu = menu
    menu.cursor = index
    overlay = .menu(menu)
    guard let opened = screens.reports.opened, let shown = opened.shown, opened.ticking == nil
    else { return [] }
    guard !opened.isAwaited else { return tell("The report is being made anew") }
    screens.reports.opened?.ticking = name
    menu.items[index].remark = "…"
    overlay = .menu(menu)
    return [.tick(name, in: shown)]
  }

  /// Takes in what came of a report; a choice of ticks that is open shows how they are now.
  mutating func take(_ state: ReportsScreen.Opened.State, of order: ReportOrder) {
    screens.reports.take(state, of: order)
    guard case .menu(let menu) = overlay, menu.purpose == .ticks else { return }
    overlay = screens.reports.page.flatMap { menu.renewed(by: $0.ticks) }.map(Overlay.menu)
  }
}

extension Menu {
  /// Shows how things to tick off are now, each in its place; nil where there are none any more.
  fileprivate func renewed(by ticks: [ReportPage.Tick]) -> Menu? {
    let states = Dictionary(ticks.map { ($0.name, $0) }) { first, _ in first }
    let names = items.map(\.tickName)
    let old = zip(items, names).compactMap { item, name in
      name.flatMap { states[$0] }.map { Item($0, key: item.key) }
    }
    let new = ticks.filter { !names.contains($0.name) }.map { Item($0, key: nil) }
    var menu = self
    menu.items = old + new
    let current = items.indices.contains(cursor) ? items[cursor].choice : nil
    menu.cursor = menu.items.firstIndex { $0.choice == current } ?? cursor
    menu.move(by: 0)
    return menu.items.isEmpty ? nil : menu
  }
}

extension Menu.Item {
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
