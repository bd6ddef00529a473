import Glibc

/// A file that is written from its start.
///
/// Texts go in piece by piece: putting a line together as a String first takes several times as long.
public struct Output: ~Copyable {
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var hasFailed = false

  /// Opens a file, emptied; nil when that is not possible.
  public init?(path: String) {
    descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return nil }
    buffer.reserveCapacity(Output.room + 4096)
  }

  private static let room = 1 << 20

  /// Writes a text.
  public mutating func write(_ text: String) {
    buffer += text.utf8
    if buffer.count > Output.room { flush() }
  }

  /// Writes a whole number.
  mutating func write(_ number: Int) {
    if number < 0 { buffer.append(UInt8(ascii: "-")) }
    var rest = number.magnitude
    let start = buffer.count
    repeat {
      buffer.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    buffer[start...].reverse()
  }

  /// Writes a number of `count` digits, zeros in front.
  mutating func write(_ number: Int, digits count: Int) {
    var rest = number
    let start = buffer.count
    for _ in 0..<count {
      buffer.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    }
    buffer[start...].reverse()
  }

  /// Closes the file; returns whether everything could be written.
  public mutating func close() -> Bool {
    flush()
    return Glibc.close(descriptor) == 0 && !hasFailed
  }

  private mutating func flush() {
    var done = 0
    while done < buffer.count, !hasFailed {
      let count = unsafe buffer.withUnsafeBytes { bytes in
        unsafe Glibc.write(descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done)
      }
      if count > 0 { done += count } else { hasFailed = errno != EINTR }
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
