import BookModel
import Programmes
import Reports
import Settings

/// A coverage plan that is kept in a file, and the plans of others beside it.
struct KeptPlan {
  /// The file, as it is named.
  let path: String
  /// The plan as it is in the file, with what was changed here.
  var plan: CoveragePlan
  /// The plans in other files.
  let others: [CoveragePlan]
  private let written: CoveragePlan

  /// Takes a plan from a file that was read, among those that are shared.
  init(_ file: CoveragePlanFile, among shared: [CoveragePlanFile]) {
    path = file.path
    plan = file.plan
    written = file.plan
    others = shared.filter { $0.path != file.path }.map(\.plan)
  }

  /// Reads a plan that the user names.
  init(path: String, among shared: [CoveragePlanFile]) throws(Failure) {
    do { self.init(try CoveragePlanFile(path: path), among: shared) } catch {
      var failure = Failure(error)
      // It is named on the command line: it is data, and no part of the configuration.
      failure.code = .wrongData
      throw failure
    }
  }

  /// Finds the plan of a person to look at on a day: the one that runs or begins next, else the one
  /// that ended last; nil where none is shared.
  init?(of person: Person, on today: Day, among shared: [CoveragePlanFile]) {
    let own = shared.filter { $0.plan.person.isSame(as: person) }
    let coming = own.filter { $0.plan.to >= today }.min { $0.plan.from < $1.plan.from }
    guard let file = coming ?? own.max(by: { $0.plan.to < $1.plan.to }) else { return nil }
    self.init(file, among: shared)
  }

  /// Writes the plan into its file, if something was changed.
  func keep() throws(Failure) {
    guard plan != written else { return }
    try OutputFile(path: path, mayReplace: true).write(CoveragePlanFile.text(of: plan))
  }

  /// The plan with what to look at in it.
  func proposal(in portfolio: Portfolio) -> CoverageProposal {
    let proposer = CoverageProposer(portfolio, plans: others)
    return CoverageProposal(plan: plan, warnings: proposer.warnings(about: plan))
  }
}

extension CoverageReport {
  /// Creates the report of a plan over a book.
  init(of proposal: CoverageProposal, in portfolio: Portfolio, _ settings: NurtureSettings) {
    let customers = CoverageCustomers(portfolio.book)
    let subject = ReportSubject(
      of: Set(proposal.plan.entries.compactMap { customers.place(of: $0.customer) }).sorted(),
      in: portfolio,
      words: "customers of \(proposal.plan.person.displayName)"
    )
    self.init(subject, proposal, adminRoles: settings.adminRoles)
  }
}
