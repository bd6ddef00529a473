import JSONReader
import Testing

/// RFC 8259 rule by rule: what every parser must accept, must refuse, and may choose.
struct ConformanceTests {
  /// A text as it stands, or bytes that no text has.
  struct Case: Sendable, CustomTestStringConvertible {
    var bytes: [UInt8]
    var testDescription: String { String(reflecting: String(decoding: bytes, as: UTF8.self)) }

    init(_ bytes: [UInt8]) { self.bytes = bytes }
  }

  private static func texts(_ texts: String...) -> [Case] { texts.map { Case(Array($0.utf8)) } }

  /// Section 2 and 3: structure, white space, the three words.
  private static let structures = texts(
    "[]",
    "[ ]",
    "[[]   ]",
    "{}",
    "{ }",
    "[\"\"]",
    "[null]",
    "[true]",
    "[false]",
    "[1\n]",
    " [1]",
    "[1,null,null,null,2]",
    "[2] ",
    "true",
    "false",
    "null",
    "42",
    "-0.1",
    "\"asd\"",
    "\"\"",
    "[\"a\"]",
    "[true]\n",
    " [] ",
    "\t\r\n [\t\r\n1\t\r\n,\t\r\n2\t\r\n]\t\r\n",
    "{\"a\"\t:\r\n1}",
    "[[[[[[[[]]]]]]]]",
    "[{}, {}]",
    "[{\"a\":[{\"b\":[]}]}]"
  )

  /// Section 4: objects.
  private static let objects = texts(
    "{\"asd\":\"sdf\", \"dfg\":\"fgh\"}",
    "{\"asd\":\"sdf\"}",
    "{\"a\":\"b\",\"a\":\"c\"}",
    "{\"a\":\"b\",\"a\":\"b\"}",
    "{\"\":0}",
    "{\"foo\\u0000bar\": 42}",
    "{\"min\": -1.0e+28, \"max\": 1.0e+28}",
    "{\"x\":[{\"id\": \"xxxxxxxxxxxxxxxxxxxxxxxx\"}], \"id\": \"xxxxxxxxxxxx\"}",
    "{\"a\":[]}",
    "{\"title\":\"\\u041f\\u043e\\u043b\"}",
    "{\n\"a\": \"b\"\n}",
    "{\"{\":\"}\",\"[\":\"]\"}"
  )

  /// Section 6: numbers.
  private static let numbers = texts(
    "[123e65]",
    "[0e+1]",
    "[0e1]",
    "[ 4]",
    "[-0.000000000000000000000000000000001]",
    "[20e1]",
    "[-0]",
    "[-123]",
    "[-1]",
    "[1E22]",
    "[1E-2]",
    "[1E+2]",
    "[123e45]",
    "[123.456e78]",
    "[1e-2]",
    "[1e+2]",
    "[123]",
    "[123.456789]",
    "[0.0]",
    "[-0.0e-0]",
    "[9007199254740993]",
    "[0]",
    "[18446744073709551616]",
    "[1.0E+00]",
    "[10]",
    "[0.5]",
    "[1e0000001]"
  )

  /// Section 7: strings.
  private static let strings =
    texts(
      #"["\u0060\u012a\u12AB"]"#,
      #"["\uD801\udc37"]"#,
      #"["\ud83d\ude39\ud83d\udc8d"]"#,
      #"["\"\\\/\b\f\n\r\t"]"#,
      #"["\\u0000"]"#,
      #"["\""]"#,
      "[\"a/*b*/c/*d//e\"]",
      #"["\\a"]"#,
      #"["\\n"]"#,
      #"["\u0012"]"#,
      #"["\uFFFF"]"#,
      "[\"asd\"]",
      "[ \"asd\"]",
      #"["\uDBFF\uDFFF"]"#,
      #"["new\u00A0line"]"#,
      "[\"\u{10FFFF}\"]",
      "[\"\u{FFFF}\"]",
      #"["\u0000"]"#,
      #"["\u002c"]"#,
      "[\"π\"]",
      "[\"\u{1BFFF}\"]",
      #"["\u0821"]"#,
      #"["\u0123"]"#,
      "[\"\u{2028}\"]",
      "[\"\u{2029}\"]",
      #"["\u0061\u30af\u30EA\u30b9"]"#,
      "[\"new\u{7F}line\"]",
      #"["\uA66D"]"#,
      #"["\u005C"]"#,
      "[\"⍂㈴⍂\"]",
      #"["\u0022"]"#,
      #"["\uDBFF\uDFFE"]"#,
      #"["\u200B"]"#,
      #"["\u2064"]"#,
      #"["\uFDD0"]"#,
      #"["\uFFFE"]"#,
      "[\"€𝄞\"]",
      "[\"a\u{7F}a\"]",
      "[\"//\"]",
      "[\"'\"]",
      "\" \""
    ) + [Case([0x22, 0xEF, 0xBB, 0xBF, 0x22])]

