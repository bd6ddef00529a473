internal import BookModel
internal import BookQuery
internal import Canvas

extension Dashboard {
  /// What the screen shows in rows of its own; nil for the Book's customers.
  var content: (any ScreenContent)? {
    get { screen == .book ? list.groups : screens[screen] }
    set {
      if screen == .book {
        list.groups = newValue as? GroupList
      } else {
        screens[screen] = newValue
      }
    }
  }

  /// Where the rows of the content are.
  func contentRect(_ layout: Layout) -> Rect {
    guard screen == .book else { return layout.body }
    return Rect(
      row: layout.header,
      column: layout.table.column,
      rows: layout.table.rows + 1,
      columns: layout.table.columns
    )
  }

  /// Puts the customers into groups by the column under the cursor, or takes them out again; by a
  /// column that makes no groups, it asks by what.
  mutating func switchGroups() -> [Effect] {
    if closeGroups() { return [] }
    guard portfolio != nil else { return [] }
    guard let grouping = Grouping(name: list.column.field.name) else {
      overlay = .menu(groupMenu)
      return []
    }
    list.groups = GroupList(by: grouping)
    return []
  }

  /// What the customers can be put together by.
  private var groupMenu: Menu {
    let items = Grouping.allCases.map {
      Menu.Item(key: $0.key, title: $0.title, choice: .group($0))
    }
    return Menu(purpose: .group, title: "Group by", items: items)
  }

  /// Shows the customers themselves again; returns whether groups were shown.
  mutating func closeGroups() -> Bool {
    guard screen == .book, page == nil, list.groups != nil else { return false }
    list.groups = nil
    return true
  }
}
