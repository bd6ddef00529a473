import JSONReader
import Testing

struct NumberTests {
  private func number<Result>(_ text: String, _ read: (JSONNumber) -> Result) throws -> Result {
    try JSONReader.reading(Array(text.utf8)) { reader throws(JSONError) in
      read(try reader.readNumber())
    }
  }

  @Test(arguments: [
    ("0", 0), ("-0", 0), ("42", 42), ("-42", -42), ("9223372036854775807", Int.max),
    ("-9223372036854775808", Int.min), ("9007199254740993", 9_007_199_254_740_993),
  ])
  func `integers are exact`(text: String, value: Int) throws {
    #expect(try number(text) { $0.integer } == value)
    #expect(try number(text) { $0.double } == Double(value))
    #expect(try number(text) { $0.isInteger })
    #expect(try number(text) { $0.text } == text)
  }

  @Test(arguments: [
    ("9223372036854775808", 9_223_372_036_854_775_808.0), ("1.0", 1), ("1e3", 1000), ("-2.5", -2.5),
    ("18446744073709551616", 18_446_744_073_709_551_616.0), ("1e-7", 1e-7), ("1E+3", 1000),
    ("4.9e-324", .leastNonzeroMagnitude),
    ("1.7976931348623157e308", Double.greatestFiniteMagnitude), ("1e-999", 0),
  ])
  func `what is no 64-bit integer is a double`(text: String, value: Double) throws {
    #expect(try number(text) { $0.integer } == nil)
    #expect(try number(text) { $0.double } == value)
  }

  @Test(arguments: ["1e309", "-1e999", "1" + String(repeating: "0", count: 400)])
  func `what no double can hold is nothing`(text: String) throws {
    #expect(try number(text) { $0.double } == nil)
    #expect(try number(text) { $0.integer } == nil)
  }
}

struct TextTests {
  private func text(_ bytes: [UInt8]) throws -> (text: String, replaced: Int) {
    try JSONReader.reading([0x22] + bytes + [0x22]) { reader throws(JSONError) in
      var replaced = 0
      let text = try reader.readText().string(countingReplacements: &replaced)
      return (text, replaced)
    }
  }

  @Test(
    arguments: [
      ([0xFF], "\u{FFFD}", 1), ([0x61, 0xFF, 0xFE, 0x62], "a\u{FFFD}\u{FFFD}b", 2),
      ([0xC3], "\u{FFFD}", 1), ([0xE2, 0x82], "\u{FFFD}", 1),
      ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}", 3), ([0xC0, 0x80], "\u{FFFD}\u{FFFD}", 2),
      ([0xEF, 0xBF, 0xBD], "\u{FFFD}", 0), ([0xEF, 0xBF, 0xBD, 0xFF], "\u{FFFD}\u{FFFD}", 1),
      (Array(#"\ud800"#.utf8), "\u{FFFD}", 1), (Array(#"\udc00x"#.utf8), "\u{FFFD}x", 1),
      (Array(#"\ud800\u0041"#.utf8), "\u{FFFD}A", 1),
      (Array(#"\ud83d\ud83d\ude80"#.utf8), "\u{FFFD}🚀", 1),
      (Array(#"\ud800\n"#.utf8) + [0xFF], "\u{FFFD}\n\u{FFFD}", 2), (Array("é".utf8), "é", 0),
    ] as [([UInt8], String, Int)]
  )
  func `bad bytes and lone surrogates are replaced and counted`(
    bytes: [UInt8],
    expected: String,
    count: Int
  ) throws {
    let read = try text(bytes)
    #expect(read.text == expected)
    #expect(read.replaced == count)
  }

  @Test(arguments: [
    ("id", true), (#"\u0069d"#, true), (#"i\u0064"#, true), ("Id", false), ("i", false),
    ("idx", false), ("", false), (#"\u0069"#, false),
  ])
  func `a text equals a literal however it is escaped`(raw: String, isEqual: Bool) throws {
    try JSONReader.reading(Array("\"\(raw)\"".utf8)) { reader throws(JSONError) in
      let text = try reader.readText()
      #expect((text == "id") == isEqual)
      #expect(text.hasRawBytes(Array(raw.utf8)))
      #expect(!text.hasRawBytes(Array(raw.utf8) + [0]))
    }
  }

  @Test func `a text that is only canonically equivalent is another`() throws {
    try JSONReader.reading(Array("\"\u{212A}\"".utf8)) { reader throws(JSONError) in
      let kelvin = try reader.readText()
      #expect(!(kelvin == "K"))
    }
  }
}
