import BookModel
import Dashboard
import Reports

extension ListExport {
  /// What became of it.
  enum Outcome: Sendable {
    /// It is in a file of this name.
    case written(String)
    /// It is to be put on the clipboard.
    case copied(String)
    /// It could not be written.
    case failed(String)
  }

  /// Makes the text, and writes it into a new file of the current folder where it is to be a file.
  func carriedOut() -> Outcome {
    let list = CustomerList(
      of: places,
      in: portfolio,
      columns: columns.map { $0.compactMap { Column($0) } }
    )
    let text = list.text(outputFormat)
    guard destination == .file else { return .copied(text) }
    let name = freeName
    do throws(Failure) {
      try OutputFile(path: name, mayReplace: false).write(text)
      return .written(name)
    } catch {
      return .failed(error.message)
    }
  }

  private var outputFormat: OutputFormat {
    switch format {
    case .csv: .csv
    case .tsv: .tsv
    case .json: .json
    case .markdown: .markdown
    }
  }

  /// A file name that nothing has yet, such as `folio-2026-11-21-2.csv`.
  private var freeName: String {
    let ending = format == .markdown ? "md" : format.rawValue
    let base = "folio-\(portfolio.today)"
    let names = (2...99).lazy.map { "\(base)-\($0).\(ending)" }
    let first = "\(base).\(ending)"
    return File.exists(first) ? names.first { !File.exists($0) } ?? first : first
  }
}
