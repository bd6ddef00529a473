import Testing

@testable import Canvas

/// What a text becomes on the screen: its glyphs, and the columns they take.
private let hostileTexts: [(text: String, shown: String, columns: Int)] = [
  ("", "", 0),
  ("Initech", "Initech", 7),
  ("Café Olé", "Café Olé", 8),
  ("Cafe\u{301}", "Cafe\u{301}", 4),
  ("漢字商事", "漢字商事", 8),
  ("ｗｉｄｅ", "ｗｉｄｅ", 8),
  ("한국", "한국", 4),
  ("\u{1112}\u{1161}\u{11AB}", "\u{1112}\u{1161}\u{11AB}", 2),
  ("a\u{1B}[31mb", "a[31mb", 6),
  ("a\u{9B}31mb\u{7F}", "a31mb", 5),
  ("a\tb\r\nc\0", "abc", 3),
  ("\u{202E}gnp.exe\u{202C}", "gnp.exe", 7),
  ("\u{2066}x\u{2069}\u{200F}\u{61C}", "x", 1),
  ("zero\u{200B}\u{FEFF}\u{2060}width", "zerowidth", 9),
  ("soft\u{AD}hyphen", "softhyphen", 10),
  ("👨‍👩‍👧‍👦", "👨", 2),
  ("👍🏽", "👍", 2),
  ("✌🏽", "◇", 1),
  ("🇳🇱x", "◇x", 2),
  ("🇳", "🇳", 1),
  ("🏴\u{E0067}\u{E0062}\u{E007F}", "🏴", 2),
  ("❤\u{FE0F}", "❤", 1),
  ("❤\u{FE0F}\u{200D}🔥", "◇", 1),
  ("1\u{FE0F}\u{20E3}", "1", 1),
  ("🎉", "🎉", 2),
  ("\u{378}\u{E000}\u{10FFFF}", "???", 3),
  ("\u{1FAE9}", "?", 1),
  ("\u{301}a", "a", 1),
  ("क्षि", "क्षि", 3),
  ("o\u{300}\u{301}\u{302}\u{303}\u{304}", "o\u{300}\u{301}\u{302}", 1),
  ("▲■▼●│▁▇⣿…", "▲■▼●│▁▇⣿…", 9),
]

struct GlyphTests {
  @Test(arguments: hostileTexts)
  func `a text is folded to what every terminal draws alike`(
    _ example: (text: String, shown: String, columns: Int)
  ) {
    let glyphs = Glyph.glyphs(of: example.text)
    let shown = glyphs.flatMap { [$0.base] + $0.marks }
    #expect(shown == Array(example.shown.unicodeScalars))
    #expect(glyphs.reduce(0) { $0 + $1.width } == example.columns)
    #expect(example.text.columns == example.columns)
  }

  @Test(arguments: [
    ("漢字商事", 8, "漢字商事"), ("漢字商事", 7, "漢字商…"), ("漢字商事", 6, "漢字…"),
    ("漢字商事", 2, "…"), ("漢字商事", 1, "…"), ("漢字商事", 0, ""), ("漢字商事", -1, ""),
    ("Initech", 7, "Initech"), ("Initech", 4, "Ini…"), ("a漢b", 3, "a…"), ("a漢", 3, "a漢"),
    ("\u{1B}abc", 3, "abc"), ("abc\u{200B}", 3, "abc"),
  ])
  func `a text is cut before the column where it would be too long`(
    _ text: String,
    width: Int,
    shown: String
  ) {
    #expect(Glyph.fitting(text, width: width) == Glyph.glyphs(of: shown))
  }

  @Test func `no scalar at all traps or takes more than two columns`() {
    var widths = [0, 0, 0, 0]
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let columns = String(scalar).columns
      widths[min(columns, 3)] += 1
    }
    // Pinned: another count means that a screen is no longer the same as yesterday.
    #expect(widths == pinnedWidths)
  }

  @Test func `texts of random scalars are as wide as their glyphs`() {
    var numbers = Numbers(seed: 7)
    let scalars: [Unicode.Scalar] = [
      "a", "漢", "\u{301}", "\u{200D}", "👩", "🏽", "\u{1F1F3}", "\u{FE0F}", "\u{1B}", "\u{1161}",
      "\u{1112}", "\u{94D}", "\u{915}", "\u{E000}", "\u{202E}", "\r", "\n", "▲",
    ]
    for _ in 0..<1000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<numbers.next(below: 12) {
        text.append(scalars[numbers.next(below: scalars.count)])
      }
      let fits = (-1..<14).allSatisfy { width in
        let glyphs = Glyph.fitting(String(text), width: width)
        return glyphs.reduce(0) { $0 + $1.width } <= max(0, width)
      }
      #expect(fits, "\(text)")
    }
  }
}

/// How many scalars take no, one, two and more columns.
private let pinnedWidths = [2470, 987_564, 122_030, 0]

/// Numbers that look random and are the same in every run.
struct Numbers {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 2 &+ 1 }

  mutating func next(below limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % max(1, limit)
  }
}
