import JSONReader
import Testing

@testable import SnapshotIO

/// Texts named by their places, however they are spelled.
struct TextPoolTests {
  /// Spellings of one text each, as they stand between the quotes of a file.
  static let spellings: [[String]] = [
    ["ABC", "\\u0041BC", "A\\u0042\\u0043"],
    ["Café", "Caf\\u00e9", "Caf\\u00E9"],
    ["a\\/b", "a/b"],
    ["\\t", "\\u0009"],
    ["\\\\u0041", "\\u005cu0041"],
    ["", ""],
  ]

  @Test(arguments: spellings)
  func `spellings of one text have one place, whichever comes first`(spellings: [String]) throws {
    for order in [spellings, spellings.reversed()] {
      var pool = TextPool()
      let other = try Self.place(of: "other", in: &pool)
      let places = try order.map { try Self.place(of: $0, in: &pool) }
      #expect(Set(places).count == 1)
      #expect(places[0] != other)
      #expect(pool.texts.count == 2)
    }
  }

  @Test(arguments: ["ABC", "Café", "a/b", "\t", "\\u0041", ""])
  func `a text that is named has the place of its spelling`(text: String) throws {
    var pool = TextPool()
    let named = pool.place(of: text)
    let spelling = Self.spellings.joined().first { (try? Self.text($0)) == text }
    #expect(try Self.place(of: #require(spelling), in: &pool) == named)
    #expect(pool.place(of: text) == named)
    #expect(pool.texts == [text])
  }

  @Test func `a thousand texts have a place each, found again`() throws {
    var pool = TextPool()
    let texts = (0..<1_000).map { "text \($0)" }
    let places = try texts.map { try Self.place(of: $0, in: &pool) }
    #expect(places == Array(0..<1_000))
    #expect(pool.texts == texts)
    #expect(try texts.map { try Self.place(of: $0, in: &pool) } == places)
  }

  private static func place(of spelling: String, in pool: inout TextPool) throws -> Int32 {
    try JSONReader.reading(Array("\"\(spelling)\"".utf8), start: 0) { reader in
      pool.place(of: try reader.readText())
    }
  }

  private static func text(_ spelling: String) throws -> String {
    try JSONReader.reading(Array("\"\(spelling)\"".utf8), start: 0) { reader in
      try reader.readText().string()
    }
  }
}
