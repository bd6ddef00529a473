import JSONReader
import Testing

struct RefusedTests {
  private static func byte(_ character: Character) -> UInt8 { character.asciiValue ?? 0 }

  @Test(arguments: [
    ("[1,]", 3, "]"), ("{\"a\":1,}", 7, "}"), ("[,1]", 1, ","), ("{,}", 1, ","), ("[1 2]", 3, "2"),
    ("{\"a\" 1}", 5, "1"), ("{\"a\":}", 5, "}"), ("{1:2}", 1, "1"), ("[1}", 2, "}"), ("{]", 1, "]"),
    ("]", 0, "]"), ("}", 0, "}"), ("[1],", 3, ","), ("{\"a\":1 \"b\":2}", 7, "\""),
    ("// x\n1", 0, "/"), ("[/* x */]", 1, "/"), ("'a'", 0, "'"), ("{'a':1}", 1, "'"), (":", 0, ":"),
    ("+1", 0, "+"), (".5", 0, "."), ("[1,,2]", 3, ","), ("{\"a\":1,,}", 7, ","),
    ("\u{C}1", 0, "\u{C}"),
    ("{a:1}", 1, "a"), ("{\"a\"::1}", 5, ":"),
  ])
  func `a byte out of place is named where it stands`(text: String, offset: Int, found: Character) {
    let error = problem(in: text)
    #expect(error?.problem == .unexpected(byte: RefusedTests.byte(found)), "\(text)")
    #expect(error?.offset == offset)
  }

  @Test(arguments: [
    "01", "-01", "00", "1.", "1.e5", "1e", "1e+", "-", "--1", "-a", "0x10", "1.5.5", "1e5.5",
    "1_000", "12a", "1+1", "-Infinity", "1/2",
  ])
  func `a number that JSON does not allow is refused`(text: String) {
    for wrapped in ["[\(text)]", "[\(text) ]", "{\"a\":\(text),\"b\":1}"] {
      #expect(problem(in: wrapped)?.problem == .malformedNumber, "\(wrapped)")
    }
  }

  @Test(arguments: [
    "nul", "nulll", "True", "NaN", "Infinity", "tru3", "falsey", "None", "undefined",
  ])
  func `a word that JSON does not know is refused`(text: String) {
    #expect(problem(in: "[\(text)]")?.problem == .malformedWord)
    #expect(problem(in: "[\(text)]")?.offset == 1)
  }

  @Test(arguments: [
    #"\x"#, #"\'"#, #"\0"#, #"\U0041"#, #"\u12G4"#, #"\u"#, #"\u12"#, #"\a"#, #"\ "#, #"\é"#,
  ])
  func `a backslash that starts no escape is refused`(escape: String) {
    #expect(problem(in: "[\"ab\(escape)\",1,2,3]")?.problem == .malformedEscape)
    #expect(problem(in: "[\"ab\(escape)\",1,2,3]")?.offset == 4)
  }

  @Test func `control characters inside strings are refused`() {
    for byte in UInt8(0)..<0x20 {
      let error = problem(in: [0x22, 0x61, byte, 0x22])
      #expect(error?.problem == .rawControlCharacter(byte: byte))
      #expect(error?.offset == 2)
    }
  }

  @Test func `a byte over 0x7F outside strings is no text`() {
    for byte in UInt8(0x80)...0xFF {
      for text in [[byte], [0x5B, byte], [0x5B, 0x31, byte], [0x7B, byte], [0x31, 0x20, byte]] {
        #expect(problem(in: text)?.problem == .notText(byte: byte))
      }
      #expect(problem(in: Array("{\"a\"".utf8) + [byte])?.problem == .notText(byte: byte))
    }
  }

  @Test func `a text cut anywhere inside a value is truncated`() {
    let text = Array(#" {"a":[1.5e3,"x\u0041\n",true,null,false,{}],"b":-2} "#.utf8)
    for end in 2..<text.count - 1 {
      let error = problem(in: Array(text[..<end]))
      #expect(error?.problem == .truncated, "cut at \(end)")
      #expect(error?.offset == end)
    }
    for whole in ["tr", "nul", "-", "1e", "1.", "\"a", "\"\\", "\"\\u00", "["] {
      #expect(problem(in: whole)?.problem == .truncated, "\(whole)")
    }
    #expect(problem(in: "01")?.problem == .malformedNumber)
  }

  @Test(arguments: [
    ("{\"a\":[1,{\"b c\":x}]}", 1, "$.a[1][\"b c\"]"), ("\n\n[\n1,\nx]", 5, "$[1]"), ("x", 1, "$"),
    ("{\"results\":[{},{\"name\":01}]}", 1, "$.results[1].name"),
    ("{\"a\":1}\n{\"b\":x}", 2, "$.b"),
    ("{\"\":x}", 1, "$[\"\"]"), ("[[1],[2,x]]", 1, "$[1][1]"),
    ("{\"sfdc.Id\":x}", 1, "$[\"sfdc.Id\"]"),
  ])
  func `an error tells its line and the way to it`(text: String, line: Int, path: String) {
    let error = problem(in: text)
    #expect(error?.line == line)
    #expect(error?.path == path)
    #expect(error?.description.hasPrefix("line \(line), byte ") == true)
  }

  @Test func `a value of another kind is refused without being passed`() {
    let error = JSONReader.reading(Array(" [1]".utf8)) { reader in
      do throws(JSONError) {
        _ = try reader.readText()
        return JSONError?.none
      } catch {
        #expect((try? reader.kind()) == .array)
        return error
      }
    }
    #expect(error?.problem == .wrongKind(expected: .string, found: .array))
    #expect("\(error?.problem.description ?? "")" == "expected string, found array")
  }
}
