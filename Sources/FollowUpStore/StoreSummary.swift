import BookModel
import GRDB

/// What a store keeps beside its events, so that one with very many is open at once: what the older
/// ones come to.
///
/// It follows from the events and counts for nothing where there is any doubt: then these are read.
struct StoreSummary {
  /// The last row that it is made of.
  var row: Int64
  /// The number of rows up to there.
  var rows: Int
  /// The id of the event in the last one.
  var last: String
  /// What the events in them come to.
  var past: FollowUpPast

  /// When a new one is made, and of what.
  struct Rhythm {
    /// How many rows make it worth to make a new one.
    var interval: Int64 = 8000
    /// How many of the newest rows are read anyway, so that what was done lately can be taken back.
    var margin: Int64 = 2000
  }

  /// The rules by which follow-ups are made of events: another number makes older summaries void.
  fileprivate static let rules = 1
}

extension Database {
  /// Returns the summary that the store holds; nil without one that is whole.
  func summary() throws -> StoreSummary? {
    var found: (summary: StoreSummary, entries: Int)?
    try forEachRow(
      """
      SELECT last_row, row_count, last_id, time, has_steps, entries,
        (SELECT id FROM events WHERE rowid = last_row)
      FROM summary WHERE rules = \(StoreSummary.rules)
      """
    ) { row in
      guard let last = row.integer(0), let rows = row.integer(1), let id = row.text(2),
        let time = row.integer(3), let hasSteps = row.integer(4), let entries = row.integer(5),
        row.text(6) == id
      else { return }
      let past = FollowUpPast(
        time: time,
        hasStepsInForce: hasSteps != 0,
        standing: [],
        completed: []
      )
      found = (StoreSummary(row: Int64(last), rows: rows, last: id, past: past), entries)
    }
    guard let found else { return nil }
    var summary = found.summary
    var reader = SummaryReader()
    try forEachRow("SELECT \(SummaryEntry.columns) FROM summary_entries ORDER BY place") {
      reader.read($0, into: &summary.past)
    }
    let read = summary.past.standing.count + summary.past.completed.count
    return read == found.entries ? summary : nil
  }

  /// Whether the events after a summary's row, which were read into `table`, are those that are
  /// missing in it, and need none of its own.
  func confirms(_ summary: StoreSummary, _ table: EventTable) throws -> Bool {
    let count = try Int.fetchOne(self, sql: "SELECT count(*) FROM events")
    guard count == summary.rows + table.events.count + table.unreadable,
      table.events.allSatisfy({ $0.stamp.time > summary.past.time })
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
  /// Keeps a new summary of a ledger; nil where the events are such that there can be none.
  ///
  /// The ledger goes on from what came up to the row `past`, 0 where it holds all events; the summary
  /// ends at the row `limit` or before.
  func keepSummary(of ledger: FollowUpLedger, after past: Int64, limit: Int64) throws
    -> StoreSummary?
  {
    guard let (row, time) = try lastRowInOrder(after: past, upTo: limit),
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
    let summary = StoreSummary(row: row, rows: rows, last: id, past: past)
    try write(summary)
    return summary
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

  private func write(_ summary: StoreSummary) throws {
    let past = summary.past
    try execute(sql: "DELETE FROM summary_entries; DELETE FROM summary;")
    let places = Array(repeating: "?", count: SummaryEntry.count).joined(separator: ", ")
    let statement = try cachedStatement(
      sql: "INSERT INTO summary_entries (\(SummaryEntry.columns)) VALUES (\(places))"
    )
    for standing in past.standing {
      try statement.execute(arguments: SummaryEntry(standing).arguments)
    }
    for completion in past.completed {
      try statement.execute(arguments: SummaryEntry(completion).arguments)
    }
    try execute(
      sql: "INSERT INTO summary VALUES (?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        summary.row, summary.rows, summary.last, past.time, past.hasStepsInForce ? 1 : 0,
        past.standing.count + past.completed.count, StoreSummary.rules,
      ]
    )
  }
}
