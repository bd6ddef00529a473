public import BookModel

/// Which older snapshots a question needs: reading them takes time.
public struct FactNeeds: OptionSet, Hashable, Sendable {
  /// The bits.
  public let rawValue: Int

  /// Creates needs from bits.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// The snapshot before: what changed since.
  public static let changes = FactNeeds(rawValue: 1)
  /// The snapshot of about 30 days ago: the change of the health in 30 days.
  public static let month = FactNeeds(rawValue: 2)
  /// Every snapshot there is: the day something last changed.
  public static let history = FactNeeds(rawValue: 4)
}

extension FactNeeds {
  /// The needs of a filter, and of the fields that are sorted by or shown.
  public init(of query: Query, fields: some Sequence<Field> = []) {
    self = []
    let used = query.fields.union(fields)
    if used.contains(.changed) { insert(.changes) }
    if used.contains(where: { $0 == .healthChange || $0.changing != nil }) { insert(.month) }
    if query.condition?.asksForChangeDay == true { insert(.history) }
  }
}

extension QueryFacts {
  /// Adds what changed since the snapshot before.
  public mutating func add(_ changes: BookChanges) {
    self.changes = changes.facts().mapValues { Set($0.map(\.rawValue)) }
  }

  /// Adds since when customers are as they are.
  public mutating func add(_ history: ChangeHistory) { changeDay = history.lastChanges() }

  /// Adds the change of figures in 30 days.
  public mutating func add(_ month: MonthChange) {
    healthChange = month.changes(of: .health)
    self.month = month.figures([.health] + Field.changes.compactMap { $0.changing?.figure })
  }
}
