/// A series as one character for each value, the newest at the right.
///
/// It is drawn from 0 (or the lowest value, if that is negative) to the highest, unless it is given
/// a scale. The tallest bar is `▇`, so that the bars of adjacent rows do not run together.
public struct Sparkline: Hashable, Sendable {
  /// The values, oldest first; nil for one that is not known.
  public var values: [Double?]
  /// What the lowest and the highest bar stand for; nil to fit the values.
  public var scale: ClosedRange<Double>?

  /// Creates a sparkline.
  public init(_ values: [Double?], scale: ClosedRange<Double>? = nil) {
    self.values = values
    self.scale = scale
  }

  /// Returns exactly `width` glyphs: the newest values, or blanks before the first one.
  ///
  /// A value that is not known shows as `·`, in ASCII as a blank.
  public func glyphs(width: Int, _ set: GlyphSet) -> [Glyph] {
    guard width > 0 else { return [] }
    let shown = values.suffix(width)
    let scale = self.scale ?? Scale.fitting(values)
    let levels = set == .ascii ? Self.asciiLevels : Self.blockLevels
    let unknown = set == .ascii ? Glyph.space : Glyph("·")
    let blanks = [Glyph](repeating: .space, count: width - shown.count)
    return blanks
      + shown.map { value in
        guard let value, value.isFinite, let scale else { return unknown }
        return levels[Scale.step(of: value, in: scale, steps: levels.count)]
      }
  }

  private static let blockLevels = "▁▂▃▄▅▆▇".unicodeScalars.map { Glyph($0) }
  private static let asciiLevels = ".12345678".unicodeScalars.map { Glyph($0) }
}

extension Frame {
  /// Draws a sparkline into `width` columns of a row.
  public mutating func draw(
    _ sparkline: Sparkline,
    row: Int,
    column: Int,
    width: Int,
    _ style: Style = Style(.chart1),
    glyphs: GlyphSet
  ) {
    write(sparkline.glyphs(width: width, glyphs), row: row, column: column, style)
  }
}