  @Test(arguments: structures + objects + numbers + strings)
  func `what the grammar allows is accepted`(text: Case) {
    #expect(verdict(on: text.bytes) == nil)
  }

  private static let refusedStructures =
    texts(
      "",
      " ",
      "[1 true]",
      "[\"\": 1]",
      "[\"\"],",
      "[,1]",
      "[1,,2]",
      "[\"x\",,]",
      "[\"x\"]]",
      "[\"\",]",
      "[\"x\"",
      "[x",
      "[3[4]]",
      "[1:2]",
      "[,]",
      "[-]",
      "[   , \"\"]",
      "[\"a\",\n4\n,1,",
      "[1,]",
      "[1,,]",
      "[*]",
      "[\"\"",
      "[1,",
      "[1,\n1\n,1",
      "[{}",
      "[fals]",
      "[nul]",
      "[tru]",
      "123\u{0}",
      "<.>",
      "[<null>]",
      "[1]x",
      "[1]]",
      "[\"asd]",
      "[True]",
      "1]",
      "{\"x\": true,",
      "[][]",
      "]",
      "[",
      "}",
      "{",
      "{]",
      "[}",
      "{}}",
      "[1]//",
      "[1]/*x*/",
      "/**/[1]",
      "#[1]",
      "[1]#",
      "[\u{2060}]",
      "[\u{C}]",
      "[\u{B}1]",
      "[\u{A0}1]",
      "\u{FEFF}[]",
      "*",
      "{\"a\":\"b\"}#{}",
      "[\\u000A\"\"]",
      "[\"a",
      "[False]",
      "[null",
      "[true",
      "{\"\":",
      "[[]",
      "{\"a\":[}",
      "é",
      "[é]",
      "tRue",
      "nUll",
      "truee",
      "true false",
      "\"x\"\"y\"",
      "1 2",
      ",",
      ":",
      "\\",
      "'",
      "[,",
      "{,",
      "{\"a\"",
      "{\"a\":1",
      "[\"\\{[\"\\{["
    )
    + [
      Case([0x5B, 0xFF, 0x5D]), Case([0xE5]), Case([0x5B, 0xC3, 0xA5]), Case([0]),
      Case([0x5B, 0, 0x5D]), Case([0xEF, 0xBB]), Case([0xEF, 0xBB, 0xBF]), Case([0xFE, 0xFF]),
      Case([0x5B, 0x61, 0xE5, 0x5D]), Case([0xC0, 0x80]),
    ]

  private static let refusedObjects = texts(
    "[\"x\", truth]",
    "{[: \"x\"}",
    "{\"x\", null}",
    "{\"x\"::\"b\"}",
    "{\"a\":\"a\" 123}",
    "{key: 'value'}",
    "{\"a\" b}",
    "{:\"b\"}",
    "{\"a\" \"b\"}",
    "{\"a\":",
    "{\"a\"",
    "{1:1}",
    "{9999E9999:1}",
    "{null:null,null:null}",
    "{\"id\":0,,,,,}",
    "{'a':0}",
    "{\"id\":0,}",
    "{\"a\":\"b\"}/**/",
    "{\"a\":\"b\"}/**//",
    "{\"a\":\"b\"}//",
    "{\"a\":\"b\"}/",
    "{\"a\":\"b\",,\"c\":\"d\"}",
    "{a: \"b\"}",
    "{\"a\":\"a",
    "{ \"foo\" : \"bar\", \"a\" }",
    "{\"a\":\"b\"}#",
    "{true:1}",
    "{[]:1}",
    "{{}:1}",
    "{\"a\":1 \"b\":2}",
    "{\"a\":1;\"b\":2}",
    "{\"a\":}",
    "{\"a\":,}",
    "{\"a\":1]",
    "{\u{1F1E8}\u{1F1ED}}",
    "{\"x\":\"y\\\""
  )

