import Foundation

/// Random JSON texts, and damaged ones.
struct Documents {
  private var generator: SeededGenerator

  init(seed: Int) { generator = SeededGenerator(seed: seed) }

  /// The smaller samples of what folio reads.
  static let samples: [[UInt8]] = {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let folder = tests.appending(path: "SnapshotIOTests/Samples")
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return (paths ?? []).sorted().compactMap { path in
      guard let data = FileManager.default.contents(atPath: "\(folder.path)/\(path)") else {
        return nil
      }
      return data.count < 4000 ? Array(data) : nil
    }
  }()

  /// Returns a random text of JSON's, nested a few levels.
  mutating func text() -> [UInt8] {
    var text = ""
    space(&text)
    value(&text, depth: Int.random(in: 0...5, using: &generator))
    space(&text)
    return Array(text.utf8)
  }

  /// Returns the bytes with some of them changed.
  mutating func damaged(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &generator) { damage(&bytes) }
    return bytes
  }

  /// Bytes and texts at which parsers go wrong.
  private static let interesting: [[UInt8]] =
    [
      "[", "]", "{", "}", ",", ":", "\"", "\\", "\\u", "\\ud800", "\\udc00", "\\u0000", "0", "-",
      "+",
      ".", "e", "E9", "1e999", "-0", "00", "0x", "NaN", "Infinity", "-Infinity", "true", "nul",
      "//",
      "/*", "'", "\n", "\r\n", "\t", "\u{B}", "\u{C}", "\u{85}", "\u{A0}", "\u{2028}", "\u{FEFF}",
      "\u{7F}", "\u{0}", "\u{1F}", "😀", "18446744073709551616", "9007199254740993", "[[[[[[[[",
      "\"a\":1,\"a\":2", "1.", ".5", "1e+", "null", "{}", "[]", "\"\"",
    ].map { Array($0.utf8) } + [
      [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80],
      [0xEF, 0xBB, 0xBF],
      [0xFE, 0xFF], [0xFF, 0xFE], [0, 0], [0xC3], [0xF0, 0x9F],
    ]

  private mutating func damage(_ bytes: inout [UInt8]) {
    let place = Int.random(in: 0...bytes.count, using: &generator)
    let end = min(bytes.count, place + Int.random(in: 0...12, using: &generator))
    switch Int.random(in: 0..<8, using: &generator) {
    case 0 where place < bytes.count:
      bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
    case 1 where place < bytes.count: bytes[place] = .random(in: 0...255, using: &generator)
    case 2: bytes.removeSubrange(place..<end)
    case 3: bytes.removeLast(bytes.count - place)
    case 4:
      let other = Documents.samples.randomElement(using: &generator) ?? []
      let start = Int.random(in: 0...other.count, using: &generator)
      bytes.insert(contentsOf: other[start...].prefix(40), at: place)
    case 5: bytes.insert(contentsOf: bytes[place..<end], at: end)
    default:
      let new = Documents.interesting.randomElement(using: &generator) ?? []
      bytes.replaceSubrange(place..<(Bool.random(using: &generator) ? place : end), with: new)
    }
  }
}

extension Documents {
  private mutating func value(_ text: inout String, depth: Int) {
    switch Int.random(in: 0..<(depth > 0 ? 9 : 6), using: &generator) {
    case 0: text += ["null", "true", "false"].randomElement(using: &generator) ?? ""
    case 1, 2: text += number()
    case 3, 4, 5: string(&text)
    case 6, 7: members(&text, depth: depth)
    default: elements(&text, depth: depth)
    }
  }

  private mutating func members(_ text: inout String, depth: Int) {
    text += "{"
    for index in 0..<Int.random(in: 0...5, using: &generator) {
      if index > 0 { text += "," }
      space(&text)
      string(&text)
      space(&text)
      text += ":"
      space(&text)
      value(&text, depth: depth - 1)
      space(&text)
    }
    text += "}"
  }

  private mutating func elements(_ text: inout String, depth: Int) {
    text += "["
    for index in 0..<Int.random(in: 0...5, using: &generator) {
      if index > 0 { text += "," }
      space(&text)
      value(&text, depth: depth - 1)
      space(&text)
    }
    text += "]"
  }

  private mutating func space(_ text: inout String) {
    guard Int.random(in: 0..<4, using: &generator) == 0 else { return }
    text += [" ", "\n", "\r\n", "\t", "  \n"].randomElement(using: &generator) ?? ""
  }

  private mutating func number() -> String {
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: return "\(Int.random(in: -100...100, using: &generator))"
    case 1: return "\(Int(truncatingIfNeeded: generator.next()))"
    case 2: return "\(UInt64.random(in: 0...(.max), using: &generator))"
    case 3:
      let value = Double(bitPattern: generator.next())
      return value.isFinite ? "\(value)" : "0.0"
    case 4:
      let digits = (0..<Int.random(in: 1...30, using: &generator)).map { _ in
        "\(Int.random(in: 0...9, using: &generator))"
      }.joined()
      return "-1\(digits).\(digits)e\(Int.random(in: -40...40, using: &generator))"
    default:
      return
        "\(Int.random(in: 0...9, using: &generator))E+0\(Int.random(in: 0...9, using: &generator))"
    }
  }

  private static let pieces = [
    "a", "key", "id", " ", "é", "株式会社", "🚀", "\\n", "\\\"", "\\\\", "\\/", "\\b", "\\f", "\\r",
    "\\t", "\\u0041", "\\u00e9", "\\ud83d\\ude80", "\\u0000", "\u{7F}", "\u{2028}", "sfdc.Id",
    "e\u{301}", "0123456789abcdef",
  ]

  private mutating func string(_ text: inout String) {
    text += "\""
    for _ in 0..<Int.random(in: 0...4, using: &generator) {
      text += Documents.pieces.randomElement(using: &generator) ?? ""
    }
    text += "\""
  }
}
