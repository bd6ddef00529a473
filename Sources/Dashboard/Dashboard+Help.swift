internal import BookModel
internal import BookQuery
internal import Canvas

/// A row of the help.
struct HelpRow: Equatable, Sendable {
  /// The keys, or what is explained.
  var keys: String
  /// What they do.
  var sentence: String
  /// What it is called elsewhere; found by the search, not shown.
  var title = ""
  /// What Enter runs; nil for a row that only explains.
  var action: Action?
}

/// A line of the help's text.
struct HelpLine: Equatable, Sendable {
  /// What it says.
  var line: Line
  /// The row it is of, counted over all that are shown; nil for headings and blanks.
  var row: Int?
  /// What Enter runs there; nil for nothing.
  var action: Action?
}

extension HelpState {
  /// Returns the columns of the help's text: a narrow screen is covered from edge to edge.
  static func width(columns: Int) -> Int { max(1, columns <= 84 ? columns - 4 : 74) }
}

extension Dashboard {
  /// Returns the rows of text that the help has on a screen of so many rows.
  func helpRows(_ rows: Int) -> Int { max(1, rows - 5) }

  /// Returns the text of the help: the keys here, those everywhere, the signs, the filter.
  func helpText(_ help: HelpState, width: Int) -> [HelpLine] {
    let words = help.search.text.folded.split(separator: " ")
    var lines: [HelpLine] = []
    for section in helpSections {
      let shown =
        words.isEmpty
        ? section.rows
        : section.rows.filter { row in
          let text = "\(row.keys) \(row.title) \(row.sentence)".folded
          return words.allSatisfy { text.contains($0) }
        }
      guard !shown.isEmpty else { continue }
      lines.append(HelpLine(line: Line(section.title, .focus, .bold)))
      for row in shown { add(row, to: &lines, width: width) }
      lines.append(HelpLine(line: .blank))
    }
    let nothing = Line("Nothing here matches. Esc shows everything again.")
    return lines.isEmpty ? [HelpLine(line: nothing)] : lines
  }

  private func add(_ row: HelpRow, to lines: inout [HelpLine], width: Int) {
    let keyWidth = 18
    let number = (lines.last { $0.row != nil }?.row ?? -1) + 1
    let keys = row.keys.keyName(options.glyphs)
    // What is longer than its column has a line of its own.
    let isLong = keys.columns + 3 > keyWidth
    if isLong {
      var line = Line("  ")
      line.add(keys, .strong)
      lines.append(HelpLine(line: line, row: number, action: row.action))
    }
    let texts = Line.wrapped(row.sentence, width: max(10, width - keyWidth))
    for (index, text) in texts.enumerated() {
      var line = Line()
      line.add(index == 0 && !isLong ? "  \(keys)" : "", width: keyWidth, .strong)
      line.add(text)
      lines.append(HelpLine(line: line, row: number, action: row.action))
    }
  }

  private var helpSections: [(title: String, rows: [HelpRow])] {
    let actions = ActionGroup.allCases.map { group in
      let entries = options.keys.entries.filter {
        $0.group == group && $0.contexts.contains(keyContext)
      }
      let rows = entries.map { entry in
        HelpRow(
          keys: entry.allKeyNames,
          sentence: entry.sentence,
          title: entry.title,
          action: entry.action
        )
      }
      return (title: group.rawValue, rows: rows)
    }
    let filters = FilterGuide.sections.map { section in
      let rows = section.rows.map {
        HelpRow(keys: $0.term, sentence: $0.meaning.asSentence, title: "filter")
      }
      return (title: "Filter: \(section.title.lowercased())", rows: rows)
    }
    return actions + [("Signs", HelpRow.signs), ("Figures", HelpRow.figures)] + filters
  }
}

extension Dashboard {
  /// Answers a key while the help is open.
  mutating func press(_ key: Key, help: HelpState) -> [Effect] {
    var help = help
    let isSearching = !help.search.text.isEmpty
    let closing: [Key] = [.escape, .character("q"), .character("?")]
    if key == .function(1) || !isSearching && closing.contains(key) { return closeOverlay() }
    var text = helpText(help, width: HelpState.width(columns: size.columns))
    if key == .enter { return run(help, text) }
    if key == .escape {
      help = HelpState()
    } else if let rows = HelpState.rows(for: key, page: helpRows(size.rows)) {
      help.cursor += rows
    } else if help.search.handle(key) {
      help.cursor = 0
      text = helpText(help, width: HelpState.width(columns: size.columns))
    }
    let count = (text.last { $0.row != nil }?.row ?? -1) + 1
    help.cursor = max(0, min(help.cursor, count - 1))
    help.scroll = help.top(in: text, height: helpRows(size.rows))
    overlay = .help(help)
    return []
  }

  /// Closes the help and runs what the row under the cursor is about; a row that only explains
  /// stays.
  mutating func run(_ help: HelpState, _ text: [HelpLine]) -> [Effect] {
    guard let action = text.first(where: { $0.row == help.cursor })?.action else { return [] }
    overlay = nil
    return perform(action)
  }
}

extension HelpState {
  /// Returns the rows that a key moves down by; nil for a key that does not move.
  fileprivate static func rows(for key: Key, page: Int) -> Int? {
    let steps: [Key: Int] = [
      .up: -1, .down: 1, .pageUp: -page, .pageDown: page, .home: -10_000, .end: 10_000,
    ]
    return steps[key]
  }

  /// Returns the line at the top of the box so that the row under the cursor is in sight, with the
  /// heading above the first row of a section.
  func top(in text: [HelpLine], height: Int) -> Int {
    guard let first = text.firstIndex(where: { $0.row == cursor }),
      let last = text.lastIndex(where: { $0.row == cursor })
    else { return 0 }
    let head = first > 0 && text[first - 1].row == nil ? first - 1 : first
    let isLast = !text[last...].contains { ($0.row ?? 0) > cursor }
    let end = isLast ? text.count - 1 : last
    return max(0, min(max(min(scroll, head), end - height + 1), first))
  }
}

extension String {
  /// The clause as a sentence: with a capital and a full stop.
  fileprivate var asSentence: String {
    let end = last.map { ".?!".contains($0) } == true ? "" : "."
    return prefix(1).uppercased() + dropFirst() + end
  }
}
