extension Query {
  /// Returns the text of a filter that asks for what this one does and for further conditions too.
  ///
  /// They are put before `sort:` and the like; where this filter asks for one of several things, it
  /// is put into parentheses, so that it stays together.
  public func text(narrowedBy conditions: String, in context: QueryContext) -> String {
    let (own, pipeline) = split(in: context)
    var isChoice = false
    if case .any = condition { isChoice = true }
    let parts = [isChoice ? "(\(own))" : own, conditions, pipeline]
    return parts.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// The text of the conditions, and that of `sort:` and the like behind them.
  private func split(in context: QueryContext) -> (conditions: String, pipeline: String) {
    guard sort != nil || group != nil || columns != nil || limit != nil else {
      return (text.trimmed(of: " "), "")
    }
    // A word such as `sort:` may stand in quotes too: what is before the right one has the same
    // conditions, and nothing else.
    for place in text.indices
    where place == text.startIndex || text[text.index(before: place)] == " " {
      let (before, rest) = (String(text[..<place]), String(text[place...]))
      guard QueryParser.pipelineWords.contains(where: rest.lowercased().hasPrefix),
        let query = try? Query(before, in: context), query.condition == condition,
        query.sort == nil, query.group == nil, query.columns == nil, query.limit == nil
      else { continue }
      return (before.trimmed(of: " "), rest)
    }
    return (text.trimmed(of: " "), "")
  }
}
