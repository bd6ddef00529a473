internal import BookModel
internal import BookQuery
internal import Canvas

extension Dashboard {
  /// What the Changes screen is about; nil while that is not known.
  var changes: BookChanges? {
    if case .made(let changes) = comparison { return changes }
    return past.book?.changes
  }

  /// Takes in what the older snapshots tell; a filter that asks for it is evaluated again.
  mutating func take(_ past: Past) {
    self.past = past
    stamp.past += 1
    comparison = .before
    moves = [:]
    list.moves = nil
    forgetChanges()
    if past.isReading { return }
    facts = past.book?.facts ?? QueryFacts()
    facts.marked = marks.customers
    let keys = list.sortKeys(narrowing.query)
    let fields = keys.map(\.field)
    guard !FactNeeds(of: narrowing.query ?? .all, fields: fields).isEmpty else { return }
    refresh(keepingScope: true)
  }

  /// Shows the day that is compared with, where that is not known yet.
  mutating func tellComparing(with day: Day) {
    if past.isReading { past = .reading(day) }
  }

  /// Takes in what differs from the snapshot of another day.
  mutating func take(compared changes: BookChanges) {
    guard case .asked(let day) = comparison, day == changes.older.day else { return }
    comparison = .made(changes)
    forgetChanges()
  }

  /// Takes in that the snapshot of a day could not be compared with, unless another is asked for.
  mutating func failToCompare(with day: Day, _ reason: String) -> [Effect] {
    guard comparison == .asked(day) else { return [] }
    comparison = .before
    forgetChanges()
    return tell(reason, isError: true)
  }

  private mutating func forgetChanges() {
    stamp.comparison += 1
    changeCounts = [:]
    countChanges()
  }

  /// Counts the customers in scope of whom something changed, and how their figures moved.
  mutating func countChanges() {
    let scope = narrowing.scope
    if changeCounts[scope] == nil, let portfolio, let changes {
      changeCounts[scope] = changes.matching(.all, in: portfolio, scope: scope).customerCount
    }
    if moves[scope] == nil, let before = past.book?.changes {
      moves[scope] = SetMove(
        of: narrowing.inScope,
        from: before.older,
        to: before.newer,
        before.pairs
      )
    }
  }

  /// What the filter or the order asks of older snapshots although that is not known; nil for
  /// nothing.
  var pastRemark: String? {
    let fields = list.sortKeys(narrowing.query).map(\.field)
    let needs = FactNeeds(of: narrowing.query ?? .all, fields: fields)
    guard !needs.isEmpty else { return nil }
    switch past {
    case .reading: return "older snapshots are still being read"
    case .missing: return "no older snapshot to compare with"
    case .known(let past):
      let lacksMonth = needs.contains(.month) && past.month == nil
      return lacksMonth ? "no snapshot of 23 to 60 days before" : nil
    }
  }
}

extension Dashboard {
  /// Does what is asked for on the Changes screen.
  mutating func perform(_ action: ChangesAction) -> [Effect] {
    switch action {
    case .sort: overlay = .menu(screens.changes.orderMenu)
    case .since:
      guard let menu = sinceMenu else { return tell("There is nothing to compare with yet") }
      overlay = .menu(menu)
    case .older: return step(by: -1)
    case .newer: return step(by: 1)
    }
    return []
  }

  /// Orders the changes.
  mutating func order(changesBy order: ChangesScreen.Order) {
    screens.changes.order = order
    screens.forget(.changes)
  }

  /// Compares the book with the snapshot of a day.
  mutating func compare(with day: Day) -> [Effect] {
    guard let past = past.book, day != comparedDay else { return [] }
    let isBefore = day == past.changes.older.day
    guard !isBefore else {
      comparison = .before
      forgetChanges()
      return []
    }
    // What was counted stands until the other snapshot is there.
    comparison = .asked(day)
    stamp.comparison += 1
    return [.compare(since: day)]
  }

  /// The day that is compared with, or will be.
  private var comparedDay: Day? {
    switch comparison {
    case .before: past.book?.changes.older.day
    case .asked(let day): day
    case .made(let changes): changes.older.day
    }
  }

  private mutating func step(by steps: Int) -> [Effect] {
    guard let days = past.book?.days, let day = comparedDay,
      let place = days.firstIndex(of: day)
    else { return tell("There is nothing to compare with yet") }
    guard days.indices.contains(place + steps) else {
      return tell(
        steps < 0
          ? "\(day.readable) is the oldest snapshot" : "\(day.readable) is the snapshot before"
      )
    }
    return compare(with: days[place + steps])
  }

  /// The snapshots to compare with: the one before, those of a week and a month ago, then all.
  private var sinceMenu: Menu? {
    guard let past = past.book, let newest = past.history.days.last else { return nil }
    let days = past.days
    var items: [Menu.Item] = []
    func item(_ key: Character?, _ title: String, _ day: Day) -> Menu.Item {
      Menu.Item(
        key: key,
        title: title,
        remark: day.readable,
        isOn: day == comparedDay,
        choice: .changesSince(day)
      )
    }
    func add(_ key: Character, _ title: String, _ day: Day?) {
      if let day { items.append(item(key, title, day)) }
    }
    add("b", "the snapshot before", days.last)
    add("w", "a week before", days.last { $0.days(until: newest) >= 7 })
    add("m", "30 days before", days.last { $0.days(until: newest) >= 30 })
    items += Menu.items(of: days.reversed(), without: "bwm") { day, key in
      item(key, "\(Figures.count(day.days(until: newest), "day")) before", day)
    }
    let cursor = items.firstIndex(where: \.isOn) ?? 0
    return Menu(purpose: .changesSince, title: "Compare with", items: items, cursor: cursor)
  }
}
