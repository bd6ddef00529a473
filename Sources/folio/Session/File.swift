import FoundationEssentials
import Glibc

/// What the program asks of the file system.
enum File {
  /// Whether a path is an existing directory.
  static func isDirectory(_ path: String) -> Bool { mode(of: path).map { $0 == S_IFDIR } ?? false }

  /// Whether there is something at a path.
  static func exists(_ path: String) -> Bool { mode(of: path) != nil }

  /// The folder that a path lies in.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func mode(of path: String) -> mode_t? {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }
}

extension Failure {
  /// Tells that the folder of a file to be made is missing.
  static func noFolder(_ folder: String, for path: String) -> Failure {
    Failure(
      message: "\(path): there is no folder \(folder)",
      remedy: ["make it first: mkdir -p \(folder)"],
      code: .cannotCreate
    )
  }
}

/// A folder of this process's own that goes away with it.
struct TemporaryFolder: Sendable {
  /// The folder's path.
  let path: String

  /// Makes a folder that nobody else can read.
  init(environment: [String: String]) throws(Failure) {
    let base = environment["TMPDIR"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
    var template = Array("\(base)/folio-demo-XXXXXX".utf8CString)
    guard unsafe mkdtemp(&template) != nil else {
      throw Failure(
        message: "\(base): cannot make a folder: \(FileDescriptor.message(of: errno))",
        code: .cannotCreate
      )
    }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Removes the folder and all in it; what cannot be removed stays.
  func remove() {
    try? FileManager.default.removeItem(atPath: path)
  }
}
