import Glibc
import JSONReader

/// What a file was when it was read: another size, time or inode is another content.
public struct FileIdentity: Hashable, Sendable {
  /// The size in bytes.
  public var size: Int
  /// When it was last written, in nanoseconds since 1970.
  public var modified: Int
  /// Its number on its device.
  public var inode: UInt64

  /// Creates an identity.
  public init(size: Int, modified: Int, inode: UInt64) {
    self.size = size
    self.modified = modified
    self.inode = inode
  }

  /// Creates what the system says of a file.
  init(_ status: stat) {
    size = Int(status.st_size)
    modified = Int(status.st_mtim.tv_sec) &* 1_000_000_000 &+ Int(status.st_mtim.tv_nsec)
    inode = UInt64(status.st_ino)
  }
}

/// An open regular file.
///
/// Nothing in it changes once it is open, and bytes are read by their places: threads may share it.
final class FileSource: Sendable {
  /// What the file was when it was opened.
  let identity: FileIdentity
  private let descriptor: Int32
  private let monitor: LoadMonitor?

  /// Opens a file; never blocks, what is no regular file is refused.
  init(opening path: String, _ monitor: LoadMonitor? = nil) throws(FileProblem) {
    self.monitor = monitor
    // A pipe without a writer would block an ordinary open.
    let descriptor = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw .unreadable(systemMessage(errno)) }
    var status = stat()
    let failure: FileProblem? =
      if unsafe fstat(descriptor, &status) != 0 {
        .unreadable(systemMessage(errno))
      } else if status.st_mode & S_IFMT != S_IFREG {
        .unreadable("no regular file")
      } else if Int(status.st_size) > RegularFile.limit {
        .unreadable("over \(RegularFile.limit >> 30) GB large, which is more than folio reads")
      } else {
        nil
      }
    self.descriptor = descriptor
    identity = FileIdentity(status)
    if let failure {
      close(descriptor)
      throw failure
    }
  }

  deinit { close(descriptor) }

  /// The size when it was opened.
  var count: Int { identity.size }

  /// Whether the reading was broken off.
  var isCancelled: Bool { monitor?.isCancelled ?? false }

  /// Reads bytes from a place on, as many as there are and fit; returns how many.
  func read(from offset: Int, to target: UnsafeMutableRawBufferPointer) -> Int {
    var done = 0
    let wanted = min(target.count, count - offset)
    while done < wanted, !isCancelled {
      guard let start = target.baseAddress else { break }
      let got = unsafe pread(descriptor, start + done, min(wanted - done, 4 << 20), offset + done)
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { break }
      monitor?.note(bytes: got)
      done += got
    }
    return done
  }

  /// Returns up to `length` of the file's first bytes.
  func head(_ length: Int) -> [UInt8] { bytes(from: 0, length) }

  /// Returns up to `length` bytes from a place on.
  func bytes(from start: Int, _ length: Int) -> [UInt8] {
    let room = max(0, min(length, count - start))
    return unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      count = unsafe read(from: start, to: UnsafeMutableRawBufferPointer(buffer))
    }
  }

  /// Returns all bytes.
  ///
  /// - Throws: That the file cannot be read, or changed meanwhile.
  func contents() throws(FileProblem) -> [UInt8] {
    let bytes = head(count)
    try checkUnchanged()
    guard bytes.count == count || isCancelled else { throw .unreadable("it cannot be read whole") }
    return bytes
  }

  /// Throws when the file is no longer what it was when it was opened.
  func checkUnchanged() throws(FileProblem) {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, FileIdentity(status) == identity else {
      throw .unreadable("it was changed while it was read; read it again when it is complete")
    }
  }
}

extension FileProblem {
  /// A file that cannot be read at all.
  static func unreadable(_ reason: String) -> FileProblem {
    FileProblem(reason: reason, code: .unreadable)
  }
}
