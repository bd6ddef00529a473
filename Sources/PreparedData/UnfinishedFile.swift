import Glibc

/// A prepared file that is being written beside the place it will take.
///
/// It goes away unless it is finished. It is not forced onto the disk: one that was torn by a loss of
/// power is seen to be by its checksums.
struct UnfinishedFile: ~Copyable {
  private let descriptor: Int32
  private let location: String
  private let target: String
  private let total: Int
  private var table = SectionTable()
  private var isFinished = false

  /// Takes over an empty file at `location` that will replace `target`, with so many sections.
  init(_ descriptor: Int32, _ location: String, _ target: String, sections total: Int) {
    self.descriptor = descriptor
    self.location = location
    self.target = target
    self.total = total
  }

  deinit {
    close(descriptor)
    if !isFinished { unsafe unlink(location) }
  }

  /// Writes the next section.
  mutating func append(_ kind: SectionTable.Kind, tag: UInt64 = 0, _ bytes: [UInt8])
    throws(PreparedDataError)
  {
    table.append(kind, tag: tag, bytes, total: total)
    try write(bytes, at: table.fileSize - bytes.count)
  }

  /// Writes the table and puts the file in its place.
  mutating func finish() throws(PreparedDataError) {
    precondition(table.sections.count == total, "a section is missing")
    try write(table.bytes, at: 0)
    guard unsafe rename(location, target) == 0 else {
      throw .system(path: target, error: errno)
    }
    isFinished = true
  }

  private func write(_ bytes: [UInt8], at start: Int) throws(PreparedDataError) {
    guard Descriptor.write(bytes, to: descriptor, at: start) else {
      throw .system(path: location, error: errno)
    }
  }
}
