import BookModel
import Synchronization

/// What was read of older snapshots, by their days: as much as memory has room for.
final class KeptBooks: Sendable {
  /// The customers that are kept at most, over all snapshots: some 50 MB.
  private static let most = 200_000

  private let books = Mutex<[Day: ComparedBook]>([:])

  /// The snapshot of a day; nil when it is not kept.
  subscript(day: Day) -> ComparedBook? { books.withLock { $0[day] } }

  /// Keeps a snapshot, if there is room.
  func keep(_ book: ComparedBook, of day: Day) {
    books.withLock { books in
      guard books.values.reduce(book.count, { $0 + $1.count }) <= Self.most else { return }
      books[day] = book
    }
  }

  /// Forgets all of them.
  func removeAll() { books.withLock { $0 = [:] } }
}
