/// A text in a header: as it is where it is plain, else in encoded words (RFC 2047).
struct HeaderText {
  private let text: String
  private let column: Int
  private let isPhrase: Bool

  /// Creates a text that begins at a column; a phrase is a name before an address.
  init(_ text: String, after column: Int, isPhrase: Bool = false) {
    self.text = text
    self.column = column
    self.isPhrase = isPhrase
  }

  /// The longest line before it is folded.
  private static let width = 76
  /// The bytes in one encoded word: 60 characters of base64, with what is around them 72.
  private static let wordBytes = 45

  /// The value, in lines of at most 78 characters.
  var folded: String { isPlain ? text : encodedWords.joined(separator: "\r\n ") }

  /// Whether it may stand in a header as it is.
  private var isPlain: Bool {
    let bytes = text.utf8
    guard !bytes.isEmpty, bytes.count <= Self.width - column, !text.contains("=?"),
      bytes.first != 0x20, bytes.last != 0x20
    else { return false }
    return bytes.allSatisfy { (0x20..<0x7F).contains($0) && !(isPhrase && $0.isSpecial) }
  }

  /// The encoded words; no character is cut in two, and the first leaves room for the header's name.
  private var encodedWords: [String] {
    var words: [[UInt8]] = [[]]
    for scalar in text.unicodeScalars {
      let bytes = Array(String(scalar).utf8)
      let room = words.count == 1 ? Self.wordBytes - 12 : Self.wordBytes
      if words[words.count - 1].count + bytes.count > room { words.append([]) }
      words[words.count - 1] += bytes
    }
    return words.map { "=?utf-8?B?\(Base64.encode($0))?=" }
  }
}

extension UInt8 {
  /// Whether it has a meaning of its own in a name before an address.
  fileprivate var isSpecial: Bool { "()<>[]:;@\\,.\"".utf8.contains(self) }
}

/// Base64 as RFC 4648 defines it, on one line.
enum Base64 {
  private static let digits = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
  )

  /// Returns bytes in base64.
  static func encode(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.enumerated().reduce(0) { $0 | Int($1.element) << (16 - 8 * $1.offset) }
      for place in 0..<4 {
        result.append(place <= group.count ? digits[bits >> (18 - 6 * place) & 63] : 0x3D)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

/// Quoted-printable as RFC 2045 defines it.
enum QuotedPrintable {
  private static let width = 76
  private static let digits = Array("0123456789ABCDEF".utf8)

  /// Returns a text with its lines ending in CRLF and none longer than 76 characters.
  static func encode(_ text: String) -> String {
    let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    return lines.map { line in encode(line: line.filter { $0 != 0x0D }) }.joined(separator: "\r\n")
  }

  private static func encode(line: [UInt8]) -> String {
    var result: [UInt8] = []
    var column = 0
    for (place, byte) in line.enumerated() {
      let isLast = place == line.count - 1
      let isPlain = (0x21..<0x7F).contains(byte) && byte != 0x3D || byte == 0x20 && !isLast
      // A line that begins with a dot or with "From " is changed by old mail servers.
      let isStart = column == 0 && (byte == 0x2E || byte == 0x46)
      let written = isPlain && !isStart ? [byte] : escaped(byte)
      if column + written.count > width - 1 {
        result += [0x3D, 0x0D, 0x0A]
        column = 0
      }
      result += written
      column += written.count
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func escaped(_ byte: UInt8) -> [UInt8] {
    [0x3D, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }
}
