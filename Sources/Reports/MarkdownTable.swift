import BookModel

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
  /// The text as a line of its own, where a sign or a number in front would begin a list.
  var markdownLine: String {
    let text = markdownEscaped
    let rest = text.drop { $0 == " " }
    if let first = rest.utf8.first, [0x2B, 0x2D, 0x3D].contains(first) {
      return text.prefix(text.count - rest.count) + "\\" + rest
    }
    let number = rest.prefix { ("0"..."9").contains($0) }
    let sign = rest.dropFirst(number.count)
    guard !number.isEmpty, let end = sign.first, end == "." || end == ")" else { return text }
    return text.prefix(text.count - sign.count) + "\\" + sign
  }

  /// The text between fences that nothing in it can close, its lines as they are.
  var markdownFenced: String {
    let lines = lines.map { String($0.harmlessKeepingLines) }
    let ticks = lines.map { line in line.drop { $0 == " " }.prefix { $0 == "`" }.count }
    let fence = String(repeating: "`", count: max(3, (ticks.max() ?? 0) + 1))
    return fence + "text\n" + lines.map { $0 + "\n" }.joined() + fence + "\n"
  }
}
