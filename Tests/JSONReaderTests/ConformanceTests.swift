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

  static func texts(_ texts: String...) -> [Case] { texts.map { Case(Array($0.utf8)) } }

  @Test(arguments: structures + objects + numbers + strings)
  func `what the grammar allows is accepted`(text: Case) {
    #expect(verdict(on: text.bytes) == nil)
  }

  @Test(arguments: refusedStructures + refusedObjects + refusedNumbers + refusedStrings)
  func `what the grammar does not allow is refused`(text: Case) {
    #expect(verdict(on: text.bytes) != nil)
  }

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
