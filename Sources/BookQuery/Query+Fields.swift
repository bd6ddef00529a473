extension Query {
  /// The fields that it filters, sorts, groups or shows by.
  public var fields: Set<Field> {
    var fields = condition?.fields ?? []
    fields.formUnion((sort ?? []).map(\.field))
    fields.formUnion(columns ?? [])
    return fields
  }

  /// Whether which customers it keeps, or in what order, may change with the follow-ups.
  public var dependsOnFollowUps: Bool {
    condition?.dependsOnFollowUps == true || sort?.contains(where: \.field.isOfFollowUps) == true
  }
}

extension Field {
  /// Whether its value may change with the follow-up of a customer.
  public var isOfFollowUps: Bool {
    [.followUp, .followUpPriority, .due, .note, .tag].contains(self)
  }
}

extension Condition {
  /// The fields that it looks at.
  fileprivate var fields: Set<Field> {
    switch self {
    case .all(let conditions), .any(let conditions):
      conditions.reduce(into: []) { $0.formUnion($1.fields) }
    case .not(let condition): condition.fields
    case .isPresent(let field), .texts(let field, _), .numbers(let field, _), .person(let field, _):
      [field]
    case .words: [.name]
    case .hasFeatures: []
    case .opportunity: [.opportunities]
    }
  }

  /// Whether it may hold or not by what the follow-up is; words are looked for in notes and tags.
  fileprivate var dependsOnFollowUps: Bool {
    switch self {
    case .all(let conditions), .any(let conditions):
      conditions.contains(where: \.dependsOnFollowUps)
    case .not(let condition): condition.dependsOnFollowUps
    case .isPresent(let field), .texts(let field, _), .numbers(let field, _), .person(let field, _):
      field.isOfFollowUps
    case .words: true
    case .hasFeatures, .opportunity: false
    }
  }

  /// Whether it asks for the day of a change, as opposed to what changed.
  var asksForChangeDay: Bool {
    switch self {
    case .all(let conditions), .any(let conditions): conditions.contains(where: \.asksForChangeDay)
    case .not(let condition): condition.asksForChangeDay
    case .numbers(let field, _): field == .changed
    case .isPresent, .texts, .person, .words, .hasFeatures, .opportunity: false
    }
  }
}
