import BookModel
import Canvas

extension StringProtocol {
  /// The text on one line with nothing in it that a terminal would act on.
  ///
  /// Tabs and line breaks become single spaces; other control characters and what turns the
  /// direction of text around are left out.
  var harmless: String {
    if utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return String(self) }
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar.effect {
      case .none: result.append(scalar)
      case .breaksLine: result.append(" ")
      case .acts: continue
      }
    }
    return String(result)
  }

  /// The text with its line breaks and tabs kept and nothing else that a terminal would act on.
  var harmlessKeepingLines: String {
    if utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return String(self) }
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars where scalar.effect != .acts { result.append(scalar) }
    return String(result)
  }
}

extension Unicode.Scalar {
  fileprivate enum Effect { case none, breaksLine, acts }

  /// What a terminal does on it besides showing it.
  fileprivate var effect: Effect {
    if breaksLine || self == "\t" { return .breaksLine }
    return isControl || turnsText || value == 0xFEFF ? .acts : .none
  }
}

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
