import Glibc

/// A folder that goes away with the test.
public final class TemporaryFolder: Sendable {
  /// Where it is.
  public let path: String

  /// Makes an empty folder that nobody else can read.
  public init() throws {
    var template = Array("/tmp/folio-test-XXXXXX".utf8CString)
    guard unsafe mkdtemp(&template) != nil else { throw FileFailure(path: "/tmp") }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit { TemporaryFolder.remove(path) }

  /// The path of a file in it.
  public func file(_ name: String) -> String { "\(path)/\(name)" }

  /// Makes a folder in it, and those above.
  public func makeFolder(_ name: String) throws {
    var folder = path
    for part in name.split(separator: "/") {
      folder += "/\(part)"
      guard unsafe mkdir(folder, 0o700) == 0 || errno == EEXIST else {
        throw FileFailure(path: folder)
      }
    }
  }

  /// Writes a file of a text, with the folders above it; returns its path.
  @discardableResult
  public func write(_ text: String, to name: String) throws -> String {
    try write(Array(text.utf8), to: name)
  }

  /// Writes a file of some bytes, with the folders above it; returns its path.
  @discardableResult
  public func write(_ bytes: [UInt8], to name: String) throws -> String {
    if let slash = name.lastIndex(of: "/") { try makeFolder(String(name[..<slash])) }
    try TestFile.write(bytes, to: file(name))
    return file(name)
  }

  private static func remove(_ path: String) {
    if unsafe unlink(path) == 0 { return }
    for name in TestFile.names(in: path) { remove("\(path)/\(name)") }
    unsafe rmdir(path)
  }
}
