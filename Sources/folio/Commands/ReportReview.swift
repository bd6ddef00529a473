import ArgumentParser
import Reports

/// Reports on one customer for a business review.
struct ReportReview: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "One customer for a business review: usage, value, open points, next steps.",
    discussion: """
      Examples:
        folio report review "Acme" --demo
        folio report review 0015w00002aBcDeAAK --output acme.md
      """
  )

  @OptionGroup var customer: CustomerArgument
  @OptionGroup var book: BookOptions
  @OptionGroup var output: ReportOptions

  func run() throws {
    try Failure.telling {
      let session = try BookSession(book, folders: customer.folders)
      defer { session.finish() }
      let place = try session.place(of: customer.name)
      session.tellNotes()
      let report = ReviewReport(of: place, in: session.portfolio).report
      try output.write(report, session.surroundings)
    }
  }
}
