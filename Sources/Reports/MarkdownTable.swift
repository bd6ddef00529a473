/// A table in Markdown, as GitHub and most note-taking tools read it.
struct MarkdownTable: Hashable, Sendable {
  var header: [String]
  var alignments: [Alignment]
  var rows: [[String]]

  /// The text, a line a row.
  var text: String {
    let rule = alignments.map { $0 == .left ? "---" : "---:" }
    return ([header.map(\.markdownEscaped), rule] + rows.map { $0.map(\.markdownEscaped) })
      .map { "| " + $0.joined(separator: " | ") + " |\n" }
      .joined()
  }
}

extension String {
  /// The text on one line, with nothing in it that Markdown would read as more than text.
  var markdownEscaped: String {
    harmless.unicodeScalars.reduce(into: "") { text, scalar in
      if String.markdownSigns.contains(scalar) { text.unicodeScalars.append("\\") }
      text.unicodeScalars.append(scalar)
    }
  }

  private static let markdownSigns = Set("\\`*_[]<>|#~&".unicodeScalars)
}
