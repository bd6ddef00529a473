import BookModel
import PreparedData
import Settings
import SnapshotIO

/// The prepared data of one source of books: what is read instead of the JSON while that is unchanged.
struct BookCache: Sendable {
  private let reader: SnapshotReader
  private let settings: String
  private let folder: String
  private let pageKey: String

  /// Finds the prepared data of what a reader reads; `pageKey` is what a first frame depends on
  /// besides the book.
  init(_ reader: SnapshotReader, configuredBy settings: Settled, in folder: String, pageKey: String)
  {
    self.reader = reader
    self.settings = CanonicalText(of: reader, settings).text
    self.folder = folder
    self.pageKey = pageKey
  }

  /// Returns what the first frame shows; nil unless it was prepared from what is there.
  func frontPage() -> FrontPage? {
    guard let (data, origin) = found(), let file = data.open(), file.isMade(from: origin) else {
      return nil
    }
    return file.frontPage(for: pageKey)
  }

  /// Returns the book that was prepared from what is there, with what is left to prepare.
  func book() -> (book: Book, preparation: BookPreparation?)? {
    guard let (data, origin) = found(), let file = data.open(), file.isMade(from: origin),
      let book = file.book()
    else { return nil }
    let isComplete = file.hasFrontPage(for: pageKey)
    return (book, isComplete ? nil : BookPreparation(data, origin, pageKey: pageKey, book: nil))
  }

  /// Looks at the files before they are read; nil where preparing them is not worth it.
  func watch() -> Watch? {
    guard let listing = try? reader.listing(),
      FileStamp.size(of: listing.locations) >= PreparedData.worthwhileSize,
      let origin = origin(listing)
    else { return nil }
    return Watch(data: data(listing), origin: origin, paths: listing.paths)
  }

  /// Files as they were before they were read.
  struct Watch {
    fileprivate let data: PreparedData
    fileprivate let origin: PreparedOrigin
    fileprivate let paths: [String]
  }

  /// Returns what is to be prepared of a book that was read from watched files; nil when these are
  /// not the files that were read.
  func preparation(of book: Book, report: SnapshotReport, watched: Watch) -> BookPreparation? {
    guard watched.paths == report.files.map(\.path) else { return nil }
    return BookPreparation(watched.data, watched.origin, pageKey: pageKey, book: book)
  }

  /// Returns what was kept for comparing the book; nil unless it was made from what is there.
  func comparedBook() -> ComparedBook? {
    guard let (data, origin) = found() else { return nil }
    return data.comparedBook(madeFrom: origin)
  }

  /// Keeps what is compared of a book that was read from watched files; what cannot be written is
  /// not needed.
  func keep(_ compared: ComparedBook, watched: Watch) {
    try? watched.data.write(compared, of: watched.origin)
  }

  /// The prepared data of the folders that are there now, of a library those of the day.
  private func found() -> (PreparedData, PreparedOrigin)? {
    guard let listing = try? reader.listing(), let origin = origin(listing) else { return nil }
    return (data(listing), origin)
  }

  private func data(_ listing: SnapshotListing) -> PreparedData {
    PreparedData(cacheFolder: folder, snapshots: listing.folders)
  }

  private func origin(_ listing: SnapshotListing) -> PreparedOrigin? {
    guard let program = CanonicalText.program else { return nil }
    var text = CanonicalText(settings)
    text.add(program)
    text.add(listing.paths)
    text.add(listing.day?.description)
    text.add(listing.warnings)
    return PreparedOrigin(settings: text.text, files: listing.locations)
  }
}

/// What is left to prepare once a book is on the screen, or printed.
struct BookPreparation: Sendable {
  private let data: PreparedData
  private let origin: PreparedOrigin
  private let pageKey: String
  private let book: Book?

  /// Plans to write a book, or no more than its front page where `book` is nil.
  fileprivate init(_ data: PreparedData, _ origin: PreparedOrigin, pageKey: String, book: Book?) {
    self.data = data
    self.origin = origin
    self.pageKey = pageKey
    self.book = book
  }

  /// Prepares the next start; `page` is what the first frame shows, nil where nothing is drawn.
  ///
  /// It takes a tenth of a load at most: call it beside what the user waits for. What cannot be
  /// written is not needed.
  func keep(_ page: FrontPage?) {
    let page = page.map { PreparedData.Page(key: pageKey, page: $0) }
    if let book {
      try? data.write(book, of: origin, page: page)
    } else if let page {
      try? data.add(page, of: origin)
    }
  }
}
