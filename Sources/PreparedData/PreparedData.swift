public import BookModel
import Glibc

/// The prepared data of one snapshot folder or library: a file that a book is read from quickly.
///
/// It is a copy that can be thrown away at any time. Nothing in it is believed unless it was made
/// from the very files that are there, by this program and with these settings.
public struct PreparedData: Sendable {
  /// The size of a snapshot's files, in bytes, from which preparing their book is worth it.
  public static let worthwhileSize = 50_000_000
  /// The most prepared files that are kept, the newest ones.
  static let fileLimit = 8
  /// The most front pages that are kept in one file, the newest ones.
  static let pageLimit = 4
  /// The customers of a block: enough for its columns, few enough for several threads.
  static let blockSize = 4096

  /// The file.
  public let path: String
  /// The file of what is compared of the book.
  let comparedPath: String
  /// The folder it is in, with those of other snapshots.
  let folder: PreparedFolder

  /// Names the file of some snapshot folders, or libraries, in a cache folder.
  ///
  /// The same folders, however they are named, have the same file.
  public init(cacheFolder: String, snapshots: [String]) {
    folder = PreparedFolder(path: "\(cacheFolder)/prepared")
    let paths = snapshots.map { PreparedFolder.canonical($0) }
    let number = Checksum.of(paths.joined(separator: "\0"))
    path = folder.file(named: number, PreparedFolder.bookEnding)
    comparedPath = folder.file(named: number, PreparedFolder.comparedEnding)
  }

  /// Opens the file; nil when there is none, or none that is whole.
  public func open() -> PreparedFile? { PreparedFile(path: path) }

  /// A front page and what it depends on besides the book, as a text of the caller's.
  public struct Page: Equatable, Sendable {
    /// What it depends on: it is found again only for the same text.
    public var key: String
    /// The page.
    public var page: FrontPage

    /// Creates a page for a key.
    public init(key: String, page: FrontPage) {
      self.key = key
      self.page = page
    }
  }
}

extension PreparedData {
  /// Writes a book, read from files that are as `origin` says; replaces what was there at once.
  ///
  /// - Parameters:
  ///   - book: The book.
  ///   - origin: What it was made from, looked at before it was read.
  ///   - page: What its first frame shows; nil when nobody has drawn it.
  /// - Throws: Why nothing was written. The file is as it was then, and nothing is left behind.
  public func write(_ book: Book, of origin: PreparedOrigin, page: Page? = nil)
    throws(PreparedDataError)
  {
    guard origin.isStillTrue else { throw .changed }
    let blocks = stride(from: 0, to: book.customers.count, by: PreparedData.blockSize)
      .map { $0..<min(book.customers.count, $0 + PreparedData.blockSize) }
    var head = ByteWriter()
    head.put(headOf: book)
    var file = try folder.newFile(path, sections: 2 + (page == nil ? 0 : 1) + blocks.count)
    try file.append(.origin, origin.bytes)
    if let page {
      try file.append(.frontPage, tag: Checksum.of(page.key), page.page.bytes(for: page.key))
    }
    try file.append(.head, head.bytes)
    // A few at a time, so that not all of it is in memory once more.
    for start in stride(from: 0, to: blocks.count, by: 8) {
      let wave = blocks[start..<min(blocks.count, start + 8)]
      let customers = book.customers
      let bytes = Threads.map(wave.count, grain: 1) { range in
        BlockWriter.bytes(of: customers, at: wave[start + range.lowerBound])
      }
      for (block, bytes) in zip(wave, bytes) {
        try file.append(.customers, tag: UInt64(block.count), bytes)
      }
    }
    try file.finish()
    folder.prune(PreparedFolder.bookEnding, keeping: path, limit: PreparedData.fileLimit)
  }

  /// Adds a front page to the file there is, made from what `origin` says; an older one for the
  /// same key goes.
  ///
  /// - Parameters:
  ///   - page: What the first frame of the file's book shows.
  ///   - origin: What the book was made from.
  /// - Throws: Why nothing was written. The file is as it was then, and nothing is left behind.
  public func add(_ page: Page, of origin: PreparedOrigin) throws(PreparedDataError) {
    guard let old = open(), old.isMade(from: origin) else { throw .changed }
    let others = old.otherPages(than: page.key).prefix(PreparedData.pageLimit - 1)
    let count = 1 + others.count + old.count(but: .frontPage)
    var file = try folder.newFile(path, sections: count)
    try file.append(.frontPage, tag: Checksum.of(page.key), page.page.bytes(for: page.key))
    for (tag, bytes) in others { try file.append(.frontPage, tag: tag, bytes) }
    var failure: PreparedDataError?
    let isWhole = old.forEachSection(but: .frontPage) { section, bytes in
      do throws(PreparedDataError) {
        try file.append(section.kind, tag: section.tag, bytes)
        return true
      } catch {
        failure = error
        return false
      }
    }
    guard isWhole else { throw failure ?? .changed }
    try file.finish()
  }
}

/// Why nothing was prepared.
public enum PreparedDataError: Error, Hashable, Sendable {
  /// The snapshot's files have changed, or did so just before they were read.
  case changed
  /// The system refused something; the number is the error's.
  case system(path: String, error: Int32)
}

extension PreparedDataError: CustomStringConvertible {
  /// One line: the path, and what is wrong.
  public var description: String {
    switch self {
    case .changed: "the snapshot changed while it was read"
    case .system(let path, let error):
      "\(path): " + (unsafe strerror(error).map { unsafe String(cString: $0) } ?? "error \(error)")
    }
  }
}
