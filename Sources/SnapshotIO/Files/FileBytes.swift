import Glibc
import JSONReader

/// What a file holds, unpacked and ready for a reader.
struct FileBytes: Sendable {
  /// All bytes, after unpacking.
  var bytes: [UInt8]
  /// Where the JSON text starts, after a byte order mark and a block of HTTP headers.
  var start = 0
  /// Whether they were packed.
  var isPacked = false
  /// Whether they were packed, and the packed bytes end too early.
  var isCut = false
  /// What to know about the bytes.
  var warnings: [String] = []

  /// Runs `body` with a reader that stands at the start of the JSON text.
  func reading<Result, Failure: Error>(
    _ body: (inout JSONReader) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try JSONReader.reading(bytes, start: start, body)
  }
}

extension FileBytes {
  /// Reads a file, unpacks it, and finds where its JSON text starts.
  ///
  /// A compressed file that unpacks to more than `Unpacking.limit` bytes is refused.
  init(reading source: FileSource) throws(FileProblem) {
    let bytes = try source.contents()
    guard Unpacking.isCompressed(bytes) else {
      try self.init(findingTextIn: bytes)
      return
    }
    let unpacked = try Unpacking.unpack(bytes)
    try self.init(findingTextIn: unpacked.bytes)
    (isPacked, isCut) = (true, unpacked.isCut)
  }
}

/// What regular files may be.
enum RegularFile {
  /// The largest file that is read, in bytes.
  static let limit = 4 << 30

  /// The size of a regular file in bytes; 0 for one that is none or cannot be asked.
  static func size(of path: String) -> Int {
    var status = stat()
    guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return 0 }
    return Int(status.st_size)
  }
}
