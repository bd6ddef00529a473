import BookModel
import Canvas

/// Rows in aligned columns for a terminal.
struct TextTable: Sendable {
  /// One column with its cells.
  struct Part: Sendable {
    var title: String
    var alignment = Alignment.left
    var cells: [Cell]
    /// The width down to which it may be cut; nil when it is never cut.
    var minimumWidth: Int?
    /// How early it is left out where space is short: the highest first; nil when never.
    var rank: Int?

    /// The columns that its widest cell takes.
    var width: Int { cells.reduce(title.displayWidth) { max($0, $1.text.displayWidth) } }
  }

  /// A text in a column.
  struct Cell: Hashable, Sendable {
    var text: String
    /// The band whose colour it has.
    var band: HealthBand?

    init(_ text: String, band: HealthBand? = nil) {
      self.text = text
      self.band = band
    }
  }

  var parts: [Part]
  private static let gap = "  "
}

extension TextTable {
  /// Returns the table: a header line, then a line a row, without blanks at the end.
  func text(_ layout: Layout) -> String {
    guard !layout.usesColor else {
      return lines(width: layout.width).map { $0.painted(layout) + "\n" }.joined()
    }
    // Lists may have a hundred thousand rows: without colours their texts are all there is to them.
    let (parts, widths) = arranged(in: layout.width)
    return header(of: parts, widths) + "\n"
      + rows.map {
        cells($0, of: parts, widths).joined(separator: TextTable.gap).trimmedAtEnd + "\n"
      }
      .joined()
  }

  /// Returns the header and the rows in lines of at most `width` columns.
  func lines(width: Int?) -> [ReportLine] {
    let (parts, widths) = arranged(in: width)
    return [ReportLine(header(of: parts, widths), .header)]
      + rows.map { line($0, of: parts, widths) }
  }

  /// Returns the rows alone.
  func bodyLines(width: Int?) -> [ReportLine] {
    let (parts, widths) = arranged(in: width)
    return rows.map { line($0, of: parts, widths) }
  }

  private var rows: Range<Int> { 0..<(parts.first?.cells.count ?? 0) }

  private func header(of parts: [Part], _ widths: [Int]) -> String {
    zip(parts, widths).map { part, width in part.title.shown(in: width, part.alignment) }
      .joined(separator: TextTable.gap).trimmedAtEnd
  }

  private func arranged(in width: Int?) -> (parts: [Part], widths: [Int]) {
    guard let width else { return (parts, parts.map(\.width)) }
    let kept = fitting(width)
    return (kept, TextTable.widths(of: kept, in: width))
  }

  private func cells(_ row: Int, of parts: [Part], _ widths: [Int]) -> [String] {
    zip(parts, widths).map { part, width in part.cells[row].text.shown(in: width, part.alignment) }
  }

  private func line(_ row: Int, of parts: [Part], _ widths: [Int]) -> ReportLine {
    var line = ReportLine()
    for (column, text) in cells(row, of: parts, widths).enumerated() {
      if column > 0 { line.append(TextTable.gap, .plain) }
      line.append(text, parts[column].cells[row].band.style)
    }
    line.trimEnd()
    return line
  }

  /// The parts that stay when those of the highest rank are left out until the rest fits.
  private func fitting(_ width: Int) -> [Part] {
    var kept = parts
    while TextTable.minimumWidth(of: kept) > width,
      let victim = kept.indices.filter({ kept[$0].rank != nil })
        .max(by: { (kept[$0].rank ?? 0) < (kept[$1].rank ?? 0) })
    {
      kept.remove(at: victim)
    }
    return kept
  }

  private static func minimumWidth(of parts: [Part]) -> Int {
    parts.reduce(gaps(parts)) { $0 + min($1.width, $1.minimumWidth ?? $1.width) }
  }

  private static func gaps(_ parts: [Part]) -> Int { max(0, parts.count - 1) * gap.utf8.count }

  /// The widths of the parts, the widest that may be cut made narrower until all fit.
  private static func widths(of parts: [Part], in width: Int) -> [Int] {
    var widths = parts.map(\.width)
    var excess = widths.reduce(gaps(parts), +) - width
    while excess > 0,
      let widest = widths.indices.filter({ widths[$0] > parts[$0].minimumWidth ?? .max })
        .max(by: { widths[$0] < widths[$1] })
    {
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }
}

extension TextTable {
  /// The table in Markdown, columns without a title left out.
  var markdown: String {
    let parts = parts.filter { !$0.title.isEmpty }
    return MarkdownTable(
      header: parts.map(\.title),
      alignments: parts.map(\.alignment),
      rows: (parts.first?.cells ?? []).indices.map { row in parts.map { $0.cells[row].text } }
    ).text
  }
}

extension String {
  /// Whether every character is a printable one of ASCII, which takes one column.
  private var isPlain: Bool { utf8.allSatisfy { (0x20..<0x7F).contains($0) } }

  /// The columns that the text takes on a screen; plain ASCII is counted without a closer look.
  var displayWidth: Int { isPlain ? utf8.count : columns }

  /// Returns the text in exactly `width` columns, cut or filled up.
  ///
  /// What is no plain ASCII is always drawn anew: terminals disagree about the width of joined emoji
  /// and flags, and what was measured must be what is printed.
  fileprivate func shown(in width: Int, _ alignment: Alignment) -> String {
    (isPlain && utf8.count <= width ? self : cut(to: width)).padded(to: width, alignment)
  }

  /// The text without blanks at its end.
  var trimmedAtEnd: String {
    var rest = self[...]
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}
