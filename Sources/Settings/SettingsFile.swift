import Glibc

/// Reads small files and lists folders for the settings and the themes.
enum SettingsFile {
  /// The bytes that a file may have at most.
  static let limit = 1 << 20

  /// A call of the system that failed.
  struct Failure: Error {
    /// The system's number for the reason.
    var number: Int32

    /// Whether there is nothing at the path.
    var isMissing: Bool { number == ENOENT || number == ENOTDIR }

    /// The system's words for the reason.
    var reason: String {
      unsafe strerror(number).map { unsafe String(cString: $0) } ?? "cannot be read"
    }
  }

  /// Returns a file's bytes, one more than the limit at most.
  static func bytes(of path: String) throws(Failure) -> [UInt8] {
    // A pipe that nobody writes to must not stop the start.
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw Failure(number: errno) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 14)
    while bytes.count <= limit {
      let count = unsafe read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Failure(number: errno) }
      guard count > 0 else { break }
      bytes += chunk.prefix(count)
    }
    return Array(bytes.prefix(limit + 1))
  }

  /// Returns a file's text; nil when there is no such file.
  static func text(of path: String) throws(SettingsError) -> String? {
    let bytes: [UInt8]
    do {
      bytes = try Self.bytes(of: path)
    } catch {
      if error.isMissing { return nil }
      throw SettingsError(error, file: path)
    }
    guard bytes.count <= limit else { throw SettingsError(.tooLarge(limit: limit), file: path) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw SettingsError(.encoding, file: path)
    }
    return text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
  }

  /// Returns the names of a folder's `.yaml` and `.yml` files, sorted; none without the folder.
  ///
  /// Files whose name begins with a dot are skipped.
  static func yamlNames(in folder: String) throws(Failure) -> [String] {
    guard let stream = unsafe opendir(folder) else {
      let failure = Failure(number: errno)
      if failure.isMissing { return [] }
      throw failure
    }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      let isYAML = name.hasSuffix(".yaml") || name.hasSuffix(".yml")
      if isYAML, !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }
}

extension SettingsError {
  /// Creates the error for a file or folder that the system does not let us read.
  init(_ failure: SettingsFile.Failure, file: String) {
    self.init(.unreadable(reason: failure.reason), file: file)
  }
}
