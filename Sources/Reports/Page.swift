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
    var text = layout.paint(.header, title.shortened(to: layout.width)) + "\n"
    text += subtitle.text.wrapped(to: layout.width).map { line in
      (subtitle.band.map { layout.paint(.band($0), line) } ?? line) + "\n"
    }.joined()
    for section in sections where !section.blocks.isEmpty {
      text += "\n" + layout.paint(.header, section.title.uppercased()) + "\n"
      text += section.blocks.map { $0.text(layout) }.joined(separator: "\n")
    }
    return text
  }

  /// The page in Markdown.
  var markdown: String {
    var text = "# \(title.markdownEscaped)\n\n\(subtitle.text.markdownEscaped)\n"
    for section in sections where !section.blocks.isEmpty {
      text += "\n## \(section.title.markdownEscaped)\n\n"
      text += section.blocks.map(\.markdown).joined(separator: "\n")
    }
    return text
  }
}

extension Page.Block {
  /// Returns the block for a terminal.
  func text(_ layout: Layout) -> String {
    switch self {
    case .table(let table): return table.text(layout)
    case .paragraph(let paragraph):
      return paragraph.split(separator: "\n", omittingEmptySubsequences: false)
        .flatMap { String($0).harmless.wrapped(to: layout.width) }
        .map { $0 + "\n" }.joined()
    case .facts(let lines):
      let table = TextTable(parts: [
        .init(title: "", cells: lines.map { .init($0.name) }),
        .init(title: "", cells: lines.map(\.cell), minimumWidth: 12),
        .init(title: "", cells: lines.map { .init($0.origin) }, rank: 1),
      ])
      return table.body(layout)
    }
  }

  fileprivate var markdown: String {
    switch self {
    case .paragraph(let paragraph):
      return paragraph.split(separator: "\n", omittingEmptySubsequences: false)
        .map { String($0).markdownEscaped + "\n" }.joined(separator: "\n")
    case .facts(let lines):
      return lines.map { line in
        let origin = line.origin.isEmpty ? "" : " (\(line.origin.markdownEscaped))"
        return "- \(line.name): \(line.cell.text.markdownEscaped)\(origin)\n"
      }.joined()
    case .table(let table): return table.markdown
    }
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
