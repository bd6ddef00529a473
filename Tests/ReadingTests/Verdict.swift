import BookModel
import Reports
import SnapshotIO
import TestSupport

/// What folio makes of a snapshot folder.
struct Verdict {
  /// The day after the samples were made.
  static let today = Day(number: 20_778)

  var check: SnapshotCheck

  /// Takes over what came of a reading.
  init(check: SnapshotCheck) {
    self.check = check
    self.check.report.path = "snapshot"
  }

  /// Reads a folder that holds these files.
  init(
    of files: [SampleFiles.File],
    change: (inout SnapshotReader) -> Void = { _ in }
  ) throws {
    let folder = try TemporaryFolder()
    for file in files { try folder.write(file.bytes, to: "snapshot/\(file.path)") }
    try self.init(folder: folder.file("snapshot"), change: change)
  }

  /// Reads a folder.
  init(folder: String, change: (inout SnapshotReader) -> Void = { _ in }) throws {
    var reader = SnapshotReader(paths: [folder], today: Self.today)
    change(&reader)
    check = try reader.check()
    check.report.path = "snapshot"
  }

  /// What `folio check` ends with, by the rule of the interface.
  var exitCode: Int {
    switch check.book {
    case .success: 0
    case .failure(.noCustomers): 65
    case .failure(.noFolder), .failure(.unlistable), .failure(.nothingKnown), .failure(.noneAsOf):
      66
    case .failure(.cancelled): 130
    }
  }

  /// What `folio check` prints.
  var printed: CheckReport {
    let times = (try? check.book.get())?.sourceTimes ?? [:]
    return CheckReport(check.report, sourceTimes: times, today: Self.today)
  }

  /// What `folio list --scope base --format json` prints; nil without a book.
  var list: String? {
    guard let book = try? check.book.get() else { return nil }
    return CustomerList(
      of: Array(book.customers.indices),
      in: Portfolio(book: book, today: Self.today)
    ).text(.json)
  }

  /// The verdict in a few lines: the exit code, each file, and what to do.
  var summary: String {
    var lines = check.report.files.flatMap(\.summary)
    let facts = [
      check.report.isPartial ? "partial" : nil, check.report.isStale ? "stale" : nil,
      (try? check.book.get()).map { "\($0.customers.count) customers" },
    ].compactMap(\.self)
    lines += check.report.warnings.map { "  warning: \($0)" }
    lines.append("  exit \(exitCode)" + facts.map { ", \($0)" }.joined())
    let text = printed.text(.table).split(separator: "\n")
    lines +=
      (text.lastIndex(of: "What to do").map { Array(text[($0 + 1)...]) } ?? [text.last ?? ""])
      .map { "  > \($0.drop { $0 == " " })" }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension FileReport {
  fileprivate var summary: [String] {
    ["\(path): \(kind.rawValue), \(records)"]
      + skipped.map { "  left out: \($0.place): \($0.reason)" }
      + (error.map { ["  error \($0.code.rawValue): \($0.place): \($0.reason)"] } ?? [])
      + warnings.map { "  warning: \($0)" }
  }
}
