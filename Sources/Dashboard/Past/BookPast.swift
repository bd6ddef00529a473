public import BookModel
internal import BookQuery

/// What the older snapshots of a library tell of a book.
///
/// Making one looks at every customer several times: make it where the snapshots are read.
public struct BookPast: Sendable {
  /// What changed since the snapshot before.
  public let changes: BookChanges
  /// Since when customers are as they are.
  public let history: ChangeHistory
  /// How much figures changed in about 30 days; nil without a snapshot of that time.
  public let month: MonthChange?
  /// What a filter may ask for of all this.
  let facts: QueryFacts
  /// The places of a customer's changes in `changes`, by the customer's place in the book.
  private let rows: [Int: [Int]]

  /// Puts together what was found; all of it is of one book.
  public init(changes: BookChanges, history: ChangeHistory, month: MonthChange?) {
    self.changes = changes
    self.history = history
    self.month = month
    var facts = QueryFacts()
    facts.add(changes)
    facts.add(history)
    if let month { facts.add(month) }
    self.facts = facts
    var rows: [Int: [Int]] = [:]
    for (row, change) in changes.enumerated() {
      if let place = change.place { rows[place, default: []].append(row) }
    }
    self.rows = rows
  }
}

extension BookPast {
  /// The days of the older snapshots that the book can be compared with, the oldest first.
  var days: [Day] { Array(history.days.dropLast()) }

  /// Returns what changed about the customer at a place since the snapshot before.
  func changes(at place: Int) -> [BookChange] {
    (rows[place] ?? []).map { changes[$0] }.sorted { $0.kind.place < $1.kind.place }
  }

  /// Returns the first day a fact of the customer at a place was as it is; nil when it never changed.
  func since(_ fact: ComparedFact, at place: Int) -> Day? {
    (0..<history.newest.count).contains(place) ? history.since(fact, at: place) : nil
  }

  /// Returns how much a figure of the customer at a place changed in about 30 days; nil where that
  /// is unknown.
  func monthly(_ figure: CustomerColumns.Figure, at place: Int) -> Double? {
    facts.month?.change(of: figure, at: place)
  }

  /// Returns whether the change of a figure in about 30 days is known of any customer.
  func knowsMonthly(_ figure: CustomerColumns.Figure) -> Bool {
    facts.month?.known.contains(figure) ?? false
  }
}

extension BookPast: Equatable {
  /// Returns whether both tell the same; the rest follows from what is compared here.
  public static func == (left: BookPast, right: BookPast) -> Bool {
    left.changes == right.changes && left.history == right.history && left.month == right.month
  }
}

/// How far the older snapshots are known.
enum Past: Equatable, Sendable {
  /// They are being read; the day compared with is told once that takes long.
  case reading(Day?)
  /// There is none, or, for a reason, none that can be read.
  case missing(String?)
  /// They were read.
  case known(BookPast)

  /// Whether they are still being read.
  var isReading: Bool {
    if case .reading = self { return true }
    return false
  }

  /// What they tell; nil while that is not known.
  var book: BookPast? {
    if case .known(let book) = self { return book }
    return nil
  }
}

/// The snapshot that the Changes screen compares with, where that is not the one before.
enum Comparison: Equatable, Sendable {
  /// The snapshot before.
  case before
  /// The snapshot of a day, which is being read.
  case asked(Day)
  /// Another snapshot.
  case made(BookChanges)
}
