import Glibc

/// A file that the user names to be written.
enum OutputFile {
  /// Writes a text, readable by its owner only, whole or not at all.
  ///
  /// - Throws: `cannotCreate` when there is such a file and it is not to be replaced, or none can be
  ///   made; `cannotWrite` when there is no room for it.
  static func write(_ text: String, to path: String, replacing: Bool) throws(Failure) {
    let temporary = "\(path).\(getpid()).part"
    let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure(path, .cannotCreate) }
    defer { unsafe unlink(temporary) }
    let problem = FileDescriptor.write(text, to: descriptor)
    let isOnDisk = problem == 0 && fsync(descriptor) == 0
    let error = problem == 0 ? errno : problem
    close(descriptor)
    guard isOnDisk else { throw failure(path, .cannotWrite, error) }
    if replacing {
      guard unsafe rename(temporary, path) == 0 else { throw failure(path, .cannotCreate) }
    } else {
      // A second name, unlike a new one, never takes the place of a file.
      guard unsafe link(temporary, path) == 0 else {
        if errno == EEXIST {
          throw Failure(
            message: "\(path): the file exists",
            remedy: ["name another one, or replace it with --force"],
            code: .cannotCreate
          )
        }
        throw failure(path, .cannotCreate)
      }
    }
  }

  private static func failure(_ path: String, _ code: Failure.Code, _ error: Int32 = errno)
    -> Failure
  {
    Failure(message: "\(path): \(FileDescriptor.message(of: error))", code: code)
  }
}

/// A file that the user names to be read, or the standard input.
enum InputFile {
  /// Reads a file piece by piece; `-` is the standard input.
  static func read(_ path: String, _ take: (ArraySlice<UInt8>) -> Void) throws(Failure) {
    let descriptor = unsafe path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path) }
    defer { if path != "-" { close(descriptor) } }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw failure(path) }
      if count == 0 { return }
      take(buffer[..<count])
    }
  }

  private static func failure(_ path: String) -> Failure {
    Failure(message: "\(path): \(FileDescriptor.message(of: errno))", code: .wrongData)
  }
}
