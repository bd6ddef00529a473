internal import Canvas

extension Line {
  /// Returns what is drawn on a small frame as lines, so that charts can stand between texts.
  static func drawn(rows: Int, columns: Int, _ draw: (inout Frame) -> Void) -> [Line] {
    var frame = Frame(rows: rows, columns: columns)
    draw(&frame)
    return (0..<frame.rows).map { row in
      var line = Line()
      var text = ""
      var style = Style()
      for column in 0..<frame.columns {
        let cell = frame[row, column]
        if cell.style != style {
          line.add(text, style.role, style.emphasis)
          text = ""
          style = cell.style
        }
        if let glyph = cell.glyph { text += glyph.text }
      }
      line.add(text, style.role, style.emphasis)
      return line
    }
  }

  /// Adds a bar of a width; nothing where there is no room for one.
  mutating func add(_ bar: Bar, width: Int, _ glyphs: GlyphSet) {
    guard width > 0 else { return }
    let drawn = Line.drawn(rows: 1, columns: width) { frame in
      frame.draw(bar, row: 0, column: 0, width: width, glyphs: glyphs)
    }
    for line in drawn { add(line) }
  }

  /// Returns text broken between words into lines of at most `width` columns.
  static func wrapped(_ text: String, width: Int, indent: Int = 0, _ role: Role = .text) -> [Line] {
    let room = max(1, width - indent)
    var rows: [String] = []
    var (current, used) = ("", 0)
    for word in text.split(whereSeparator: \.isWhitespace) {
      for piece in String(word).broken(width: room) {
        let columns = piece.columns
        if current.isEmpty {
          (current, used) = (piece, columns)
        } else if used + 1 + columns <= room {
          current += " " + piece
          used += 1 + columns
        } else {
          rows.append(current)
          (current, used) = (piece, columns)
        }
      }
    }
    if !current.isEmpty { rows.append(current) }
    return rows.map { row in
      var line = Line(String(repeating: " ", count: indent))
      line.add(row, role)
      return line
    }
  }
}

extension String {
  /// The text in pieces of at most `width` columns.
  fileprivate func broken(width: Int) -> [String] {
    guard columns > width else { return [self] }
    var pieces: [String] = []
    var piece = ""
    for character in self {
      if !piece.isEmpty, (piece + String(character)).columns > width {
        pieces.append(piece)
        piece = ""
      }
      piece.append(character)
    }
    return pieces + [piece]
  }
}
