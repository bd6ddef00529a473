/// Turns the HTML of notes and tasks into plain text.
enum PlainText {
  /// Returns the text: tags dropped, blocks on lines of their own, list items after a dash, entities
  /// decoded, control characters removed.
  static func from(html: String) -> String {
    // Where there is no markup, the line ends are the writer's own.
    let isMarkup = html.contains("</") || html.contains("<br") || html.contains("<p")
    var text = String.UnicodeScalarView()
    var rest = html.unicodeScalars[...]
    while let next = rest.first {
      if next == "<", let tag = Tag(at: rest) {
        rest = rest[tag.end...]
        tag.append(to: &text)
        if tag.hidesContent { rest = rest[endOfHidden(tag.name, in: rest)...] }
      } else if next == "&", let entity = Entity(at: rest) {
        rest = rest[entity.end...]
        text.append(entity.scalar)
      } else {
        rest = rest.dropFirst()
        if !next.isSpace {
          text.append(next)
        } else if next == "\n", !isMarkup {
          text.append(next)
        } else if let last = text.last, last != " ", last != "\n" {
          text.append(" ")
        }
      }
    }
    return lines(of: String(text))
  }

  /// The text without space at the ends of its lines and without runs of empty lines.
  private static func lines(of text: String) -> String {
    cleanedText(text).split(separator: "\n").map { String($0).trimmed }
      .filter { !$0.isEmpty && $0 != "-" }.joined(separator: "\n")
  }

  /// The place after the closing tag of an element whose content is not text.
  private static func endOfHidden(
    _ name: String,
    in rest: Substring.UnicodeScalarView
  ) -> String.Index {
    var place = rest.startIndex
    while place < rest.endIndex {
      let next = rest.index(after: place)
      // Looked into any other tag, a hostile text of comments without end would be quadratic.
      if rest[place] == "<", next < rest.endIndex, rest[next] == "/",
        let tag = Tag(at: rest[place...]), tag.name == name
      {
        return tag.end
      }
      place = next
    }
    return rest.endIndex
  }
}

/// A tag of HTML.
private struct Tag {
  var name: String
  var isClosing: Bool
  var end: String.Index

  /// Reads the tag at a `<`; nil when it is a mere sign, as in `a < b`.
  init?(at rest: Substring.UnicodeScalarView) {
    var place = rest.index(after: rest.startIndex)
    guard place < rest.endIndex else { return nil }
    if rest.starts(with: "<!--".unicodeScalars) {
      name = "!"
      isClosing = false
      end = Tag.endOfComment(in: rest)
      return
    }
    isClosing = rest[place] == "/"
    if isClosing { place = rest.index(after: place) }
    guard place < rest.endIndex, rest[place].isTagLetter || rest[place] == "!" else {
      return nil
    }
    // Looking over the next `<` would make a hostile text quadratic.
    let body = rest[place...]
    guard let close = body.firstIndex(where: { $0 == ">" || $0 == "<" }), body[close] == ">" else {
      return nil
    }
    name = String(String.UnicodeScalarView(body.prefix(while: \.isTagLetter))).lowercased()
    if body.first != "!", name.isEmpty { return nil }
    end = rest.index(after: close)
  }

  /// The place after a comment; one without an end takes all the rest.
  private static func endOfComment(in rest: Substring.UnicodeScalarView) -> String.Index {
    var dashes = 0
    for place in rest.indices.dropFirst(4) {
      if rest[place] == ">", dashes >= 2 { return rest.index(after: place) }
      dashes = rest[place] == "-" ? dashes + 1 : 0
    }
    return rest.endIndex
  }

  /// Whether what it holds is no text.
  var hidesContent: Bool { !isClosing && (name == "script" || name == "style") }

  /// Appends what the tag stands for.
  func append(to text: inout String.UnicodeScalarView) {
    switch name {
    case "li" where !isClosing: text.append(contentsOf: "\n- ".unicodeScalars)
    case "p", "div", "br", "ul", "ol", "li", "tr", "table", "h", "blockquote", "pre", "section":
      text.append("\n")
    case "td", "th":
      if let last = text.last, last != " " { text.append(" ") }
    default: break
    }
  }
}

/// An entity of HTML, such as `&amp;` or `&#8217;`.
private struct Entity {
  var scalar: Unicode.Scalar
  var end: String.Index

  /// Reads the entity at a `&`; nil when it is a mere sign.
  init?(at rest: Substring.UnicodeScalarView) {
    let body = rest.dropFirst().prefix(12)
    guard let close = body.firstIndex(of: ";") else { return nil }
    let name = String(String.UnicodeScalarView(body[..<close]))
    guard let scalar = Entity.scalar(named: name) else { return nil }
    self.scalar = scalar
    end = rest.index(after: close)
  }

  private static func scalar(named name: String) -> Unicode.Scalar? {
    guard name.first == "#" else { return named[name] }
    let digits = name.dropFirst()
    let isHexadecimal = digits.first == "x" || digits.first == "X"
    let number =
      isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    guard let number, number > 0 else { return nil }
    return Unicode.Scalar(number) ?? "\u{FFFD}"
  }

  private static let named: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ndash": "–",
    "mdash": "—", "hellip": "…", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”",
    "laquo": "«", "raquo": "»", "bull": "•", "middot": "·", "euro": "€", "pound": "£",
    "copy": "©", "reg": "®", "trade": "™", "deg": "°", "times": "×", "rarr": "→", "larr": "←",
    "auml": "ä", "ouml": "ö", "uuml": "ü", "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü", "szlig": "ß",
    "eacute": "é", "egrave": "è", "agrave": "à", "ccedil": "ç", "ntilde": "ñ",
  ]
}

extension Unicode.Scalar {
  /// Whether it may stand in a tag's name: a Latin letter.
  fileprivate var isTagLetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
}
