import Glibc

/// A file that is written from its start.
struct Output {
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var written = 0
  private var hasFailed = false

  /// Opens a file, emptied; nil when that is not possible.
  init?(path: String) {
    descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return nil }
  }

  /// Writes a text.
  mutating func write(_ text: String) {
    buffer += text.utf8
    if buffer.count > 1 << 20 { flush() }
  }

  /// Closes the file; returns how many bytes it has, or nil when writing failed.
  mutating func close() -> Int? {
    flush()
    guard Glibc.close(descriptor) == 0, !hasFailed else { return nil }
    return written
  }

  private mutating func flush() {
    while !buffer.isEmpty, !hasFailed {
      let count = unsafe Glibc.write(descriptor, buffer, buffer.count)
      guard count > 0 else {
        hasFailed = true
        return
      }
      written += count
      buffer.removeFirst(count)
    }
  }
}
