import TestSupport
import Testing

@testable import SnapshotIO

struct VitallyBytesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func problem(_ bytes: [UInt8]) throws -> FileProblem? {
    guard case .failure(let problem) = try readBytes(of: folder.snapshotFile(bytes)) else {
      return nil
    }
    return problem
  }

  private func text(_ bytes: [UInt8]) throws -> (text: String, warnings: [String], isCut: Bool) {
    let read = try readBytes(of: folder.snapshotFile(bytes)).get()
    return (String(decoding: read.bytes[read.start...], as: UTF8.self), read.warnings, read.isCut)
  }

  private var packed: [UInt8] {
    get throws {
      try FileSource(opening: VitallySample.file("hostile/accounts.json.gz").location).contents()
    }
  }

  @Test(
    arguments: [
      ([], .empty), (Array(" \r\n\t".utf8), .empty), ([0xEF, 0xBB, 0xBF], .empty),
      (Array("  <html>".utf8), .html), (Array("<?xml".utf8), .html),
      ([0xFF, 0xFE, 0x5B, 0], .encoding), ([0xFE, 0xFF, 0, 0x5B], .encoding),
      ([0x5B, 0, 0x5D, 0], .encoding), ([0, 0x5B, 0, 0x5D], .encoding),
      ([0xFF, 0xFE, 0, 0], .encoding), ([0, 0, 0, 0x5B], .encoding), ([0x5B, 0, 0, 0], .encoding),
      ([0x50, 0x4B, 3, 4, 9], .archive), ([0x28, 0xB5, 0x2F, 0xFD], .archive),
      ([0x1F, 0x8B], .empty),
      ([0x1F, 0x8B, 8, 0xFF, 0xFF, 0xFF, 1, 2, 3, 4, 5, 6, 7, 8], .unreadable),
    ] as [([UInt8], FileProblem.Code)]
  )
  func `what is no JSON text is named`(bytes: [UInt8], code: FileProblem.Code) throws {
    #expect(try problem(bytes)?.code == code)
    #expect(try problem(bytes)?.reason.isEmpty == false)
  }

  @Test(arguments: [
    ("[1]", "[1]", 0), ("\u{FEFF}[1]", "[1]", 0), ("HTTP/1.1 200 OK\r\na: b\r\n\r\n{}", "{}", 1),
    ("HTTP/1.1 302 Found\n\nHTTP/2 200\nx: y\n\n{}", "{}", 1), ("HTTP/2 200", "HTTP/2 200", 0),
  ])
  func `marks and headers before the text are skipped`(file: String, expected: String, count: Int)
    throws
  {
    let read = try text(Array(file.utf8))
    #expect(read.text == expected)
    #expect(read.warnings.count == count)
  }

  @Test func `all members of a gzip file are unpacked, and padding is ignored`() throws {
    let once = try text(packed).text
    #expect(once.hasPrefix("{\"results\":[{"))
    #expect(try text(packed + packed).text == once + once)
    #expect(try text(packed + [0, 0, 0, 0]).text == once)
  }

  @Test func `a gzip file cut anywhere gives what stands before, or a problem`() throws {
    let whole = try text(packed).text
    for end in stride(from: 2, to: try packed.count, by: 37) {
      let cut = Array(try packed[..<end])
      if try problem(cut)?.code == .empty { continue }
      let read = try text(cut)
      #expect(whole.hasPrefix(read.text))
      #expect(read.isCut && read.warnings.isEmpty)
    }
  }

  @Test func `a gzip file that unpacks to too much is refused`() throws {
    let bytes = try packed
    #expect(throws: FileProblem.self) { try Unpacking.unpack(bytes, limit: 1000) }
    #expect(try Unpacking.unpack(bytes, limit: 100_000).bytes.count > 1000)
  }

  @Test func `mutated gzip files never trap`() throws {
    let whole = try packed
    for seed in 0..<300 {
      var bytes = whole
      let place = seed * 7919 % bytes.count
      bytes[place] ^= UInt8(1 << (seed % 8))
      _ = try readBytes(of: folder.snapshotFile(bytes))
    }
  }

  @Test func `a file of any size around a buffer's is read whole`() throws {
    for count in [1, 65_535, 65_536, 65_537, 1_000_000] {
      let bytes = [UInt8](repeating: 0x31, count: count)
      let source = try FileSource(opening: folder.write(bytes, to: "file"))
      #expect(try source.contents() == bytes)
    }
  }
}
