import Glibc
import JSONReader
import Synchronization

/// How rows are cut into pieces for several threads.
struct RowCutting: Sendable {
  /// The bytes of a piece.
  var piece = 4 << 20
  /// The least bytes that are worth a thread.
  var share = 8 << 20
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
final class RowBoard: Sendable {
  /// What is known of the pieces.
  struct State: Sendable {
    var table: UsageTable
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
    /// Where the last row ends.
    var end: Int
    var tally = RowReader.Tally()
  }

  let state: Mutex<State>
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
    state = Mutex(State(table: table, start: .afterRow(first), end: first))
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
      put(piece, number, reader)
    }
  }

  /// Pieces that may be read before the next one that the table takes, so that memory is bounded.
  private static let lead = 8

  /// The next piece to read: its number, where it begins, and columns for it; nil when there is
  /// none.
  private func nextPiece() -> (Int, RowPieceStart, RowColumns)? {
    while true {
      let (next, isAhead): ((Int, RowPieceStart, RowColumns)?, Bool) = state.withLock { state in
        let number = state.nextToRead
        let place = first + number * cutting.piece
        guard !state.isOver, number == 0 || place < source.count else { return (nil, false) }
        guard number < state.nextToTake + Self.lead else { return (nil, true) }
        state.nextToRead += 1
        let start = number == state.nextToTake ? state.start : .guess(place)
        return ((number, start, state.spare.popLast() ?? RowColumns(capacity: 4096)), false)
      }
      guard isAhead, monitor?.isCancelled != true else { return next }
      usleep(200)
    }
  }

  /// Puts a piece in its place, and lets the table take what is complete up to there.
  private func put(_ piece: RowPiece, _ number: Int, _ reader: RowReaders.Reader) {
    state.withLock { state in
      state.waiting[number] = (piece, reader)
      while !state.isOver, let next = state.waiting.removeValue(forKey: state.nextToTake) {
        take(next.piece, next.reader, &state)
      }
    }
  }

  private func take(_ piece: RowPiece, _ reader: RowReaders.Reader, _ state: inout State) {
    let isInPlace =
      switch state.start {
      case .row(let row): piece.start == row
      case .afterRow: true
      case .guess: false
      }
    guard isInPlace else {
      state.isOver = true
      return
    }
    state.table.take(piece, file: file, &reader.names)
    state.tally.anonymous += piece.tally.anonymous.map { $0 + state.tally.rows }
    state.tally.rows += piece.tally.rows
    state.tally.days += piece.tally.days
    state.tally.badDays += piece.tally.badDays
    if let end = piece.end { state.end = end }
    state.spare.append(piece.columns)
    state.nextToTake += 1
    if let next = piece.next { state.start = .row(next) } else { state.isOver = true }
    if state.nextToTake == 1 { expectRows(&state) }
  }

  /// Makes room for the rows to come, judging by those of the first piece.
  private func expectRows(_ state: inout State) {
    let read = max(1, state.end - first)
    guard source.count - first > 2 * read, state.tally.rows > 0 else { return }
    let rows = Double(state.table.owner.count) * Double(source.count) / Double(state.end)
    state.table.expect(rows: Int(rows * 1.02) + 1)
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
    let outcome = board.state.withLock { state in
      defer { state.table = UsageTable() }
      let isLost = state.nextToRead != state.nextToTake
      return (table: state.table, end: state.end, tally: state.tally, isLost: isLost)
    }
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
