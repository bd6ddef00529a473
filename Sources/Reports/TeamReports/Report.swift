/// A report: written once, printed in every format and shown on a screen.
///
/// A reader gets pages; a program gets JSON, and one table of rows, which is CSV and TSV and, an
/// object a row, newline-delimited JSON.
public struct Report: Sendable {
  /// The report as people read it.
  let page: Page
  /// The report as programs read it.
  let value: ReportValue
  /// The rows that a spreadsheet gets.
  let sheet: Sheet

  /// Returns the report in a format; `layout` is for a terminal's page.
  public func text(_ format: OutputFormat, _ layout: Layout = Layout()) -> String {
    switch format {
    case .table: page.text(layout)
    case .markdown: page.markdown
    case .json: value.json(indentation: 2) + "\n"
    case .ndjson: sheet.objects.newlineDelimited
    case .csv: sheet.csv
    case .tsv: sheet.tsv
    }
  }

  /// Returns the page as lines of at most `width` columns, for a screen.
  public func lines(width: Int) -> [ReportLine] { page.lines(width: width) }
}

extension Sheet {
  /// Each row as an object with the header's keys.
  fileprivate var objects: [ReportValue] {
    rows.map { row in .object(zip(header, row).map { ReportValue.Member($0, $1) }) }
  }
}
