import ArgumentParser
import BookModel
import BookQuery
import Reports
import Settings

/// Reports what changed since the last meeting.
struct ReportWeekly: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "weekly",
    abstract: "What changed since the last meeting: wins, risks, renewals, follow-ups.",
    discussion: """
      Compares the opened snapshot with the newest on or before the last meeting: --since, else the
      last day of the week that the configuration names (meeting: tue), else the snapshot before.

      Examples:
        folio report weekly --scope base
        folio report weekly --since 2026-11-14 --output weekly.md
      """
  )

  @OptionGroup var selection: ReportSelection
  @OptionGroup var output: ReportOptions

  @Option(help: "The day of the last meeting.")
  var since: Day?

  func run() throws {
    try Failure.telling {
      let read = try selection.read()
      let session = read.session
      defer { session.finish() }
      try check(session.portfolio.today)
      let meeting = since ?? session.settings.lastMeeting(before: session.portfolio.today)
      let changes = try changes(since: meeting, read)
      session.tellNotes()
      let report = WeeklyReport(
        read.subject,
        changes: changes,
        since: meeting,
        ledger: session.ledger(since:)
      ).report
      try output.write(report, session.surroundings)
    }
  }

  /// A meeting that is to come has nothing behind it to report.
  private func check(_ today: Day) throws(Failure) {
    guard let since, since >= today else { return }
    throw Failure(
      message: "--since: \(since) is not before \(today), the day that is counted from",
      remedy: ["name the day of the last meeting"],
      code: .usage
    )
  }

  /// Returns what changed of the customers that the report is about; nil where there is nothing to
  /// compare with.
  private func changes(since meeting: Day?, _ read: ReportBook) throws(Failure) -> BookChanges? {
    let session = read.session
    let portfolio = session.portfolio
    var changes = try session.history.changes(of: portfolio, since: meeting)
    if let meeting, let day = portfolio.book.day, portfolio.book.isNewer(than: meeting) == false {
      Failure.tell(
        "the snapshot of \(day) is not newer than the meeting of \(meeting): what changed since is "
          + "not known"
      )
    } else if changes == nil, let meeting {
      guard since == nil else {
        throw Failure(
          message: "\(session.history.name): no snapshot on or before \(meeting)",
          remedy: ["without --since it is compared with the snapshot before"],
          code: .noSnapshot
        )
      }
      changes = try session.history.changes(of: portfolio)
    }
    return changes?.matching(
      read.query,
      in: portfolio,
      scope: session.scope,
      includingChurned: session.includesChurned,
      facts: read.facts
    )
  }
}

extension Settled {
  /// Returns the newest day before a day on the weekday of the team's meeting; nil where none is
  /// configured.
  func lastMeeting(before today: Day) -> Day? {
    configuration.meeting.map { weekday in
      let days = (today.weekday - weekday + 7) % 7
      return today.adding(days: days == 0 ? -7 : -days)
    }
  }
}
