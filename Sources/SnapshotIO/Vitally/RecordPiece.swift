import JSONReader

/// How lists of records are cut into pieces.
struct RecordCutting: Sendable {
  /// The bytes of a piece, and of the first one of a list, which may be short.
  var piece = 2 << 20
  var first = 256 << 10
  /// The bytes after a piece that are read with it, because its last record goes on there.
  var slack = 128 << 10
  /// The least bytes that are worth cutting.
  var share = 4 << 20
  /// The threads that read at the same time.
  var threads = 1

  /// Whether reading pieces is better than reading on: text in memory is cut for several threads only.
  func isMeant(for source: RowSource) -> Bool {
    switch source {
    case .memory: threads > 1
    case .file: true
    }
  }
}

/// What reading some records gave.
struct RecordYield: Sendable {
  var data = VitallyData()
  /// The records read.
  var records = 0
  /// The records left out.
  var skips = LeftOut<Skip>()
  var tally = VitallyFileReader.Tally()
  /// The newest copy of each account embedded in the records.
  var embedded: [VitallyAccount.Origin: [String: Int]] = [:]

  /// A record that was left out.
  struct Skip: Sendable {
    var reason: String
    /// Where it ends.
    var offset: Int
    /// Its number in the piece, from 1; 0 outside of pieces.
    var element: Int
    /// The way to it; empty in a piece, which does not know where it begins.
    var path = ""
  }
}

/// A piece of a list of records.
///
/// Where it begins may be guessed: it holds only if the piece before it ended exactly there.
struct RecordPiece: Sendable {
  /// Where its first record begins, or where the record before it ended.
  var start: Int
  /// Where its last record ends.
  var end: Int
  /// Where the first record after it begins; nil when it ended for another reason.
  var next: Int?
  var elements = 0
  var yield = RecordYield()
}

/// Where a piece begins.
enum RecordPieceStart: Sendable {
  /// At a record.
  case record(Int)
  /// After a record.
  case afterRecord(Int)
  /// Somewhere from a place on.
  case guess(Int)

  var place: Int {
    switch self {
    case .record(let place), .afterRecord(let place), .guess(let place): place
    }
  }
}

/// What a list's records begin with, as its first record spells it: the first few keys.
struct RecordOpening: Sendable {
  private var keys: [[UInt8]] = []
  /// The keys that tell a record from what is nested in one.
  private static let count = 4

  /// Creates the opening of the object that comes next, which is whole and stays to be read; nil when
  /// it has fewer keys.
  init?(_ reader: inout JSONReader) {
    let start = reader.bookmark
    defer { reader.go(to: start) }
    do throws(JSONError) {
      try reader.enterObject()
      while keys.count < RecordOpening.count, let key = try reader.nextKey() {
        keys.append(key.rawBytes)
        try reader.skip()
      }
    } catch {
      return nil
    }
    if keys.count < RecordOpening.count { return nil }
  }

  /// The first place where a record seems to begin, which can be inside a text too.
  func firstPlace(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    for place in 0..<bytes.count where unsafe bytes[place] == UInt8(ascii: "{") {
      if unsafe stands(in: bytes, at: place) { return place }
    }
    return nil
  }

  private func stands(in bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    var reader = unsafe JSONReader(bytes, start: place)
    do throws(JSONError) {
      try reader.enterObject()
      for key in keys {
        guard reader.passKey(key, 0, key.count) else { return false }
        try reader.skip()
      }
      return true
    } catch {
      return false
    }
  }
}
