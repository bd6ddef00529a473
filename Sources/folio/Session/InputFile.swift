import Glibc

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
