internal import BookModel
internal import Canvas

/// A column of the customer table, in the order shown.
enum Column: String, CaseIterable, Hashable, Sendable {
  case name, tier, health, healthChange, series, trend, utilization, arr, renewal, touch
  case owner, stage, behind, seats, mau, wau, usage, next

  /// The columns in the order in which they get room.
  static let byImportance: [Column] = [
    .name, .health, .arr, .renewal, .utilization, .tier, .touch, .series, .healthChange, .trend,
    .owner, .behind, .next, .stage, .mau, .seats, .usage, .wau,
  ]

  /// The heading.
  var heading: String {
    switch self {
    case .name: "CUSTOMER"
    case .tier: "TIER"
    case .health: "HEALTH"
    case .healthChange: "Δ30d"
    case .series: "USAGE 12w"
    case .trend: "TREND"
    case .utilization: "UTIL"
    case .arr: "ARR"
    case .renewal: "RENEW"
    case .touch: "TOUCH"
    case .owner: "OWNER"
    case .stage: "STAGE"
    case .behind: "BEHIND"
    case .seats: "SEATS"
    case .mau: "MAU"
    case .wau: "WAU"
    case .usage: "DAU/MAU"
    case .next: "NEXT"
    }
  }

  /// What it holds, in words.
  var title: String {
    switch self {
    case .name: "name"
    case .tier: "tier"
    case .health: "health"
    case .healthChange: "health in 30 days"
    case .series, .trend: "trend of weekly users"
    case .utilization: "utilization"
    case .arr: "ARR"
    case .renewal: "renewal"
    case .touch: "last touch"
    case .owner: "owner"
    case .stage: "lifecycle stage"
    case .behind: "versions behind"
    case .seats: "seats"
    case .mau: "monthly users"
    case .wau: "weekly users"
    case .usage: "usage, DAU/MAU"
    case .next: "next follow-up"
    }
  }

  /// The columns of the screen it takes; the name takes what is left.
  var width: Int {
    switch self {
    case .name: 12
    case .tier: 5
    case .health: 7
    case .series: 12
    case .trend: 6
    case .healthChange: 5
    case .utilization: 5
    case .arr, .seats, .mau, .wau, .touch, .renewal: 6
    case .behind: 7
    case .owner: 13
    case .stage: 10
    case .usage: 8
    case .next: 7
    }
  }

  /// Whether it holds figures, which end at its right edge.
  var isNumeric: Bool {
    switch self {
    case .name, .tier, .health, .series, .owner, .stage, .next: false
    case .healthChange, .trend, .utilization, .arr, .renewal, .touch, .behind, .seats, .mau, .wau,
      .usage:
      true
    }
  }

  /// The key that sorts by it in the sort menu; nil for a column that sorts as another does.
  var sortKey: Character? {
    switch self {
    case .name: "n"
    case .tier: "t"
    case .health: "h"
    case .healthChange: "3"
    case .series: nil
    case .trend: "c"
    case .utilization: "u"
    case .arr: "a"
    case .renewal: "r"
    case .touch: "l"
    case .owner: "o"
    case .stage: "g"
    case .behind: "v"
    case .seats: "s"
    case .mau: "m"
    case .wau: "w"
    case .usage: "d"
    case .next: "f"
    }
  }

  /// The column that sorting by this one sorts by.
  var sorting: Column { self == .series ? .trend : self }

  /// Whether the interesting end of it comes first when it is chosen: the biggest, the worst.
  var startsDescending: Bool {
    switch self {
    case .arr, .seats, .mau, .wau, .touch, .behind: true
    case .name, .tier, .health, .healthChange, .series, .trend, .utilization, .renewal, .owner,
      .stage, .usage, .next:
      false
    }
  }
}

extension Column {
  /// Returns the columns that a list of this width has room for, `needed` among them, in order;
  /// those without a value for anybody have none.
  static func fitting(width: Int, needed: Column, empty: Set<Column>) -> [Column] {
    var room = width - TableLayout.lead
    var chosen: Set<Column> = []
    for column in [.name, needed] + byImportance
    where !chosen.contains(column) && !empty.contains(column) {
      let name =
        column == .healthChange ? TableLayout.narrowName : TableLayout.comfortableName
      let nameGrowth = chosen.count >= 8 ? name - Column.name.width : 0
      let cost = column == .name ? column.width : column.width + 1
      guard room - cost >= nameGrowth || chosen.isEmpty else { continue }
      chosen.insert(column)
      room -= cost
    }
    return allCases.filter(chosen.contains)
  }
}
