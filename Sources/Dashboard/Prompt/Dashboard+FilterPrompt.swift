internal import BookModel
internal import BookQuery
internal import Canvas

extension Dashboard {
  /// Answers a key while the filter is typed.
  ///
  /// With the list of candidates open, the arrows choose among them and Tab takes one; else the
  /// arrows move in the rows below, which the filter leaves.
  mutating func press(_ key: Key, filter prompt: FilterPrompt) -> [Effect] {
    var prompt = prompt
    switch key {
    case .escape:
      guard prompt.choices != nil else { return closeOverlay() }
      prompt.choices = nil
    case .enter: return enter(prompt)
    case .tab: complete(&prompt)
    case .backTab: prompt.choices?.move(by: -1)
    case .up, .down: moveUpOrDown(by: key == .up ? -1 : 1, &prompt)
    case .control("p"): recall(by: 1, &prompt)
    case .control("n"): recall(by: -1, &prompt)
    default:
      guard prompt.editor.handle(key) else { return [] }
      prompt.recalled = nil
      if prompt.choices != nil { prompt.choices = FilterChoices() }
    }
    show(prompt)
    return []
  }

  /// Shows the prompt with what its text filters, what is odd about it and what may come next.
  mutating func show(_ prompt: FilterPrompt) {
    var prompt = prompt
    let text = prompt.editor.text
    setFilter(text)
    prompt.remark = narrowing.error == nil ? completer?.completer.remark(on: text) : nil
    if prompt.choices != nil, prompt.choices?.completion == nil {
      prompt.choices?.completion = completion(of: prompt.editor)
    }
    overlay = .filter(prompt)
  }

  /// What may come at the caret; nil while that is being counted.
  private func completion(of editor: LineEditor) -> QueryCompletion? {
    completer?.completer.completion(
      of: editor.text,
      at: editor.cursor,
      most: FilterChoices.most
    )
  }

  /// Keeps the filter, or takes the candidate under the cursor where that changes the text.
  private mutating func enter(_ prompt: FilterPrompt) -> [Effect] {
    var prompt = prompt
    if prompt.choices?.chosen != nil {
      let before = prompt.editor.text
      takeCandidate(&prompt)
      if prompt.editor.text != before {
        show(prompt)
        return []
      }
    }
    guard narrowing.error == nil else { return [] }
    overlay = nil
    remember(filter: narrowing.filter)
    takeGroupsOfFilter()
    return []
  }

  /// Takes the correction there is, or the candidate under the cursor, or lists the candidates.
  private mutating func complete(_ prompt: inout FilterPrompt) {
    if prompt.choices != nil { return takeCandidate(&prompt) }
    if let correction = (narrowing.error ?? prompt.remark)?.correction {
      prompt.editor.take(correction)
      return
    }
    let completion = completion(of: prompt.editor)
    prompt.choices = FilterChoices(completion: completion)
    if completion?.candidates.count == 1 { takeCandidate(&prompt) }
  }

  /// Puts the candidate under the cursor into the text.
  func takeCandidate(_ prompt: inout FilterPrompt) {
    guard let choices = prompt.choices, let completion = choices.completion,
      let candidate = choices.chosen
    else { return }
    prompt.editor.take(completion.correction(taking: candidate))
    // What can follow is listed at once: the values after a field.
    prompt.choices = candidate.isWhole ? nil : FilterChoices()
  }

  private mutating func moveUpOrDown(by step: Int, _ prompt: inout FilterPrompt) {
    if prompt.choices != nil {
      prompt.choices?.move(by: step)
    } else if prompt.recalled != nil || prompt.editor.characters.isEmpty {
      recall(by: -step, &prompt)
    } else {
      moveCursor(by: step)
    }
  }
}

extension Dashboard {
  /// The most filters that are remembered.
  private static let mostFilters = 100

  /// Remembers a filter as the newest of the history.
  mutating func remember(filter: String) {
    guard filter.contains(where: { $0 != " " }) else { return }
    filterHistory.removeAll { $0 == filter }
    filterHistory.append(filter)
    if filterHistory.count > Dashboard.mostFilters { filterHistory.removeFirst() }
  }

  /// Brings back an earlier filter, `steps` before the one that was brought back last.
  private func recall(by steps: Int, _ prompt: inout FilterPrompt) {
    // What was typed is no part of the history, and nothing is newer than it.
    guard steps > 0 || prompt.recalled != nil else { return }
    let place = (prompt.recalled ?? -1) + steps
    guard place < filterHistory.count else { return }
    prompt.choices = nil
    prompt.recalled = place < 0 ? nil : place
    let text = place < 0 ? "" : filterHistory[filterHistory.count - 1 - place]
    prompt.editor = LineEditor(text)
  }

  /// Narrows the filter by the value under the column cursor: keeps it, or leaves it out.
  mutating func filterByCell(_ filtering: CellFiltering) -> [Effect] {
    guard let portfolio, let place = selectedPlace else { return [] }
    let column = list.column
    let field = column.sorting.field
    guard let term = portfolio.cellTerm(of: field, at: place, filtering, facts: facts) else {
      return tell("Nothing can be filtered by \(column.title)")
    }
    setFilter((narrowing.query ?? .all).text(adding: term))
    remember(filter: narrowing.filter)
    return tell("\(filtering == .keep ? "Only" : "Without") \(term)")
  }
}
