internal import BookModel
internal import Canvas

extension Dashboard {
  /// Does what an item of a menu stands for.
  mutating func choose(_ index: Int, of menu: Menu) -> [Effect] {
    guard menu.items.indices.contains(index) else { return [] }
    overlay = nil
    switch menu.items[index].choice {
    case .sort(let column): chooseSort(column)
    case .tier(let tier): toggle(tier: tier, index)
    case .allTiers: toggle(tier: .none, index)
    case .policy(let policy): return choosePolicy(policy)
    case .snooze(let snooze): return self.snooze(snooze)
    case .snoozeTyped: return openSnoozeLine()
    case .followUpOrder(let order): screens.sortFollowUps(by: order)
    case .saveAgain: return [.saveAgain]
    case .theme(let name): return chooseTheme(name)
    case .changesOrder(let order): self.order(changesBy: order)
    case .changesSince(let day): return compare(with: day)
    case .view(let view): return show(view)
    case .removableViews: overlay = .menu(removableViewsMenu)
    case .removeView(let name): return [.removeView(name)]
    case .export(let format, let destination): return export(format, destination)
    case .tick(let name): return tick(name, index, of: menu)
    case .group(let grouping): list.groups = GroupList(by: grouping)
    case .quit: return [.quit]
    case .nothing: break
    }
    return []
  }

  /// Sorts by a column; the other way round when it sorts already.
  mutating func chooseSort(_ column: Column) {
    let isSame = column.sorting == list.sortColumn
    list.column = column
    sort(by: column, isDescending: isSame ? !list.isDescending : column.startsDescending)
  }

  /// Sorts equal rows by one more column: that of an item of the sort menu, by its key as a capital.
  mutating func addSort(_ character: Character, _ menu: Menu) -> [Effect] {
    let key = Character(character.lowercased().prefix(1).description)
    guard menu.purpose == .sort, key != character,
      case .sort(let column) = menu.items.first(where: { $0.key == key })?.choice
    else { return [] }
    overlay = nil
    list.addSort(by: column)
    reorder()
    return []
  }

  /// Shows a theme while the menu's cursor is on it.
  mutating func previewTheme(_ menu: Menu) -> [Effect] {
    guard case .theme = menu.purpose, menu.items.indices.contains(menu.cursor),
      case .theme(let name) = menu.items[menu.cursor].choice, name != options.theme
    else { return [] }
    options.theme = name
    return [.setTheme(name)]
  }

  /// Shows a theme from now on.
  mutating func chooseTheme(_ name: String) -> [Effect] {
    defer { options.theme = name }
    return name == options.theme ? [] : [.setTheme(name)]
  }

  /// Shows or hides a tier, or shows all; the menu stays open on the item.
  private mutating func toggle(tier: Int??, _ index: Int) {
    if let tier {
      if narrowing.tiers.remove(tier) == nil { narrowing.tiers.insert(tier) }
    } else {
      narrowing.tiers = []
    }
    refresh(keepingScope: true)
    overlay = tierMenu.map { menu in
      var menu = menu
      menu.cursor = min(index, menu.items.count - 1)
      return .menu(menu)
    }
  }

  /// Sorts customers into the tiers of another policy.
  mutating func choosePolicy(_ policy: TierPolicy) -> [Effect] {
    guard policy != portfolio?.policy else { return [] }
    narrowing.tiers = []
    // Another policy has other tiers.
    for place in visits.indices { visits[place].shown?.narrowing.tiers = [] }
    changePortfolio { $0.policy = policy }
    // Tiers changed by the old policy: the loop reads the past anew.
    take(.reading(nil))
    renewMatches()
    return [.policyChosen(policy.name)] + tell("Tiers by \(policy.name)")
  }
}

extension Dashboard {
  /// Every column to sort by.
  var sortMenu: Menu {
    let items = columns.compactMap { column in
      column.sortKey.map { key in
        let sort = list.sorts.first { $0.column == column }
        return Menu.Item(
          key: key,
          title: column.title,
          remark: sort.map { $0.isDescending ? "↓" : "↑" } ?? "",
          isOn: sort != nil,
          choice: .sort(column)
        )
      }
    }
    let cursor = items.firstIndex { $0.choice == .sort(list.column.sorting) } ?? 0
    return Menu(purpose: .sort, title: "Sort by (capital: then by)", items: items, cursor: cursor)
  }

  /// The tiers of the policy in force; nil without a book.
  var tierMenu: Menu? {
    guard let policy = portfolio?.policy else { return nil }
    var items = policy.tiers.enumerated().map { index, tier in
      item(tier: index, key: tier.key, title: tier.name)
    }
    let used = Set(items.map(\.key))
    if narrowing.tierCounts[Int?.none] != nil, !used.contains("?") {
      items.append(item(tier: nil, key: "?", title: policy.name(ofTier: nil)))
    }
    items.append(
      Menu.Item(
        key: used.contains("a") ? "*" : "a",
        title: "all tiers",
        isOn: narrowing.tiers.isEmpty,
        choice: .allTiers
      )
    )
    return Menu(purpose: .tiers, title: "Tiers (\(policy.name))", items: items)
  }

  private func item(tier: Int?, key: Character, title: String) -> Menu.Item {
    Menu.Item(
      key: key,
      title: title,
      remark: Figures.grouped(narrowing.tierCounts[tier] ?? 0),
      isOn: narrowing.tiers.contains(tier),
      choice: .tier(tier)
    )
  }

  /// The tier policies; nil without a book.
  var policyMenu: Menu? {
    guard let portfolio else { return nil }
    let items = Menu.items(of: options.policies) { policy, key in
      Menu.Item(
        key: key,
        title: policy.name,
        remark: Figures.count(policy.tiers.count, "tier"),
        isOn: policy == portfolio.policy,
        choice: .policy(policy)
      )
    }
    guard !items.isEmpty else { return nil }
    let cursor = items.firstIndex(where: \.isOn) ?? 0
    return Menu(purpose: .policy, title: "Tier policy", items: items, cursor: cursor)
  }
}

extension Menu {
  /// Whether to end the program.
  static let quit = Menu(
    purpose: .quit,
    title: "Quit?",
    items: [
      Item(key: "y", title: "yes, quit", choice: .quit),
      Item(key: "n", title: "no, stay", choice: .nothing),
    ]
  )
}
