import JSONReader
import Synchronization

/// What all pieces of a list have in common.
struct RecordList: Sendable {
  let source: RowSource
  let kind: FileKind
  let opening: RecordOpening
  /// Whether the records stand in an array; else one after the other.
  let isArray: Bool
  let cutting: RecordCutting
}

/// The readers of pieces, one a thread.
final class RecordReaders: Sendable {
  private let readers = Mutex<[VitallyFileReader]>([])
  private let make: @Sendable () -> VitallyFileReader

  init(_ make: @escaping @Sendable () -> VitallyFileReader) { self.make = make }

  /// Reads a piece with a reader that no other thread has.
  func readPiece(
    of list: RecordList,
    from start: RecordPieceStart,
    before limit: Int
  ) -> RecordPiece? {
    var reader = readers.withLock { $0.popLast() } ?? make()
    let piece = reader.readPiece(of: list, from: start, before: limit)
    readers.withLock { $0.append(reader) }
    return piece
  }
}

extension VitallyFileReader {
  /// Why reading a piece came to its end.
  private enum Stop {
    /// The bytes at hand end inside a record.
    case cut
    /// The record at a place cannot be read.
    case broken(Int)
    /// The limit was reached, or what comes next is no record.
    case done(RecordPiece)
  }

  /// Reads the records that begin before `limit`; nil when nothing looks like the beginning of one.
  mutating func readPiece(
    of list: RecordList,
    from start: RecordPieceStart,
    before limit: Int
  ) -> RecordPiece? {
    var limit = min(limit, list.source.count)
    var slack = list.cutting.slack
    var isBroken = false
    while true {
      let wanted = max(0, limit - start.place) + slack
      let bytes = fill(from: list.source, at: start.place, wanted)
      var stop: Stop?
      unsafe bytes.withUnsafeBufferPointer { buffer in
        let whole = unsafe UnsafeBufferPointer(rebasing: buffer[..<min(filled, buffer.count)])
        stop = unsafe readRecords(of: list, in: whole, from: start, before: limit, wanted)
      }
      let yield = takeYield()
      switch stop {
      case nil: return nil
      case .cut: slack *= 4
      case .broken(let place):
        // Nothing of it is to be noted twice: it is read again where its error is told.
        limit = place
        isBroken = true
      case .done(var piece):
        piece.yield = yield
        if isBroken { piece.next = nil }
        return piece
      }
    }
  }

  /// Reads bytes into the buffer; returns it.
  private mutating func fill(from source: RowSource, at place: Int, _ count: Int) -> [UInt8] {
    let room = min(count, max(0, source.count - place))
    if buffer.count < room { buffer = Array(repeating: 0, count: room) }
    filled = unsafe buffer.withUnsafeMutableBytes { bytes in
      unsafe source.read(from: place, to: UnsafeMutableRawBufferPointer(rebasing: bytes[..<room]))
    }
    return buffer
  }

  private mutating func readRecords(
    of list: RecordList,
    in bytes: UnsafeBufferPointer<UInt8>,
    from start: RecordPieceStart,
    before limit: Int,
    _ wanted: Int
  ) -> Stop? {
    let base = start.place
    var first = 0
    var isAfterRecord = false
    switch start {
    case .record: break
    case .afterRecord: isAfterRecord = true
    case .guess:
      guard let place = unsafe list.opening.firstPlace(in: bytes) else { return nil }
      first = place
    }
    let isWhole = bytes.count < wanted
    var reader = unsafe JSONReader(
      bytes,
      at: first,
      isInArray: list.isArray,
      isAfterElement: isAfterRecord
    )
    var piece = RecordPiece(start: base + first, end: base + first)
    while true {
      pieceBase = base
      pieceElement = piece.elements + 1
      var place = base + reader.offset
      do throws(JSONError) {
        let isThere = list.isArray ? try reader.nextElement() : try reader.peek() != nil
        guard isThere else { return list.isArray || isWhole ? .done(piece) : .cut }
        place = base + reader.offset
        if place >= limit {
          piece.next = place
          return .done(piece)
        }
        guard try reader.kind() == .object else { return .done(piece) }
      } catch {
        return error.problem == .truncated && !isWhole ? .cut : .done(piece)
      }
      do throws(JSONError) {
        try readRecord(&reader, as: list.kind)
      } catch {
        return error.problem == .truncated && !isWhole ? .cut : .broken(place)
      }
      piece.elements += 1
      piece.end = base + reader.offset
    }
  }

