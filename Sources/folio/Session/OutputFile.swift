import Glibc

/// A file that the user names for output: it is there whole, or as it was before.
struct OutputFile {
  /// The file, as the user named it.
  let path: String
  /// Whether one that is there may be replaced.
  let mayReplace: Bool
  /// Whether a new file can be read by its owner only.
  var isPrivate = false

  /// Writes a text into the file.
  ///
  /// What is there and is no file, such as a pipe, is written to as it stands.
  func write(_ text: String) throws(Failure) {
    switch try kind() {
    case nil: try replace(path, with: text)
    case S_IFREG:
      guard mayReplace else {
        throw Failure(
          message: "\(path): exists already",
          remedy: ["name another file, or add --force to replace it"],
          code: .cannotCreate
        )
      }
      // Behind a link it is the file that is replaced, not the link.
      try replace(resolvedPath, with: text)
    case S_IFDIR:
      throw Failure(
        message: "\(path): is a folder",
        remedy: ["name a file in it"],
        code: .cannotCreate
      )
    default: try append(text)
    }
  }
}

extension OutputFile {
  /// Returns what is at the path; nil when nothing is.
  private func kind() throws(Failure) -> mode_t? {
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw Failure(message: "--output names no file", code: .usage)
    }
    var status = stat()
    if unsafe stat(path, &status) == 0 { return status.st_mode & S_IFMT }
    let folder = File.folder(of: path)
    guard errno != ENOENT || File.isDirectory(folder) else {
      throw Failure.noFolder(folder, for: path)
    }
    guard errno == ENOENT else { throw failure(.cannotCreate) }
    return nil
  }

  /// The path with its links followed.
  private var resolvedPath: String {
    guard let resolved = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  /// Writes a file beside the target and gives it the target's name once it is on the disk.
  private func replace(_ target: String, with text: String) throws(Failure) {
    let folder = File.folder(of: target)
    var template = Array("\(folder)/.folio-XXXXXX".utf8CString)
    let descriptor = unsafe mkstemp(&template)
    guard descriptor >= 0 else { throw failure(.cannotCreate) }
    let draft = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    var isInPlace = false
    defer { if !isInPlace { unsafe unlink(draft) } }
    var error = FileDescriptor.write(text, to: descriptor)
    if error == 0 && (fchmod(descriptor, mode(of: target)) != 0 || fsync(descriptor) != 0) {
      error = errno
    }
    if close(descriptor) != 0 && error == 0 { error = errno }
    guard error == 0 else { throw failure(.cannotWrite, error) }
    try move(draft, to: target)
    isInPlace = true
    synchronize(folder)
  }

  /// Gives the draft the target's name; where nothing may be replaced, only if nothing has it.
  private func move(_ draft: String, to target: String) throws(Failure) {
    if !mayReplace {
      let isLinked = unsafe link(draft, target) == 0
      // A file may have come in between; but some file systems know no second names.
      guard isLinked || errno != EEXIST else { throw failure(.cannotCreate) }
      if isLinked {
        unsafe unlink(draft)
        return
      }
    }
    guard unsafe rename(draft, target) == 0 else { throw failure(.cannotWrite) }
  }

  /// The rights of the file that is replaced, else those that a new file gets.
  private func mode(of target: String) -> mode_t {
    var status = stat()
    if unsafe stat(target, &status) == 0 { return status.st_mode & 0o777 }
    if isPrivate { return 0o600 }
    let mask = umask(0)
    umask(mask)
    return 0o666 & ~mask
  }

  private func synchronize(_ folder: String) {
    let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  private func append(_ text: String) throws(Failure) {
    let descriptor = unsafe open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(.cannotCreate) }
    defer { close(descriptor) }
    let error = FileDescriptor.write(text, to: descriptor)
    guard error == 0 else { throw failure(.cannotWrite, error) }
  }

  private func failure(_ code: Failure.Code, _ error: Int32 = errno) -> Failure {
    Failure(message: "\(path): \(FileDescriptor.message(of: error))", code: code)
  }
}
