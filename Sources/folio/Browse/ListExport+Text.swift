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
    guard destination == .file else { return .copied(text) }
    let name = freeName(in: folder)
    do throws(Failure) {
      try OutputFile(path: "\(folder)/\(name)", mayReplace: false).write(text)
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
  private func freeName(in folder: String) -> String {
    let ending = format == .markdown ? "md" : format.rawValue
    let base = "folio-\(portfolio.today)"
    let first = "\(base).\(ending)"
    let others = (2...99).lazy.map { "\(base)-\($0).\(ending)" }
    func isFree(_ name: String) -> Bool { !File.exists("\(folder)/\(name)") }
    return isFree(first) ? first : others.first(where: isFree) ?? first
  }
}
