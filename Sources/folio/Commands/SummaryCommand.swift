import ArgumentParser
import BookQuery
import Reports

/// Prints the totals of a set of customers.
struct SummaryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summary",
    abstract: "Sum up a set of customers.",
    discussion: """
      Examples:
        folio summary --by tier
        folio summary 'renewal<90d' --by renewal-month --format json
      """
  )

  @OptionGroup var selection: SelectionOptions
  @OptionGroup var book: BookOptions
  @OptionGroup var output: FormatOptions

  @Option(
    help: "Sum up by tier, owner, stage, health, renewal-month or feature.",
    completion: .list(Grouping.allCases.map(\.rawValue))
  )
  var by: String?

  func run() throws {
    try Failure.telling {
      let grouping = try by.map(Self.grouping)
      let session = try BookSession(book, folders: selection.folders)
      defer { session.finish() }
      let selected = try selection.select(from: session)
      session.tellNotes()
      let summary = Summary(
        of: selected.places,
        in: session.portfolio,
        by: grouping ?? selected.query.group
      )
      let surroundings = session.surroundings
      try StandardOutput.write(
        summary.text(output.chosenFormat(surroundings), output.layout(surroundings))
      )
      if selection.exitStatus && selected.places.isEmpty { throw ExitCode.answerIsNo }
    }
  }

  private static func grouping(_ name: String) throws(Failure) -> Grouping {
    do { return try Summary.grouping(named: name) } catch {
      throw Failure(message: "--by: \(error)", code: .usage)
    }
  }
}
