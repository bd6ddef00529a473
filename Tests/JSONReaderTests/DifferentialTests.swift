import Foundation
import JSONReader
import Testing

/// The reader beside Foundation's parser: the same verdict and the same value on any bytes, but
/// for the departures that are listed here.
struct DifferentialTests {
  /// Where the two differ, and what RFC 8259 says of it.
  enum Departure: Hashable {
    /// Section 8.1: implementations must not add a byte order mark; a parser may ignore one. It is
    /// the caller's to skip here, and a character like any other inside strings. Foundation skips
    /// it, at the start of strings too.
    case byteOrderMark
    /// Section 8.1: text between systems must be UTF-8. Foundation reads UTF-16 and UTF-32 too.
    case wideText
    /// Section 8.1 again: bytes that are no UTF-8 are replaced and counted inside strings here;
    /// Foundation refuses the text.
    case badBytes
    /// Section 8.2: the grammar allows lone surrogates, whose treatment is unpredictable. They are
    /// replaced and counted here; Foundation refuses them.
    case loneSurrogate
    /// Section 6: limits of range and precision are a parser's own. What no double can hold has no
    /// value here but its text; Foundation refuses the text.
    case hugeNumber
    /// Section 6 again: here a number is the nearest double, as C's `strtod` reads it; Foundation
    /// reads it as a decimal first, which can end at another double.
    case rounding
    /// Sections 4 and 5: no comma may follow the last value. Foundation allows one.
    case trailingComma
    /// Section 4: names should be unique, else behaviour is unpredictable. Here each is given to
    /// the caller; Foundation keeps one, and takes canonically equivalent ones for the same.
    case repeatedKey
  }

  @Test(
    arguments: [
      (Array("\u{FEFF}[1]".utf8), .byteOrderMark), (Array("\"\u{FEFF}a\"".utf8), .byteOrderMark),
      ([0x5B, 0, 0x31, 0, 0x5D, 0], .wideText),
      ([0, 0x5B, 0, 0x31, 0, 0x5D], .wideText), ([0, 0, 0, 0x31], .wideText),
      ([0x22, 0xFF, 0x22], .badBytes), ([0x22, 0xED, 0xA0, 0x80, 0x22], .badBytes),
      (Array(#""\ud800""#.utf8), .loneSurrogate), (Array(#""\udc00x""#.utf8), .loneSurrogate),
      (Array("[1e999]".utf8), .hugeNumber), (Array("-1e400".utf8), .hugeNumber),
      (Array(#"{"a":1,"a":2}"#.utf8), .repeatedKey),
      (Array("[1,]".utf8), .trailingComma), (Array(#"{"a":[],}"#.utf8), .trailingComma),
      (Array("15.621634407310719".utf8), .rounding),
      (Array("{\"é\":1,\"e\u{301}\":2}".utf8), .repeatedKey),
    ] as [([UInt8], Departure)]
  )
  func `each departure is there`(bytes: [UInt8], departure: Departure) {
    #expect(DifferentialTests.departure(on: bytes) == .known(departure))
  }

  @Test(arguments: [
    "1", "\"é🚀\"", #""\ud83d\ude80\u0000""#, "[0.1,1e22,-0,18446744073709551616]", "[1,,]", "[,]",
    "nul",
    "{\"a\":{\"b\":[true,false,null,\"\\n\"]}}", "", " ", "[", "01", "\"\u{1}\"", "{\"a\":1}x",
  ])
  func `in all else they agree`(text: String) {
    #expect(DifferentialTests.departure(on: Array(text.utf8)) == .agreement)
  }

  @Test func `both stop at the same depth`() {
    for (depth, isRead) in [(512, true), (513, false)] {
      let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
      #expect(DifferentialTests.departure(on: Array(text.utf8)) == .agreement)
      #expect(((try? JSONValue.read(Array(text.utf8))) != nil) == isRead)
    }
  }

  @Test(arguments: 0..<8)
  func `random and damaged texts are read alike`(part: Int) {
    for seed in part * 400..<(part + 1) * 400 {
      var documents = Documents(seed: seed)
      let sample = Documents.samples[seed % Documents.samples.count]
      let bytes =
        switch seed % 4 {
        case 0: documents.text()
        case 1: documents.damaged(documents.text())
        default: documents.damaged(sample)
        }
      let verdict = DifferentialTests.departure(on: bytes)
      #expect(verdict != .difference, "seed \(seed): \(String(decoding: bytes, as: UTF8.self))")
    }
  }
}

extension DifferentialTests {
  /// How the two parsers compare on some bytes.
  enum Verdict: Equatable {
    case agreement
    case known(Departure)
    case difference
  }

  /// Compares the parsers.
  static func departure(on bytes: [UInt8]) -> Verdict {
    let ours: JSONValue.Read?
    var wideness = Verdict.difference
    do throws(JSONError) { ours = try JSONValue.read(bytes) } catch {
      ours = nil
      wideness = DifferentialTests.wideness(of: bytes, error)
    }
    let theirs = try? JSONValue(
      JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
    )
    switch (ours, theirs) {
    case (nil, nil): return .agreement
    case (nil, .some): return wideness
    case (let ours?, _) where ours.hasWrongNumber: return .difference
    case (let ours?, nil):
      if ours.badBytes > 0 { return .known(.badBytes) }
      if ours.surrogates > 0 { return .known(.loneSurrogate) }
      return ours.hasHugeNumber ? .known(.hugeNumber) : .difference
    case (let ours?, let theirs?):
      if ours.hasRepeatedKey { return .known(.repeatedKey) }
      if ours.value == theirs { return .agreement }
      if bytes.firstRange(of: [0xEF, 0xBB, 0xBF]) != nil { return .known(.byteOrderMark) }
      return ours.value.isNear(theirs) ? .known(.rounding) : .difference
    }
  }

  /// Why only Foundation takes the bytes for JSON.
  private static func wideness(of bytes: [UInt8], _ error: JSONError) -> Verdict {
    let before = bytes.prefix(error.offset).last { $0 > 0x20 }
    if before == UInt8(ascii: ","),
      [.unexpected(byte: UInt8(ascii: "]")), .unexpected(byte: UInt8(ascii: "}"))]
        .contains(error.problem)
    {
      return .known(.trailingComma)
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return .known(.byteOrderMark) }
    let isMarked = bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE])
    return isMarked || bytes.prefix(4).contains(0) ? .known(.wideText) : .difference
  }
}
