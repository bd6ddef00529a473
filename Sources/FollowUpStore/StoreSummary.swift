import BookModel
import GRDB

/// What a store keeps beside its events, so that one with very many is open at once: what the events
/// up to some row come to.
///
/// It follows from the events and counts for nothing where there is any doubt: then these are read.
/// There are several, of fewer and fewer events, for what goes further back, such as undo.
struct StoreSummary {
  /// The last row that it is made of.
  var row: Int64
  /// The number of rows up to there.
  var rows: Int
  /// The id of the event in the last one.
  var last: String
  /// The time of the latest event in them, in milliseconds since 1970 UTC.
  var time: Int
  /// Whether there are steps in them that undo could take back.
  var hasSteps: Bool
  /// The number of follow-ups in it, open and completed.
  var entries: Int

  /// When a new one is made, and of what.
  struct Rhythm {
    /// How many rows make it worth to make a new one.
    var interval: Int64 = 8000
    /// How many of the newest rows are read anyway, so that what was done lately can be taken back.
    var margin: Int64 = 2000

    /// Returns the rows that summaries are to end with or before, the last first, each about twice as
    /// far back as the one before.
    func limits(upTo last: Int64) -> [Int64] {
      var limits: [Int64] = []
      var (distance, step) = (margin, max(1, interval))
      while distance < last {
        limits.append(last - distance)
        distance += step
        step *= 2
      }
      return limits
    }

    /// Returns which of some summaries, the newest first, are of no more use: the further back, the
    /// fewer are needed.
    ///
    /// The newest one stays, and of those about as far back, by powers of two of the interval, the
    /// oldest one.
    func superfluous(_ summaries: [StoreSummary]) -> [StoreSummary] {
      guard let newest = summaries.first else { return [] }
      var taken: Set<Int> = []
      return summaries.dropFirst().reversed().filter { summary in
        let distance = (newest.row - summary.row) / max(1, interval)
        return !taken.insert(Int64.bitWidth - distance.leadingZeroBitCount).inserted
      }
    }
  }

  /// The rules by which follow-ups are made of events: another number makes older summaries void.
  fileprivate static let rules = 2
}

extension Database {
  /// Returns the summaries that the store holds, the newest first.
  func summaries() throws -> [StoreSummary] {
    var found: [StoreSummary] = []
    try forEachRow(
      """
      SELECT last_row, row_count, last_id, time, has_steps, entries,
        (SELECT id FROM events WHERE rowid = last_row)
      FROM summary WHERE rules = \(StoreSummary.rules) ORDER BY last_row DESC
      """
    ) { row in
      guard let last = row.integer(0), let rows = row.integer(1), let id = row.text(2),
        let time = row.integer(3), let hasSteps = row.integer(4), let entries = row.integer(5),
        row.text(6) == id
      else { return }
      found.append(
        StoreSummary(
          row: Int64(last),
          rows: rows,
          last: id,
          time: time,
          hasSteps: hasSteps != 0,
          entries: entries
        )
      )
    }
    return found
  }

  /// Returns what the events of a summary come to; nil where some of it is missing.
  func past(of summary: StoreSummary) throws -> FollowUpPast? {
    var past = FollowUpPast(
      time: summary.time,
      hasStepsInForce: summary.hasSteps,
      standing: [],
      completed: []
    )
    var reader = SummaryReader()
    try forEachRow(
      """
      SELECT \(SummaryEntry.columns) FROM summary_entries WHERE summary = \(summary.row)
      ORDER BY place
      """
    ) { reader.read($0, into: &past) }
    return past.standing.count + past.completed.count == summary.entries ? past : nil
  }

  /// Whether the events after a summary's row are those that are missing in it, and need none of its
  /// own.
  func confirms(_ summary: StoreSummary) throws -> Bool {
    let count = try Int.fetchOne(self, sql: "SELECT count(*) FROM events") ?? 0
    let later = try Row.fetchOne(
      self,
      sql: "SELECT count(*), min(time) FROM events WHERE rowid > ?",
      arguments: [summary.row]
    )
    guard let later, count - later[0] == summary.rows,
      (later[1] as Int?).map({ $0 > summary.time }) ?? true
    else { return false }
    return try !reachesBack(after: summary.row, past: summary.row)
  }

