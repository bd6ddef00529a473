import Glibc
import JSONReader

/// What a file holds, unpacked and ready for a reader.
struct FileBytes: Sendable {
  /// All bytes, after unpacking.
  var bytes: [UInt8]
  /// Where the JSON text starts, after a byte order mark and a block of HTTP headers.
  var start = 0
  /// What to know about the bytes.
  var warnings: [String] = []

  /// Runs `body` with a reader that stands at the start of the JSON text.
  func reading<Result, Failure: Error>(
    _ body: (inout JSONReader) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try JSONReader.reading(bytes, start: start, body)
  }
}

/// Reads a file, unpacks it, and finds where its JSON text starts.
///
/// Never blocks: what is no regular file is refused. A compressed file that unpacks to more than
/// `Unpacking.limit` bytes is refused too.
func readBytes(
  of file: SnapshotFile,
  _ monitor: LoadMonitor? = nil
) -> Result<FileBytes, FileProblem> {
  do throws(FileProblem) {
    let bytes = try RegularFile.contents(of: file.location)
    monitor?.note(bytes: bytes.count)
    guard Unpacking.isCompressed(bytes) else {
      return .success(try FileBytes(findingTextIn: bytes))
    }
    let unpacked = try Unpacking.unpack(bytes)
    var text = try FileBytes(findingTextIn: unpacked.bytes)
    if unpacked.isCut { text.warnings.append("the gzip file ends too early; copy it again") }
    return .success(text)
  } catch {
    return .failure(error)
  }
}

/// Reads regular files.
enum RegularFile {
  /// The largest file that is read, in bytes.
  static let limit = 4 << 30

  /// The size of a regular file in bytes; 0 for one that is none or cannot be asked.
  static func size(of path: String) -> Int {
    var status = stat()
    guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return 0 }
    return Int(status.st_size)
  }

  /// Returns the bytes of a regular file.
  static func contents(of path: String) throws(FileProblem) -> [UInt8] {
    // A pipe without a writer would block an ordinary open.
    let descriptor = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw unreadable(systemMessage(errno)) }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw unreadable(systemMessage(errno)) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw unreadable("no regular file") }
    guard Int(status.st_size) <= limit else {
      throw unreadable("over \(limit >> 30) GB large, which is more than folio reads")
    }
    return try read(descriptor, expecting: Int(status.st_size))
  }

  /// Reads to the end, which may have moved since the file was opened.
  private static func read(_ descriptor: Int32, expecting size: Int) throws(FileProblem) -> [UInt8]
  {
    var failure: Int32 = 0
    var bytes: [UInt8] = []
    var room = size + 1
    while room > 0 {
      let before = bytes.count
      var got = 0
      let chunk = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        got = unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        if got < 0 { failure = errno }
        count = max(0, got)
      }
      if got < 0, failure == EINTR { continue }
      guard got >= 0 else { throw unreadable(systemMessage(failure)) }
      if before == 0 { bytes = chunk } else { bytes += chunk }
      guard bytes.count <= limit else { throw unreadable("it grows while it is read") }
      room = got == 0 ? 0 : max(65_536, size + 1 - bytes.count)
    }
    return bytes
  }

  private static func unreadable(_ reason: String) -> FileProblem {
    FileProblem(reason: reason, code: .unreadable)
  }
}
