internal import JSONReader
import Synchronization

/// How far the reading of a snapshot has come, and the way to break it off.
///
/// One thread may read a snapshot while others ask here or cancel. A monitor is for one reading: make
/// a new one for the next.
public final class LoadMonitor: Sendable {
  private let all = Atomic<Int>(0)
  private let read = Atomic<Int>(0)
  private let rows = Atomic<Int>(0)
  private let wasCancelled = Atomic<Bool>(false)

  /// Creates the monitor of a reading that has not begun.
  public init() {}

  /// The bytes of all files; 0 until they are listed.
  public var bytesInAll: Int { all.load(ordering: .relaxed) }

  /// The bytes read so far, at most `bytesInAll`.
  public var bytesRead: Int { min(read.load(ordering: .relaxed), bytesInAll) }

  /// The rows of usage read so far.
  public var rowsRead: Int { rows.load(ordering: .relaxed) }

  /// Breaks the reading off: it ends with `SnapshotError.cancelled` within a few milliseconds.
  public func cancel() { wasCancelled.store(true, ordering: .relaxed) }

  /// Whether the reading was broken off.
  public var isCancelled: Bool { wasCancelled.load(ordering: .relaxed) }

  /// Notes the bytes of files that are to be read.
  func expect(bytes: Int) { all.add(bytes, ordering: .relaxed) }

  /// Notes bytes that were read.
  func note(bytes: Int) { read.add(bytes, ordering: .relaxed) }

  /// Notes rows that were read.
  func note(rows count: Int) { rows.add(count, ordering: .relaxed) }

  /// Ends the reading of a text that was broken off in the middle of it.
  ///
  /// Whoever reads what is around must not go on there. Nobody sees the error, as there is no book.
  func stopIfCancelled(_ reader: borrowing JSONReader) throws(JSONError) {
    guard isCancelled else { return }
    throw JSONError(problem: .truncated, offset: reader.offset, line: 0, path: "$")
  }
}
