import BookModel
import Glibc
import PreparedData
import TestSupport
import Testing

/// There is no prepared file.
struct Missing: Error {}

/// A snapshot folder and a cache folder of a test's own.
struct PreparedBench {
  /// Both folders.
  let folder: TemporaryFolder

  /// Makes the folders with two files of a snapshot.
  init() throws {
    folder = try TemporaryFolder()
    try folder.write("{\"results\": []}", to: "data/a.json")
    try folder.write("[]", to: "data/b.json")
  }

  /// The prepared data of the snapshot.
  var data: PreparedData { data(of: "data") }

  /// The prepared data of a folder.
  func data(of name: String) -> PreparedData {
    PreparedData(cacheFolder: folder.file("cache/folio"), snapshots: [folder.file(name)])
  }

  /// Opens the prepared file, which must be there.
  func file() throws -> PreparedFile {
    guard let file = data.open() else { throw Missing() }
    return file
  }

  /// The names of what is in the folder of prepared files.
  var prepared: [String] { TestFile.names(in: folder.file("cache/folio/prepared")) }

  /// The path of a file of the snapshot.
  func location(_ name: String) -> String { folder.file("data/\(name)") }

  /// What the files are now, once they are old enough to be told from later changes.
  func origin(settings: String = "settings", files: [String] = ["a.json", "b.json"]) throws
    -> PreparedOrigin
  {
    while true {
      let origin = try #require(PreparedOrigin(settings: settings, files: files.map(location)))
      if origin.files.allSatisfy({ $0.isSettled(at: origin.moment) }) { return origin }
      usleep(1000)
    }
  }

  /// A book of so many customers.
  func book(of count: Int) -> Book {
    var random = RandomBook(seed: UInt64(count) + 100)
    return random.book(of: count)
  }
}

extension PreparedData {
  /// Whether there is a file whose head and table are whole.
  var hasFile: Bool {
    if open() != nil { return true }
    return false
  }

  /// The book of the file; nil when there is none.
  var book: Book? { open()?.book() }

  /// The file's front page for `key`; nil when there is none.
  var frontPage: FrontPage? { open()?.frontPage(for: "key") }
}
