public import BookModel
public import SnapshotIO

/// What was read of a snapshot, what was left out and why: what `folio check` prints.
public struct CheckReport: Sendable {
  /// What the reader reports.
  public var report: SnapshotReport
  /// The newest time of each system's data, in seconds since 1970 UTC; absent when unknown.
  public var sourceTimes: [Source: Int]
  /// The day that ages count to.
  public var today: Day

  /// Creates a check.
  public init(_ report: SnapshotReport, sourceTimes: [Source: Int] = [:], today: Day) {
    self.report = report
    self.sourceTimes = sourceTimes
    self.today = today
  }

  /// Whether records or files, or parts of files, were left out: `--exit-status` asks for it.
  public var leavesSomethingOut: Bool {
    report.leavesSomethingOut
  }

  /// The JSON object, in indented lines.
  public var json: String { value.json(indentation: 2) + "\n" }

  /// Returns the check in a format: a text for people, the whole of it as JSON, else its files.
  public func text(_ format: OutputFormat, _ layout: Layout = Layout()) -> String {
    switch format {
    case .table: humanText(layout)
    case .json: json
    case .ndjson: value.json() + "\n"
    case .csv: sheet.csv
    case .tsv: sheet.tsv
    case .markdown:
      MarkdownTable(
        header: sheet.header,
        alignments: sheet.header.map { _ in .left },
        rows: sheet.rows.map { $0.map(\.cellText) }
      ).text
    }
  }
}

extension CheckReport {
  private var value: ReportValue {
    .object([
      .init("snapshot", snapshot),
      .init("files", .array(report.files.map { ReportValue(file: $0) })),
      .init("mapping", mapping),
      .init("joins", joins),
      .init("disagreements", .integer(report.disagreements)),
    ])
  }

  private var snapshot: ReportValue {
    .object([
      .init("path", .text(report.path)),
      .init("day", ReportValue(report.day)),
      .init("partial", .flag(report.isPartial)),
      .init("stale", .flag(report.isStale)),
    ])
  }

  private var mapping: ReportValue {
    let facts = report.mapping.sorted { $0.key < $1.key }.map { fact, mapped in
      ReportValue.Member(
        fact,
        .object([
          .init("source", .text(mapped.source.rawValue)), .init("field", .text(mapped.field)),
        ])
      )
    }
    let unused = ReportValue.array(report.unusedFields.map { .text($0) })
    return .object(facts + [.init("unused", unused)])
  }

  private var joins: ReportValue {
    .object(report.joins.counts.map { .init($0.key, .integer($0.count)) })
  }

  private var sheet: Sheet {
    Sheet(
      objects: report.files.map { ReportValue(file: $0) },
      keys: [
        "path", "kind", "records", "skipped", "warnings", "error.where", "error.why", "error.code",
      ]
    )
  }
}

extension SnapshotReport.JoinReport {
  /// The counts by the names they have in JSON.
  var counts: [(key: String, count: Int)] {
    [
      ("salesforceId", salesforceId), ("externalId", externalId), ("site", site),
      ("domain", domain), ("name", name), ("withoutUsage", withoutUsage),
      ("lookerUnmatched", lookerUnmatched),
    ]
  }
}

extension ReportValue {
  fileprivate init(file: FileReport) {
    let skipped = file.skipped.map { skip in
      ReportValue.object([.init("where", .text(skip.place)), .init("why", .text(skip.reason))])
    }
    self = .object([
      .init("path", .text(file.path)),
      .init("kind", .text(file.kind.rawValue)),
      .init("records", .integer(file.records)),
      .init("skipped", .array(skipped)),
      .init("warnings", .array(file.warnings.map { .text($0) })),
      .init("error", file.error.map { ReportValue(problem: $0) } ?? .null),
    ])
  }

  private init(problem: FileProblem) {
    self = .object([
      .init("where", .text(problem.place)),
      .init("why", .text(problem.reason)),
      .init("code", .text(problem.code.rawValue)),
    ])
  }
}
