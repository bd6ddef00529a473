/// What one look at every row of a piece of a table finds out.
struct UsageScan: Sendable {
  /// The blocks of accounts that rows following each other are of, and the first of those rows.
  private(set) var blocks: [Int32] = []
  private(set) var starts: [Int32] = []
  /// The periods that the rows are of.
  private(set) var periods = UsagePeriods()
  /// The features that the rows of each file name.
  private(set) var featuresOfFile: [Set<Int32>]

  init(_ table: UsageTable, rows: Range<Int>, accountOfOwner: [Int32]) {
    featuresOfFile = Array(repeating: [], count: table.files.count)
    var lastFile = Array(repeating: Int32(-1), count: table.features.count)
    var lastBlock: Int32 = -1
    let (owners, features, files) = (table.owner, table.feature, table.file)
    for row in rows {
      let block = accountOfOwner[Int(owners[row])] >> UsageRuns.blockBits
      if block != lastBlock {
        blocks.append(block)
        starts.append(Int32(clamping: row))
        lastBlock = block
      }
      let (feature, file) = (features[row], files[row])
      if feature >= 0, lastFile[Int(feature)] != file {
        lastFile[Int(feature)] = file
        featuresOfFile[Int(file)].insert(feature)
      }
      periods.add(row, of: table)
    }
  }
}

/// The rows of a table by blocks of accounts.
///
/// Rows of a block that follow each other are one run: a table by customer or by date has few of
/// them, and going through a block's runs reads the columns nearly in order.
struct UsageRuns: Sendable {
  /// A block is of two to the power of this many accounts.
  static let blockBits: Int32 = 6
  static let accountsInBlock = 1 << Int(blockBits)

  /// The number of blocks.
  let blocks: Int
  /// Whether the runs of a block are in the order in which later rows win over earlier ones.
  let areOrdered: Bool
  private let pieces: [Piece]

  /// The runs of a piece of the table, block by block.
  private struct Piece {
    /// Where the runs of each block begin; one more for the end.
    var places: [Int32]
    var starts: [Int32]
    var ends: [Int32]

    init(_ scan: UsageScan, end: Int, blocks: Int) {
      places = Array(repeating: 0, count: blocks + 1)
      for block in scan.blocks { places[Int(block) + 1] += 1 }
      for block in 0..<blocks { places[block + 1] += places[block] }
      var next = places
      starts = Array(repeating: 0, count: scan.blocks.count)
      ends = starts
      for (run, block) in scan.blocks.enumerated() {
        let place = Int(next[Int(block)])
        starts[place] = scan.starts[run]
        ends[place] =
          run + 1 < scan.starts.count ? scan.starts[run + 1] : Int32(clamping: end)
        next[Int(block)] += 1
      }
    }
  }

  /// Creates the runs of pieces that were looked at.
  init(_ scans: [UsageScan], of pieces: [Range<Int>], areOrdered: Bool, accounts: Int) {
    let blocks = (accounts + Self.accountsInBlock - 1) >> Int(Self.blockBits)
    self.blocks = blocks
    self.areOrdered = areOrdered
    self.pieces = zip(scans, pieces).map { Piece($0, end: $1.upperBound, blocks: blocks) }
  }

  /// Calls `body` with each run of a block.
  func forEach(of block: Int, _ body: (Range<Int>) -> Void) {
    for piece in pieces {
      for run in Int(piece.places[block])..<Int(piece.places[block + 1]) {
        body(Int(piece.starts[run])..<Int(piece.ends[run]))
      }
    }
  }
}

extension UsageRuns {
  /// Returns pieces of a table in the order in which later rows win, at least one for each thread,
  /// and whether they are: where files alternate too often the order is left as it is.
  static func pieces(of table: UsageTable, fileRanks: [Int32], threads: Int)
    -> (pieces: [Range<Int>], areOrdered: Bool)
  {
    let count = table.owner.count
    var segments: [(rank: Int32, rows: Range<Int>)] = []
    var areOrdered = true
    if table.files.count > 1 {
      var start = 0
      var last = count > 0 ? fileRanks[Int(table.file[0])] : 0
      for row in table.file.indices {
        let rank = fileRanks[Int(table.file[row])]
        if rank == last { continue }
        areOrdered = areOrdered && rank > last
        if segments.count < segmentLimit { segments.append((last, start..<row)) }
        (start, last) = (row, rank)
      }
      segments.append((last, start..<count))
    }
    if areOrdered || segments.count > segmentLimit {
      segments = [(0, 0..<count)]
    } else {
      areOrdered = true
      segments.sort { ($0.rank, $0.rows.lowerBound) < ($1.rank, $1.rows.lowerBound) }
    }
    let unit = max(1, (count + threads - 1) / max(1, threads))
    let pieces = segments.flatMap { segment in
      stride(from: segment.rows.lowerBound, to: segment.rows.upperBound, by: unit)
        .map { $0..<min($0 + unit, segment.rows.upperBound) }
    }
    return (pieces, areOrdered)
  }

  /// The changes between files up to which their rows are put in order.
  private static let segmentLimit = 256
}
