/// Why the sample book was not written.
public enum SampleBookError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is something in the folder already.
  case notEmpty(path: String)
  /// The folder or a file cannot be made; the reason is the system's.
  case cannotCreate(path: String, reason: String)
  /// A file cannot be written to its end; the reason is the system's.
  case cannotWrite(path: String, reason: String)

  /// The file and what is wrong, in one line.
  public var description: String {
    switch self {
    case .notEmpty(let path): "\(path): is not empty; name a new folder for the sample"
    case .cannotCreate(let path, let reason): "\(path): cannot be made: \(reason)"
    case .cannotWrite(let path, let reason): "\(path): cannot be written: \(reason)"
    }
  }
}
