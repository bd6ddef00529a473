import Canvas
import Testing

@testable import Terminal

struct KeyDecoderTests {
  @Test(
    arguments: [
      ("a", .character("a")), ("Ä", .character("Ä")), (" ", .character(" ")), ("\r", .enter),
      ("\n", .enter), ("\t", .tab), ("\u{8}", .backspace), ("\u{7F}", .backspace),
      ("\u{1B}", .escape), ("\u{1}", .control("a")), ("\u{1A}", .control("z")),
      ("\0", .control(" ")), ("\u{1C}", .control("\\")), ("\u{1F}", .control("_")), ("\u{9B}", nil),
    ] as [(Unicode.Scalar, Key?)]
  )
  func `a character is the key that sends it`(_ scalar: Unicode.Scalar, key: Key?) {
    #expect(KeyDecoder.key(scalar) == key)
  }

  @Test(
    arguments: [
      ("KEY_UP", .up), ("KEY_SR", .up), ("kUP5", .up), ("kLFT5", .left), ("kRIT3", .right),
      ("kHOM6", .home), ("kEND2", .end), ("kDC5", .delete), ("KEY_NPAGE", .pageDown),
      ("KEY_BTAB", .backTab), ("KEY_F(1)", .function(1)), ("KEY_F(12)", .function(12)),
      ("KEY_IC", nil), ("KEY_F(", nil), ("kxyz5", nil), ("", nil), ("k", nil),
    ] as [(String, Key?)]
  )
  func `a key has the name that ncurses gives it`(_ name: String, key: Key?) {
    #expect(KeyDecoder.key(named: name) == key)
  }

  @Test func `codes of unknown keys and late answers are left out, but no Escape or paste`() {
    func kept(_ text: String, isPasting: Bool = false) -> String {
      var filter = SequenceFilter()
      var kept = String.UnicodeScalarView()
      for scalar in text.unicodeScalars {
        kept += filter.typed(scalar.value, isPasting: isPasting).compactMap(Unicode.Scalar.init)
      }
      kept += filter.rest().compactMap(Unicode.Scalar.init)
      return String(kept)
    }
    #expect(kept("a\u{1B}[99;5ub") == "ab")
    #expect(kept("a\u{1B}]11;rgb:0/0/0\u{1B}\\b\u{1B}]11;x\u{7}c\u{1B}[?62;22cd") == "abcd")
    #expect(kept("\u{1B}") == "\u{1B}" && kept("a\u{1B}\u{1B}") == "a\u{1B}\u{1B}")
    #expect(kept("\u{1B}j[x") == "\u{1B}j[x")
    #expect(kept("\u{1B}[1;2mX", isPasting: true) == "\u{1B}[1;2mX")
  }

  @Test func `a second click at the same place soon after is a double click`() {
    var clicks = ClickTimer()
    let steps: [(Int, Int, Int64, Bool)] = [
      (1, 1, 0, false), (1, 1, 300, true), (1, 1, 500, false), (1, 2, 600, false),
      (1, 2, 1001, false), (1, 2, 1401, true),
    ]
    for (row, column, time, isSecond) in steps {
      #expect(clicks.isSecond(row: row, column: column, at: time) == isSecond)
    }
  }

  @Test func `a paste has line ends and a limit`() {
    var paste = Paste()
    for scalar in "a\rb\u{1B}".unicodeScalars { paste.add(scalar) }
    #expect(paste.string == "a\nb\u{1B}")
    for _ in 0..<Paste.limit { paste.add("x") }
    #expect(paste.string.unicodeScalars.count == Paste.limit)
  }
}
