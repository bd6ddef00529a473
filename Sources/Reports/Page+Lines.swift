import BookModel

extension Page {
  /// Returns the page in lines of at most `width` columns; as long as they are without one.
  func lines(width: Int?) -> [ReportLine] {
    var lines = [ReportLine(title.shortened(to: width), .header)]
    if !subtitle.text.isEmpty {
      lines += subtitle.text.wrapped(to: width).map { ReportLine($0, subtitle.band.style) }
    }
    for section in sections where !section.blocks.isEmpty {
      lines += [ReportLine(), ReportLine(section.title.uppercased(), .header)]
      lines += section.blocks.map { $0.lines(width: width) }.joined(separator: [ReportLine()])
    }
    return lines
  }
}

extension Page.Block {
  /// Returns the block in lines of at most `width` columns.
  func lines(width: Int?) -> [ReportLine] {
    switch self {
    case .table(let table): table.lines(width: width)
    case .paragraph(let paragraph):
      paragraph.lines.flatMap { $0.harmless.wrapped(to: width) }.map { ReportLine($0) }
    case .verbatim(let text): text.lines.map { ReportLine("  " + $0.harmless) }
    case .letter(let text):
      text.lines.flatMap { ("  " + $0.harmless).wrapped(to: width) }.map { ReportLine($0) }
    case .list(let items): items.flatMap { $0.lines(width: width) }
    case .facts(let lines): Page.Block.table(of: lines).bodyLines(width: width)
    }
  }

  /// Names, values and origins under each other.
  private static func table(of lines: [Page.FactLine]) -> TextTable {
    TextTable(parts: [
      .init(title: "", cells: lines.map { .init($0.name) }),
      .init(title: "", cells: lines.map(\.cell), minimumWidth: 12),
      .init(title: "", cells: lines.map { .init($0.origin) }, rank: 1),
    ])
  }
}

extension Page.Item {
  /// Returns the item with its mark, further lines indented below its text.
  fileprivate func lines(width: Int?) -> [ReportLine] {
    let mark = String(repeating: "  ", count: level) + sign + " "
    let room = width.map { max(8, $0 - mark.displayWidth) }
    let indent = String(repeating: " ", count: mark.displayWidth)
    return text.harmless.wrapped(to: room).enumerated().map { number, line in
      ReportLine((number == 0 ? mark : indent) + line)
    }
  }

  private var sign: String {
    switch isDone {
    case nil: "-"
    case true?: "[x]"
    case false?: "[ ]"
    }
  }
}

extension String {
  /// The lines of the text, empty ones too.
  var lines: [String] {
    split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
