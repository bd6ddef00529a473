public import BookModel
public import BookQuery

/// Customers, one a row: what `folio list` prints.
public struct CustomerList: Sendable {
  /// The book they are of.
  public var portfolio: Portfolio
  /// Their places in `portfolio.book.customers`, in the order of the rows.
  public var places: [Int]
  /// The columns; nil for the whole record, or for what fits where people read it.
  public var columns: [Column]?
  /// What neither the snapshot nor the follow-ups hold: changes and marks.
  public var facts: QueryFacts

  /// Creates a list.
  public init(
    of places: [Int],
    in portfolio: Portfolio,
    columns: [Column]? = nil,
    facts: QueryFacts = QueryFacts()
  ) {
    self.portfolio = portfolio
    self.places = places
    self.columns = columns
    self.facts = facts
  }

  /// Returns the list in a format; `layout` is for the table.
  public func text(_ format: OutputFormat, _ layout: Layout = Layout()) -> String {
    switch format {
    case .table: table(layout)
    case .json: objects.jsonLines
    case .ndjson: objects.newlineDelimited
    case .csv: sheet.csv
    case .tsv: sheet.tsv
    case .markdown: TextTable(parts: parts).markdown
    }
  }
}

extension CustomerList {
  private var records: [CustomerRecord] {
    places.map { CustomerRecord(of: $0, in: portfolio, facts: facts) }
  }

  private var objects: [ReportValue] {
    records.map { record in
      guard let columns else { return record.value }
      return .object(columns.map { .init($0.name, $0.recordValue(in: record)) })
    }
  }

  private var sheet: Sheet {
    let columns = (columns ?? Column.record).flatMap(\.flattened)
    return Sheet(header: columns.map(\.name), rows: records.map { $0.row(of: columns) })
  }

  private func table(_ layout: Layout) -> String {
    let footer = TotalsLine(portfolio.totals(of: places)).text(layout)
    guard !places.isEmpty else { return footer }
    return TextTable(parts: parts).text(layout) + "\n" + footer
  }

  private var parts: [TextTable.Part] {
    let records = records
    guard let columns else { return DefaultColumn.allCases.map { $0.part(of: records) } }
    return columns.map { column in
      TextTable.Part(
        title: column.title,
        alignment: column.alignment,
        cells: records.map { column.cell(in: $0) },
        minimumWidth: column.minimumWidth
      )
    }
  }
}

/// A column of the table that is shown where none are chosen, from left to right.
private enum DefaultColumn: CaseIterable {
  case followUp, name, tier, health, trend, series, utilization, arr, renewal, touch, owner, stage
  case versionsBehind, due

  /// How early it is left out on a narrow terminal: the highest first; nil when never.
  var rank: Int? {
    switch self {
    case .name: nil
    case .health: 1
    case .arr: 2
    case .renewal: 3
    case .utilization: 4
    case .tier: 5
    case .touch: 6
    case .series: 7
    case .followUp: 8
    case .trend: 9
    case .owner: 10
    case .stage: 11
    case .versionsBehind: 12
    case .due: 13
    }
  }
}

extension DefaultColumn {
  func part(of records: [CustomerRecord]) -> TextTable.Part {
    TextTable.Part(
      title: column?.title ?? (self == .tier ? "TIER" : ""),
      alignment: column?.alignment ?? .left,
      cells: records.map(cell),
      minimumWidth: column?.minimumWidth,
      rank: rank
    )
  }

  private func cell(of record: CustomerRecord) -> TextTable.Cell {
    if let column { return column.cell(in: record) }
    return TextTable.Cell(self == .tier ? record.shortTierText : record.followUpSign)
  }

  /// The column it shows; nil for the two that have a shorter form of their own.
  private var column: Column? {
    switch self {
    case .followUp, .tier: nil
    case .name: Column("name", .key(.name))
    case .health: Column("health", .key(.health))
    case .trend: Column("trend", .key(.trend))
    case .series: Column("series", .key(.series))
    case .utilization: Column("util", .term(.util))
    case .arr: Column("arr", .key(.arr))
    case .renewal: Column("renewal", .term(.renewal))
    case .touch: Column("touch", .term(.touch))
    case .owner: Column("owner", .term(.owner))
    case .stage: Column("stage", .key(.stage))
    case .versionsBehind: Column("behind", .term(.behind))
    case .due: Column("due", .term(.due))
    }
  }
}
