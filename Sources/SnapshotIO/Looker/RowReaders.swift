import Glibc
import JSONReader
import Synchronization

/// How rows are cut into pieces for several threads.
struct RowCutting: Sendable {
  /// The bytes of a piece.
  var piece = 1 << 20
  /// The least bytes that are worth a thread.
  var share = 1 << 20
  /// The bytes that a reader has at hand.
  var window = RowReader.window
}

/// The readers of one result's rows, one a thread, and the table's names for theirs.
final class RowReaders: Sendable {
  private let readers: Mutex<[Reader]>
  private let rules: RowRules
  private let window: Int

  /// A reader and the table's names for its own; one thread has it at a time.
  final class Reader: @unchecked Sendable {
    var reader: RowReader
    var names: RowNameMap

    init(rules: RowRules, window: Int) {
      reader = RowReader(rules: rules, window: window)
      names = RowNameMap()
      names.features = rules.features
    }
  }

  init(rules: RowRules, window: Int) {
    self.rules = rules
    self.window = window
    readers = Mutex([])
  }

  /// Returns a reader that nobody has.
  func take() -> Reader {
    readers.withLock { $0.popLast() } ?? Reader(rules: rules, window: window)
  }

  /// Gives a reader back.
  func put(_ reader: Reader) { readers.withLock { $0.append(reader) } }
}

/// The pieces of rows that several threads read at once, and the table that takes them in order.
///
/// One thread at a time takes pieces into the table, and the others read on meanwhile.
final class RowBoard: Sendable {
  /// The pieces that are to be read, or were read and wait.
  private struct Queue: Sendable {
    /// The next piece to read, and the next one that the table takes.
    var nextToRead = 0
    var nextToTake = 0
    /// Where the next piece to take must begin.
    var start: RowPieceStart
    /// Pieces that wait for one before them, by number.
    var waiting: [Int: (piece: RowPiece, reader: RowReaders.Reader)] = [:]
    /// Columns to use again.
    var spare: [RowColumns] = []
    /// Whether no more pieces are to be read.
    var isOver = false

    /// Takes out the piece that the table takes next, when it was read.
    mutating func popNext() -> (piece: RowPiece, reader: RowReaders.Reader, start: RowPieceStart)? {
      guard !isOver, let next = waiting.removeValue(forKey: nextToTake) else { return nil }
      return (next.piece, next.reader, start)
    }
  }

  /// What was read, in order.
  struct Rows: Sendable {
    var table: UsageTable
    /// Where the last row ends.
    var end: Int
    var tally = RowReader.Tally()
    /// Whether a piece was read that the table did not take.
    var isLost = false
  }

  private let queue: Mutex<Queue>
  private let rows: Mutex<Rows>
  private let source: RowSource
  private let first: Int
  private let cutting: RowCutting
  private let file: Int32
  private let monitor: LoadMonitor?

  init(
    _ table: consuming UsageTable,
    _ source: RowSource,
    after first: Int,
    file: Int32,
    _ cutting: RowCutting,
    _ monitor: LoadMonitor?
  ) {
    self.source = source
    self.first = first
    self.file = file
    self.cutting = cutting
    self.monitor = monitor
    queue = Mutex(Queue(start: .afterRow(first)))
    rows = Mutex(Rows(table: table, end: first))
  }

  /// Reads pieces until there are none left, or rows of another kind.
  func read(with readers: RowReaders) {
    let reader = readers.take()
    defer { readers.put(reader) }
    while let (number, start, columns) = nextPiece() {
      let limit = first + (number + 1) * cutting.piece
      let piece = reader.reader.readPiece(
        of: source,
        from: start,
        before: limit < source.count ? limit : .max / 2,
        into: columns,
        monitor
      )
      monitor?.note(rows: piece.tally.rows)
      queue.withLock { $0.waiting[number] = (piece, reader) }
      takeWaiting()
    }
  }

  /// Hands out what was read, once no thread reads any more.
  func takeRows() -> Rows {
    takeWaiting()
    let isLost = queue.withLock { $0.nextToRead != $0.nextToTake }
    return rows.withLock { rows in
      defer { rows.table = UsageTable() }
      rows.isLost = isLost
      return rows
    }
  }

  /// Pieces that may be read before the next one that the table takes, so that memory is bounded.
  private static let lead = 8

