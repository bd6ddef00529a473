/// What a book was made from: the files as they were, and everything else that it depends on.
public struct PreparedOrigin: Hashable, Sendable {
  /// Everything but the files' bytes that the book depends on, as a text of the caller's.
  public let settings: String
  /// The files, in their order.
  public let files: [FileStamp]
  /// When they were looked at, in nanoseconds since 1970.
  public let moment: Int

  /// Looks at files; nil when one cannot be read.
  ///
  /// Call it before the files are read, so that a change while they are read tells.
  public init?(settings: String, files: [String]) {
    moment = FileStamp.now
    guard let stamps = FileStamp.stamps(of: files) else { return nil }
    self.settings = settings
    self.files = stamps
  }

  /// Whether the files are still as they were, and old enough for any later change to tell.
  public var isStillTrue: Bool {
    files.allSatisfy { $0.isSettled(at: moment) }
      && FileStamp.stamps(of: files.map(\.path)) == files
  }

  /// The settings and the files in bytes; equal for equal ones.
  var bytes: [UInt8] {
    var writer = ByteWriter()
    writer.put(settings)
    writer.put(count: files.count)
    for file in files {
      writer.put(file.path)
      writer.put(fixed: file.inode)
      writer.put(signed: file.size)
      writer.put(signed: file.modified)
      writer.put(signed: file.changed)
      writer.put(fixed: file.edges)
    }
    return writer.bytes
  }
}
