import BookModel
import BookQuery
import SnapshotIO

/// The older snapshots of a book's library: each is read when it is asked for.
///
/// Reading one takes as long as any load, or little where prepared data is there: call this beside
/// whatever must not wait.
struct BookHistory: Sendable {
  private let source: BookSource
  private let kept: KeptBooks?

  /// Finds the older snapshots of a source; what is read of them is looked up in `kept` first.
  init(_ source: BookSource, keeping kept: KeptBooks? = nil) {
    self.source = source
    self.kept = kept
  }

  /// Forgets what was kept.
  func forget() { kept?.removeAll() }

  /// What the book is read from, for people.
  var name: String { source.name }

  /// Returns the days of the snapshots before a day, the oldest first; empty without a library.
  func days(before day: Day?) throws(Failure) -> [Day] {
    let days = try source.days()
    return days.filter { earlier in day.map { earlier < $0 } ?? false }
  }

  /// Returns what differs from the snapshot before; nil when there is none, and where the book itself
  /// is not newer than `since`.
  ///
  /// - Parameters:
  ///   - portfolio: The newer book.
  ///   - since: Compares with the newest snapshot on or before this day; nil for the one before.
  /// - Returns: The changes.
  /// - Throws: Why the older snapshot cannot be read.
  func changes(of portfolio: Portfolio, since: Day? = nil) throws(Failure) -> BookChanges? {
    // What is no newer than that day cannot tell what changed after it.
    if let since, portfolio.book.isNewer(than: since) == false { return nil }
    let days = try days(before: portfolio.book.day)
    guard let day = days.last(where: { day in since.map { day <= $0 } ?? true }) else { return nil }
    return BookChanges(
      from: try comparedBook(asOf: day),
      to: ComparedBook(portfolio),
      policy: portfolio.policy
    )
  }

  /// Returns how much figures changed in about 30 days; nil without a snapshot of that time.
  func month(of portfolio: Portfolio) throws(Failure) -> MonthChange? {
    let days = try days(before: portfolio.book.day)
    guard let day = portfolio.book.day?.monthBefore(among: days) else { return nil }
    return MonthChange(from: try comparedBook(asOf: day), to: ComparedBook(portfolio))
  }

  /// Returns since when customers are as they are, from every snapshot up to the book's, with what
  /// changed with the newest; nil when there is no older one.
  ///
  /// A snapshot that cannot be read is passed over. A monitor can break it off; what comes of it is
  /// of no use then. `reading` hears of each snapshot before it is read.
  func whole(
    of portfolio: Portfolio,
    _ monitor: LoadMonitor? = nil,
    reading: (Day) -> Void = { _ in }
  ) throws(Failure) -> (ChangeHistory, BookChanges)? {
    var history: ChangeHistory?
    for day in try days(before: portfolio.book.day) where monitor?.isCancelled != true {
      reading(day)
      guard let book = try? comparedBook(asOf: day, monitor) else { continue }
      if history == nil {
        history = ChangeHistory(from: book, policy: portfolio.policy)
      } else {
        history?.append(book)
      }
    }
    guard var history, let changes = history.append(ComparedBook(portfolio)) else { return nil }
    return (history, changes)
  }

  /// Returns what a question needs to know of older snapshots; tells what they cannot say.
  func facts(_ needs: FactNeeds, of portfolio: Portfolio) throws(Failure) -> QueryFacts {
    var facts = QueryFacts()
    if needs.contains(.history) {
      if let (history, changes) = try whole(of: portfolio) {
        facts.add(history)
        facts.add(changes)
      } else {
        tellNothing()
      }
    } else if needs.contains(.changes) {
      if let changes = try changes(of: portfolio) {
        facts.add(changes)
      } else {
        tellNothing()
      }
    }
    if needs.contains(.month) {
      if let month = try month(of: portfolio) {
        facts.add(month)
      } else {
        Failure.tell("d30: there is no snapshot of 23 to 60 days before to compare with")
      }
    }
    return facts
  }

  private func comparedBook(asOf day: Day, _ monitor: LoadMonitor? = nil) throws(Failure)
    -> ComparedBook
  {
    if let book = kept?[day] { return book }
    let book = try source.comparedBook(asOf: day, monitor)
    if monitor?.isCancelled != true { kept?.keep(book, of: day) }
    return book
  }

  private func tellNothing() {
    Failure.tell("changed: there is no older snapshot to compare with")
  }
}
