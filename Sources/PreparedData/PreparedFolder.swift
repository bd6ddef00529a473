import Glibc

/// The folder of prepared files: nobody else can look into it.
struct PreparedFolder: Sendable {
  /// Where it is; it need not exist.
  let path: String

  /// How the names of prepared books end.
  static let bookEnding = ".book"
  /// How the names of what is compared of books end.
  static let comparedEnding = ".compared"
  /// How the names of unfinished ones end.
  private static let unfinishedEnding = ".tmp"

  /// The file of a number, with an ending.
  func file(named number: UInt64, _ ending: String) -> String {
    let digits = String(number, radix: 16)
    return "\(path)/\(String(repeating: "0", count: 16 - digits.utf8.count))\(digits)"
      + ending
  }

  /// The one path of a folder, however it is named; where it does not exist, an absolute one.
  static func canonical(_ path: String) -> String {
    if let resolved = unsafe realpath(path, nil) {
      defer { unsafe free(resolved) }
      return unsafe String(cString: resolved)
    }
    if path.utf8.first == UInt8(ascii: "/") { return path }
    guard let current = unsafe getcwd(nil, 0) else { return path }
    defer { unsafe free(current) }
    return unsafe "\(String(cString: current))/\(path)"
  }

  /// Begins a file that takes its place only once it is finished; makes the folder.
  func newFile(_ path: String, sections: Int) throws(PreparedDataError) -> UnfinishedFile {
    makeFolder()
    removeAbandoned()
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    for _ in 0..<8 {
      let random = String(UInt32.random(in: 0 ... .max), radix: 36)
      let unfinished = ".\(name).\(getpid()).\(random)" + PreparedFolder.unfinishedEnding
      let location = "\(self.path)/\(unfinished)"
      let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
      let descriptor = unsafe Glibc.open(location, flags, 0o600)
      if descriptor >= 0 {
        return UnfinishedFile(descriptor, location, path, sections: sections)
      }
      if errno != EEXIST { break }
    }
    throw .system(path: self.path, error: errno)
  }

  /// Makes the folder, and those above it that are missing.
  private func makeFolder() {
    var folder = ""
    for part in path.split(separator: "/") {
      folder += "/\(part)"
      unsafe mkdir(folder, 0o700)
    }
  }

  /// Removes what processes that are gone left unfinished.
  private func removeAbandoned() {
    for name in names() where name.hasSuffix(PreparedFolder.unfinishedEnding) {
      let parts = name.split(separator: ".")
      guard parts.count == 5, let process = pid_t(parts[2]), process != getpid() else { continue }
      if kill(process, 0) != 0, errno == ESRCH { unsafe unlink("\(path)/\(name)") }
    }
  }

  /// Removes the oldest files of an ending but `limit` of them, and never one of a path.
  func prune(_ ending: String, keeping kept: String, limit: Int) {
    let files = names().filter { $0.hasSuffix(ending) }.map { "\(path)/\($0)" }
    guard files.count > limit else { return }
    let others = files.filter { $0 != kept }.map { (path: $0, time: modified($0)) }
      .sorted { $0.time > $1.time }
    for file in others.dropFirst(max(0, limit - 1)) { unsafe unlink(file.path) }
  }

  private func modified(_ path: String) -> Int {
    var status = stat()
    guard unsafe lstat(path, &status) == 0 else { return 0 }
    return Int(status.st_mtim.tv_sec)
  }

  private func names() -> [String] {
    guard let folder = unsafe opendir(path) else { return [] }
    defer { unsafe closedir(folder) }
    var names: [String] = []
    while let entry = unsafe readdir(folder) {
      names.append(
        unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
          unsafe String(cString: UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self))
        }
      )
    }
    return names
  }
}
