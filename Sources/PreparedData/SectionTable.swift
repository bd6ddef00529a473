/// The head of a prepared file: what is in it and where, all of it checked.
///
/// The file is the head, a table of sections, and the sections one after another without gaps, so
/// that every byte of it is covered by one checksum.
struct SectionTable: Equatable {
  /// What a section holds.
  enum Kind: UInt64 {
    /// The files and settings it was made from.
    case origin = 1
    /// What the first frame shows.
    case frontPage = 2
    /// Everything of the book but its customers.
    case head = 3
    /// Some customers, who follow those of the block before.
    case customers = 4
    /// What is compared of a book.
    case compared = 5
  }

  /// A section.
  struct Section: Equatable {
    /// What it holds.
    var kind: Kind
    /// The number of customers, or the checksum of a front page's key.
    var tag: UInt64
    /// Where it begins, in bytes from the start of the file.
    var start: Int
    /// Its bytes.
    var count: Int
    /// The checksum of its bytes.
    var sum: UInt64
  }

  /// The sections in their order.
  private(set) var sections: [Section] = []

  /// The bytes of the head, and those of each section's line in the table.
  static let headSize = 48
  static let lineSize = 40
  /// The most sections there can be; no file that was written has as many.
  static let limit = 1 << 20

  /// The first bytes of every prepared file.
  private static let magic: UInt64 = 0x316B_426F_696C_6F66
  /// The version of the format; it changes with every change of what is written.
  static let version: UInt64 = 2

  /// Where the first of so many sections begins.
  static func start(sections count: Int) -> Int { headSize + lineSize * count }

  /// Adds a section behind the others of a file that will have `total`.
  mutating func append(_ kind: Kind, tag: UInt64 = 0, _ bytes: [UInt8], total: Int) {
    let start = sections.last.map { $0.start + $0.count } ?? SectionTable.start(sections: total)
    sections.append(
      Section(kind: kind, tag: tag, start: start, count: bytes.count, sum: Checksum.of(bytes))
    )
  }

  /// The length of the whole file.
  var fileSize: Int {
    sections.last.map { $0.start + $0.count } ?? SectionTable.start(sections: 0)
  }
}

extension SectionTable {
  /// The head and the table in bytes.
  var bytes: [UInt8] {
    var table = ByteWriter()
    for section in sections {
      table.put(fixed: section.kind.rawValue)
      table.put(fixed: section.tag)
      table.put(fixed: UInt64(section.start))
      table.put(fixed: UInt64(section.count))
      table.put(fixed: section.sum)
    }
    var head = ByteWriter()
    head.put(fixed: SectionTable.magic)
    head.put(fixed: SectionTable.version)
    head.put(fixed: UInt64(fileSize))
    head.put(fixed: UInt64(sections.count))
    head.put(fixed: Checksum.of(table.bytes))
    head.put(fixed: Checksum.of(head.bytes))
    head.put(bytes: table.bytes)
    return head.bytes
  }

  /// Returns the number of sections that a head tells of; nil when it is damaged or of another
  /// version, or of a file of another length.
  static func sectionCount(inHead bytes: [UInt8], fileSize: Int) -> Int? {
    head(bytes, fileSize: fileSize)?.count
  }

  private static func head(_ bytes: [UInt8], fileSize: Int) -> (count: Int, sum: UInt64)? {
    guard bytes.count >= headSize else { return nil }
    return ByteReader.reading(Array(bytes[..<headSize])) { reader in
      let isOurs = reader.fixed() == magic && reader.fixed() == version
      let hasLength = reader.fixed() == UInt64(fileSize)
      let (count, sum) = (reader.fixed(), reader.fixed())
      let isWhole = reader.fixed() == Checksum.of(Array(bytes[..<(headSize - 8)]))
      guard isOurs, hasLength, isWhole, count <= UInt64(limit) else { return nil }
      return (Int(count), sum)
    }
  }

  /// Creates the table that bytes begin with; nil when anything is not as it was written.
  init?(_ bytes: [UInt8], fileSize: Int) {
    guard let (count, sum) = SectionTable.head(bytes, fileSize: fileSize) else { return nil }
    let start = SectionTable.start(sections: count)
    guard bytes.count >= start else { return nil }
    let table = Array(bytes[SectionTable.headSize..<start])
    guard Checksum.of(table) == sum else { return nil }
    let sections: [Section]? = ByteReader.reading(table) { reader in
      var next = start
      var sections: [Section] = []
      for _ in 0..<count {
        guard let section = Section(&reader, start: next, fileSize: fileSize) else { return nil }
        sections.append(section)
        next = section.start + section.count
      }
      return next == fileSize ? sections : nil
    }
    guard let sections else { return nil }
    self.sections = sections
  }
}

extension SectionTable.Section {
  /// Reads a line of the table; nil unless the section begins at `start` and ends in the file.
  fileprivate init?(_ reader: inout ByteReader, start: Int, fileSize: Int) {
    let kind = SectionTable.Kind(rawValue: reader.fixed())
    tag = reader.fixed()
    let isNext = reader.fixed() == UInt64(start)
    let count = reader.fixed()
    sum = reader.fixed()
    guard let kind, isNext, count <= UInt64(fileSize - start) else { return nil }
    self.kind = kind
    self.start = start
    self.count = Int(count)
  }
}
