internal import BookModel
internal import BookQuery
internal import Canvas

/// The customers shown put into groups, a row each.
struct GroupList: ScreenContent {
  /// A group.
  struct Row: Identifiable, Equatable, Sendable {
    /// What the group has in common, for programs; nil where it is unknown.
    var key: String?
    /// What it has in common, for people.
    var label: String
    /// Its figures.
    var totals: SetTotals
    /// The places of its customers in the book.
    var places: [Int]
    /// The words that narrow the filter to it; nil where there are none.
    var filter: String?

    var id: String { key.map { "=" + $0 } ?? "" }
  }

  /// What the customers are put together by.
  let grouping: Grouping
  var rows = RowList<Row>()
  /// The largest ARR of a group, which the bars are measured by.
  private(set) var largestARR = 0.0
  /// What it was worked out from; nil before it was.
  private(set) var stamp: Int?

  init(by grouping: Grouping) { self.grouping = grouping }

  var remark: String { "by \(grouping.title) · \(Figures.count(rows.count, "group"))" }
  var cursor: Int { rows.cursor }
  var parts: [Range<Int>] { rows.parts }
  var target: RowTarget? {
    rows.current.flatMap { row in
      row.filter.map { .customers(filter: $0, count: row.totals.customers) }
    }
  }

  func customers(at row: Int) -> [Int] { rows.row(row)?.places ?? [] }

  mutating func refresh(_ scene: Scene) {
    let groups = scene.portfolio.groups(of: scene.places, by: grouping).map { group in
      Row(
        key: group.key,
        label: group.label,
        totals: group.totals,
        places: group.places,
        filter: group.places.first.flatMap { filter(of: group, $0, scene.portfolio) }
      )
    }
    largestARR = groups.map(\.totals.arr).max() ?? 0
    rows.show([RowList.Section(rows: groups)])
  }

  /// Works it out anew where the customers shown have changed, by the number of that change.
  mutating func refresh(_ scene: Scene, at change: Int) {
    guard stamp != change else { return }
    stamp = change
    refresh(scene)
  }

  mutating func move(to row: Int) { rows.move(to: row) }

  private func filter(of group: CustomerGroup, _ place: Int, _ portfolio: Portfolio) -> String? {
    guard let field = grouping.field else {
      return group.key.map { "feature:\($0.quotedForQuery)" }
    }
    return portfolio.cellTerm(of: field, at: place, .keep)
  }
}

extension Grouping {
  /// The field that a group has in common; nil for features, of which a customer has several.
  var field: Field? {
    switch self {
    case .tier: .tier
    case .owner: .owner
    case .stage: .stage
    case .health: .band
    case .renewalMonth: .renewal
    case .segment: .segment
    case .accountExecutive: .accountExecutive
    case .feature: nil
    }
  }

  /// The key that chooses it in the menu.
  var key: Character {
    switch self {
    case .tier: "t"
    case .owner: "o"
    case .stage: "g"
    case .health: "h"
    case .renewalMonth: "r"
    case .segment: "s"
    case .accountExecutive: "a"
    case .feature: "f"
    }
  }

  /// What it is called.
  var title: String {
    switch self {
    case .tier, .owner, .stage, .health, .segment, .feature: rawValue
    case .renewalMonth: "renewal month"
    case .accountExecutive: "account executive"
    }
  }
}
