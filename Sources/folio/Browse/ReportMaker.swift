import BookModel
import BookQuery
import Dashboard
import Dispatch
import Programmes
import Reports

/// Makes the reports of the Reports screen beside the loop.
struct ReportMaker: Sendable {
  private let source: BookSource
  private let mailbox: Mailbox<ReportDelivery>
  private let queue = DispatchQueue(label: "folio.reports", qos: .userInitiated)

  init(source: BookSource, mailbox: Mailbox<ReportDelivery>) {
    self.source = source
    self.mailbox = mailbox
  }

  /// The reports that can be asked for.
  static var offers: [ReportOffer] {
    ReportKind.allCases.map { kind in
      ReportOffer(
        name: kind.rawValue,
        title: kind.title,
        sentence: kind.sentence,
        isOfOneCustomer: kind == .review,
        command: kind == .coverage ? "folio report coverage --from DATE --to DATE" : nil
      )
    }
  }

  /// Begins to make a report; what comes of it is left in the mailbox.
  func begin(_ order: ReportOrder, _ ledger: FollowUpLedger) {
    queue.async {
      do throws(Failure) {
        let report = try report(order, ledger)
        mailbox.post(ReportDelivery(name: order.name, page: .success(ReportPage(report))), of: 0)
      } catch {
        mailbox.post(ReportDelivery(name: order.name, page: .failure(error)), of: 0)
      }
    }
  }

  private func report(_ order: ReportOrder, _ ledger: FollowUpLedger) throws(Failure) -> Report {
    let portfolio = order.portfolio
    let subject = ReportSubject(
      of: order.places,
      in: portfolio,
      scope: order.scope,
      filter: order.filter
    )
    switch ReportKind(rawValue: order.name) {
    case .weekly:
      let meeting = source.settings.lastMeeting(before: portfolio.today)
      let changes = try changes(since: meeting, order)
      return WeeklyReport(subject, changes: changes, ledger: ledger, since: meeting).report
    case .renewals: return RenewalsReport(subject).report
    case .tiers: return TiersReport(subject).report
    case .review:
      guard let place = order.places.first else { break }
      return ReviewReport(of: place, in: portfolio).report
    case .nurture:
      let programme = NurtureProgramme(
        portfolio,
        settings: source.nurtureSettings,
        sent: ledger.sent(to: portfolio.book.customers)
      )
      return NurtureReport(subject, programme).report
    case .coverage, nil: break
    }
    throw Failure(message: "There is nothing to make this report of", code: .usage)
  }

  /// Returns what changed since the last meeting, else since the snapshot before; nil where there is
  /// nothing to compare with.
  private func changes(since meeting: Day?, _ order: ReportOrder) throws(Failure) -> BookChanges? {
    guard let meeting,
      let changes = try BookHistory(source).changes(of: order.portfolio, since: meeting)
    else { return order.changes }
    return order.narrowed(changes)
  }
}

/// What came of making a report.
struct ReportDelivery: Sendable {
  /// The report's name on the command line.
  var name: String
  /// The report, or why there is none.
  var page: Result<ReportPage, Failure>

  /// What it is for the dashboard.
  var event: Event {
    switch page {
    case .success(let page): .reportMade(name, page)
    case .failure(let failure): .reportFailed(name, reason: failure.message)
    }
  }
}

extension ReportPage {
  /// Lays a report out for the screen.
  fileprivate init(_ report: Report) {
    self.init(markdown: report.text(.markdown)) { width in
      report.lines(width: width).map { line in
        line.spans.map { Span($0.text, Style($0.style)) }
      }
    }
  }
}

extension ReportPage.Style {
  fileprivate init(_ style: ReportLine.Style) {
    switch style {
    case .plain: self = .plain
    case .header: self = .header
    case .band(let band): self = .band(band)
    }
  }
}