  /// The next piece to read: its number, where it begins, and columns for it; nil when there is
  /// none.
  private func nextPiece() -> (Int, RowPieceStart, RowColumns)? {
    while true {
      let (next, isAhead): ((Int, RowPieceStart, RowColumns)?, Bool) = queue.withLock { queue in
        let number = queue.nextToRead
        let place = first + number * cutting.piece
        guard !queue.isOver, number == 0 || place < source.count else { return (nil, false) }
        guard number < queue.nextToTake + Self.lead else { return (nil, true) }
        queue.nextToRead += 1
        let start = number == queue.nextToTake ? queue.start : .guess(place)
        return ((number, start, queue.spare.popLast() ?? RowColumns(capacity: 4096)), false)
      }
      guard isAhead, monitor?.isCancelled != true else { return next }
      // The thread that was taking pieces may have missed one that came as it ended.
      takeWaiting()
      usleep(200)
    }
  }

  /// Lets the table take what is complete, unless another thread is at it.
  private func takeWaiting() {
    _ = rows.withLockIfAvailable { rows in
      while let (piece, reader, start) = queue.withLock({ $0.popNext() }) {
        let isInPlace =
          switch start {
          case .row(let row): piece.start == row
          case .afterRow: true
          case .guess: false
          }
        if isInPlace { take(piece, reader, into: &rows) }
        queue.withLock { queue in
          guard isInPlace else { return queue.isOver = true }
          queue.spare.append(piece.columns)
          queue.nextToTake += 1
          if let next = piece.next { queue.start = .row(next) } else { queue.isOver = true }
        }
      }
    }
  }

  private func take(_ piece: RowPiece, _ reader: RowReaders.Reader, into rows: inout Rows) {
    let isFirst = rows.tally.rows == 0
    rows.table.take(piece, file: file, &reader.names)
    let before = rows.tally.rows
    rows.tally.anonymous.add(piece.tally.anonymous) { $0 + before }
    rows.tally.rows += piece.tally.rows
    rows.tally.days += piece.tally.days
    rows.tally.badDays += piece.tally.badDays
    if let end = piece.end { rows.end = end }
    if isFirst { expectRows(&rows) }
  }

  /// Makes room for the rows to come, judging by those of the first piece.
  private func expectRows(_ rows: inout Rows) {
    let read = max(1, rows.end - first)
    guard source.count - first > 2 * read, rows.tally.rows > 0 else { return }
    let count = Double(rows.table.owner.count) * Double(source.count) / Double(rows.end)
    rows.table.expect(rows: Int(count * 1.02) + 1)
  }
}

extension LookerResult {
  /// Reads rows, on several threads where they are many, as far as they are spelled like earlier
  /// ones.
  ///
  /// The reader must stand after a row, and stands after another one then.
  mutating func readAlikeRows(
    _ reader: inout JSONReader,
    into table: inout UsageTable,
    _ reading: inout LookerReading
  ) {
    guard !rowRules.programs.isEmpty, let entry, otherRows <= 16 || alikeRows > otherRows else {
      return
    }
    let readers = readers ?? RowReaders(rules: rowRules, window: supply.cutting.window)
    self.readers = readers
    let source = supply.window.rows(of: reader)
    let shares = (source.count - reader.offset) / max(1, supply.cutting.share)
    // Where rows of other kinds come again and again, pieces are read in vain.
    let isWorthIt = cuts < 4 || alikeRows / cuts > 50_000
    let threads = isWorthIt ? max(1, min(table.threads, shares)) : 1
    if threads > 1 { cuts += 1 }
    let board = RowBoard(
      table,
      source,
      after: reader.offset,
      file: entry,
      supply.cutting,
      supply.monitor
    )
    table = UsageTable()
    _ = Workers.map(threads) { _ in board.read(with: readers) }
    let outcome = board.takeRows()
    table = outcome.table
    // A piece that was not taken leaves its reader with names that the table does not know.
    if outcome.isLost { self.readers = nil }
    take(outcome.tally, endingAt: outcome.end, &reader, &reading)
  }

  /// Goes over the rows that were read.
  private mutating func take(
    _ tally: RowReader.Tally,
    endingAt end: Int,
    _ reader: inout JSONReader,
    _ reading: inout LookerReading
  ) {
    reading.skip(tally.anonymous, "names no account, site or endpoint") { row in
      rowRules.isInArray ? reader.path(ofElement: row) : "row \(rows + row)"
    }
    supply.window.follow(&reader, to: max(end, reader.offset))
    reader.go(over: tally.rows, endingAt: end)
    rows += tally.rows
    reading.records += tally.rows
    alikeRows += tally.rows
    days += tally.days
    badDays += tally.badDays
  }
}
