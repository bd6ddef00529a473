import JSONReader
import Testing

struct BookmarkTests {
  @Test func `a value passed over can be read later, and reading goes on after it`() throws {
    let bytes = Array(#"{"rows":[1,[2]],"name":"A","more":3}"#.utf8)
    try JSONReader.reading(bytes) { (reader: inout JSONReader) throws(JSONError) in
      try reader.enterObject()
      #expect(try reader.nextKey()?.string() == "rows")
      let rows = reader.bookmark
      try reader.skip()
      #expect(try reader.nextKey()?.string() == "name")
      #expect(try reader.readText().string() == "A")
      let end = reader.bookmark
      reader.go(to: rows)
      try reader.enterArray()
      #expect(try reader.nextElement())
      #expect(try reader.readNumber().integer == 1)
      #expect(try reader.nextElement())
      #expect(reader.path == "$.rows[1]")
      reader.go(to: end)
      #expect(try reader.nextKey()?.string() == "more")
      #expect(try reader.readNumber().integer == 3)
      #expect(try reader.nextKey() == nil)
      #expect(reader.depth == 0)
    }
  }
}
