import JSONReader
import Testing

struct AcceptedTests {
  @Test(arguments: [
    ("null", "null"), (" \t\r\n true \n", "true"), ("false", "false"), ("0", "0"), ("-0", "-0"),
    ("-12.50e+3", "-12.50e+3"), ("1E5", "1E5"), ("0.0", "0.0"), ("0e1", "0e1"), ("\"\"", "\"\""),
    ("[]", "[]"), ("[ ]", "[]"), ("{}", "{}"), ("{ }", "{}"), ("[1,[2,[]],{}]", "[1,[2,[]],{}]"),
    (#"{"a":{"b":[null,true]},"c":-1}"#, #"{"a":{"b":[null,true]},"c":-1}"#),
    (#" { "a" : [ 1 , 2 ] } "#, #"{"a":[1,2]}"#), (#"{"a":1,"a":2}"#, #"{"a":1,"a":2}"#),
    (#"{"":0}"#, #"{"":0}"#), ("\"\u{7F}\"", "\"\u{7F}\""),
  ])
  func `well-formed texts are read as they are`(text: String, expected: String) throws {
    #expect(try Tree.all(in: text).map(\.description).joined() == expected.reflected(text))
  }

  @Test(arguments: [
    (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u0041\u00e9\u20AC""#, "Aé€"),
    (#""\ud83d\ude80""#, "🚀"), (#""\uD83D\uDE80x""#, "🚀x"), (#""\u0000""#, "\0"),
    (#""\uFFFF""#, "\u{FFFF}"), ("\"é€🚀\"", "é€🚀"), (#""\u005c\u0022""#, "\\\""),
    (#""株式会社ミナト""#, "株式会社ミナト"), (#""\ufffd""#, "\u{FFFD}"),
  ])
  func `escapes and UTF-8 become text without a replacement`(text: String, expected: String) throws
  {
    try JSONReader.reading(Array(text.utf8)) { reader throws(JSONError) in
      var replaced = 0
      let read = try reader.readText().string(countingReplacements: &replaced)
      #expect(read == expected)
      #expect(replaced == 0)
    }
  }

  @Test(arguments: [
    ("1 2", 2), ("{}{}", 2), ("[1][2]", 2), ("{}\n\n{}\r\n{}", 3), ("\"a\"\"b\"", 2), ("", 0),
    (" \n", 0), ("null null", 2), ("1[2]3", 3), ("true{}", 2),
  ])
  func `several values may follow each other`(text: String, count: Int) throws {
    #expect(try Tree.all(in: text).count == count)
  }

  @Test func `reading may start inside the bytes, and never outside them`() throws {
    let bytes = Array("xx[1]".utf8)
    let read = try JSONReader.reading(bytes, start: 2) { reader throws(JSONError) in
      try Tree(&reader)
    }
    #expect(read.description == "[1]")
    for start in [-5, 5, 99, Int.max] {
      let isAtEnd = JSONReader.reading(bytes, start: start) { $0.isAtEnd() }
      #expect(isAtEnd == (start > 0))
    }
  }

  @Test func `512 levels are read and one more is refused`() throws {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
      let inside = open == "[" ? "" : "1"
      let deep = String(repeating: open, count: 512) + inside + String(repeating: close, count: 512)
      #expect(problem(in: deep) == nil)
      let deeper = open + deep + close
      #expect(problem(in: deeper)?.problem == .tooDeep(limit: 512))
    }
    let error = problem(in: String(repeating: "[", count: 20_000))
    #expect(error?.offset == 512)
    #expect((error?.path.utf8.count ?? 0) < 60)
  }

  @Test func `a look ahead is undone by going back`() throws {
    let text = #"{"a":[1,2,{"b":3}],"c":4}"#
    let read = try JSONReader.reading(Array(text.utf8)) { reader throws(JSONError) in
      try reader.enterObject()
      let key = try reader.nextKey()
      #expect(key.map { $0 == "a" } == true)
      let place = reader.bookmark
      try reader.enterArray()
      #expect(try reader.nextElement())
      reader.go(to: place)
      #expect(reader.path == "$.a")
      let list = try Tree(&reader)
      #expect(try reader.nextKey().map { $0 == "c" } == true)
      return list.description + (try Tree(&reader)).description + "\(try reader.nextKey() == nil)"
    }
    #expect(read == #"[1,2,{"b":3}]4true"#)
  }
}

extension String {
  /// The expected text; `String(reflecting:)` spells a control character as an escape.
  fileprivate func reflected(_ text: String) -> String {
    text.contains("\u{7F}") ? String(reflecting: "\u{7F}") : self
  }
}
