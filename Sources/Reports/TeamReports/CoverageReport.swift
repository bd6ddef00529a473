import BookModel
public import Programmes

/// What happens to a book while its advisor is away: what `folio report coverage` prints.
///
/// As JSON it is `{report, today, snapshot, subject, person, from, to, back, status, steps, warnings,
/// covers, customers}`; each of `customers` is `{id, name, arr, cover, stays, reasons, channel,
/// told, note}`, those with a reason first, those that stay with their own advisor last. CSV has a row a customer.
public struct CoverageReport: Sendable {
  /// A customer of the plan as it is in the book.
  struct Row: Sendable {
    var entry: CoveragePlan.Entry
    /// The customer; nil where the book does not have it.
    var customer: Customer?
    var reasons: [CoverageReason]
    var channel: CoverageChannel

    /// Whether it stays with its own advisor, who is there.
    var stays: Bool { customer?.isOwned(by: entry.cover) ?? false }
  }

  let subject: ReportSubject
  let plan: CoveragePlan
  let warnings: [String]
  let rows: [Row]

  /// Creates the report of a plan over the book of `subject`; `adminRoles` are what contacts that
  /// run an instance are called.
  public init(
    _ subject: ReportSubject,
    _ proposal: CoverageProposal,
    adminRoles: [String] = NurtureSettings().adminRoles
  ) {
    self.subject = subject
    plan = proposal.plan
    let portfolio = subject.portfolio
    let customers = CoverageCustomers(portfolio.book)
    rows = proposal.plan.entries.map { entry in
      let customer = customers.customer(of: entry.customer)
      return Row(
        entry: entry,
        customer: customer,
        reasons: customer.map {
          portfolio.coverageReasons(of: $0, from: proposal.plan.from, to: proposal.plan.to)
        } ?? [],
        channel: customer?.coverageChannel(stated: entry.channel, adminRoles: adminRoles)
          ?? entry.channel.map { .stated($0) } ?? .unknown
      )
    }
    let gone = rows.filter { $0.customer == nil || $0.customer?.churned != nil }
    warnings =
      proposal.warnings
      + gone.map { "\($0.entry.customer.name) is in the plan and no longer a customer here" }
  }

  /// The report in all its forms.
  public var report: Report { Report(page: page, value: value, sheet: sheet) }
}

extension CoverageReport {
  /// Those that are handed over and that somebody has to look at, the most reasons first, then the
  /// biggest.
  var pressing: [Row] {
    rows.enumerated().filter { !$0.element.stays && !$0.element.reasons.isEmpty }.sorted {
      left,
      right in
      let orders = [left, right].map { row in
        (-row.element.reasons.count, -(row.element.customer?.arr?.value ?? 0), row.offset)
      }
      return orders[0] < orders[1]
    }.map(\.element)
  }

  /// Those that are handed over and of whom nothing is expected.
  var quiet: [Row] { rows.filter { !$0.stays && $0.reasons.isEmpty } }

  /// Those that stay with their own advisors.
  var staying: [Row] { rows.filter(\.stays) }

  /// What everybody who covers takes over.
  var covers: [(person: Person, rows: [Row])] {
    let handed = rows.filter { !$0.stays }
    return plan.covers.map { person in
      (person, handed.filter { $0.entry.cover.isSame(as: person) })
    }.filter { !$0.1.isEmpty }
  }

  /// The status to set.
  var status: String { plan.status(naming: covers.map(\.person)) }

  /// The sum of some of the plan's customers.
  func sum(of rows: [Row]) -> CustomerSum {
    rows.reduce(into: CustomerSum()) { $0.add(arr: $1.customer?.arr?.value) }
  }
}

extension CoverageReport.Row {
  /// The reasons in a line.
  var words: String { reasons.map(\.words).joined(separator: "; ") }
}
