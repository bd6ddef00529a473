public import Canvas

/// The characters to draw with, as the user chooses them.
public enum GlyphChoice: String, CaseIterable, Hashable, Sendable {
  case auto, braille, block, ascii

  /// The characters; nil to find out what the terminal can show.
  public var glyphs: GlyphSet? {
    switch self {
    case .auto: nil
    case .braille: .braille
    case .block: .block
    case .ascii: .ascii
    }
  }
}
