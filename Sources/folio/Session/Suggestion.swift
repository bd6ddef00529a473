import BookModel

/// What a user may have meant by a word that is not known.
enum Suggestion {
  /// A line that names the nearest known words; none where nothing is near.
  static func line(for word: String, among known: some Sequence<String>) -> [String] {
    let near = word.nearest(among: known).map { "\"\($0)\"" }
    return near.isEmpty ? [] : ["did you mean " + near.joined(separator: " or ") + "?"]
  }

  /// A line that names the people nearest to a word, those first of whose name it is a part.
  static func line(for word: String, among people: [Person]) -> [String] {
    let names = people.flatMap { [$0.name, $0.email].compactMap(\.self) }
    let near = line(for: word, among: names)
    guard near.isEmpty else { return near }
    let holding = names.filter { word.count > 1 && $0.folded.contains(word.folded) }
    let nearest = holding.isEmpty ? word.nearest(among: names, evenFar: true) : holding
    let quoted = nearest.prefix(3).map { "\"\($0)\"" }.joined(separator: ", ")
    return quoted.isEmpty ? [] : ["the nearest names are \(quoted)"]
  }
}
