/// What one file's reading gave, for the report.
struct LookerReading: Sendable {
  /// The rows of the data that were read.
  var records = 0
  /// Rows left out.
  var skipped: [FileReport.Skip] = []
  /// What to know about the data that was read.
  var warnings: [String] = []
  /// Why nothing, or not everything, could be read; nil when it was.
  var problem: FileProblem?
  /// The number of rows left out.
  private var skippedRows = 0

  /// Creates a reading of nothing yet.
  init() {}
}

extension LookerReading {
  /// Skipped rows that are named one by one; the rest is counted in the last of them.
  private static let skipLimit = 1000

  /// Records a row left out.
  mutating func skip(_ place: String, _ reason: String) {
    skippedRows += 1
    if skippedRows <= Self.skipLimit {
      skipped.append(FileReport.Skip(place: place, reason: reason))
    } else {
      let more = skippedRows - Self.skipLimit
      let rest = FileReport.Skip(place: place, reason: "the last of \(more) more, the like")
      if skipped.count > Self.skipLimit {
        skipped[Self.skipLimit] = rest
      } else {
        skipped.append(rest)
      }
    }
  }

  /// Records rows left out for one reason; `place` is asked for those that are named only.
  mutating func skip<Row>(_ rows: [Row], _ reason: String, _ place: (Row) -> String) {
    let named = max(0, Self.skipLimit - skippedRows)
    for row in rows.prefix(named) { skip(place(row), reason) }
    guard rows.count > named, let last = rows.last else { return }
    // The others are counted in the last one.
    skippedRows += rows.count - named - 1
    skip(place(last), reason)
  }

  /// Records what to know about the data.
  mutating func warn(_ text: String) {
    if !warnings.contains(text) { warnings.append(text) }
  }

  /// Records why nothing, or not everything, could be read; the first reason stays.
  mutating func fail(_ code: FileProblem.Code, at place: String = "", _ reason: String) {
    if problem == nil { problem = FileProblem(place: place, reason: reason, code: code) }
  }
}
