internal import BookModel
internal import BookQuery
internal import Canvas

/// A column of the customer table.
enum Column: Hashable, Sendable {
  case name, tier, health, healthChange, series, trend, utilization, arr, renewal, touch
  case owner, stage, behind, seats, mau, wau, usage, next
  /// Any other field of the customer record.
  case other(Field)
}

extension Column: CaseIterable {
  /// The columns that are shown unless others are chosen, in the order shown.
  static let allCases: [Column] = [
    .name, .tier, .health, .healthChange, .series, .trend, .utilization, .arr, .renewal, .touch,
    .owner, .stage, .behind, .seats, .mau, .wau, .usage, .next,
  ]

  /// The columns in the order in which they get room.
  static let byImportance: [Column] = [
    .name, .health, .arr, .renewal, .utilization, .tier, .touch, .series, .healthChange, .trend,
    .owner, .behind, .next, .stage, .mau, .seats, .usage, .wau,
  ]

  /// Every column there is: the usual ones, what changed, then those of the other fields.
  static let every: [Column] =
    allCases + Field.changes.map(Column.other)
    + Field.all.filter { field in
      field.kind != .structure && !allCases.contains { $0.field == field }
    }.map(Column.other)

  /// Creates the column that shows a field.
  init(_ field: Field) {
    if field == .series {
      self = .series
    } else {
      self = Column.allCases.first { $0.field == field && $0 != .series } ?? .other(field)
    }
  }

  /// The field that it shows, and that sorts by it.
  var field: Field {
    switch self {
    case .name: .name
    case .tier: .tier
    case .health: .health
    case .healthChange: .healthChange
    case .series, .trend: .trend
    case .utilization: .utilization
    case .arr: .arr
    case .renewal: .renewal
    case .touch: .touch
    case .owner: .owner
    case .stage: .stage
    case .behind: .versionsBehind
    case .seats: .seats
    case .mau: .mau
    case .wau: .wau
    case .usage: .usage
    case .next: .due
    case .other(let field): field
    }
  }

  /// The column that sorting by this one sorts by.
  var sorting: Column { self == .series ? .trend : self }

  /// The figure whose change in 30 days it shows; nil for any other column.
  var changing: CustomerColumns.Figure? {
    if case .other(.change(let figure)) = self { return figure }
    return self == .healthChange ? .health : nil
  }

  /// The name it has where columns are listed, such as in `cols:`.
  var fieldName: String { self == .series ? Field.series.name : field.name }
}

extension Column {
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
    case .other(let field): field.title
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
    case .other(let field): field.changing.map { "\($0.name) in 30 days" } ?? field.name
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
    case .other(let field): max(field.title.columns + 1, Column.width(of: field.kind))
    }
  }

  private static func width(of kind: Field.Kind) -> Int {
    switch kind {
    case .text, .structure: 14
    case .choice: 11
    case .number, .money: 6
    case .fraction, .days: 6
    case .date: 10
    case .flag: 4
    case .version: 8
    }
  }

  /// Whether it holds figures, which end at its right edge.
  var isNumeric: Bool {
    switch self {
    case .name, .tier, .health, .series, .owner, .stage, .next: false
    case .healthChange, .trend, .utilization, .arr, .renewal, .touch, .behind, .seats, .mau, .wau,
      .usage:
      true
    case .other(let field): field.alignment == .trailing
    }
  }

  /// The key that sorts by it in the sort menu; nil for a column that is not in it.
  var sortKey: Character? {
    switch self {
    case .name: "n"
    case .tier: "t"
    case .health: "h"
    case .healthChange: "3"
    case .series, .other: nil
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

  /// Whether the interesting end of it comes first when it is chosen: the biggest, the worst.
  var startsDescending: Bool {
    switch self {
    case .arr, .seats, .mau, .wau, .touch, .behind: true
    case .name, .tier, .health, .healthChange, .series, .trend, .utilization, .renewal, .owner,
      .stage, .usage, .next:
      false
    case .other(let field):
      (field.kind == .number || field.kind == .money) && field.changing == nil
    }
  }
}