  /// Takes what was read, and begins anew.
  private mutating func takeYield() -> RecordYield {
    let yield = RecordYield(
      data: data,
      records: records,
      skips: skips,
      tally: tally,
      embedded: embedded
    )
    data = VitallyData()
    records = 0
    skips = LeftOut()
    tally = Tally()
    embedded = [:]
    traitKeys.forgetSeen()
    return yield
  }
}

extension VitallyFileReader {
  /// Reads the records that follow the one just read, in pieces, and goes on after them.
  ///
  /// Stays where the rest is too small, or where records are not alike.
  mutating func readPieces(
    _ reader: inout JSONReader,
    of list: RecordList,
    _ window: FileWindow
  ) {
    guard list.source.count - reader.offset >= list.cutting.share else { return }
    let readers = readers
    let cutting = list.cutting
    var reading = PieceReading(end: reader.offset)
    let first = readers.readPiece(
      of: list,
      from: .afterRecord(reader.offset),
      before: reader.offset + cutting.first
    )
    if let first { take(first, into: &reading, reader) }
    if let first, first.elements > 0 {
      let left = list.source.count - first.end
      let share = Double(left) / Double(max(1, first.end - first.start))
      data.accounts.reserveCapacity(
        data.accounts.count + Int(share * Double(first.yield.data.accounts.count) * 1.05)
      )
    }
    while let start = reading.next, monitor?.isCancelled != true {
      // Few at a time: what is read after the list's end is read in vain.
      let count = cutting.threads > 1 ? cutting.threads * 4 : 1
      let pieces = Workers.map(jobs: count, threads: cutting.threads) { number in
        let place = start + number * cutting.piece
        guard place < list.source.count else { return RecordPiece?.none }
        return readers.readPiece(
          of: list,
          from: number == 0 ? .record(place) : .guess(place),
          before: place + cutting.piece
        )
      }
      for (number, guessed) in pieces.enumerated() {
        guard let next = reading.next, next < list.source.count else { break }
        let limit = start + (number + 1) * cutting.piece
        guard next < limit else { continue }
        let piece =
          guessed?.start == next
          ? guessed : readers.readPiece(of: list, from: .record(next), before: limit)
        guard let piece else { return go(&reader, after: reading, window) }
        take(piece, into: &reading, reader)
      }
    }
    go(&reader, after: reading, window)
  }

  /// How far the pieces of a list have been taken.
  struct PieceReading {
    /// The elements taken, and where the last one ends.
    var elements = 0
    var end: Int
    /// Where the next one begins; nil when there is none, or none that is like them.
    var next: Int?
  }

  private func go(
    _ reader: inout JSONReader,
    after reading: PieceReading,
    _ window: FileWindow
  ) {
    window.follow(&reader, to: reading.end)
    reader.go(over: reading.elements, endingAt: reading.end)
  }

  /// Takes what a piece gave, which follows what was taken before.
  private mutating func take(
    _ piece: RecordPiece,
    into reading: inout PieceReading,
    _ reader: borrowing JSONReader
  ) {
    let yield = piece.yield
    skips.add(yield.skips) { skip in
      var skip = skip
      skip.path = reader.path(ofElement: reading.elements + skip.element)
      return skip
    }
    add(yield)
    reading.elements += piece.elements
    // A piece without a record begins after the comma, which is still to be read.
    if piece.elements > 0 { reading.end = piece.end }
    reading.next = piece.next
  }

  /// Adds what a piece gave to what was read before it.
  private mutating func add(_ yield: RecordYield) {
    records += yield.records
    tally.add(yield.tally)
    var data = yield.data
    if !yield.embedded.isEmpty {
      // The piece knew nothing of the copies before it.
      data.accounts = data.accounts.filter { held in
        guard held.origin == .embedded || held.origin == .mentioned else { return true }
        return isNewer(held.account)
      }
    }
    self.data.append(data)
  }
}

extension VitallyFileReader.Tally {
  /// Adds what was counted after this.
  mutating func add(_ other: VitallyFileReader.Tally) {
    replaced += other.replaced
    if badDates == 0 { firstBadDate = other.firstBadDate }
    badDates += other.badDates
    badTraits += other.badTraits
    repeatedKeys.merge(other.repeatedKeys) { $0 + $1 }
    otherKinds.merge(other.otherKinds) { $0 + $1 }
  }
}
