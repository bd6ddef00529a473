internal import BookModel
internal import BookQuery
internal import Canvas

extension Dashboard {
  /// Draws what is wrong or odd about the filter below it, over the headings.
  func drawFilterError(_ layout: Layout, into frame: inout Frame) {
    var prompt: FilterPrompt?
    if case .filter(let typed) = overlay { prompt = typed }
    guard let error = narrowing.error ?? prompt?.remark else { return }
    let role = narrowing.error == nil ? Role.due : .poor
    var line = Line("        \(narrowing.error == nil ? "?" : "✗") \(error)", role)
    if prompt != nil, prompt?.choices == nil, error.correction != nil {
      line.add("   Tab", .focus, .bold)
      line.add(" takes it", .muted)
    }
    frame.draw(line, row: layout.header, column: 0, width: frame.columns, on: .overlay)
  }

  /// Draws the candidates for what is typed below the filter, where they would be put in.
  func draw(_ prompt: FilterPrompt, _ layout: Layout, into frame: inout Frame) {
    guard let choices = prompt.choices else { return }
    let hasRemark = narrowing.error != nil || prompt.remark != nil
    let top = layout.header + (hasRemark ? 1 : 0)
    let candidates = choices.completion?.candidates ?? []
    let lines = candidates.isEmpty ? [Line(emptyText(choices), .muted)] : rows(of: choices)
    let width = min(frame.columns - 2, (lines.map(\.columns).max() ?? 0) + 2)
    let rows = min(lines.count, max(0, layout.status - top - 2))
    guard rows > 0 else { return }
    let box = Rect(
      row: top,
      column: max(0, min(column(of: choices, prompt.editor, frame), frame.columns - width)),
      rows: rows + 2,
      columns: width
    )
    drawBox(box, into: &frame)
    let first = max(0, choices.cursor - rows + 1)
    for (offset, line) in lines.dropFirst(first).prefix(rows).enumerated() {
      let isUnder = first + offset == choices.cursor && !candidates.isEmpty
      frame.draw(
        line,
        row: box.row + 1 + offset,
        column: box.column + 1,
        width: box.columns - 2,
        on: isUnder ? .selection : .overlay
      )
    }
  }

  private func emptyText(_ choices: FilterChoices) -> String {
    choices.completion == nil ? " counting… " : " nothing to suggest here "
  }

  /// The column at which the box stands so that the candidates are below what they replace.
  private func column(of choices: FilterChoices, _ editor: LineEditor, _ frame: Frame) -> Int {
    let label = Dashboard.filterLabel.columns
    let first = editor.firstVisible(
      room: max(1, filterWidth(columns: frame.columns) - label - 1)
    )
    let start = choices.completion?.range.lowerBound ?? editor.cursor
    let place = max(first, min(start, editor.characters.count))
    return label + String(editor.characters[first..<place]).columns - 2
  }

  /// The candidates with what there is to say about them, and how many customers they stand for.
  private func rows(of choices: FilterChoices) -> [Line] {
    let candidates = choices.completion?.candidates ?? []
    let labelWidth = min(32, candidates.map(\.label.columns).max() ?? 0)
    let noteWidth = min(48, candidates.map(\.note.columns).max() ?? 0)
    let counts = candidates.map { $0.count.map { Figures.grouped($0) } ?? "" }
    let countWidth = counts.map(\.columns).max() ?? 0
    return zip(candidates.indices, candidates).map { index, candidate in
      let isUnder = index == choices.cursor
      var line = Line(isUnder ? "▸" : " ", .focus)
      line.add(candidate.label, width: labelWidth, isUnder ? .strong : .text)
      if countWidth > 0 {
        line.add("  ")
        line.add(counts[index], width: countWidth, .focus, .trailing)
      }
      if noteWidth > 0 {
        line.add("  ")
        line.add(candidate.note, width: noteWidth, .muted)
      }
      line.add(" ")
      return line
    }
  }

  /// What stands before the filter.
  static let filterLabel = " FILTER "
}
