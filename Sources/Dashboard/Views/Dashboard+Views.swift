internal import BookModel
internal import BookQuery
internal import Canvas

extension Dashboard {
  /// The view that is shown as it was saved; nil when none is.
  var currentView: SavedView? {
    guard !narrowing.filter.isEmpty, narrowing.tiers.isEmpty else { return nil }
    return options.views.first { $0.filter == narrowing.filter }
  }

  /// Opens the menu of the views.
  mutating func openViews() -> [Effect] {
    guard !options.views.isEmpty else {
      return tell("There is no saved view yet; \(key(of: .saveView)) saves this one")
    }
    var items = Menu.items(of: options.views, without: "x") { view, key in
      Menu.Item(
        key: key,
        title: view.name,
        remark: String(view.filter.prefix(40)),
        isOn: view == currentView,
        choice: .view(view)
      )
    }
    if options.views.contains(where: { !$0.isConfigured }) {
      items.append(Menu.Item(key: "x", title: "take one away…", choice: .removableViews))
    }
    let cursor = items.firstIndex(where: \.isOn) ?? 0
    overlay = .menu(Menu(purpose: .views, title: "Views", items: items, cursor: cursor))
    return []
  }

  /// The menu of the views that can be taken away.
  var removableViewsMenu: Menu {
    let removable = options.views.filter { !$0.isConfigured }
    let items = Menu.items(of: removable) { view, key in
      Menu.Item(key: key, title: view.name, choice: .removeView(view.name))
    }
    return Menu(purpose: .views, title: "Take away which view?", items: items)
  }

  /// Shows a view: its filter alone, in everybody or in my book as it is now.
  mutating func show(_ view: SavedView) -> [Effect] {
    narrowing.tiers = []
    page = nil
    narrowing.filter = view.filter
    refresh(readingFilter: true, keepingScope: true)
    takeGroupsOfFilter()
    guard narrowing.error == nil else {
      return tell("The view \(view.name) is wrong: \(key(of: .filter)) shows why", isError: true)
    }
    return tell("View \(view.name)")
  }

  /// Shows groups where the filter asks for them.
  mutating func takeGroupsOfFilter() {
    guard let grouping = narrowing.query?.group, screen == .book else { return }
    list.groups = GroupList(by: grouping)
  }

  /// Begins to save what is shown under a name.
  mutating func openNaming() -> [Effect] {
    guard portfolio != nil, context != nil else { return [] }
    overlay = .naming(LineEditor(currentView?.name ?? ""))
    return []
  }

  /// Answers a key while the name of a view is typed.
  mutating func press(_ key: Key, naming editor: LineEditor) -> [Effect] {
    var editor = editor
    if key == .escape { return closeOverlay() }
    if key == .enter {
      let name = editor.text.trimmingBlanks
      guard !name.isEmpty else { return [] }
      overlay = nil
      return saveView(named: name)
    }
    if editor.handle(key) { overlay = .naming(editor) }
    return []
  }

  private mutating func saveView(named name: String) -> [Effect] {
    if options.views.contains(where: { $0.name == name && $0.isConfigured }) {
      return tell("\(name) is a view of the configuration; choose another name", isError: true)
    }
    return [.saveView(SavedView(name: name, filter: viewText))]
  }

  /// Draws the line in which the name of a view is typed, and what is saved under it.
  func drawNaming(_ editor: LineEditor, _ layout: Layout, into frame: inout Frame) {
    let isTaken = options.views.contains { $0.name == editor.text.trimmingBlanks }
    var state = Line("   ")
    state.add(isTaken ? "in the place of the one there is: " : "", .due)
    state.add(viewText.isEmpty ? "all customers" : viewText, .muted)
    drawPromptBox("Save this view as", editor, state: state, layout, into: &frame)
  }

  /// What is shown, as one text of the filter language.
  ///
  /// Tiers and my book become conditions; order, columns and groups the words at its end.
  var viewText: String {
    guard let portfolio, let context else { return "" }
    let query = narrowing.query ?? .all
    var conditions: [String] = []
    if !narrowing.tiers.isEmpty {
      let names = narrowing.tiers.map { $0.map { portfolio.policy.tiers[$0].name.quotedForQuery } }
      let known = names.compactMap(\.self).sorted()
      let parts =
        (known.isEmpty ? [] : ["tier:" + known.joined(separator: ",")])
        + (names.contains(nil) ? ["tier:?"] : [])
      conditions.append(parts.count > 1 ? "(\(parts.joined(separator: " | ")))" : parts[0])
    }
    if narrowing.scope == .book, !query.text.contains("mine:") { conditions.append("mine:yes") }
    let text = query.text(narrowedBy: conditions.joined(separator: " "), in: context)
    return ([text] + pipelineWords(query)).filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// The order, the columns and the groups that the filter does not say itself.
  private func pipelineWords(_ query: Query) -> [String] {
    var words: [String] = []
    if query.sort == nil, list.sorts != BookList().sorts {
      words.append("sort:" + list.sortKeys(nil).map(\.description).joined(separator: ","))
    }
    if query.columns == nil, let columns = list.columns {
      words.append("cols:" + columns.map(\.column.fieldName).joined(separator: ","))
    }
    if query.group == nil, let groups = list.groups {
      words.append("group:\(groups.grouping.rawValue)")
    }
    return words
  }
}
