/// What one file's reading gave, for the report.
struct LookerReading: Sendable {
  /// The rows of the data that were read.
  var records = 0
  /// Rows left out.
  private(set) var leftOut = LeftOut<FileReport.Skip>()
  /// What to know about the data that was read.
  private(set) var warnings: [String] = []
  /// Why nothing, or not everything, could be read; nil when it was.
  var problem: FileProblem?
  /// The messages that there is no room for.
  private var unnamedWarnings = 0

  /// Creates a reading of nothing yet.
  init() {}
}

extension LookerReading {
  /// The most messages that a file may leave; hostile ones can hold any number.
  private static let warningLimit = 100

  /// Records a row left out.
  mutating func skip(_ place: String, _ reason: String) {
    leftOut.add(FileReport.Skip(place: place, reason: reason))
  }

  /// Records rows left out for one reason; `place` is asked for those that are named only.
  mutating func skip<Row>(_ rows: LeftOut<Row>, _ reason: String, _ place: (Row) -> String) {
    leftOut.add(rows) { FileReport.Skip(place: place($0), reason: reason) }
  }

  /// Records what to know about the data.
  mutating func warn(_ text: String) {
    guard !warnings.contains(text) else { return }
    if warnings.count < Self.warningLimit { warnings.append(text) } else { unnamedWarnings += 1 }
  }

  /// Tells the file's report what the reading gave.
  func finish(_ report: inout FileReport) {
    report.records += records
    report.add(leftOut)
    report.warnings += warnings
    if unnamedWarnings > 0 { report.warnings.append("\(unnamedWarnings) more messages, the like") }
    report.error = problem
  }

  /// Records why nothing, or not everything, could be read; the first reason stays.
  mutating func fail(_ code: FileProblem.Code, at place: String = "", _ reason: String) {
    if problem == nil { problem = FileProblem(place: place, reason: reason, code: code) }
  }
}
