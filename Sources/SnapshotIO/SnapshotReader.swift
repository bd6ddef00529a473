public import BookModel

/// A snapshot that was read: the book, and how reading it went.
public struct Snapshot: Equatable, Sendable {
  /// The book.
  public var book: Book
  /// What was read and what was left out.
  public var report: SnapshotReport

  /// Creates a snapshot.
  public init(book: Book, report: SnapshotReport) {
    self.book = book
    self.report = report
  }
}

/// Reads folders of Vitally and Looker JSON into a book.
public struct SnapshotReader: Sendable {
  /// The folders; several make one snapshot.
  ///
  /// Each is a snapshot folder or a library of dated ones.
  public var paths: [String]
  /// Opens the newest snapshot on or before this day; nil for the newest.
  public var asOf: Day?
  /// The day that `stale` counts from.
  public var today: Day
  /// The days after which a snapshot is stale.
  public var staleAfter = 7
  /// What the user said about names.
  public var mapping = Mapping()
  /// The product's releases, oldest first, for `versionsBehind`; empty when none are configured.
  public var releases: [String] = []
  /// The names of all loaded policies' tiers: which segment names are tiers.
  public var tierNames: Set<String> = []
  /// The weights and thresholds of the computed health.
  public var healthPolicy = HealthPolicy.builtIn

  /// Shows how far the reading is, and can break it off; nil when nobody asks.
  public var monitor: LoadMonitor?

  /// The threads that read at the same time; only large files are worth more than one.
  public var threads = Workers.processors

  /// What is looked at and kept in memory at a time; tests cut small files with it.
  var limits = ReadingLimits()

  /// Creates a reader.
  public init(paths: [String], today: Day) {
    self.paths = paths
    self.today = today
  }
}
