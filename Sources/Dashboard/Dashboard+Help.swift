internal import BookModel
internal import BookQuery
internal import Canvas

/// A row of the help.
private struct HelpRow {
  /// The keys, or what is explained.
  var keys: String
  /// What they do.
  var sentence: String
  /// What it is called elsewhere; found by the search, not shown.
  var title = ""
}

extension HelpState {
  /// Returns the columns of the help's text: a narrow screen is covered from edge to edge.
  static func width(columns: Int) -> Int { max(1, columns <= 84 ? columns - 4 : 74) }
}

extension Dashboard {
  /// Returns the rows of text that the help has on a screen of so many rows.
  func helpRows(_ rows: Int) -> Int { max(1, rows - 5) }

  /// Draws the help over the screen.
  func drawHelp(_ help: HelpState, into frame: inout Frame) {
    let width = HelpState.width(columns: frame.columns)
    let lines = helpLines(help, width: width)
    let rows = min(lines.count, helpRows(frame.rows))
    let box = Rect(
      row: 1,
      column: max(0, (frame.columns - width - 4) / 2),
      rows: helpRows(frame.rows) + 3,
      columns: width + 4
    )
    frame.fill(box, Style(on: .overlay))
    frame.drawBox(
      box,
      title: "Help · \(options.title) \(options.version)",
      Style(.muted, on: .overlay),
      glyphs: options.glyphs
    )
    drawSearch(help, in: box, into: &frame)
    let scroll = max(0, min(help.scroll, lines.count - rows))
    let inside = Rect(
      row: box.row + 2,
      column: box.column + 2,
      rows: box.rows - 3,
      columns: width
    )
    frame.draw(lines, in: inside, scroll: scroll, on: .overlay)
    let below = lines.count - scroll - inside.rows
    guard below > 0 else { return }
    frame.write(
      " ↓ \(below) more ",
      row: box.endRow - 1,
      column: box.column + 2,
      Style(.focus, on: .overlay)
    )
  }

  private func drawSearch(_ help: HelpState, in box: Rect, into frame: inout Frame) {
    let row = box.row + 1
    let start = box.column + 2
    let style = Style(help.search.text.isEmpty ? .muted : .strong, on: .overlay)
    let text = help.search.text.isEmpty ? "type to search" : help.search.text
    frame.write(text, row: row, column: start, width: box.columns - 4, style)
    frame.cursor = Frame.Cursor(
      row: row,
      column: min(start + help.search.cursorColumn, box.endColumn - 2),
      isVisible: true
    )
  }

  /// Returns the lines of the help: the keys here, those everywhere, the signs, the filter.
  func helpLines(_ help: HelpState, width: Int) -> [Line] {
    let words = help.search.text.folded.split(separator: " ")
    var lines: [Line] = []
    for group in ActionGroup.allCases {
      let entries = options.keys.entries.filter {
        $0.group == group && $0.contexts.contains(keyContext)
      }
      lines += section(
        group.rawValue,
        entries.map { HelpRow(keys: $0.allKeyNames, sentence: $0.sentence, title: $0.title) },
        words,
        width
      )
    }
    lines += section("Signs", signs, words, width)
    lines += section("Figures", figureSheet, words, width)
    lines += section("Filter", filterSheet, words, width)
    return lines.isEmpty ? [Line("Nothing here matches. Esc shows everything again.")] : lines
  }

  private func section(
    _ title: String,
    _ rows: [HelpRow],
    _ words: [Substring],
    _ width: Int
  ) -> [Line] {
    let shown = rows.filter { row in
      let text = "\(row.keys) \(row.title) \(row.sentence)".folded
      return words.allSatisfy { text.contains($0) }
    }
    guard !shown.isEmpty else { return [] }
    let keyWidth = 18
    var lines = [Line(title, .focus, .bold)]
    for help in shown {
      let keys = help.keys.keyName(options.glyphs)
      let texts = Line.wrapped(help.sentence, width: max(10, width - keyWidth))
      for (index, text) in texts.enumerated() {
        var line = Line()
        line.add(index == 0 ? "  \(keys)" : "", width: keyWidth, .strong)
        line.add(text)
        lines.append(line)
      }
    }
    return lines + [.blank]
  }

  private var signs: [HelpRow] {
    [
      HelpRow(keys: "▲ ■ ▼ ?", sentence: "Health: healthy, concerning, poor, unknown."),
      HelpRow(keys: "~", sentence: "A computed health; the figure without it is Vitally's own."),
      HelpRow(keys: "! • + z", sentence: "Follow-up: late, due today, later, snoozed."),
      HelpRow(
        keys: "?",
        sentence: "Unknown, never zero; behind a tier: a missing number could move it."
      ),
    ]
  }

  private var figureSheet: [HelpRow] {
    [
      HelpRow(keys: "at risk", sentence: "The customers whose health is poor, and their ARR."),
      HelpRow(keys: "≤90d", sentence: "Those renewing within 90 days; both: at risk too."),
      HelpRow(keys: "ARR", sentence: "Annual recurring revenue: $310k is 310,000 a year."),
      HelpRow(keys: "UTIL", sentence: "Utilization: monthly users over seats."),
      HelpRow(
        keys: "USAGE 12w",
        sentence: "Weekly users, from 0 to the row's own maximum; · is an unknown week."
      ),
      HelpRow(keys: "TREND", sentence: "The change of weekly users in four weeks."),
      HelpRow(keys: "RENEW", sentence: "The days until the renewal; -6d is six days overdue."),
      HelpRow(keys: "TOUCH", sentence: "The days since the last message to or from them."),
      HelpRow(keys: "BEHIND", sentence: "The versions they are behind the newest."),
      HelpRow(keys: "DAU WAU MAU", sentence: "Users in a day, a week, a month."),
    ]
  }

  private var filterSheet: [HelpRow] {
    [
      HelpRow(keys: "word", sentence: "The name, owner, tags or notes have it."),
      HelpRow(keys: "tier:strategic", sentence: "A field has a value; a,b for one of several."),
      HelpRow(keys: "renewal<90d", sentence: "Renews within 90 days. Also <= > >= != and a..b."),
      HelpRow(
        keys: "util<50%",
        sentence: "Utilization below 50%. arr>100k, touch>30d, trend<-10%."
      ),
      HelpRow(keys: "health:poor", sentence: "The health is poor. health<5 is Vitally's number."),
      HelpRow(keys: "follow:late", sentence: "The follow-up is late. follow:today, follow:none."),
      HelpRow(keys: "field:?  field:*", sentence: "The field is unknown; it is known."),
      HelpRow(keys: "-a  a | b  ( )", sentence: "Not a; a or b; grouping."),
      HelpRow(keys: "sort:-arr", sentence: "Orders by ARR, the largest first. limit:20 shows 20."),
    ]
  }
}