  /// Whether an event after a row belongs to a step that began up to the row `past`, or is about one.
  func reachesBack(after row: Int64, past: Int64) throws -> Bool {
    try Bool.fetchOne(
      self,
      sql: """
        SELECT EXISTS (
          SELECT 1 FROM events AS later WHERE later.rowid > ? AND (
            EXISTS (SELECT 1 FROM events AS earlier WHERE earlier.batch = later.batch AND earlier.rowid <= ?)
            OR later.target IS NOT NULL AND
            EXISTS (SELECT 1 FROM events AS earlier WHERE earlier.batch = later.target AND earlier.rowid <= ?)
          )
        )
        """,
      arguments: [row, past, past]
    ) ?? true
  }
}

extension Database {
  /// Keeps new summaries of a ledger: of what came long ago alone, and where the ledger holds all
  /// events also of less and less; returns the newest one.
  ///
  /// Nil where the events are such that there can be none. The ledger goes on from what came up to
  /// the row `past`, 0 where it holds all events, and ends with the row `last`.
  func keepSummaries(
    of ledger: FollowUpLedger,
    after past: Int64,
    upTo last: Int64,
    _ rhythm: StoreSummary.Rhythm
  ) throws -> (summary: StoreSummary, past: FollowUpPast)? {
    var newest: (summary: StoreSummary, past: FollowUpPast)?
    for limit in rhythm.limits(upTo: last) {
      if let (summary, past) = try summary(of: ledger, after: past, upTo: limit) {
        try remove(summary)
        try write(summary, past)
        newest = newest ?? (summary, past)
      }
      if ledger.past != nil { break }
    }
    for superfluous in rhythm.superfluous(try summaries()) { try remove(superfluous) }
    return newest
  }

  private func summary(of ledger: FollowUpLedger, after first: Int64, upTo limit: Int64) throws
    -> (StoreSummary, FollowUpPast)?
  {
    guard let (row, time) = try lastRowInOrder(after: first, upTo: limit),
      let past = ledger.past(upTo: time),
      let rows = try Int.fetchOne(
        self,
        sql: "SELECT count(*) FROM events WHERE rowid <= ?",
        arguments: [row]
      ),
      let id = try String.fetchOne(
        self,
        sql: "SELECT id FROM events WHERE rowid = ?",
        arguments: [row]
      )
    else { return nil }
    let summary = StoreSummary(
      row: row,
      rows: rows,
      last: id,
      time: past.time,
      hasSteps: past.hasStepsInForce,
      entries: past.standing.count + past.completed.count
    )
    return (summary, past)
  }

  /// Returns the last row, up to a limit, with no event before it that is later than one after it,
  /// and the latest time up to there.
  private func lastRowInOrder(after first: Int64, upTo limit: Int64) throws
    -> (row: Int64, time: Int)?
  {
    var rows: [(row: Int64, time: Int)] = []
    try forEachRow("SELECT rowid, time FROM events WHERE rowid > \(first) ORDER BY rowid") { row in
      if let number = row.integer(0), let time = row.integer(1) {
        rows.append((Int64(number), time))
      }
    }
    var latest: [Int] = []
    for row in rows { latest.append(max(latest.last ?? .min, row.time)) }
    var earliest = Int.max
    for place in rows.indices.reversed() {
      if rows[place].row <= limit, latest[place] < earliest {
        return (rows[place].row, latest[place])
      }
      earliest = min(earliest, rows[place].time)
    }
    return nil
  }

  private func write(_ summary: StoreSummary, _ past: FollowUpPast) throws {
    let places = Array(repeating: "?", count: SummaryEntry.count + 2).joined(separator: ", ")
    let statement = try cachedStatement(
      sql:
        "INSERT INTO summary_entries (summary, place, \(SummaryEntry.columns)) VALUES (\(places))"
    )
    let entries = past.standing.map(SummaryEntry.init) + past.completed.map(SummaryEntry.init)
    for (place, entry) in entries.enumerated() {
      try statement.execute(arguments: [summary.row, place] + entry.arguments)
    }
    try execute(
      sql: "INSERT INTO summary VALUES (?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        summary.row, summary.rows, summary.last, summary.time, summary.hasSteps ? 1 : 0,
        summary.entries, StoreSummary.rules,
      ]
    )
  }

  private func remove(_ summary: StoreSummary) throws {
    for (table, column) in [("summary_entries", "summary"), ("summary", "last_row")] {
      try execute(sql: "DELETE FROM \(table) WHERE \(column) = ?", arguments: [summary.row])
    }
  }
}
