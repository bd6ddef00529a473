import Glibc

/// A folder that the user names for several files: new or empty, unless they may replace others.
struct OutputFolder {
  /// The folder, as the user named it.
  let path: String
  private let mayReplace: Bool

  /// Makes the folder where there is none.
  init(path: String, mayReplace: Bool) throws(Failure) {
    self.path = path
    self.mayReplace = mayReplace
    if unsafe mkdir(path, 0o777) == 0 { return }
    let error = errno
    guard error == EEXIST, File.isDirectory(path) else {
      throw Failure(message: "\(path): \(FileDescriptor.message(of: error))", code: .cannotCreate)
    }
    guard mayReplace || Self.isEmpty(path) else {
      throw Failure(
        message: "\(path): is not empty",
        remedy: ["name a new folder, or add --force to write into this one"],
        code: .cannotCreate
      )
    }
  }

  /// Writes a file of the folder, whole or not at all.
  func write(_ text: String, as name: String) throws(Failure) {
    try OutputFile(path: "\(path)/\(name)", mayReplace: mayReplace).write(text)
  }

  private static func isEmpty(_ path: String) -> Bool {
    guard let stream = unsafe opendir(path) else { return false }
    defer { unsafe closedir(stream) }
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != "." && name != ".." { return false }
    }
    return true
  }
}
