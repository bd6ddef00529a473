/// The reports that can be made, in every format: what `folio report` prints.
///
/// As JSON it is an array of `{name, title, sentence}`; CSV has a row a report.
public struct ReportIndex: Sendable {
  private let kinds: [ReportKind]

  /// Creates the list of some reports, in their order.
  public init(_ kinds: [ReportKind] = ReportKind.allCases) { self.kinds = kinds }

  /// Returns the list in a format.
  public func text(_ format: OutputFormat) -> String {
    switch format {
    case .table: lines
    case .markdown: kinds.map { "- **\($0.rawValue)**: \($0.sentence)\n" }.joined()
    case .json: ReportValue.array(kinds.map(\.value)).json(indentation: 2) + "\n"
    case .ndjson: kinds.map(\.value).newlineDelimited
    case .csv: sheet.csv
    case .tsv: sheet.tsv
    }
  }

  /// A line a report.
  private var lines: String {
    let width = kinds.map(\.rawValue.count).max() ?? 0
    return kinds.map { kind in
      let gap = String(repeating: " ", count: width - kind.rawValue.count + 2)
      return kind.rawValue + gap + kind.sentence + "\n"
    }.joined()
  }

  private var sheet: Sheet {
    Sheet(objects: kinds.map(\.value), keys: ["name", "title", "sentence"])
  }
}

extension ReportKind {
  /// `{name, title, sentence}`.
  fileprivate var value: ReportValue {
    .object([
      .init("name", .text(rawValue)), .init("title", .text(title)),
      .init("sentence", .text(sentence)),
    ])
  }
}
