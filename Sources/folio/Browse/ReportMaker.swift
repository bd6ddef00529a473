import BookModel
import BookQuery
import Dashboard
import Dispatch
import Programmes
import Reports

/// Makes the reports of the Reports screen beside the loop.
struct ReportMaker: Sendable {
  private let source: BookSource
  private let history: BookHistory
  private let mailbox: Mailbox<ReportDelivery>
  private let queue = DispatchQueue(label: "folio.reports", qos: .userInitiated)

  /// `history` is that of the source, with what was read of it already.
  init(source: BookSource, history: BookHistory, mailbox: Mailbox<ReportDelivery>) {
    self.source = source
    self.history = history
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
        dependsOnFollowUps: kind.dependsOnFollowUps,
        options: kind == .coverage ? "--plan FILE" : kind == .review ? "CUSTOMER" : ""
      )
    }
  }

  /// Begins to make a report; what comes of it is left in the mailbox.
  func begin(_ order: ReportOrder, _ desk: FollowUpDesk) {
    queue.async {
      do throws(Failure) {
        mailbox.post(.page(order, .success(try page(order, desk))), of: 0)
      } catch {
        mailbox.post(.page(order, .failure(error)), of: 0)
      }
    }
  }

  private func page(_ order: ReportOrder, _ desk: FollowUpDesk) throws(Failure) -> ReportPage {
    let portfolio = order.portfolio
    let subject = subject(of: order)
    switch ReportKind(rawValue: order.name) {
    case .weekly:
      let meeting = source.settings.lastMeeting(before: portfolio.today)
      let changes = try changes(since: meeting, order)
      return ReportPage(
        WeeklyReport(
          subject,
          changes: changes,
          since: meeting,
          ledger: desk.ledger(since:)
        ).report
      )
    case .renewals: return ReportPage(RenewalsReport(subject).report)
    case .tiers: return ReportPage(TiersReport(subject).report)
    case .review:
      guard let place = order.places.first else { break }
      return ReportPage(ReviewReport(of: place, in: portfolio).report)
    case .nurture:
      let report = nurture(order, desk)
      var page = ReportPage(report.report)
      page.addTicks(of: report, order, picked: nurture(order, desk, places: picked(order)))
      return page
    case .coverage:
      let kept = try keptPlan(order)
      let proposal = kept.proposal(in: portfolio)
      var page = ReportPage(
        CoverageReport(of: proposal, in: portfolio, source.nurtureSettings).report
      )
      page.addTicks(of: kept.plan)
      return page
    case nil: break
    }
    throw Failure(message: "There is nothing to make this report of", code: .usage)
  }

  private func subject(of order: ReportOrder, places: [Int]? = nil) -> ReportSubject {
    ReportSubject(
      of: places ?? order.places,
      in: order.portfolio,
      scope: order.scope,
      filter: order.filter
    )
  }

  private func nurture(
    _ order: ReportOrder,
    _ desk: FollowUpDesk,
    places: [Int]? = nil,
    only message: NurtureMessage? = nil
  ) -> NurtureReport {
    let programme = NurtureProgramme(
      order.portfolio,
      settings: source.nurtureSettings,
      // Whatever was sent is there: no summary stands for it.
      sent: desk.ledger.sent(to: order.portfolio.book.customers)
    )
    return NurtureReport(subject(of: order, places: places), programme, only: message)
  }

  /// The customers that are picked, of those that the report is about.
  private func picked(_ order: ReportOrder) -> [Int] {
    let shown = Set(order.places)
    return order.picked.filter(shown.contains)
  }

  /// The plan that is seen; it may have been changed since it was read, here or by somebody else.
  private func keptPlan(_ order: ReportOrder) throws(Failure) -> KeptPlan {
    guard let me = order.portfolio.me else {
      throw Failure(
        message: "folio does not know whose plan: --me NAME, or me: in the configuration",
        code: .usage
      )
    }
    let plans = source.settings.plans()
    guard let kept = KeptPlan(of: me, on: order.portfolio.today, among: plans.files) else {
      // A plan that cannot be read may be the one that is meant.
      let message =
        "No plan of yours is kept. folio report coverage --from DATE --to DATE --save FILE "
        + "makes one; list it under plans: in the configuration."
      throw Failure(
        message: ([message] + plans.notes).joined(separator: "\n"),
        code: .usage
      )
    }
    return kept
  }

  /// Returns what changed of the customers since the last meeting, else since the snapshot before;
  /// nil where there is nothing to compare with.
  private func changes(since meeting: Day?, _ order: ReportOrder) throws(Failure) -> BookChanges? {
    var changes = order.changes
    if let meeting {
      // A snapshot from before the meeting tells nothing of the time after it.
      guard order.portfolio.book.isNewer(than: meeting) != false else { return nil }
      changes = try history.changes(of: order.portfolio, since: meeting) ?? changes
    }
    return changes.map(order.narrowed)
  }
}

extension ReportMaker {
  /// What came of ticking something off.
  enum Ticked: Sendable {
    /// These messages are to be recorded as sent.
    case sent([(customer: CustomerReference, message: SentMessage)])
    /// It is kept in its file; what was done, in words.
    case kept(String)
  }

  /// Begins to tick something off; what is to be done about it is left in the mailbox.
  func beginTicking(_ name: String, in order: ReportOrder, _ desk: FollowUpDesk) {
    queue.async {
      do throws(Failure) {
        mailbox.post(.ticked(name, .success(try tick(name, in: order, desk))), of: 0)
      } catch {
        mailbox.post(.ticked(name, .failure(error)), of: 0)
      }
    }
  }

  /// Ticks something off in a report: finds the messages that were sent, or changes the plan.
  private func tick(_ name: String, in order: ReportOrder, _ desk: FollowUpDesk)
    throws(Failure) -> Ticked
  {
    let tick = ReportTick(name)
    switch tick {
    case .message(let message): return .sent(nurture(order, desk, only: message).sendings)
    case .everything: return .sent(nurture(order, desk).sendings)
    case .picked: return .sent(nurture(order, desk, places: picked(order)).sendings)
    case .step, .told:
      var kept = try keptPlan(order)
      guard let tick, let words = kept.plan.toggle(tick, on: order.portfolio.today) else { break }
      try kept.keep()
      return .kept(words)
    case nil: break
    }
    throw Failure(message: "There is no such thing to tick off any more", code: .usage)
  }
}

extension ReportKind {
  /// Whether it tells of follow-ups, or of messages that were sent.
  fileprivate var dependsOnFollowUps: Bool {
    switch self {
    case .weekly, .review, .coverage, .nurture: true
    case .renewals, .tiers: false
    }
  }
}

/// What came of making a report, or of ticking something off in it.
enum ReportDelivery: Sendable {
  /// The report of an order, or why there is none.
  case page(ReportOrder, Result<ReportPage, Failure>)
  /// What is to be done about what was ticked by this name, or why it is not.
  case ticked(String, Result<ReportMaker.Ticked, Failure>)
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
