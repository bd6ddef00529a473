/// The characters that a terminal is trusted to draw, from the most to the fewest.
public enum GlyphSet: String, CaseIterable, Hashable, Sendable {
  /// Braille patterns, blocks and box drawing.
  case braille
  /// Blocks and box drawing, for fonts without braille.
  case block
  /// Printable ASCII only.
  case ascii
}

extension GlyphSet {
  /// The parts of a box.
  struct Box {
    /// Horizontal, vertical, then the corners from the top left, clockwise.
    let horizontal, vertical, topLeft, topRight, bottomRight, bottomLeft: Glyph
  }

  /// The parts to draw a box with.
  var box: Box {
    switch self {
    case .braille, .block:
      Box(
        horizontal: Glyph("─"),
        vertical: Glyph("│"),
        topLeft: Glyph("┌"),
        topRight: Glyph("┐"),
        bottomRight: Glyph("┘"),
        bottomLeft: Glyph("└")
      )
    case .ascii:
      Box(
        horizontal: Glyph("-"),
        vertical: Glyph("|"),
        topLeft: Glyph("+"),
        topRight: Glyph("+"),
        bottomRight: Glyph("+"),
        bottomLeft: Glyph("+")
      )
    }
  }
}
