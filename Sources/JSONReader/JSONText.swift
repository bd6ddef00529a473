/// A string of a JSON text, as the bytes between its quotes.
///
/// It borrows the reader's bytes: turn it into a `String` to keep it.
public struct JSONText {
  let raw: ByteSlice
  /// Whether it holds escapes or bytes over 0x7F; otherwise its bytes are its text.
  public let needsDecoding: Bool

  init(raw: ByteSlice, needsDecoding: Bool) {
    self.raw = raw
    self.needsDecoding = needsDecoding
  }

  /// Returns whether the text is `literal`, which must hold no escape and no byte over 0x7F.
  public static func == (text: JSONText, literal: StaticString) -> Bool {
    guard text.needsDecoding else { return text.raw.equals(literal) }
    // An escape takes six bytes at most for one of the literal's. Texts compare by canonical
    // equivalence, which makes the Kelvin sign a K: compare bytes.
    guard text.raw.count <= 6 * literal.utf8CodeUnitCount else { return false }
    return text.string().utf8.elementsEqual("\(literal)".utf8)
  }

  /// Returns whether the bytes between the quotes, escapes and all, are `bytes`.
  public func hasRawBytes(_ bytes: [UInt8]) -> Bool { raw.equals(bytes) }

  /// Returns whether the text has no escapes and no bytes over 0x7F and is `other`.
  public func isPlainly(_ other: String) -> Bool {
    guard !needsDecoding, raw.count == other.utf8.count else { return false }
    return raw.equals(other.utf8)
  }

  /// Whether the bytes are the text and every one of them shows: ASCII without controls, and no space
  /// at the ends; false for an empty one.
  public var isPlain: Bool {
    guard !needsDecoding, raw.count > 0, raw[0] > 0x20, raw[raw.count - 1] > 0x20 else {
      return false
    }
    return !raw.holdsDelete
  }

  /// Lets a `switch` compare a text with literals.
  public static func ~= (literal: StaticString, text: JSONText) -> Bool { text == literal }

  /// The text, escapes resolved, what is no UTF-8 and lone surrogates replaced by U+FFFD.
  public func string() -> String {
    var replaced = 0
    return string(countingReplacements: &replaced)
  }

  /// The text, adding to `replaced` how many bytes and surrogates had to be replaced.
  public func string(countingReplacements replaced: inout Int) -> String {
    guard needsDecoding else { return raw.string }
    let bytes = decodedBytes(&replaced)
    let repaired = String(decoding: bytes, as: UTF8.self)
    // A repaired text differs from its bytes; a valid one is the same bytes again.
    if !repaired.utf8.elementsEqual(bytes) {
      let marks = repaired.unicodeScalars.count { $0 == "\u{FFFD}" }
      let own = bytes.indices.dropLast(2).count {
        bytes[$0] == 0xEF && bytes[$0 + 1] == 0xBF && bytes[$0 + 2] == 0xBD
      }
      replaced += max(1, marks - own)
    }
    return repaired
  }

  /// Runs `body` with the raw bytes between the quotes, escapes and all.
  public func withRawBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    unsafe raw.withBuffer(body)
  }

  /// The value of a hexadecimal digit; nil for any other byte.
  static func hexValue(of byte: UInt8) -> UInt16? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt16(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt16(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt16(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }
}

extension JSONText {
  /// The bytes with their escapes resolved; the reader has checked that they are well-formed.
  private func decodedBytes(_ replaced: inout Int) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(raw.count)
    var place = 0
    while place < raw.count {
      let byte = raw[place]
      guard byte == UInt8(ascii: "\\"), place + 1 < raw.count else {
        bytes.append(byte)
        place += 1
        continue
      }
      let escape = raw[place + 1]
      if escape == UInt8(ascii: "u") {
        place += appendUnicodeEscape(at: place, to: &bytes, &replaced)
      } else {
        bytes.append(JSONText.plainEscape(escape))
        place += 2
      }
    }
    return bytes
  }

  private static func plainEscape(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: byte
    }
  }

  /// Appends the character of a `\u` escape, of two where they are a pair; returns the bytes read.
  private func appendUnicodeEscape(at place: Int, to bytes: inout [UInt8], _ replaced: inout Int)
    -> Int
  {
    let unit = codeUnit(at: place) ?? 0xFFFD
    if UTF16.isLeadSurrogate(unit), let trail = codeUnit(at: place + 6),
      UTF16.isTrailSurrogate(trail)
    {
      let value = 0x10000 + (UInt32(unit - 0xD800) << 10) + UInt32(trail - 0xDC00)
      if let scalar = Unicode.Scalar(value) { bytes += Array(UTF8.encode(scalar) ?? .init()) }
      return 12
    }
    if let scalar = Unicode.Scalar(unit) {
      bytes += Array(UTF8.encode(scalar) ?? .init())
    } else {
      replaced += 1
      bytes += [0xEF, 0xBF, 0xBD]
    }
    return 6
  }

  /// The code unit of the `\u` escape at a place; nil where there is none.
  private func codeUnit(at place: Int) -> UInt16? {
    guard place + 6 <= raw.count, raw[place] == UInt8(ascii: "\\"),
      raw[place + 1] == UInt8(ascii: "u")
    else { return nil }
    var unit: UInt16 = 0
    for digit in place + 2..<place + 6 {
      guard let value = JSONText.hexValue(of: raw[digit]) else { return nil }
      unit = unit << 4 | value
    }
    return unit
  }
}
