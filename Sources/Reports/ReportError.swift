import BookModel

/// Why a report cannot be made as asked: a word of the user's that means nothing.
public enum ReportError: Error, Hashable, Sendable {
  /// There is no such column; a similar one is named where there is one.
  case unknownColumn(name: String, suggestion: String?)
  /// No column was named at all.
  case noColumns
  /// There is no such way to group; a similar one is named where there is one.
  case unknownGrouping(name: String, suggestion: String?)
}

extension ReportError: CustomStringConvertible {
  /// One line: what is wrong, and what may have been meant.
  public var description: String {
    switch self {
    case .unknownColumn(let name, let suggestion):
      "no column is named \(name.harmless)" + hint(suggestion)
    case .noColumns: "--columns names no column"
    case .unknownGrouping(let name, let suggestion):
      "cannot group by \(name.harmless)" + hint(suggestion)
    }
  }

  private func hint(_ suggestion: String?) -> String {
    suggestion.map { "; did you mean \($0)?" } ?? ""
  }
}
