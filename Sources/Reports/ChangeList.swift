public import BookModel

/// What differs between two snapshots, one change a row: what `folio changes` prints.
///
/// As JSON it is an array of objects whose keys are always present: `customer` (`{id, name}`, as in
/// the newer snapshot, or the older where it is gone), `what` (see `BookChange.Kind`), `old` and
/// `new` (a number, a date or a text; null where unknown or where there is none), `change` (how much
/// a number grew, or a date moved in days; else null), `arrAtStake` (see
/// `BookChange.arrAtStake`), `opportunity` (`{id, name}`, null for other changes), and `since` and
/// `day`: the days of the older and of the newer snapshot.
public struct ChangeList: Sendable {
  /// The changes in the order of the rows.
  public var changes: BookChanges

  /// Creates a list.
  public init(_ changes: BookChanges) { self.changes = changes }

  /// Returns the first rows.
  public func limited(to count: Int) -> ChangeList { ChangeList(changes.limited(to: count)) }

  /// Returns the rows in another order; equal ones stay as they are.
  public func ordered(by order: Order) -> ChangeList {
    ChangeList(changes.ordered(by: order.precedes))
  }

  /// Returns the list in a format; `layout` is for the table.
  public func text(_ format: OutputFormat, _ layout: Layout = Layout()) -> String {
    switch format {
    case .table: changes.isEmpty ? footer : table.text(layout) + "\n" + footer
    case .json: objects.jsonLines
    case .ndjson: objects.newlineDelimited
    case .csv: sheet.csv
    case .tsv: sheet.tsv
    case .markdown: table.markdown
    }
  }
}

extension ChangeList {
  private var objects: [ReportValue] {
    let (since, day) = (ReportValue(changes.older.day), ReportValue(changes.newer.day))
    return changes.map { change in
      .object([
        .init(
          "customer",
          .object([
            .init("id", .text(change.customer.rawValue)), .init("name", .text(change.name)),
          ])
        ),
        .init("what", .text(change.kind.rawValue)),
        .init("old", ReportValue(change.old)),
        .init("new", ReportValue(change.new)),
        .init("change", ReportValue(change.difference)),
        .init("arrAtStake", ReportValue(change.arrAtStake)),
        .init(
          "opportunity",
          change.opportunity.map {
            .object([.init("id", .text($0.id)), .init("name", ReportValue($0.name))])
          } ?? .null
        ),
        .init("since", since),
        .init("day", day),
      ])
    }
  }

  private var sheet: Sheet {
    Sheet(
      objects: objects,
      keys: [
        "customer.id", "customer.name", "what", "old", "new", "change", "arrAtStake",
        "opportunity.id", "opportunity.name", "since", "day",
      ]
    )
  }

  /// How many changes there are of how many customers, and between which days.
  private var footer: String {
    let days = [changes.older.day, changes.newer.day].map { $0?.description ?? Figures.unknown }
    let span = "from \(days[0]) to \(days[1])"
    if changes.isEmpty { return "no changes \(span)\n" }
    let number = Figures.count(changes.count, "change")
    return "\(number) of \(Figures.count(changes.customerCount, "customer")) \(span)\n"
  }

  private var table: TextTable {
    func part(
      _ title: String,
      isTrailing: Bool = false,
      least: Int? = nil,
      rank: Int? = nil,
      _ cell: (BookChange) -> TextTable.Cell
    ) -> TextTable.Part {
      .init(
        title: title,
        alignment: isTrailing ? .right : .left,
        cells: changes.map(cell),
        minimumWidth: least,
        rank: rank
      )
    }
    return TextTable(parts: [
      part("AT STAKE", isTrailing: true, rank: 3) { .init(Figures.money($0.arrAtStake)) },
      part("ACCOUNT", least: 12) { .init($0.name.harmless) },
      part("WHAT", least: 10) { .init($0.kind.title) },
      part("OLD", least: 8) { .init($0.oldText.harmless, band: $0.band(of: $0.old)) },
      part("NEW", least: 8) { .init($0.newText.harmless, band: $0.band(of: $0.new)) },
      part("CHANGE", isTrailing: true, rank: 2) { .init($0.differenceText) },
      part("OPPORTUNITY", least: 8, rank: 1) { change in
        .init((change.opportunity.map { $0.name ?? $0.id } ?? "").harmless)
      },
    ])
  }
}

extension BookChange {
  /// The band whose colour a value has; nil for values that are no health.
  fileprivate func band(of value: FactValue?) -> HealthBand? {
    switch (kind, value) {
    case (.band, .text(let name)): HealthBand(rawValue: name)
    case (.health, .number(let score)): HealthBand(score: score)
    default: nil
    }
  }
}
