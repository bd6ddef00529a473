public import BookModel
import Glibc

/// A prepared file that was found whole, as far as its head and its table tell.
///
/// Each part is checked when it is read; whatever is wrong, there is none.
public struct PreparedFile: ~Copyable {
  private let descriptor: Int32
  private let table: SectionTable

  /// Opens a file; nil unless it is a regular file of this user's own, that nobody else may write
  /// to, and no link.
  init?(path: String) {
    let descriptor = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY | O_NOFOLLOW)
    guard descriptor >= 0 else { return nil }
    guard let table = PreparedFile.table(of: descriptor) else {
      close(descriptor)
      return nil
    }
    self.descriptor = descriptor
    self.table = table
  }

  deinit { close(descriptor) }

  private static func table(of descriptor: Int32) -> SectionTable? {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_uid == geteuid(), status.st_mode & 0o022 == 0
    else { return nil }
    let size = Int(status.st_size)
    guard size >= SectionTable.headSize,
      let head = Descriptor.bytes(descriptor, at: 0, count: SectionTable.headSize),
      let count = SectionTable.sectionCount(inHead: head, fileSize: size),
      SectionTable.start(sections: count) <= size,
      let bytes = Descriptor.bytes(descriptor, at: 0, count: SectionTable.start(sections: count))
    else { return nil }
    return SectionTable(bytes, fileSize: size)
  }
}

extension PreparedFile {
  /// Returns whether it was made from just these files and settings.
  public func isMade(from origin: PreparedOrigin) -> Bool {
    bytes(of: .origin) == origin.bytes
  }

  /// Returns whether a front page was kept for a key.
  public func hasFrontPage(for key: String) -> Bool {
    let tag = Checksum.of(key)
    return table.sections.contains { $0.kind == .frontPage && $0.tag == tag }
  }

  /// Returns the front page that was kept for a key; nil when there is none.
  public func frontPage(for key: String) -> FrontPage? {
    let tag = Checksum.of(key)
    let section = table.sections.first { $0.kind == .frontPage && $0.tag == tag }
    return section.flatMap { bytes(of: $0) }.flatMap { FrontPage($0, for: key) }
  }

  /// Returns the book; nil when any of it is damaged.
  public func book() -> Book? {
    guard let head = bytes(of: .head),
      var book = ByteReader.reading(head, { $0.bookHead() }),
      let customers = customers()
    else { return nil }
    book.customers = customers
    return book
  }

  private func customers() -> [Customer]? {
    let blocks = table.sections.filter { $0.kind == .customers }
    // A customer takes more than a byte: more of them than bytes cannot be meant.
    guard blocks.allSatisfy({ $0.tag <= UInt64($0.count) }) else { return nil }
    let descriptor = descriptor
    return CustomerRoom.customers(inBlocks: blocks.map { Int($0.tag) }) { place in
      PreparedFile.bytes(of: blocks[place], descriptor)
    }
  }

  func bytes(of kind: SectionTable.Kind) -> [UInt8]? {
    table.sections.first { $0.kind == kind }.flatMap { bytes(of: $0) }
  }

  private func bytes(of section: SectionTable.Section) -> [UInt8]? {
    PreparedFile.bytes(of: section, descriptor)
  }

  private static func bytes(of section: SectionTable.Section, _ descriptor: Int32) -> [UInt8]? {
    let bytes = Descriptor.bytes(descriptor, at: section.start, count: section.count)
    return bytes.flatMap { Checksum.of($0) == section.sum ? $0 : nil }
  }

  /// The front pages with their sections, the one for `key` left out.
  func otherPages(than key: String) -> [(tag: UInt64, bytes: [UInt8])] {
    let tag = Checksum.of(key)
    return table.sections.filter { $0.kind == .frontPage && $0.tag != tag }
      .compactMap { section in bytes(of: section).map { (section.tag, $0) } }
  }

  /// Lends out the other sections one by one, in order; false when one is damaged or `body` says so.
  func forEachSection(but kind: SectionTable.Kind, _ body: (SectionTable.Section, [UInt8]) -> Bool)
    -> Bool
  {
    table.sections.allSatisfy { section in
      if section.kind == kind { return true }
      return bytes(of: section).map { body(section, $0) } ?? false
    }
  }

  /// The number of sections of other kinds than one.
  func count(but kind: SectionTable.Kind) -> Int { table.sections.count { $0.kind != kind } }
}
