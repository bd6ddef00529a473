/// One way to go on with a filter that is being typed.
public struct QueryCandidate: Hashable, Sendable {
  /// What a candidate is.
  public enum Kind: Hashable, Sendable {
    case field, comparison, value, customer, pipeline
  }

  /// What it is.
  public var kind: Kind
  /// What it is called in a list, such as `Strategic`.
  public var label: String
  /// What is written in place of the completion's range.
  public var text: String
  /// What there is to say about it in a few words; empty for nothing.
  public var note: String
  /// How many customers it stands for; nil where that says nothing.
  public var count: Int?

  init(_ kind: Kind, _ label: String, text: String? = nil, note: String = "", count: Int? = nil) {
    self.kind = kind
    self.label = label
    self.text = text ?? label
    self.note = note
    self.count = count
  }
}

/// What may come at a place of a filter's text.
public struct QueryCompletion: Equatable, Sendable {
  /// The characters of the text, counted from 0, that a candidate takes the place of.
  public var range: Range<Int>
  /// The candidates, the likeliest first.
  public var candidates: [QueryCandidate]

  /// Returns the change of the text that takes a candidate.
  public func correction(taking candidate: QueryCandidate) -> QueryCorrection {
    QueryCorrection(candidate.text, at: range)
  }
}

/// How well what was typed meets a candidate: less is better.
enum MatchRank {
  /// Returns the rank of the best of a candidate's folded names; nil when none is meant.
  static func best(of typed: [UInt8], among keys: [[UInt8]]) -> Int? {
    keys.compactMap { rank(of: typed, in: $0) }.min()
  }

  /// Returns candidates, the best first; those of scattered letters only where nothing else is meant.
  static func likeliest<Value>(_ found: [(rank: Int, place: Int, value: Value)]) -> [Value] {
    let best = found.map(\.rank).min() ?? 0
    return found.filter { $0.rank < scattered || best == scattered }
      .sorted { ($0.rank, $0.place) < ($1.rank, $1.place) }.map(\.value)
  }

  /// The rank of a candidate that has the letters in their order, with others between.
  private static let scattered = 4

  private static func rank(of typed: [UInt8], in key: [UInt8]) -> Int? {
    if typed.isEmpty { return 1 }
    if key == typed { return 0 }
    if key.starts(with: typed) { return 1 }
    if typed.count > 1 {
      let words = key.split { $0 == 32 || $0 == 45 || $0 == 95 || $0 == 64 }
      if words.dropFirst().contains(where: { $0.starts(with: typed) }) { return 2 }
      if key.contains(typed) { return 3 }
      if key.first == typed[0], key.containsInOrder(typed) { return scattered }
    }
    return nil
  }
}
