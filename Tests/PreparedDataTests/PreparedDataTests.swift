import BookModel
import Glibc
import PreparedData
import TestSupport
import Testing

/// A book written to a prepared file and read back.
struct PreparedDataTests {
  private let bench: PreparedBench

  init() throws { bench = try PreparedBench() }

  @Test(arguments: [0, 1, 5]) func `a book is read back for the files it was made from`(count: Int)
    throws
  {
    let book = bench.book(of: count)
    try bench.data.write(book, of: bench.origin())
    let file = try bench.file()
    #expect(file.isMade(from: try bench.origin()))
    #expect(file.book() == book)
    #expect(file.frontPage(for: "key") == nil)
  }

  @Test func `a book of several blocks is read back in order`() throws {
    // A few odd customers over and over, so that the blocks are more than one.
    var book = bench.book(of: 40)
    book.customers = (0..<9000).map { book.customers[$0 % 40] }
    for place in book.customers.indices { book.customers[place].name = "Customer \(place)" }
    try bench.data.write(book, of: bench.origin())
    #expect(bench.data.book == book)
  }

  @Test func `a front page is found for its key, the newest few of them`() throws {
    let origin = try bench.origin()
    let pages = (0..<6).map { number in
      var random = RandomBook(seed: UInt64(number))
      return PreparedData.Page(key: "page \(number)", page: random.page())
    }
    let book = bench.book(of: 3)
    try bench.data.write(book, of: origin, page: pages[0])
    for page in pages.dropFirst() { try bench.data.add(page, of: origin) }
    let file = try bench.file()
    for page in pages {
      let isKept = pages.suffix(4).contains(page)
      #expect(file.frontPage(for: page.key) == (isKept ? page.page : nil))
      #expect(file.hasFrontPage(for: page.key) == isKept)
    }
    #expect(file.book() == book)
  }

  @Test func `a page replaces the one of its key, and is refused for other files`() throws {
    let origin = try bench.origin()
    var random = RandomBook(seed: 1)
    let (old, new) = (random.page(), random.page())
    try bench.data.write(bench.book(of: 1), of: origin, page: .init(key: "key", page: old))
    try bench.data.add(.init(key: "key", page: new), of: origin)
    #expect(bench.data.frontPage == new)
    try bench.folder.write("other", to: "data/a.json")
    let changed = try bench.origin()
    #expect(throws: PreparedDataError.changed) {
      try bench.data.add(.init(key: "key", page: old), of: changed)
    }
    #expect(bench.data.frontPage == new)
  }

  @Test func `other settings or files are another origin`() throws {
    try bench.data.write(bench.book(of: 1), of: bench.origin())
    let file = try bench.file()
    #expect(file.isMade(from: try bench.origin()))
    #expect(!file.isMade(from: try bench.origin(settings: "others")))
    #expect(!file.isMade(from: try bench.origin(files: ["a.json"])))
    #expect(!file.isMade(from: try bench.origin(files: ["b.json", "a.json"])))
    #expect(PreparedOrigin(settings: "", files: [bench.folder.file("missing")]) == nil)
    #expect(PreparedOrigin(settings: "", files: [bench.folder.path]) == nil)
  }

  @Test func `a file that changes while it is read is not prepared`() throws {
    let origin = try bench.origin()
    try bench.folder.write("{\"changed\": 1}", to: "data/b.json")
    #expect(throws: PreparedDataError.changed) {
      try bench.data.write(bench.book(of: 1), of: origin)
    }
    #expect(!bench.data.hasFile)
    #expect(bench.prepared.isEmpty)
  }

  @Test func `a file that changed just before it was read is not prepared`() throws {
    try bench.folder.write("{\"changed\": 1}", to: "data/b.json")
    let origin = try #require(
      PreparedOrigin(settings: "settings", files: ["a.json", "b.json"].map(bench.location))
    )
    #expect(throws: PreparedDataError.changed) {
      try bench.data.write(bench.book(of: 1), of: origin)
    }
  }
}

/// Files that were damaged, or put in the place of a prepared one.
struct DamagedFileTests {
  private let bench: PreparedBench
  private let book: Book
  private let bytes: [UInt8]

  init() throws {
    bench = try PreparedBench()
    book = bench.book(of: 1)
    var random = RandomBook(seed: 9)
    let page = PreparedData.Page(key: "key", page: random.page())
    try bench.data.write(book, of: bench.origin(), page: page)
    bytes = try TestFile.bytes(of: bench.data.path)
  }

  /// What there is to read with these bytes in the place of the prepared file.
  private func readings(of bytes: [UInt8]) throws -> [Bool] {
    try TestFile.write(bytes, to: bench.data.path)
    guard let file = bench.data.open() else { return [false, false, false] }
    let origin = try bench.origin()
    return [file.isMade(from: origin), file.frontPage(for: "key") != nil, file.book() != nil]
  }

  @Test func `a file cut short anywhere is none`() throws {
    #expect(try readings(of: bytes) == [true, true, true])
    for count in stride(from: 0, to: bytes.count, by: 7) {
      #expect(try readings(of: Array(bytes[..<count])) == [false, false, false], "\(count) bytes")
    }
    #expect(try readings(of: bytes + [0]) == [false, false, false])
  }

