import BookModel
import Glibc
import TestSupport
import Testing

@testable import SnapshotIO

struct VitallyFilesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func resolve(_ names: [String], asOf: Day? = nil) throws -> SnapshotFolder {
    try SnapshotFolder.resolve(names.map { "\(folder.path)/\($0)" }, asOf: asOf)
  }

  @Test func `files are found below subfolders, in the order of their bytes`() throws {
    try folder.makeFolder("b")
    try folder.makeFolder(".git")
    for name in ["b/z.json", "a.json", "B.json", ".hidden", ".git/x", "folio.yaml", "b/é.json"] {
      try folder.write("1", to: name)
    }
    let found = try resolve(["."])
    #expect(found.files.map(\.path) == ["B.json", "a.json", "b/z.json", "b/é.json"])
    #expect(found.mappings.map(\.path) == ["folio.yaml"])
    #expect(found.warnings.isEmpty)
  }

  @Test(
    arguments: [
      (nil, "2026-11-21"), ("2026-11-20", "2026-11-14"), ("2026-11-14", "2026-11-14"),
      ("2027-01-01", "2026-11-21"), ("2026-11-13", nil),
    ] as [(String?, String?)]
  )
  func `a library opens the newest snapshot on or before a day`(asOf: String?, day: String?) throws
  {
    for name in ["2026-11-14", "2026-11-21", "2026-02-30", "notes"] {
      try folder.makeFolder(name)
      try folder.write("1", to: "\(name)/in-\(name).json")
    }
    try folder.write("1", to: "beside.json")
    let asOf = asOf.flatMap { Day($0) }
    guard let day else {
      #expect(throws: SnapshotError.noneAsOf(path: "\(folder.path)/.", day: "2026-11-13")) {
        try resolve(["."], asOf: asOf)
      }
      return
    }
    let found = try resolve(["."], asOf: asOf)
    #expect(found.day == Day(day))
    #expect(found.files.map(\.path) == ["in-\(day).json"])
    #expect(found.warnings.count == 1)
    #expect(found.warnings.first?.contains("3 files and folders") == true)
  }

  @Test func `several folders make one snapshot of the newest day`() throws {
    for name in ["vitally", "vitally/2026-11-20", "looker"] { try folder.makeFolder(name) }
    try folder.write("1", to: "vitally/2026-11-20/a.json")
    try folder.write("1", to: "looker/a.json")
    let found = try resolve(["vitally", "looker"])
    #expect(found.day == Day("2026-11-20"))
    #expect(found.files.count == 2)
    #expect(found.files.allSatisfy { $0.path == $0.location })
  }

  @Test func `a dated folder by itself has its day, also when it is newer than asked for`() throws {
    try folder.makeFolder("2026-11-20")
    #expect(try resolve(["2026-11-20"]).day == Day("2026-11-20"))
    #expect(try resolve(["2026-11-20/."]).day == Day("2026-11-20"))
    #expect(throws: SnapshotError.self) { try resolve(["2026-11-20"], asOf: Day("2026-11-19")) }
  }

  @Test func `a dated link to a folder is a snapshot of a library`() throws {
    try folder.makeFolder("real")
    try folder.write("1", to: "real/a.json")
    unsafe symlink("real", "\(folder.path)/2026-11-20")
    let found = try resolve(["."])
    #expect(found.day == Day("2026-11-20"))
    #expect(found.files.map(\.path) == ["a.json"])
  }

  @Test func `a file's name is shown without what harms a terminal`() throws {
    try folder.write("1", to: "a\u{1B}[31m.json")
    let file = try #require(try resolve(["."]).files.first)
    #expect(file.path == "a[31m.json")
    #expect(try readBytes(of: file).get().bytes == [0x31])
  }

  @Test func `a missing folder and a file in its place are errors`() throws {
    try folder.write("1", to: "file")
    for name in ["none", "file"] {
      #expect(throws: SnapshotError.noFolder(path: "\(folder.path)/\(name)")) {
        try resolve([name])
      }
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func `links in circles, pipes and dead links are told and left out`() throws {
    try folder.write("1", to: "real.json")
    unsafe symlink(".", "\(folder.path)/circle")
    unsafe symlink("nowhere", "\(folder.path)/dead")
    unsafe symlink("real.json", "\(folder.path)/link.json")
    unsafe mkfifo("\(folder.path)/pipe", 0o600)
    let found = try resolve(["."])
    #expect(found.files.map(\.path) == ["link.json", "real.json"])
    #expect(found.warnings.count == 3)
    for name in ["pipe", "circle", "dead", "none"] {
      let file = SnapshotFile(path: name, location: "\(folder.path)/\(name)")
      guard case .failure(let problem) = readBytes(of: file) else {
        Issue.record("\(name) was read")
        continue
      }
      #expect(problem.code == .unreadable)
    }
  }
}
