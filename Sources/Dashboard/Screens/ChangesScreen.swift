internal import BookModel
internal import BookQuery
internal import Canvas

/// What a user can do on the Changes screen beside what all screens have.
enum ChangesAction: Hashable, Sendable {
  case sort, since, older, newer
}

/// The Changes screen: what differs between the book and an older snapshot.
struct ChangesScreen: Equatable, Sendable {
  /// What orders the changes of a section.
  enum Order: CaseIterable, Hashable, Sendable {
    case stake, customer, kind

    /// What it is called.
    var title: String {
      switch self {
      case .stake: "ARR at stake"
      case .customer: "customer"
      case .kind: "what changed"
      }
    }

    /// The key that chooses it in the menu.
    var key: Character {
      switch self {
      case .stake: "a"
      case .customer: "n"
      case .kind: "w"
      }
    }
  }

  /// A row: one change.
  struct Row: Identifiable, Equatable, Sendable {
    struct ID: Hashable, Sendable {
      var kind: BookChange.Kind
      var customer: Customer.ID
      var opportunity: String?
    }

    var id: ID
    /// Its place among the changes shown.
    var change: Int
  }

  /// What orders the changes of a section.
  var order = Order.stake
  /// The changes of the customers shown; nil while there is nothing to compare with.
  private(set) var changes: BookChanges?
  /// The parts that have changes.
  private(set) var sections: [BookChange.Section] = []
  /// The rows.
  var rows = RowList<Row>()
}

extension ChangesScreen: ListScreen {
  static var dependsOnPast: Bool { true }
  static var needsCustomers: Bool { false }

  var remark: String { "by \(order.title)" }

  var target: RowTarget? {
    guard let changes, let row = rows.current, changes.indices.contains(row.change) else {
      return nil
    }
    let change = changes[row.change]
    if let place = change.place { return .customer(place) }
    return .nobody(
      "\(change.name) is gone: in the snapshot of \(changes.older.day.text), "
        + "no longer in that of \(changes.newer.day.text)"
    )
  }

  func customers(at row: Int) -> [Int] {
    guard let changes, let row = rows.row(row), changes.indices.contains(row.change) else {
      return []
    }
    return changes[row.change].place.map { [$0] } ?? []
  }

  mutating func refresh(_ scene: Scene) {
    changes = scene.changes.map {
      $0.narrowed(by: scene.narrowing, to: scene.places, in: scene.portfolio, scene.facts)
        .ordered(by: order)
    }
    let parts = changes?.sections() ?? []
    sections = parts.map(\.section)
    rows.show(
      parts.enumerated().map { number, part in
        RowList.Section(
          rows: part.changes.compactMap(row),
          headLines: number == 0 ? 1 : 2
        )
      }
    )
  }

  private func row(of place: Int) -> Row? {
    changes.map { changes in
      let change = changes[place]
      let id = Row.ID(
        kind: change.kind,
        customer: change.customer,
        opportunity: change.opportunity?.id
      )
      return Row(id: id, change: place)
    }
  }
}

extension ChangesScreen {
  /// What there is to choose from to order the changes.
  var orderMenu: Menu {
    let items = Order.allCases.map {
      Menu.Item(key: $0.key, title: $0.title, isOn: $0 == order, choice: .changesOrder($0))
    }
    let cursor = items.firstIndex(where: \.isOn) ?? 0
    return Menu(purpose: .changesOrder, title: "Order by", items: items, cursor: cursor)
  }
}

extension BookChanges {
  /// Returns the changes of the customers that a scope, a filter and the tiers leave, which are those
  /// at `places`; those gone are judged by their older record.
  ///
  /// The few that a `limit:` leaves are the first of a list in which nobody is who is gone.
  func narrowed(
    by narrowing: Narrowing,
    to places: [Int],
    in portfolio: Portfolio,
    _ facts: QueryFacts
  ) -> BookChanges {
    guard narrowing.query?.limit == nil else { return of(newer: places, gone: []) }
    let matching = matching(
      narrowing.query ?? .all,
      in: portfolio,
      scope: narrowing.scope,
      facts: facts
    )
    guard !narrowing.tiers.isEmpty else { return matching }
    return matching.keeping { change in
      if let place = change.place {
        return narrowing.tiers.contains(portfolio.placements[place].tier)
      }
      guard let place = change.olderPlace else { return false }
      let placement = portfolio.policy.placement(of: older.tierNumbers(at: place))
      return narrowing.tiers.contains(placement.tier)
    }
  }

  fileprivate func ordered(by order: ChangesScreen.Order) -> BookChanges {
    switch order {
    // They come in this order.
    case .stake: self
    case .customer: ordered { $0.nameKey < $1.nameKey }
    case .kind: ordered { $0.kind.place < $1.kind.place }
    }
  }
}

extension BookChange {
  fileprivate var nameKey: (String, Customer.ID) { (name.folded, customer) }
}

extension Day? {
  /// The day for people; `an unknown day` without one.
  var text: String { self?.readable ?? "an unknown day" }
}

extension ActionEntry {
  /// The actions of the Changes screen alone.
  static let changes: [ActionEntry] = [
    ActionEntry(
      .changes(.since),
      "changes-since",
      "since when",
      "Chooses the snapshot that the book is compared with.",
      [[.character("c")]],
      [.screen(.changes)],
      .screens,
      hint: 1,
      command: "folio changes --since"
    ),
    ActionEntry(
      .changes(.older),
      "changes-older",
      "older",
      "Compares with the snapshot before the one that is compared with.",
      [[.character("<")]],
      [.screen(.changes)],
      .screens,
      hint: 7
    ),
    ActionEntry(
      .changes(.newer),
      "changes-newer",
      "newer",
      "Compares with the snapshot after the one that is compared with.",
      [[.character(">")]],
      [.screen(.changes)],
      .screens,
      hint: 8
    ),
    ActionEntry(
      .changes(.sort),
      "changes-sort",
      "sort",
      "Chooses what orders the changes.",
      [[.character("s")]],
      [.screen(.changes)],
      .screens,
      hint: 5,
      command: "folio changes --sort"
    ),
  ]
}
