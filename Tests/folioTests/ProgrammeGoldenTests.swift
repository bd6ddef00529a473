import Foundation
import Testing

/// The programmes' reports over the sample book in each format, as they are on file;
/// `FOLIO_RECORD=1` writes the files anew.
struct ProgrammeGoldenTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Programmes")

  @Test(arguments: ["table", "markdown", "json", "ndjson", "csv", "tsv"], ["nurture", "coverage"])
  func `a report is what it was`(format: String, report: String) throws {
    let options =
      report == "nurture"
      ? ["--scope", "base", "--policy", "three-tier"]
      : ["--from", "2026-11-30", "--to", "2026-12-11", "--cover", "Hiro Tanabe"]
    let outcome = try Program().run(
      arguments: ["report", report, "--demo", "--today", "2026-11-21", "--format", format] + options
    )
    #expect(outcome.status == 0, "\(outcome.errors)")
    let file = Self.folder.appending(path: "\(report).\(format).txt")
    if ProcessInfo.processInfo.environment["FOLIO_RECORD"] != nil {
      try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
      try Data(outcome.output.utf8).write(to: file)
      return
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == outcome.output)
  }
}
