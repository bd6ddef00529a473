extension Query {
  /// Adds one more condition, which must hold too, to the text of this filter.
  ///
  /// It goes before `sort:` and its kin; alternatives are put in parentheses. A condition that is
  /// there already is not written twice, and its opposite gives way.
  ///
  /// - Parameter term: One condition, such as `cellTerm` gives it.
  /// - Returns: The text with it.
  public func text(adding term: String) -> String {
    let characters = Array(text)
    let opposite = term.hasPrefix("-") ? String(term.dropFirst()) : "-" + term
    let terms = termRanges.map { String(characters[$0]) }
    if terms.contains(term) { return text }
    if let place = terms.firstIndex(of: opposite) {
      var changed = characters
      changed.replaceSubrange(termRanges[place], with: Array(term))
      return String(changed)
    }
    let conditions = String(characters[..<conditionsEnd]).trimmed(of: " ")
    let rest = String(characters[conditionsEnd...]).trimmed(of: " ")
    let kept = termRanges.isEmpty && condition != nil ? "(\(conditions))" : conditions
    return [kept, term, rest].filter { !$0.isEmpty }.joined(separator: " ")
  }
}
