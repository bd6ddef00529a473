import ArgumentParser
import Reports

/// Reports renewals and expansions.
struct ReportRenewals: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "renewals",
    abstract: "Renewal and expansion opportunities by month and stage, with their risk.",
    discussion: """
      Examples:
        folio report renewals --scope base
        folio report renewals 'renewal<180d' --format csv --output renewals.csv
      """
  )

  @OptionGroup var selection: ReportSelection
  @OptionGroup var output: ReportOptions

  func run() throws {
    try Failure.telling {
      let read = try selection.read()
      let (session, subject) = (read.session, read.subject)
      defer { session.finish() }
      session.tellNotes()
      try output.write(RenewalsReport(subject).report, session.surroundings)
    }
  }
}
