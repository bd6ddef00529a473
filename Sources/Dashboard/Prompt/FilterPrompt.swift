internal import BookModel
internal import BookQuery
internal import Canvas

/// The filter while it is being typed.
struct FilterPrompt: Equatable, Sendable {
  /// The text.
  var editor: LineEditor
  /// The filter that was in force before, for Esc.
  let before: String
  /// What may come at the caret, once that was asked for; nil while the list of it is closed.
  var choices: FilterChoices?
  /// What is odd about a filter that can be read; nil when nothing is.
  var remark: QueryError?
  /// The place in the history of the filter that was brought back last; nil when none was.
  var recalled: Int?

  /// Begins with the filter in force.
  init(_ filter: String) {
    editor = LineEditor(filter)
    before = filter
  }
}

/// What may come at the caret of a filter, as the user looks at it.
struct FilterChoices: Equatable, Sendable {
  /// The most candidates that are listed.
  static let most = 10

  /// The candidates; nil while they are being counted.
  var completion: QueryCompletion?
  /// The candidate that Tab takes.
  var cursor = 0

  /// The candidate that Tab takes; nil when there is none.
  var chosen: QueryCandidate? {
    guard let candidates = completion?.candidates, candidates.indices.contains(cursor) else {
      return nil
    }
    return candidates[cursor]
  }

  /// Moves to another candidate; from the last to the first.
  mutating func move(by steps: Int) {
    guard let count = completion?.candidates.count, count > 0 else { return }
    cursor = (cursor + steps + count) % count
  }
}

extension LineEditor {
  /// Changes the text as a correction says; the cursor stands behind what was put in.
  mutating func take(_ correction: QueryCorrection) {
    let (text, caret) = correction.applied(to: self.text)
    self = LineEditor(text, cursor: caret)
  }
}

extension QueryCandidate {
  /// Whether the condition is whole with it, so that nothing more is to be chosen for it.
  var isWhole: Bool {
    switch kind {
    case .value, .customer, .pipeline: !text.hasSuffix(":")
    case .field, .comparison: false
    }
  }
}
