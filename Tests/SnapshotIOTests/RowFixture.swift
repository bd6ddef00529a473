import BookModel
import TestSupport

@testable import SnapshotIO

/// Rows of usage, written in the ways that Looker and its users write them.
struct RowFixture {
  /// How the rows stand in the file.
  enum Container: String, CaseIterable, Sendable {
    case array, data, detail, detailFieldsLast, bi, lines
  }

  /// Where there is white space.
  enum Spacing: String, CaseIterable, Sendable {
    case rowALine, oneLine, pretty
  }

  var container = Container.array
  var spacing = Spacing.rowALine
  /// The values of each row, as JSON.
  var rows = RowFixture.plainRows(120)

  static let keys = ["a.account_id", "f.feature", "f.users", "f.week", "f.note"]

  /// Rows with texts in several spellings, numbers with fractions, and unknown values.
  static func plainRows(_ count: Int) -> [[String]] {
    (0..<count).map { place in
      [
        place % 23 == 7 ? "null" : #""A\#(place / 7)""#,
        ["\"Search\"", #""Q\u0026A""#, #""Import\/Export""#, "\"Zürich\"", "\"Search\""][place % 5],
        place % 11 == 3 ? "null" : place % 13 == 5 ? "\(place).25" : "\(place * 37 % 101)",
        #""2026-11-0\#(place / 9 % 9 + 1)""#,
        place % 17 == 9 ? #""said \"{\\\"a.account_id\\\":\"""# : "\(place % 2 == 0)",
      ]
    }
  }

  /// The file.
  var text: String {
    let rows = rows.map(row)
    let separator = spacing == .oneLine ? "" : "\n"
    let list = rows.joined(separator: container == .lines ? "\n" : ",\(separator)")
    switch container {
    case .array: return "[\(list)]"
    case .lines: return list
    case .data: return #"{"ran_at":"2026-11-20T00:00:00Z","data":[\#(list)]}"#
    case .detail: return #"{\#(fields),"sql":"\#(padding)","data":[\#(list)],"errors":[]}"#
    case .detailFieldsLast: return #"{"sql":"\#(padding)","data":[\#(list)],\#(fields)}"#
    case .bi: return #"{"metadata":{\#(fields)},"rows":[\#(list)]}"#
    }
  }

  private var padding: String { String(repeating: "select ", count: 60) }

  private var fields: String {
    let dimensions = RowFixture.keys.filter { $0 != "f.users" }.map { #"{"name":"\#($0)"}"# }
    return
      #""fields":{"dimensions":[\#(dimensions.joined(separator: ","))],"#
      + #""measures":[{"name":"f.users"}]}"#
  }

  private func row(_ values: [String]) -> String {
    guard values.count == RowFixture.keys.count else { return values.joined() }
    let isPretty = spacing == .pretty && container != .lines
    let pairs = zip(RowFixture.keys, values).map { key, value in
      "\"\(key)\":" + (isPretty ? " " : "") + cell(value, isPretty)
    }
    return isPretty
      ? "  {\n    " + pairs.joined(separator: ",\n    ") + "\n  }"
      : "{" + pairs.joined(separator: ",") + "}"
  }

  private func cell(_ value: String, _ isPretty: Bool) -> String {
    switch container {
    case .array, .data, .lines: value
    case .bi: isPretty ? "{ \"value\": \(value) }" : "{\"value\":\(value)}"
    case .detail, .detailFieldsLast: #"{"value":\#(value),"links":[],"rendered":"x"}"#
    }
  }
}

/// What came of reading one file.
struct RowOutcome: Equatable {
  var table: UsageTable
  var report: FileReport

  /// Reads a text as the only file of a folder.
  init(
    _ text: String,
    limits: ReadingLimits = ReadingLimits(),
    threads: Int = 1,
    mapping: Mapping = Mapping()
  ) throws {
    let folder = try TemporaryFolder()
    let location = try folder.write(text, to: "usage.json")
    var contents = SnapshotContents([SnapshotFile(path: "usage.json", location: location)])
    contents.limits = limits
    contents.usage.threads = threads
    contents.read(mapping: mapping)
    table = contents.usage
    report = contents.reports[0]
    report.identity = nil
  }

  static func == (left: RowOutcome, right: RowOutcome) -> Bool {
    left.report == right.report && left.hasSameRows(as: right)
  }

  /// Whether the rows are the same, whatever the file around them says.
  func hasSameRows(as other: RowOutcome) -> Bool {
    let (left, right) = (table, other.table)
    return left.owners == right.owners && left.features == right.features
      && left.versions == right.versions && left.owner == right.owner
      && left.feature == right.feature && left.period == right.period && left.grain == right.grain
      && left.users == right.users && left.mau == right.mau && left.wau == right.wau
      && left.dau == right.dau && left.seats == right.seats && left.ping == right.ping
      && left.precise == right.precise && left.version == right.version
      && report.records == other.report.records
      && report.skipped.count == other.report.skipped.count
  }
}

extension ReadingLimits {
  /// Limits under which even the smallest file is read piece by piece.
  static func tiny(_ piece: Int, window: Int) -> ReadingLimits {
    ReadingLimits(
      whole: 0,
      look: 200,
      step: max(64, window / 2),
      cutting: RowCutting(piece: piece, share: 1, window: window)
    )
  }
}
