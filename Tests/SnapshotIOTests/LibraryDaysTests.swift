import BookModel
import SnapshotIO
import TestSupport
import Testing

/// Which days a library has, and which folder is read for one.
struct LibraryDaysTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for day in ["2026-10-31", "2026-11-14", "2026-11-21"] {
      try folder.makeFolder("library/\(day)")
      try account(day, "library/\(day)/accounts.json")
    }
    try folder.makeFolder("plain")
    try account("plain", "plain/accounts.json")
  }

  private func account(_ name: String, _ path: String) throws {
    try folder.write(#"{"results":[{"id":"a","name":"\#(name)","mrr":1}],"next":null}"#, to: path)
  }

  private func reader(_ paths: String...) -> SnapshotReader {
    SnapshotReader(paths: paths.map { folder.file($0) }, today: Day(number: 20_778))
  }

  private func name(_ reader: SnapshotReader) throws -> String? {
    try reader.read().book.customers.first?.name
  }

  @Test(arguments: ["library", "library/", "library/2026-11-14", "library/2026-11-21/"])
  func `a library is found from above and from inside`(path: String) throws {
    let days = try reader(path).days().map(\.description)
    #expect(days == ["2026-10-31", "2026-11-14", "2026-11-21"])
  }

  @Test func `a plain folder is in no library`() throws {
    #expect(try reader("plain").days().isEmpty)
    let day = Day(number: 20_000)
    #expect(try name(reader("plain").reading(asOf: day)) == "plain")
    #expect(throws: SnapshotError.self) { try reader("missing").days() }
  }

  @Test(arguments: [
    ("2026-11-30", "2026-11-21"), ("2026-11-21", "2026-11-21"), ("2026-11-20", "2026-11-14"),
    ("2026-11-14", "2026-11-14"), ("2026-11-13", "2026-10-31"),
  ])
  func `the newest snapshot on or before a day is read`(asOf: String, day: String) throws {
    let asked = try #require(Day(asOf))
    for path in ["library", "library/2026-11-21"] {
      let older = try reader(path).reading(asOf: asked)
      #expect(try name(older) == day)
      #expect(try older.listing().day?.description == day)
      #expect(try older.listing().folders.count == 1)
    }
  }

  @Test func `of two libraries only days count on which both have a snapshot`() throws {
    try folder.makeFolder("other/2026-11-01")
    try account("other", "other/2026-11-01/accounts.json")
    let days = try reader("library", "other", "plain").days().map(\.description)
    #expect(days == ["2026-11-01", "2026-11-14", "2026-11-21"])
    let listing = try reader("library", "other").reading(asOf: Day(number: 20_758)).listing()
    #expect(listing.folders == ["library/2026-10-31", "other/2026-11-01"].map { folder.file($0) })
  }
}
