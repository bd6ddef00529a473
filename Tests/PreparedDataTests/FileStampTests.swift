import Glibc
import PreparedData
import TestSupport
import Testing

/// What tells an unchanged file from another.
struct FileStampTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = try folder.write(FileStampTests.content, to: "file")
  }

  /// More than both ends that are looked at.
  private static let content = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 / 7) }

  /// Changes a byte of the file and sets the times back.
  private func change(_ place: Int) throws {
    var status = stat()
    unsafe stat(path, &status)
    let descriptor = unsafe open(path, O_WRONLY)
    #expect(unsafe pwrite(descriptor, [0xAA as UInt8], 1, off_t(place)) == 1)
    var times = [status.st_atim, status.st_mtim]
    #expect(unsafe futimens(descriptor, &times) == 0)
    close(descriptor)
  }

  @Test func `a file left alone has the same stamp`() throws {
    #expect(FileStamp(path: path) != nil)
    #expect(FileStamp(path: path) == FileStamp(path: path))
    #expect(FileStamp.stamps(of: [path, path])?.count == 2)
    #expect(FileStamp.size(of: [path, path, folder.file("missing")]) == 400_000)
  }

  @Test(arguments: [0, 65_535, 134_464, 199_999])
  func `other content at the ends tells, whatever the times say`(place: Int) throws {
    let before = try #require(FileStamp(path: path))
    try change(place)
    let after = try #require(FileStamp(path: path))
    #expect(after.size == before.size && after.modified == before.modified)
    #expect(after.edges != before.edges)
  }

  @Test func `other content in the middle tells by the time of the change`() throws {
    let before = try #require(FileStamp(path: path))
    usleep(20_000)
    try change(100_000)
    let after = try #require(FileStamp(path: path))
    #expect(after.edges == before.edges && after.modified == before.modified)
    #expect(after.changed != before.changed)
  }

  @Test func `a copy put in its place is another file`() throws {
    let before = try #require(FileStamp(path: path))
    let copy = try folder.write(FileStampTests.content, to: "copy")
    #expect(unsafe rename(copy, path) == 0)
    let after = try #require(FileStamp(path: path))
    #expect(after.edges == before.edges && after.inode != before.inode)
  }

  @Test(arguments: [0, 1, 65_536, 65_537, 131_072, 131_073])
  func `files of any size have a stamp that their last byte changes`(size: Int) throws {
    let other = try folder.write(Array(FileStampTests.content.prefix(size)), to: "other")
    let before = try #require(FileStamp(path: other))
    #expect(before.size == size)
    guard size > 0 else { return }
    try folder.write(Array(FileStampTests.content.prefix(size - 1)) + [0xFF], to: "other")
    #expect(FileStamp(path: other)?.edges != before.edges)
  }

  @Test func `what is no file has no stamp`() throws {
    #expect(FileStamp(path: folder.path) == nil)
    #expect(FileStamp(path: folder.file("missing")) == nil)
    #expect(unsafe mkfifo(folder.file("pipe"), 0o600) == 0)
    #expect(FileStamp(path: folder.file("pipe")) == nil)
    #expect(FileStamp.stamps(of: [path, folder.file("pipe")]) == nil)
  }

  @Test func `a file is settled a moment after its last change`() throws {
    let stamp = try #require(FileStamp(path: path))
    #expect(!stamp.isSettled(at: stamp.changed))
    #expect(!stamp.isSettled(at: stamp.changed - 5))
    #expect(stamp.isSettled(at: stamp.changed + 2_200_000_000))
  }

  @Test func `many files are looked at in order`() throws {
    let paths = try (0..<300).map { try folder.write("file \($0)", to: "many/\($0)") }
    #expect(FileStamp.stamps(of: paths)?.map(\.path) == paths)
  }
}
