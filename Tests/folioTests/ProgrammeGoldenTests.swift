import Testing

/// The programmes' reports over the sample book in each format, as they are on file.
struct ProgrammeGoldenTests {
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
    try expectGolden(outcome.output, at: "Programmes/\(report).\(format).txt")
  }
}
