import BookModel
import PreparedData
import TestSupport
import Testing

/// What is compared of a book, kept in a file of its own.
struct ComparedBookTests {
  private let bench: PreparedBench

  init() throws { bench = try PreparedBench() }

  @Test(arguments: [0, 1, 30]) func `it is read back for the files it was made from`(count: Int)
    throws
  {
    let compared = ComparedBook(bench.book(of: count))
    let origin = try bench.origin()
    #expect(bench.data.comparedBook(madeFrom: origin) == nil)
    try bench.data.write(compared, of: origin)
    #expect(bench.data.comparedBook(madeFrom: origin) == compared)
    #expect(bench.prepared.map { $0.hasSuffix(".compared") } == [true], "a file of its own")
  }

  @Test func `it is believed only of the very files`() throws {
    let origin = try bench.origin()
    try bench.data.write(ComparedBook(bench.book(of: 3)), of: origin)
    try bench.folder.write("other", to: "data/a.json")
    #expect(bench.data.comparedBook(madeFrom: try bench.origin()) == nil)
    #expect(throws: PreparedDataError.changed) {
      try bench.data.write(ComparedBook(bench.book(of: 3)), of: origin)
    }
  }

  @Test func `a damaged file holds nothing`() throws {
    let origin = try bench.origin()
    let compared = ComparedBook(bench.book(of: 5))
    try bench.data.write(compared, of: origin)
    let path = String(bench.data.path.dropLast(".book".utf8.count)) + ".compared"
    let bytes = try TestFile.bytes(of: path)
    #expect(bytes.count > 500)
    for place in stride(from: 0, to: bytes.count, by: 41) {
      var damaged = bytes
      damaged[place] ^= 0x20
      try TestFile.write(damaged, to: path)
      #expect(bench.data.comparedBook(madeFrom: origin) == nil)
    }
    try TestFile.write(Array(bytes.dropLast()), to: path)
    #expect(bench.data.comparedBook(madeFrom: origin) == nil)
    try TestFile.write(bytes, to: path)
    #expect(bench.data.comparedBook(madeFrom: origin) == compared)
  }
}
