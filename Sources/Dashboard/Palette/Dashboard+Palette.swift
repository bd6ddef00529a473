internal import BookModel
internal import BookQuery
internal import Canvas

extension Dashboard {
  /// Opens the palette over whatever is shown.
  mutating func openPalette() {
    overlay = .palette(
      Palette(
        actionEntries + viewEntries + reportEntries + sortEntries + groupEntries + themeEntries
          + policyEntries
      )
    )
  }

  /// The actions that can be had here, but for the moves of the cursor.
  private var actionEntries: [Palette.Entry] {
    options.keys.entries.compactMap { entry in
      switch entry.action {
      case .palette, .move, .scrollDown, .scrollUp, .interrupt: return nil
      default: break
      }
      guard entry.contexts.contains(keyContext) else { return nil }
      var title = entry.title.prefix(1).uppercased() + entry.title.dropFirst()
      if case .go = entry.action { title = "Go to \(entry.title)" }
      return Palette.Entry(
        title,
        entry.sentence,
        key: entry.keyName,
        command: entry.command,
        .action(entry.action)
      )
    }
  }

  private var sortEntries: [Palette.Entry] {
    guard keyContext == .screen(.book) else { return [] }
    return Column.allCases.compactMap { column in
      column.sortKey.map { key in
        let sign = column.startsDescending ? "-" : ""
        return Palette.Entry(
          "Sort by \(column.title)",
          "Orders the list by this column.",
          key: "\(self.key(of: .list(.sort))) \(key)",
          command: "folio list --sort \(sign)\(column.sorting.field.name)",
          .sort(column)
        )
      }
    }
  }

  private var viewEntries: [Palette.Entry] {
    options.views.map { view in
      Palette.Entry(
        "View \(view.name)",
        view.filter,
        key: key(of: .views),
        command: "folio list --filter \(view.filter.quotedForShell)",
        .view(view)
      )
    }
  }

  private var reportEntries: [Palette.Entry] {
    guard portfolio != nil else { return [] }
    return options.reports.map {
      Palette.Entry(
        "Report \($0.title)",
        "\($0.sentence).",
        command: $0.command,
        .report($0)
      )
    }
  }

  private var groupEntries: [Palette.Entry] {
    guard keyContext == .screen(.book) else { return [] }
    return Grouping.allCases.map { grouping in
      Palette.Entry(
        "Group by \(grouping.title)",
        "Shows totals of each \(grouping.title).",
        command: "folio summary --by \(grouping.rawValue)",
        .group(grouping)
      )
    }
  }

  private var themeEntries: [Palette.Entry] {
    options.themes.map {
      Palette.Entry(
        "Theme \($0)",
        "Shows these colours.",
        command: "folio --theme \($0)",
        .theme($0)
      )
    }
  }

  private var policyEntries: [Palette.Entry] {
    guard portfolio != nil else { return [] }
    return options.policies.map { policy in
      let names = policy.tiers.map(\.name).joined(separator: ", ")
      return Palette.Entry(
        "Policy \(policy.name)",
        "Tiers: \(names).",
        command: "folio --policy \(policy.name)",
        .policy(policy)
      )
    }
  }
}

extension Dashboard {
  /// Answers a key while the palette is open.
  mutating func press(_ key: Key, palette: Palette) -> [Effect] {
    var palette = palette
    let page = 8
    switch key {
    case .escape: return closeOverlay()
    case .enter: return run(palette)
    case .up, .backTab, .control("p"): palette.cursor -= 1
    case .down, .tab, .control("n"): palette.cursor += 1
    case .pageUp: palette.cursor -= page
    case .pageDown: palette.cursor += page
    case .backspace where palette.editor.characters.isEmpty: return closeOverlay()
    default:
      guard palette.editor.handle(key) else { return [] }
      palette.found = Array(found(by: palette).prefix(Palette.most))
      palette.cursor = 0
    }
    palette.cursor = max(0, min(palette.cursor, palette.found.count - 1))
    overlay = .palette(palette)
    return []
  }

