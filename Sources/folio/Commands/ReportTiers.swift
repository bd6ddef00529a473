import ArgumentParser
import BookModel
import Reports

/// Reports the book by tier.
struct ReportTiers: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tiers",
    abstract: "The book by tier, drift and who is a step away; or two policies side by side.",
    discussion: """
      Examples:
        folio report tiers --scope base
        folio report tiers --compare four-tier,three-tier --output tiers.md
      """
  )

  @OptionGroup var selection: ReportSelection
  @OptionGroup var output: ReportOptions

  @Option(help: ArgumentHelp("Two tier policies: who moves where.", valueName: "a,b"))
  var compare: String?

  func run() throws {
    try Failure.telling {
      let names = compare?.split(separator: ",").map {
        $0.split(separator: " ").joined(separator: " ")
      }
      if let names, names.count != 2 {
        throw Failure(
          message: "--compare: name two policies, such as four-tier,three-tier",
          code: .usage
        )
      }
      let read = try selection.read()
      let (session, subject) = (read.session, read.subject)
      defer { session.finish() }
      let report =
        if let names {
          try comparison(names, subject, session.settings).report
        } else {
          TiersReport(subject).report
        }
      session.tellNotes()
      try output.write(report, session.surroundings)
    }
  }

  private func comparison(_ names: [String], _ subject: ReportSubject, _ settings: Settled)
    throws(Failure) -> TierComparison
  {
    let policies = (try settings.policy(named: names[0]), try settings.policy(named: names[1]))
    guard policies.0 != policies.1 else {
      throw Failure(
        message: "--compare: \(policies.0.name) is named twice, and nobody moves between the two",
        remedy: ["name two policies: " + settings.policies.map(\.name).joined(separator: ", ")],
        code: .usage
      )
    }
    return TierComparison(subject, from: policies.0, to: policies.1)
  }
}
