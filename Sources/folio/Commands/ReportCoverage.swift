import ArgumentParser
import BookModel
import Programmes
import Reports
import Settings

/// Plans what happens to a book while its advisor is away.
struct ReportCoverage: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "What happens to a book while its advisor is away, and who covers it.",
    discussion: """
      Who is away is --me. A customer whose own advisor is somebody else, who is there, stays with them.
      The others, where no --cover names them one by one, go to whoever has the least ARR to look after:
      of the colleagues named, else of everybody who owns customers and is there.

      folio report coverage --from 2026-12-01 --to 2026-12-11 --cover "Bo Berg" --cover "Acme=Cy Chan"
      folio report coverage --from 2026-12-01 --to 2026-12-11 --save ~/team/plans/ana.yaml
      folio report coverage --plan ~/team/plans/ana.yaml --tick request --tick "Acme"
      folio report coverage --plan ~/team/plans/ana.yaml --channel "Acme=#acme-shared"

      Whoever lists the file or its folder under `plans:` in the configuration has the customers they
      cover in their book while the plan runs, with what falls due. The steps to tick are request, agree,
      tell and status; a customer's name ticks that they were told. On the Reports screen m does the same.
      """
  )

  @OptionGroup var book: BookOptions
  @OptionGroup var output: ReportOptions

  @Option(help: "The first day away.")
  var from: Day?
  @Option(help: "The last day away.")
  var to: Day?
  @Option(help: ArgumentHelp("Who covers; repeatable.", valueName: "name|customer=name"))
  var cover: [String] = []
  @Option(help: ArgumentHelp("Keep the plan in this file.", valueName: "file"))
  var save: String?
  @Option(help: ArgumentHelp("Show a plan that is kept.", valueName: "file"))
  var plan: String?
  @Option(help: ArgumentHelp("How a customer is told; repeatable.", valueName: "customer=text"))
  var channel: [String] = []
  @Option(help: ArgumentHelp("With --plan: a step is done.", valueName: "step|customer"))
  var tick: [String] = []
  @Option(help: ArgumentHelp("With --plan: a step is not done.", valueName: "step|customer"))
  var untick: [String] = []

  func validate() throws {
    if plan != nil {
      guard from == nil, to == nil, save == nil else {
        throw ValidationError(
          "--plan has its dates and its file: no --from, --to or --save with it"
        )
      }
    } else {
      guard from != nil, to != nil else {
        throw ValidationError("--from DATE and --to DATE say when you are away")
      }
      guard tick.isEmpty, untick.isEmpty else {
        throw ValidationError("ticks are kept in a plan: --save FILE first, then --plan FILE")
      }
    }
    if output.force && output.output == nil && save == nil {
      throw ValidationError("--force goes with --output FILE or --save FILE")
    }
  }

  func run() throws {
    try Failure.telling {
      let session = try BookSession(book, folders: [])
      defer { session.finish() }
      session.tellNotes()
      let proposal = try plan.map { try kept($0, session) } ?? proposed(session)
      let settings = session.settings.configuration.nurture ?? NurtureSettings()
      let report = CoverageReport(of: proposal, in: session.portfolio, settings)
      try output.print(report.report, session.surroundings)
    }
  }
}

extension ReportCoverage {
  /// A new plan, kept where that is asked for.
  private func proposed(_ session: BookSession) throws(Failure) -> CoverageProposal {
    guard let from, let to else { throw Failure(message: "--from and --to", code: .usage) }
    var editor = CoverageEditor(session)
    var request = CoverageRequest(from: from, to: to)
    for text in cover {
      let (customer, person) = try editor.cover(text)
      if let customer {
        request.assigned[customer.id] = person
      } else {
        request.covers.append(person)
      }
    }
    // A plan that is replaced is no other plan.
    let others = session.plans.filter { $0.path != save }.map(\.plan)
    let proposer = CoverageProposer(session.portfolio, plans: others)
    do {
      editor.proposal = try proposer.proposal(for: request)
    } catch {
      throw Failure(message: "\(error)", remedy: [error.remedy], code: .usage)
    }
    for text in channel { try editor.setChannel(text) }
    if let save {
      let file = OutputFile(path: save, mayReplace: output.force)
      try file.write(CoveragePlanFile.text(of: editor.proposal.plan))
      StandardError.write("Kept in \(save): list it under `plans:` in your configuration.\n")
    }
    return editor.proposal
  }

  /// A plan that was kept, with the changes that are asked for.
  private func kept(_ path: String, _ session: BookSession) throws(Failure) -> CoverageProposal {
    var kept = try KeptPlan(path: path, among: session.plans)
    var editor = CoverageEditor(session)
    editor.proposal = CoverageProposal(plan: kept.plan)
    for text in cover { try editor.setCover(text, others: kept.others) }
    for text in channel { try editor.setChannel(text) }
    for text in tick { try editor.tick(text, session.portfolio.today) }
    for text in untick { try editor.tick(text, nil) }
    kept.plan = editor.proposal.plan
    try kept.keep()
    return kept.proposal(in: session.portfolio)
  }
}
