import BookModel
import BookQuery
import Dashboard
import Reports

extension ListExport {
  /// What became of it.
  enum Outcome: Sendable {
    /// It is in a file of this name, without the columns that no list has.
    case written(String, without: [Field])
    /// It is to be put on the clipboard, without the columns that no list has.
    case copied(String, without: [Field])
    /// It could not be written.
    case failed(String)
  }

  /// Makes the text, and writes it into a new file of a folder, the current one where none is named,
  /// where it is to be a file.
  func carriedOut(in folder: String = ".") -> Outcome {
    let list = CustomerList(
      of: places,
      in: portfolio,
      columns: columns.map { $0.compactMap { Column($0) } },
      facts: facts
    )
    let text = list.text(outputFormat)
    let missing = (columns ?? []).filter { Column($0) == nil }
    guard destination == .file else { return .copied(text, without: missing) }
    let name = freeName(in: folder)
    do throws(Failure) {
      try OutputFile(path: "\(folder)/\(name)", mayReplace: false).write(text)
      return .written(name, without: missing)
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
  private func freeName(in folder: String) -> String {
    let ending = format == .markdown ? "md" : format.rawValue
    let base = "folio-\(portfolio.today)"
    let first = "\(base).\(ending)"
    let others = (2...99).lazy.map { "\(base)-\($0).\(ending)" }
    func isFree(_ name: String) -> Bool { !File.exists("\(folder)/\(name)") }
    return isFree(first) ? first : others.first(where: isFree) ?? first
  }
}
