import BookModel

extension RawValue {
  /// The text without control and format characters; numbers and flags as they are written, the
  /// texts of a list joined by commas.
  var words: Value<String> {
    let text: String
    switch self {
    case .null: return .absent
    case .flag(let flag): text = flag ? "true" : "false"
    case .number(let number):
      text = Int(exactly: number).map(String.init) ?? "\(number)"
    case .text(let written): text = cleanedName(written)
    case .moment(let moment): text = WrittenDate.text(ofMoment: moment)
    case .list(let items):
      text = items.map(cleanedName).filter { !$0.isEmpty }.joined(separator: ", ")
    }
    return text.isBlank ? .absent : .known(text)
  }
}

/// Returns a name without control, bidirectional and zero-width characters, and without outer space.
func cleanedName(_ name: String) -> String {
  if name.isPlain { return name }
  if name.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return name.trimmed }
  let kept = name.unicodeScalars.filter { !$0.isControl && !$0.isInvisible }
  return String(String.UnicodeScalarView(kept)).trimmed
}

/// Returns a text of several lines without control, bidirectional and zero-width characters.
///
/// Line feeds stay, tabs become spaces.
func cleanedText(_ text: String) -> String {
  var kept = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    if scalar == "\n" {
      kept.append(scalar)
    } else if scalar == "\t" || scalar == "\u{A0}" {
      kept.append(" ")
    } else if !scalar.isControl, !scalar.isInvisible {
      kept.append(scalar)
    }
  }
  return String(kept).trimmed
}

/// Returns a name or path fit to show in a message: cleaned, and cut when very long.
func shownName(_ name: String) -> String {
  let clean = cleanedName(name)
  return clean.unicodeScalars.count <= 200 ? clean : clean.prefix(200) + "…"
}

extension String {
  /// Whether there is nothing to clean: ASCII characters that show, and no space at the ends.
  fileprivate var isPlain: Bool {
    let utf8 = utf8
    guard let first = utf8.first, let last = utf8.last, first > 0x20, last > 0x20 else {
      return false
    }
    return utf8.allSatisfy { $0 &- 0x20 < 0x5F }
  }

  /// The text without white space and line ends around it.
  var trimmed: String {
    guard let first = unicodeScalars.firstIndex(where: { !$0.isSpace }),
      let last = unicodeScalars.lastIndex(where: { !$0.isSpace })
    else { return "" }
    return String(unicodeScalars[first...last])
  }

  /// Whether there is nothing but white space.
  var isBlank: Bool { unicodeScalars.allSatisfy(\.isSpace) }
}

extension Unicode.Scalar {
  /// Whether it is white space; the property is slow to ask for, and most text is ASCII.
  var isSpace: Bool {
    value < 0x80 ? value == 0x20 || (0x09...0x0D).contains(value) : properties.isWhitespace
  }

  /// Whether it shows nothing by itself: bidirectional controls, joiners, zero-width spaces, tags.
  fileprivate var isInvisible: Bool {
    switch value {
    case 0xAD, 0x180E, 0x200B...0x200D, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB,
      0xE0000...0xE007F:
      true
    default: turnsText
    }
  }
}
