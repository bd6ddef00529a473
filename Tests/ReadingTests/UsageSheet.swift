/// A table as a query of Looker's gives it, to be written in any of its formats.
struct UsageSheet: Sendable {
  /// A column: its field's name, label and type, and whether it is a measure.
  struct Field: Sendable {
    var name: String
    var label: String
    var type: String
    var isMeasure = false
  }

  /// A cell.
  enum Cell: Sendable {
    case null
    case number(String)
    case text(String)
    /// `Yes` or `No`, a flag in `json_bi`.
    case yesNo(Bool)
    /// A date, days since 1970 where a format has them.
    case day(text: String, number: Int)
  }

  var fields: [Field]
  var rows: [[Cell]]

  /// How cells and keys are spelled.
  enum Spelling: Sendable {
    case names, labels
    /// Cells of `json_detail`, with what decorates them.
    case cells
    /// Cells of `json_bi`, with flags, and with days as numbers or as texts.
    case typedCells(dayNumbers: Bool)
  }

  /// The rows as objects.
  func objects(_ spelling: Spelling = .names) -> [Document] {
    rows.map { row in
      .object(
        zip(fields, row).map { field, cell in
          switch spelling {
          case .names: (field.name, UsageSheet.plain(cell))
          case .labels: (field.label, UsageSheet.plain(cell))
          case .cells: (field.name, UsageSheet.decorated(cell))
          case .typedCells(let dayNumbers):
            (field.name, .object([("value", UsageSheet.typed(cell, dayNumbers))]))
          }
        }
      )
    }
  }

  private static func plain(_ cell: Cell) -> Document {
    switch cell {
    case .null: .null
    case .number(let number): .number(number)
    case .text(let text), .day(let text, _): .text(text)
    case .yesNo(let flag): .text(flag ? "Yes" : "No")
    }
  }

  private static func typed(_ cell: Cell, _ dayNumbers: Bool) -> Document {
    switch cell {
    case .yesNo(let flag): .flag(flag)
    case .day(_, let number) where dayNumbers: .number("\(number)")
    case .null, .number, .text, .day: plain(cell)
    }
  }

  private static func decorated(_ cell: Cell) -> Document {
    var members = [(key: "value", value: plain(cell))]
    if case .number(let number) = cell {
      members.append(("rendered", .text("~\(number)")))
      members.append(("html", .text("<b>\(number)</b>")))
    }
    if case .text = cell { members.insert(("links", .array([])), at: 0) }
    return .object(members)
  }
}

extension UsageSheet {
  /// The fields as an envelope describes them.
  private var description: Document {
    func list(_ isMeasure: Bool) -> Document {
      .array(
        fields.filter { $0.isMeasure == isMeasure }.map { field in
          .object([
            ("align", .text("left")), ("type", .text(field.type)), ("name", .text(field.name)),
            ("label", .text(field.label)), ("is_numeric", .flag(isMeasure)),
          ])
        }
      )
    }
    return .object([
      ("measures", list(true)), ("dimensions", list(false)), ("table_calculations", .array([])),
      ("pivots", .array([])),
    ])
  }

  /// `json_detail`, its fields before the rows or after them.
  func detail(fieldsFirst: Bool) -> Document {
    let data: [(key: String, value: Document)] = [("data", .array(objects(.cells)))]
    let about: [(key: String, value: Document)] = [
      ("id", .text("q")), ("status", .text("complete")), ("fields", description),
      ("timezone", .text("UTC")), ("has_totals", .flag(false)), ("errors", .array([])),
    ]
    return .object(fieldsFirst ? about + data : data + about)
  }

  /// `json_bi`, with the names that the specification has or those that are really sent.
  func bi(asSpecified: Bool, dayNumbers: Bool = false) -> Document {
    let rows: [(key: String, value: Document)] = [
      ("rows", .array(objects(.typedCells(dayNumbers: dayNumbers))))
    ]
    let metadata: [(key: String, value: Document)] = [
      (
        "metadata",
        .object([
          ("columns_truncated", asSpecified ? .text("") : .flag(false)), ("fields", description),
          (asSpecified ? "big_query_metadata" : "bigquery_metadata", .object([])),
        ])
      )
    ]
    return .object(asSpecified ? rows + metadata : metadata + rows)
  }

  /// The body of a scheduled delivery around what it delivers.
  func delivery(_ data: Document) -> Document {
    .object([
      ("type", .text("query")),
      ("scheduled_plan", .object([("query_id", .number("88231")), ("download_url", .null)])),
      (
        "attachment",
        .object([
          ("mimetype", .text("application/json")), ("extension", .text("json")), ("data", data),
        ])
      ),
      ("data", .null),
    ])
  }
}
