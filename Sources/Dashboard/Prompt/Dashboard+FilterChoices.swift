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
    let lines = lines(of: choices)
    let box = box(of: choices, lines, prompt, layout)
    guard !box.items.isEmpty else { return }
    drawBox(box.bounds, into: &frame)
    for index in box.items {
      guard let place = box.place(of: index) else { continue }
      let isUnder = index == choices.cursor && choices.chosen != nil
      frame.draw([lines[index]], in: place, on: isUnder ? .selection : .overlay)
    }
    drawRest(lines.count - box.items.upperBound, box.bounds, into: &frame)
  }

  /// Returns where the candidates are; nil while there are none to choose from.
  func box(of prompt: FilterPrompt, _ layout: Layout) -> ItemBox? {
    guard let choices = prompt.choices, choices.chosen != nil else { return nil }
    return box(of: choices, lines(of: choices), prompt, layout)
  }

  private func box(
    of choices: FilterChoices,
    _ lines: [Line],
    _ prompt: FilterPrompt,
    _ layout: Layout
  ) -> ItemBox {
    let hasRemark = narrowing.error != nil || prompt.remark != nil
    let top = layout.header + (hasRemark ? 1 : 0)
    let columns = layout.bounds.columns
    let width = min(columns - 2, (lines.map(\.columns).max() ?? 0) + 2)
    let rows = min(lines.count, max(0, layout.status - top - 2))
    let bounds = Rect(
      row: top,
      column: max(0, min(column(of: choices, prompt.editor, columns), columns - width)),
      rows: rows + 2,
      columns: width
    )
    return ItemBox(bounds, top: max(0, choices.cursor - rows + 1), count: lines.count)
  }

  private func lines(of choices: FilterChoices) -> [Line] {
    choices.chosen == nil ? [Line(emptyText(choices), .muted)] : rows(of: choices)
  }

  private func emptyText(_ choices: FilterChoices) -> String {
    choices.completion == nil ? " counting… " : " nothing to suggest here "
  }

  /// The column at which the box stands so that the candidates are below what they replace.
  private func column(of choices: FilterChoices, _ editor: LineEditor, _ columns: Int) -> Int {
    let label = Dashboard.filterLabel.columns
    let first = editor.firstVisible(
      room: max(1, filterWidth(columns: columns) - label - 1)
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