  private static let refusedNumbers = texts(
    "[++1234]",
    "[+1]",
    "[+Inf]",
    "[-01]",
    "[-1.0.]",
    "[-2.]",
    "[-NaN]",
    "[.-1]",
    "[.2e-3]",
    "[0.1.2]",
    "[0.3e+]",
    "[0.3e]",
    "[0.e1]",
    "[0E+]",
    "[0E]",
    "[0e+]",
    "[0e]",
    "[1.0e+]",
    "[1.0e-]",
    "[1.0e]",
    "[1 000.0]",
    "[1eE2]",
    "[2.e+3]",
    "[2.e-3]",
    "[2.e3]",
    "[9.e+]",
    "[Inf]",
    "[NaN]",
    "[１]",
    "[1+2]",
    "[0x1]",
    "[0x42]",
    "[Infinity]",
    "[0e+-1]",
    "[-123.123foo]",
    "[123e]",
    "[1.2a-3]",
    "[1.8011670033376514H-308]",
    "[-Infinity]",
    "[-foo]",
    "[- 1]",
    "[-012]",
    "[-.123]",
    "[-1x]",
    "[1ea]",
    "[1e1.5]",
    "[1.]",
    "[.123]",
    "[012]",
    "[1e+",
    "[2a]",
    "1.",
    "-",
    "[--1]",
    "[1_0]",
    "[0b1]",
    "[0o7]",
    "[1e]",
    "[-0x1]",
    "[00]",
    "[0 0]",
    "[1f]",
    "[1d]",
    "[١]"
  )

  private static let refusedStrings =
    texts(
      #"["\uD800\"]"#,
      #"["\uD800\u"]"#,
      #"["\uD800\u1"]"#,
      #"["\uD800\u1x"]"#,
      #"[é]"#,
      #"["\x00"]"#,
      #"["\\\"]"#,
      "[\"\\\t\"]",
      "[\"\\🌀\"]",
      #"["\"]"#,
      #"["\u00A"]"#,
      #"["\uD834\uDd"]"#,
      #"["\uD800\uD800\x"]"#,
      #"["\a"]"#,
      #"["\uqqqq"]"#,
      #"[\u0020"asd"]"#,
      #"[\n]"#,
      "\"",
      "['single quote']",
      "abc",
      "[\"\\",
      "[\"a\u{0}a\"]",
      "[\"new\nline\"]",
      "[\"\t\"]",
      "\"\\UA66D\"",
      #"""#,
      #"["\'"]"#,
      #"["\u{41}"]"#,
      #"["\v"]"#,
      #"["\0"]"#,
      "[\"\u{1F}\"]",
      "[\"\u{1}\"]",
      "\"a\"b\"",
      "[\"a\" \"b\"]",
      #"["\u 123"]"#,
      #"["\u+123"]"#,
      #"["\u-123"]"#,
      #"["\u00_0"]"#,
      #"["\ud83d\ude0"]"#
    ) + [
      Case([0x5B, 0x22, 0x5C, 0xE5, 0x22, 0x5D]), Case([0x5B, 0x22, 0x5C, 0x75, 0xE5, 0x22, 0x5D]),
    ]

  @Test(arguments: refusedStructures + refusedObjects + refusedNumbers + refusedStrings)
  func `what the grammar does not allow is refused`(text: Case) {
    #expect(verdict(on: text.bytes) != nil)
  }

