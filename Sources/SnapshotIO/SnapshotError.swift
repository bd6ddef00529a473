/// Why there is no book to show.
public enum SnapshotError: Error, Hashable, Sendable {
  /// There is no such folder.
  case noFolder(path: String)
  /// The folder cannot be listed; the reason is the system's.
  case unlistable(path: String, reason: String)
  /// The folder holds no file, or none that folio knows.
  case nothingKnown(path: String, files: Int)
  /// No snapshot of the library is on or before the day asked for.
  case noneAsOf(path: String, day: String)
  /// Files were known, but no customer could be read; the first problem is named.
  case noCustomers(path: String, problem: String?)
  /// The reading was broken off through its monitor.
  case cancelled(path: String)
}

extension SnapshotError: CustomStringConvertible {
  /// One line: the path, and what is wrong.
  public var description: String {
    switch self {
    case .noFolder(let path): "\(path): no such folder"
    case .unlistable(let path, let reason): "\(path): \(reason)"
    case .nothingKnown(let path, 0): "\(path): holds no snapshot: the folder is empty"
    case .nothingKnown(let path, 1):
      "\(path): holds no snapshot: its only file is neither Vitally nor Looker JSON"
    case .nothingKnown(let path, let files):
      "\(path): holds no snapshot: none of its \(files) files is Vitally or Looker JSON"
    case .noneAsOf(let path, let day): "\(path): no snapshot on or before \(day)"
    case .noCustomers(let path, let problem):
      "\(path): no customer could be read" + (problem.map { ": \($0)" } ?? "")
    case .cancelled(let path): "\(path): not read: it was cancelled"
    }
  }
}
