import Glibc

/// What tells that a file is the one that was read, unchanged.
///
/// Of a change that keeps the size and sets the time of modification back, the time of the status
/// change tells, which no program can set. What escapes it is a change made past the file system, or
/// with the system's clock set back, in the middle of a file of more than 128 KiB.
public struct FileStamp: Hashable, Sendable {
  /// The path it was opened by.
  public let path: String
  /// Its number in the file system.
  public let inode: UInt64
  /// Its size in bytes.
  public let size: Int
  /// When its content was changed last, in nanoseconds since 1970.
  public let modified: Int
  /// When anything about it was changed last, in nanoseconds since 1970.
  public let changed: Int
  /// A checksum of its first and its last 64 KiB.
  public let edges: UInt64
}

extension FileStamp {
  /// The bytes at either end that are looked at.
  static let edge = 65_536

  /// Looks at a file; nil when it cannot be read or is no regular file.
  public init?(path: String) {
    var buffer: [UInt8] = []
    self.init(path: path, buffer: &buffer)
  }

  /// Returns the size of files together, in bytes; one that is not there counts nothing.
  public static func size(of paths: [String]) -> Int {
    var size = 0
    for path in paths {
      var status = stat()
      if unsafe stat(path, &status) == 0 { size &+= Int(status.st_size) }
    }
    return size
  }

  /// Looks at files, at several at once; nil when one cannot be read.
  public static func stamps(of paths: [String]) -> [FileStamp]? {
    let stamps = Threads.map(paths.count, grain: 32) { range in
      var buffer: [UInt8] = []
      return range.map { FileStamp(path: paths[$0], buffer: &buffer) }
    }
    let known = stamps.joined().compactMap(\.self)
    return known.count == paths.count ? known : nil
  }

  /// Looks at a file, using memory that is there already.
  private init?(path: String, buffer: inout [UInt8]) {
    // A pipe without a writer would block an ordinary open.
    let descriptor = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      let edges = FileStamp.edges(descriptor, size: Int(status.st_size), &buffer)
    else { return nil }
    self.path = path
    inode = UInt64(status.st_ino)
    size = Int(status.st_size)
    modified = status.st_mtim.nanoseconds
    changed = status.st_ctim.nanoseconds
    self.edges = edges
  }

  private static func edges(_ descriptor: Int32, size: Int, _ buffer: inout [UInt8]) -> UInt64? {
    if buffer.isEmpty { buffer = Array(repeating: 0, count: edge) }
    let first = sum(descriptor, from: 0, min(size, edge), &buffer)
    if size <= edge { return first }
    let start = max(edge, size - edge)
    guard let first, let last = sum(descriptor, from: start, size - start, &buffer) else {
      return nil
    }
    return first &* 0x9E37_79B9_7F4A_7C15 ^ last
  }

  private static func sum(
    _ descriptor: Int32,
    from start: Int,
    _ count: Int,
    _ buffer: inout [UInt8]
  ) -> UInt64? {
    unsafe buffer.withUnsafeMutableBytes { buffer in
      let part = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[..<count])
      guard unsafe Descriptor.read(descriptor, at: start, into: part) else { return nil }
      return unsafe Checksum.of(UnsafeRawBufferPointer(part))
    }
  }
}

extension FileStamp {
  /// Whether the file was left alone for long enough before a moment to be told from a later change.
  ///
  /// The clock of a file system goes in steps, of up to 10 ms, or of up to 2 s where it keeps whole
  /// seconds: a change in the same step as the one before leaves no other time behind.
  public func isSettled(at moment: Int) -> Bool {
    let step = changed % 1_000_000_000 == 0 ? 2_100_000_000 : 20_000_000
    return changed < moment && moment - changed > step
  }

  /// This moment, in nanoseconds since 1970.
  public static var now: Int {
    var now = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &now)
    return now.nanoseconds
  }
}

extension timespec {
  fileprivate var nanoseconds: Int {
    tv_sec.multipliedReportingOverflow(by: 1_000_000_000).partialValue &+ tv_nsec
  }
}
