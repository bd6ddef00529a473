extension ConformanceTests {
  /// What the RFC leaves to a parser, with what this one does.
  static let choices: [(text: Case, value: String, why: String)] =
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
}
