import BookModel
import Canvas

extension String {
  /// Returns the text as it can be shown in `width` columns, ending in `…` where something was cut.
  func cut(to width: Int) -> String { Glyph.fitting(self, width: width).text }

  /// Returns the text filled up with spaces to `width` columns.
  func padded(to width: Int, _ alignment: Alignment = .left) -> String {
    let filling = String(repeating: " ", count: max(0, width - displayWidth))
    return alignment == .left ? self + filling : filling + self
  }
}

/// The side of its column on which a cell stands.
enum Alignment: Hashable, Sendable {
  case left, right
}

extension WeekSeries {
  /// The last `weeks` of a series drawn in a line; a dot stands for an unknown week.
  func sparkline(weeks: Int) -> String {
    Sparkline(Array(self)).glyphs(width: Swift.min(weeks, count), .block).text
  }
}