  /// Returns what a palette finds by its text, the best first.
  private func found(by palette: Palette) -> [Palette.Entry] {
    let text = palette.editor.text.trimmingBlanks
    if text.hasPrefix("@") { return customers(named: String(text.dropFirst()), most: Palette.most) }
    if let row = Int(text), row > 0 {
      let count = Figures.grouped(position.count)
      return [Palette.Entry("Go to row \(row)", "of \(count) rows.", .row(row))]
    }
    guard !text.isEmpty else { return palette.entries }
    let customers = text.count > 1 ? customers(named: text, most: 20) : []
    let filter = filterEntry(text)
    let isCondition = text.contains { ":<>=".contains($0) }
    let matches = palette.matches(text)
    return isCondition ? filter + matches + customers : matches + customers + filter
  }

  /// The filter that a text is; none where it is wrong.
  private func filterEntry(_ text: String) -> [Palette.Entry] {
    guard let context, (try? Query(text, in: context)) != nil else { return [] }
    return [
      Palette.Entry(
        "Filter \(text)",
        "Shows only the customers that this finds.",
        key: key(of: .filter),
        command: "folio list --filter \(text.quotedForShell)",
        .filter(text)
      )
    ]
  }

  private func customers(named text: String, most: Int) -> [Palette.Entry] {
    guard let portfolio, let index else { return [] }
    return index.places(named: text.trimmingBlanks, most: most).map { place in
      let customer = portfolio.book.customers[place]
      let tier = portfolio.policy.shortName(of: portfolio.placements[place])
      return Palette.Entry(
        "@ \(customer.name)",
        "customer · \(tier) · \(customer.band.sign) \(customer.shownHealth)",
        command: "folio show \(customer.id.rawValue.quotedForShell)",
        .customer(place)
      )
    }
  }

  /// Closes the palette and runs what is under its cursor.
  mutating func run(_ palette: Palette) -> [Effect] {
    overlay = nil
    switch palette.current?.choice {
    case .action(let action): return perform(action)
    case .sort(let column): chooseSort(column)
    case .view(let view): return show(view)
    case .report(let offer):
      // Of the customer whose page is open, or who is under the cursor of the screen that is left.
      let place = selectedPlace
      go(to: .reports)
      return make(offer, of: place)
    case .group(let grouping): list.groups = GroupList(by: grouping)
    case .theme(let name): return chooseTheme(name)
    case .policy(let policy): return choosePolicy(policy)
    case .customer(let place): show(customerAt: place)
    case .row(let row):
      page = nil
      moveCursor(to: row - 1)
    case .filter(let text):
      page = nil
      setFilter(text)
      remember(filter: text)
    case nil: break
    }
    return []
  }

  /// Opens the page of a customer; where the customer is hidden, everybody is shown until Esc.
  mutating func show(customerAt place: Int) {
    guard let portfolio, portfolio.book.customers.indices.contains(place) else { return }
    if screen != .book || !list.rows.contains(place) {
      leave(Visit(screen: screen, page: page, shown: shownNow))
      screen = .book
    }
    list.groups = nil
    if !list.rows.contains(place) {
      narrowing.filter = ""
      narrowing.tiers = []
      narrowing.scope = .base
      refresh(readingFilter: true)
    }
    guard let row = list.rows.firstIndex(of: place) else { return }
    list.move(to: row, in: portfolio)
    page = CustomerPage(of: place, in: portfolio.book)
  }
}

extension String {
  /// The text without blanks at either end.
  var trimmingBlanks: String {
    var rest = self[...]
    while rest.first == " " { rest = rest.dropFirst() }
    while rest.last == " " { rest = rest.dropLast() }
    return String(rest)
  }

  /// The text in one line.
  var oneLine: String { trimmingBlanks.split(whereSeparator: \.isNewline).joined(separator: " ") }

  /// The text as one word of a shell's command line.
  var quotedForShell: String {
    let isPlain =
      !isEmpty
      && utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
          || $0 == 0x2D || $0 == 0x5F || $0 == 0x2E
      }
    if isPlain { return self }
    return "'\(split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''"))'"
  }
}
