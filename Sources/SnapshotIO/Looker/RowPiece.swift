import JSONReader

/// What one reader read of a piece of the rows.
///
/// Where a piece begins may be guessed. It holds only if the piece before it ended exactly there.
struct RowPiece: Sendable {
  /// Where its first row begins, or where the row before it ended; nil when nothing in it looks like
  /// a row.
  var start: Int?
  /// Where its last row ends; nil without one.
  var end: Int?
  /// Where the first row after it begins; nil when it ended for another reason.
  var next: Int?
  /// The rows, under the reader's names.
  var columns: RowColumns
  /// The last row of totals, and the first one where it stands beside a feature; -1 for none.
  var lastTotals = -1
  var firstTotals = -1
  var tally = RowReader.Tally()
  /// The reader's names that are new in it.
  var owners = RowNames()
  var features = RowNames()
  var versions = RowNames()
}

/// Texts as they stand between the quotes, one behind the other.
struct RowNames: Sendable {
  private var bytes: [UInt8] = []
  /// The length of each; -1 for none.
  private var lengths: [Int32] = []

  /// Adds a text of `texts`; none for a place below 0.
  mutating func append(_ place: Int32, of texts: borrowing RowTexts) {
    guard place >= 0 else {
      lengths.append(-1)
      return
    }
    unsafe texts.withBytes(of: place) { text in
      unsafe bytes.append(contentsOf: text)
      lengths.append(Int32(clamping: text.count))
    }
  }

  /// Tells `body` the place in the pool of each text, -1 for none, adding those that are new.
  func forEach(in pool: inout TextPool, _ body: (Int32) -> Void) {
    var start = 0
    for length in lengths {
      guard length >= 0 else {
        body(-1)
        continue
      }
      let end = start + Int(length)
      body(
        unsafe bytes.withUnsafeBufferPointer { bytes in
          pool.place(
            of: unsafe JSONText(checked: UnsafeBufferPointer(rebasing: bytes[start..<end]))
          )
        }
      )
      start = end
    }
  }
}

/// Where a piece begins.
enum RowPieceStart: Sendable {
  /// At a row.
  case row(Int)
  /// After a row.
  case afterRow(Int)
  /// Somewhere from a place on.
  case guess(Int)
}

/// Bytes that rows are read from in pieces.
enum RowSource: Sendable {
  case memory(JSONReader.Fork)
  case file(FileSource)

  /// The number of bytes.
  var count: Int {
    switch self {
    case .memory(let fork): fork.count
    case .file(let source): source.count
    }
  }

  /// Reads bytes from a place on, as many as there are and fit; returns how many.
  func read(from offset: Int, to target: UnsafeMutableRawBufferPointer) -> Int {
    switch self {
    case .memory(let fork): unsafe fork.copy(from: offset, to: target)
    case .file(let source): unsafe source.read(from: offset, to: target)
    }
  }
}

extension RowReader {
  /// Reads the rows that begin before `limit`.
  mutating func readPiece(
    of source: RowSource,
    from start: RowPieceStart,
    before limit: Int,
    into columns: RowColumns,
    _ monitor: LoadMonitor?
  ) -> RowPiece {
    self.columns = columns
    tally = Tally()
    count = 0
    (lastTotals, firstTotals, isSimple) = (-1, -1, true)
    var piece = RowPiece(columns: columns)
    var place: Int
    var isAfterRow = false
    switch start {
    case .row(let row): place = row
    case .afterRow(let end): (place, isAfterRow) = (end, true)
    case .guess(let first):
      guard let row = firstOpening(in: source, from: first) else { return piece }
      place = row
    }
    piece.start = place
    // Little at first: the very next row may be of another kind.
    var reach = min(bytes.capacity, Self.firstReach)
    while monitor?.isCancelled != true {
      show(source, from: place, reach)
      end = -1
      let found = readRows(
        bytes.view,
        from: place - base,
        isAfterRow: isAfterRow,
        before: limit - base
      )
      let hasRows = end >= 0
      if hasRows { (place, isAfterRow, piece.end) = (base + end, true, base + end) }
      if found.stop == .limit {
        piece.next = base + found.next
        break
      }
      // What follows is cut by the end of the bytes at hand, or no row that is known: more bytes
      // will tell.
      guard hasRows || reach < bytes.capacity && bytes.count == reach else { break }
      reach = min(bytes.capacity, reach * 4)
    }
    finish(&piece)
    return piece
  }

  /// The bytes that are at hand at once: what fits the processor's own memory.
  ///
  /// Longer rows are read
  /// in the ordinary way.
  static let window = 256 << 10
  private static let firstReach = 16 << 10

  /// Brings the bytes from a place on to hand, up to `reach` of them.
  private mutating func show(_ source: RowSource, from place: Int, _ reach: Int) {
    let isNear = place >= base && place <= base + bytes.count
    let start = isNear ? place - base : bytes.count
    base = place
    unsafe bytes.slide(to: start, reach) { offset, room in
      unsafe source.read(from: place + offset, to: room)
    }
  }

  /// The first place from `start` on of what rows begin with, which can be inside a text too.
  private mutating func firstOpening(in source: RowSource, from start: Int) -> Int? {
    var start = start
    let longest = rules.programs.map(\.opening.count).max() ?? 0
    while true {
      show(source, from: start, bytes.capacity)
      let view = bytes.view
      for place in 0..<view.count where view[place] == UInt8(ascii: "{") {
        if rules.programs.contains(where: { opens($0, view, at: place) }) { return base + place }
      }
      let next = base + max(1, view.count - longest)
      guard base + view.count < source.count, view.count > longest else { return nil }
      start = next
    }
  }

  private func opens(_ program: RowProgram, _ view: RowBytes.View, at place: Int) -> Bool {
    guard place + program.opening.count <= view.count else { return false }
    for (index, byte) in program.opening.enumerated() where view[place + index] != byte {
      return false
    }
    return true
  }

  /// Hands the rows over with the names that are new in them.
  private mutating func finish(_ piece: inout RowPiece) {
    columns.count = count
    columns.isSimple = isSimple
    (piece.lastTotals, piece.firstTotals) = (lastTotals, firstTotals)
    piece.tally = tally
    for owner in newOwners {
      for index in 0..<4 { piece.owners.append(owner[index], of: texts) }
    }
    for feature in newFeatures { piece.features.append(feature, of: texts) }
    for version in newVersions { piece.versions.append(version, of: texts) }
    newOwners.removeAll(keepingCapacity: true)
    newFeatures.removeAll(keepingCapacity: true)
    newVersions.removeAll(keepingCapacity: true)
    // The piece has them now.
    columns = RowColumns(capacity: 1)
  }
}