  /// What the RFC leaves to a parser, with what this one does.
  private static let choices: [(text: Case, value: String, why: String)] =
    [
      ("[0.4e00669999999999999999999999999999999999]", "?", "no double: the number's text is kept"),
      ("[-1e+9999]", "?", "the same"), ("[1.5e+9999]", "?", "the same"),
      ("[123123e100000]", "?", "the same"), ("[-123123e100000]", "?", "the same"),
      ("[123e-10000000]", "0.0", "smaller than any double"),
      ("[-123123123123123123123123123123]", "-1.2312312312312312e+29", "the nearest double"),
      ("[100000000000000000000]", "1e+20", "the nearest double"),
      ("[-237462374673276894279832749832423479823246327846]", "-2.374623746732769e+47", "the same"),
      ("[\"\\uDADA\"]", "\u{FFFD}", "a lone surrogate is replaced, and counted"),
      ("[\"\\uD888\\u1234\"]", "\u{FFFD}\u{1234}", "the same"),
      ("[\"\\uD800\\n\"]", "\u{FFFD}\n", "the same"),
      ("[\"\\uDd1ea\"]", "\u{FFFD}a", "the same"),
      ("[\"\\uD800\\uD800\\n\"]", "\u{FFFD}\u{FFFD}\n", "the same"),
      ("[\"\\ud800\"]", "\u{FFFD}", "the same"), ("[\"\\ud800abc\"]", "\u{FFFD}abc", "the same"),
      ("[\"\\uDd1e\\uD834\"]", "\u{FFFD}\u{FFFD}", "the same"),
      ("[\"\\uDFAA\"]", "\u{FFFD}", "the same"),
    ].map { (Case(Array($0.0.utf8)), $0.1, $0.2) } + [
      (Case([0x5B, 0x22, 0xFF, 0x22, 0x5D]), "\u{FFFD}", "a bad byte is replaced, and counted"),
      (Case([0x5B, 0x22, 0xE0, 0xFF, 0x22, 0x5D]), "\u{FFFD}\u{FFFD}", "the same"),
      (Case([0x5B, 0x22, 0xFC, 0x80, 0x80, 0x22, 0x5D]), "\u{FFFD}\u{FFFD}\u{FFFD}", "the same"),
      (Case([0x5B, 0x22, 0xC0, 0xAF, 0x22, 0x5D]), "\u{FFFD}\u{FFFD}", "overlong: the same"),
      (Case([0x5B, 0x22, 0xED, 0xA0, 0x80, 0x22, 0x5D]), "\u{FFFD}\u{FFFD}\u{FFFD}", "the same"),
      (
        Case([0x5B, 0x22, 0xF4, 0xBF, 0xBF, 0xBF, 0x22, 0x5D]), "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}",
        "over U+10FFFF: the same"
      ),
      (Case([0x5B, 0x22, 0x81, 0x22, 0x5D]), "\u{FFFD}", "the same"),
      (
        Case([0x5B, 0x22, 0xE6, 0x97, 0xA5, 0xD1, 0x88, 0xFA, 0x22, 0x5D]), "日ш\u{FFFD}", "the same"
      ),
    ]

  @Test(arguments: choices.indices)
  func `what the grammar leaves open is read as documented`(place: Int) throws {
    let choice = ConformanceTests.choices[place]
    try JSONReader.reading(choice.text.bytes) { reader throws(JSONError) in
      try reader.enterArray()
      #expect(try reader.nextElement())
      switch try reader.kind() {
      case .number:
        let number = try reader.readNumber()
        #expect((number.double.map { "\($0)" } ?? "?") == choice.value, "\(choice.why)")
        #expect(!number.text.isEmpty)
      case .string:
        var replaced = 0
        #expect(try reader.readText().string(countingReplacements: &replaced) == choice.value)
        #expect(replaced > 0, "\(choice.why)")
      case .object, .array, .bool, .null: Issue.record("no such choice")
      }
      let hasMore = try reader.nextElement()
      #expect(!hasMore && reader.offset == choice.text.bytes.count)
    }
  }

  /// The error of reading the bytes as exactly one value; nil when they are one.
  private func verdict(on bytes: [UInt8]) -> JSONError? {
    do throws(JSONError) {
      return try JSONReader.reading(bytes) { reader throws(JSONError) in
        _ = try Tree(&reader)
        let end = reader.offset
        guard !reader.isAtEnd() else { return nil }
        return JSONError(problem: .unexpected(byte: 0), offset: end, line: 1, path: "$")
      }
    } catch {
      return error
    }
  }
}
