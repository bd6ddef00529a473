internal import BookModel
internal import Canvas

extension Frame {
  /// Replaces every character that is not ASCII, where the terminal has no other.
  ///
  /// Our own signs have letters of their own, Latin letters lose their accents, the rest becomes `?`.
  mutating func keepToASCII(_ glyphs: GlyphSet) {
    guard glyphs == .ascii else { return }
    for row in 0..<rows {
      for column in 0..<columns {
        guard let glyph = self[row, column].glyph, glyph.base.value >= 0x80 || !glyph.marks.isEmpty
        else { continue }
        let isWide = glyph.width == 2
        self[row, column].glyph = glyph.ascii
        if isWide, column + 1 < columns { self[row, column + 1].glyph = .space }
      }
    }
  }
}

extension Glyph {
  /// The nearest ASCII character.
  fileprivate var ascii: Glyph {
    if let sign = Glyph.signs[base] { return Glyph(sign) }
    let folded = String(base).folded.unicodeScalars.first
    if let folded, folded.value < 0x80, folded.value >= 0x20 { return Glyph(folded) }
    return Glyph("?")
  }

  private static let signs: [Unicode.Scalar: Unicode.Scalar] = [
    "▲": "H", "■": "C", "▼": "P", "▸": ">", "›": ">", "•": "o", "·": "-", "◆": "*", "✓": "x",
    "✗": "x", "Δ": "d", "…": "~", "│": "|", "─": "-", "↑": "^", "↓": "v", "↵": "E", "←": "<",
    "→": ">",
    "≤": "<", "≥": ">", "┌": "+", "┐": "+", "└": "+", "┘": "+",
  ]
}
