import BookModel

/// A text page for people: a title, then sections; empty ones are left out.
struct Page: Sendable {
  /// A heading with what stands below it.
  struct Section: Sendable {
    var title: String
    var blocks: [Block]
  }

  /// A piece of a section.
  enum Block: Sendable {
    /// Names with their values.
    case facts([FactLine])
    case table(TextTable)
    /// Text that is broken at the page's width.
    case paragraph(String)
    /// Points, one below the other.
    case list([Item])
    /// Text whose lines stay as they are.
    case verbatim(String)
    /// Text that is sent on as it is; only where it is read, its long lines are broken.
    case letter(String)
  }

  /// A point of a list.
  struct Item: Hashable, Sendable {
    var text: String
    /// Whether a step is done; nil for a point that is no step.
    var isDone: Bool?
    /// How far it is moved in: 0 for a point, 1 for one below a point.
    var level = 0

    init(_ text: String, isDone: Bool? = nil, level: Int = 0) {
      self.text = text
      self.isDone = isDone
      self.level = level
    }
  }

  /// A name with a value and what to know about it.
  struct FactLine: Hashable, Sendable {
    var name: String
    var cell: TextTable.Cell
    /// Where the value comes from; empty when nothing is known.
    var origin = ""
  }

  var title: String
  var subtitle: TextTable.Cell
  var sections: [Section]
}

extension Page {
  /// Returns the page for a terminal.
  func text(_ layout: Layout) -> String {
    lines(width: layout.width).map { $0.painted(layout) + "\n" }.joined()
  }

  /// The page in Markdown.
  var markdown: String {
    var text = "# \(title.markdownEscaped)\n"
    if !subtitle.text.isEmpty { text += "\n\(subtitle.text.markdownLine)\n" }
    for section in sections where !section.blocks.isEmpty {
      text += "\n## \(section.title.markdownEscaped)\n\n"
      text += section.blocks.map(\.markdown).joined(separator: "\n")
    }
    return text
  }
}

extension Page.Block {
  fileprivate var markdown: String {
    switch self {
    case .paragraph(let paragraph):
      return paragraph.lines.map { $0.markdownLine + "\n" }.joined(separator: "\n")
    case .facts(let lines):
      return lines.map { line in
        let origin = line.origin.isEmpty ? "" : " (\(line.origin.markdownEscaped))"
        return "- \(line.name.markdownEscaped): \(line.cell.text.markdownEscaped)\(origin)\n"
      }.joined()
    case .table(let table): return table.markdown
    case .list(let items): return items.map(\.markdown).joined()
    case .verbatim(let text), .letter(let text): return text.markdownFenced
    }
  }
}

extension Page.Item {
  fileprivate var markdown: String {
    let box = isDone.map { $0 ? "[x] " : "[ ] " } ?? ""
    return String(repeating: "  ", count: level) + "- \(box)\(text.markdownLine)\n"
  }
}

extension String {
  /// Returns the text cut to `width`; whole without one.
  func shortened(to width: Int?) -> String {
    guard let width, displayWidth > width else { return self }
    return cut(to: width)
  }

  /// Returns the lines of the text broken between words, each indented as the first one is.
  ///
  /// A word wider than a line is cut through.
  func wrapped(to width: Int?) -> [String] {
    guard let width, width > 0, displayWidth > width else { return [self] }
    let indent = String(prefix { $0 == " " }.prefix(width / 2))
    let room = width - indent.utf8.count
    var lines: [String] = []
    for word in split(separator: " ") {
      if let last = lines.last, (last + " " + word).displayWidth <= room {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines += String(word).pieces(of: room)
      }
    }
    return lines.map { indent + $0 }
  }

  /// Returns the text in pieces of at most `width` columns.
  private func pieces(of width: Int) -> [String] {
    var pieces = [""]
    var used = 0
    for character in self {
      let columns = String(character).displayWidth
      if used > 0, used + columns > width {
        pieces.append("")
        used = 0
      }
      pieces[pieces.count - 1].append(character)
      used += columns
    }
    return pieces
  }
}
