/// Shares of a width, drawn one after the other, and the rest of the width as a track.
public struct Bar: Hashable, Sendable {
  /// One part of the bar.
  public struct Part: Hashable, Sendable {
    /// The share of the whole, from 0 to 1.
    public var share: Double
    /// What it means.
    public var role: Role

    /// Creates a part; a share that is no number counts as 0.
    public init(_ share: Double, _ role: Role) {
      self.share = share.isNaN ? 0 : min(1, max(0, share))
      self.role = role
    }
  }

  /// The parts, from the left; nil when they are not known.
  public var parts: [Part]?
  /// Whether the rest of the width is shown.
  public var hasTrack: Bool

  /// Creates a bar of several parts.
  public init(_ parts: [Part]?, hasTrack: Bool = true) {
    self.parts = parts
    self.hasTrack = hasTrack
  }

  /// Creates a bar of one part; nil when its share is not known.
  public init(_ share: Double?, _ role: Role = .chart1, hasTrack: Bool = true) {
    self.init(share.map { [Part($0, role)] }, hasTrack: hasTrack)
  }
}

extension Frame {
  /// Draws a bar into `width` columns of a row.
  ///
  /// A bar of one part ends to the eighth of a column; those of several end at whole columns and
  /// differ in shade, not in colour alone. A bar that is not known is a row of `·`.
  public mutating func draw(
    _ bar: Bar,
    row: Int,
    column: Int,
    width: Int,
    on surface: Surface = .plain,
    glyphs: GlyphSet
  ) {
    let rect = Rect(row: row, column: column, rows: 1, columns: width)
    let track = Style(.muted, on: surface)
    guard let parts = bar.parts else {
      return fill(rect, track, with: Glyph(glyphs == .ascii ? "?" : "·"))
    }
    fill(rect, track, with: bar.hasTrack ? glyphs.track : .space)
    var (start, sum) = (0, 0.0)
    for (index, part) in parts.enumerated() {
      sum = min(1, sum + part.share)
      let style = Style(part.role, on: surface)
      let eighths = Int((sum * Double(rect.columns) * 8).rounded())
      let isLone = parts.count == 1 && glyphs != .ascii
      let end = isLone ? eighths / 8 : (eighths + 4) / 8
      let filled = Rect(row: row, column: column + start, rows: 1, columns: end - start)
      fill(filled, style, with: glyphs.shade(index))
      if isLone, let rest = GlyphSet.eighth(eighths % 8) {
        put(rest, row: row, column: column + end, style)
      }
      start = max(start, end)
    }
  }
}

extension GlyphSet {
  /// What the empty part of a bar is drawn with.
  fileprivate var track: Glyph { Glyph(self == .ascii ? "." : "░") }

  /// What a part of a bar is drawn with, so that neighbours can be told apart.
  fileprivate func shade(_ index: Int) -> Glyph {
    let shades: [Unicode.Scalar] = self == .ascii ? ["#", "=", "-"] : ["█", "▓", "▒"]
    return Glyph(shades[index % shades.count])
  }

  /// A column filled from the left by some eighths; nil for none.
  fileprivate static func eighth(_ eighths: Int) -> Glyph? {
    guard (1...7).contains(eighths) else { return nil }
    return Unicode.Scalar(UInt32(0x2590 - eighths)).map { Glyph($0) }
  }
}