  @Test func `a byte changed anywhere loses the part that it is in, or all`() throws {
    for place in bytes.indices {
      var damaged = bytes
      damaged[place] ^= UInt8(1 << (place % 8))
      let readings = try readings(of: damaged)
      #expect(readings.count { !$0 } >= 1, "byte \(place)")
      #expect(readings.count { !$0 } == 3 || readings.count { !$0 } == 1, "byte \(place)")
    }
  }

  @Test func `what is put in its place is not read`() throws {
    let elsewhere = try bench.folder.write(bytes, to: "elsewhere")
    unsafe unlink(bench.data.path)
    #expect(unsafe symlink(elsewhere, bench.data.path) == 0)
    #expect(!bench.data.hasFile)
    unsafe unlink(bench.data.path)
    #expect(unsafe mkdir(bench.data.path, 0o700) == 0)
    #expect(!bench.data.hasFile)
    unsafe rmdir(bench.data.path)
    #expect(unsafe mkfifo(bench.data.path, 0o600) == 0)
    #expect(!bench.data.hasFile)
    unsafe unlink(bench.data.path)
    try TestFile.write(bytes, to: bench.data.path)
    #expect(unsafe chmod(bench.data.path, 0o622) == 0)
    #expect(!bench.data.hasFile)
    #expect(unsafe chmod(bench.data.path, 0o600) == 0)
    #expect(bench.data.book == book)
  }

  @Test func `a link in its place is replaced, and what it leads to is left alone`() throws {
    let elsewhere = try bench.folder.write("precious", to: "elsewhere")
    unsafe unlink(bench.data.path)
    #expect(unsafe symlink(elsewhere, bench.data.path) == 0)
    try bench.data.write(book, of: bench.origin())
    #expect(try TestFile.bytes(of: elsewhere) == Array("precious".utf8))
    #expect(bench.data.book == book)
  }
}

/// The folder of prepared files.
struct PreparedFolderTests {
  private let bench: PreparedBench

  init() throws { bench = try PreparedBench() }

  @Test func `nobody else can look into it`() throws {
    let before = umask(0)
    defer { umask(before) }
    try bench.data.write(bench.book(of: 1), of: bench.origin())
    #expect(TestFile.mode(of: bench.data.path) == 0o600)
    #expect(TestFile.mode(of: bench.folder.file("cache/folio/prepared")) == 0o700)
    #expect(TestFile.mode(of: bench.folder.file("cache")) == 0o700)
  }

  @Test func `the same folders have one file, however they are named`() throws {
    func path(_ snapshots: [String]) -> String {
      PreparedData(cacheFolder: "/cache", snapshots: snapshots).path
    }
    let folder = bench.folder.file("data")
    #expect(unsafe symlink(folder, bench.folder.file("link")) == 0)
    #expect(path([folder]) == path([bench.folder.file("link")]))
    #expect(path([folder]) == path(["\(folder)/../data/"]))
    #expect(path([folder]) != path([bench.folder.path]))
    #expect(path([folder, folder]) != path([folder]))
    #expect(path(["relative"]) != path(["/relative"]))
    #expect(path([folder]).hasPrefix("/cache/prepared/"))
  }

  @Test func `a folder that cannot be written into is told of, and no more`() throws {
    let blocked = try bench.folder.write("no folder", to: "blocked")
    let data = PreparedData(cacheFolder: "\(blocked)/folio", snapshots: [bench.folder.path])
    let origin = try bench.origin()
    #expect(throws: PreparedDataError.system(path: "\(blocked)/folio/prepared", error: ENOTDIR)) {
      try data.write(bench.book(of: 1), of: origin)
    }
    #expect(!data.hasFile)
    #expect(
      PreparedDataError.system(path: "/cache", error: ENOSPC).description
        == "/cache: No space left on device"
    )
  }

  @Test func `the newest few files stay`() throws {
    let names = (0..<12).map { number in "\(number)" }
    for (number, name) in names.enumerated() {
      let data = bench.data(of: name)
      try data.write(bench.book(of: 1), of: bench.origin())
      var times = [
        timespec(tv_sec: 1000 + number, tv_nsec: 0), timespec(tv_sec: 1000 + number, tv_nsec: 0),
      ]
      #expect(unsafe utimensat(AT_FDCWD, data.path, &times, 0) == 0)
    }
    #expect(bench.prepared.count == 8)
    #expect(!bench.data(of: "3").hasFile)
    #expect(bench.data(of: "4").hasFile)
  }

  @Test func `what a process left unfinished is removed once the process is gone`() throws {
    try bench.data.write(bench.book(of: 1), of: bench.origin())
    let name = bench.data.path.split(separator: "/").last.map(String.init) ?? ""
    var child: pid_t = 0
    var arguments = unsafe [strdup("true"), nil]
    #expect(unsafe posix_spawnp(&child, "true", nil, nil, &arguments, nil) == 0)
    waitpid(child, nil, 0)
    unsafe free(arguments[0])
    let prepared = "cache/folio/prepared"
    try bench.folder.write("left", to: "\(prepared)/.\(name).\(child).abc.tmp")
    try bench.folder.write("being written", to: "\(prepared)/.\(name).1.abc.tmp")
    try bench.folder.write("of another", to: "\(prepared)/notes.txt")
    try bench.data.write(bench.book(of: 2), of: bench.origin())
    #expect(Set(bench.prepared) == [name, ".\(name).1.abc.tmp", "notes.txt"])
  }
}
