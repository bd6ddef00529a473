import ArgumentParser
import Reports

/// Writes the reports of a team.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write a report for a meeting, a review or the team's pages.",
    discussion: """
      Without a name it lists the reports there are.

      Examples:
        folio report weekly --scope base
        folio report tiers --compare four-tier,three-tier --output tiers.md
        folio report review "Acme" --format markdown
      """,
    subcommands: [
      ReportWeekly.self, ReportRenewals.self, ReportTiers.self, ReportReview.self,
      ReportNurture.self, ReportCoverage.self, ReportList.self,
    ],
    defaultSubcommand: ReportList.self
  )

  /// The reports that can be made.
  static var kinds: [ReportKind] {
    let names = configuration.subcommands.compactMap { $0.configuration.commandName }
    return ReportKind.allCases.filter { names.contains($0.rawValue) }
  }
}

/// Lists the reports there are.
struct ReportList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the reports there are."
  )

  /// Words that name no report: another command would have been chosen.
  @Argument(help: .hidden)
  var words: [String] = []

  @Option(help: "How to print. (default: table)")
  var format = OutputFormat.table

  /// Taken so that a line may end before its report is named; the list is the same for every book.
  @OptionGroup(visibility: .hidden) var book: BookOptions

  func run() throws {
    try Failure.telling {
      if let name = words.first(where: { ReportKind(rawValue: $0) != nil }) {
        throw Failure(
          message: "a report's name comes before its options",
          remedy: ["folio report \(name) ..."],
          code: .usage
        )
      }
      if let stray = words.first {
        throw Failure(
          message: "there is no report \"\(stray)\"",
          remedy: Suggestion.line(for: stray, among: ReportCommand.kinds.map(\.rawValue))
            + ["folio report lists what there is"],
          code: .usage
        )
      }
      try StandardOutput.write(ReportIndex(ReportCommand.kinds).text(format))
    }
  }
}
