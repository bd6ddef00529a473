internal import BookModel
internal import BookQuery
internal import Canvas

/// Everything that can be done or gone to, found by name.
struct Palette: Equatable, Sendable {
  /// The most lines found that are listed; whoever needs a later one types more.
  static let most = 100

  /// Something to run.
  struct Entry: Equatable, Sendable {
    /// What it is called.
    var title: String
    /// What it does, or what there is to say about it.
    var sentence: String
    /// The key that does the same; empty for none.
    var key = ""
    /// What does the same on the command line; nil for nothing.
    var command: String?
    /// What running it does.
    var choice: Choice
    /// The title and the sentence, folded for the search.
    private(set) var folded: (title: [UInt8], sentence: [UInt8])

    init(
      _ title: String,
      _ sentence: String,
      key: String = "",
      command: String? = nil,
      _ choice: Choice
    ) {
      self.title = title
      self.sentence = sentence
      self.key = key
      self.command = command
      self.choice = choice
      folded = (Array(title.folded.utf8), Array(sentence.folded.utf8))
    }

    static func == (left: Entry, right: Entry) -> Bool {
      left.title == right.title && left.sentence == right.sentence && left.choice == right.choice
    }
  }

  /// What running an entry does.
  enum Choice: Equatable, Sendable {
    /// An action of the table.
    case action(Action)
    /// Orders the list.
    case sort(Column)
    /// Filters by a text.
    case filter(String)
    /// Shows a view.
    case view(SavedView)
    /// Has a report made, and shows it.
    case report(ReportOffer)
    /// Puts the customers shown into groups.
    case group(Grouping)
    /// Shows a theme.
    case theme(String)
    /// Sorts customers into the tiers of another policy.
    case policy(TierPolicy)
    /// Opens the page of the customer at a place of the book.
    case customer(Int)
    /// Moves to a row, counted from 1.
    case row(Int)
  }

  /// What is searched for.
  var editor = LineEditor()
  /// Everything that does not depend on what is typed.
  let entries: [Entry]
  /// What was found, the best first.
  var found: [Entry]
  /// The line that Enter runs.
  var cursor = 0

  /// Lists everything.
  init(_ entries: [Entry]) {
    self.entries = entries
    found = Array(entries.prefix(Palette.most))
  }

  /// The line that Enter runs; nil when nothing was found.
  var current: Entry? { found.indices.contains(cursor) ? found[cursor] : nil }

  /// Returns the entries that have every word, the best first.
  func matches(_ text: String) -> [Entry] {
    let words = text.folded.split(separator: " ").map { Array($0.utf8) }
    guard !words.isEmpty else { return entries }
    let scored = entries.enumerated().compactMap { place, entry in
      entry.score(of: words).map { (score: $0, place: place, entry: entry) }
    }
    return scored.sorted { ($0.score, $1.place) > ($1.score, $0.place) }.map(\.entry)
  }
}

extension Palette.Entry {
  /// How well it meets all words; nil when it does not meet one of them.
  fileprivate func score(of words: [[UInt8]]) -> Int? {
    var sum = 0
    for word in words {
      // A sentence has most letters in some order: there a word must stand as it was typed.
      let inSentence = FuzzyMatch.score(word, in: folded.sentence).flatMap {
        $0 < 50 ? nil : $0 / 4
      }
      guard let best = FuzzyMatch.score(word, in: folded.title) ?? inSentence else { return nil }
      sum += best
    }
    return sum
  }
}
