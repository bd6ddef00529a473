public import BookModel

/// What changed since the last meeting, as an agenda: what `folio report weekly` prints.
///
/// As JSON it is `{report, today, snapshot, subject, since, glance, wins, risks, renewals,
/// opportunities, followUpsDone, followUpsOverdue, usage}`, each part but `glance` an array of `{id,
/// name, owner, arr, words}` with the biggest first; `folio changes` has every change by its values.
/// CSV has a row an item.
public struct WeeklyReport: Sendable {
  let subject: ReportSubject
  /// What changed; nil where there is no older snapshot to compare with.
  let changes: BookChanges?
  /// The follow-ups completed since the last meeting, of the biggest customers first.
  private(set) var done: [AgendaItem] = []
  /// The follow-ups past their day, of the biggest customers first.
  private(set) var overdue: [AgendaItem] = []
  /// The advisors whose customers' follow-ups were done or are overdue, the most overdue first.
  private(set) var loads: [Load] = []
  /// The day of the last meeting, where it was given.
  let meeting: Day?
  /// The day from which on things count.
  let since: Day

  /// Creates the agenda.
  ///
  /// - Parameters:
  ///   - subject: The customers it is about.
  ///   - changes: What changed of them, with customers that are gone; nil without an older snapshot.
  ///   - meeting: The day of the last meeting; nil for the older snapshot's, else a week ago.
  ///   - ledger: Returns a ledger with whatever was completed from that day on.
  public init(
    _ subject: ReportSubject,
    changes: BookChanges?,
    since meeting: Day? = nil,
    ledger: (_ since: Day) -> FollowUpLedger
  ) {
    self.subject = subject
    self.changes = changes
    self.meeting = meeting
    since = meeting ?? changes?.older.day ?? subject.portfolio.today.adding(days: -7)
    done = done(by: ledger(since))
    overdue = late
    loads = Self.loads(done: done, overdue: overdue)
  }

  /// The report in all its forms.
  public var report: Report {
    let sections = sections
    return Report(page: page(sections), value: value(sections), sheet: sheet(sections))
  }
}

extension WeeklyReport {
  var portfolio: Portfolio { subject.portfolio }
  var book: Book { portfolio.book }
  var today: Day { portfolio.today }

  /// The parts of the agenda in the order in which they are spoken of.
  var sections: [AgendaSection] {
    changeSections + [
      .init(
        key: "renewals",
        title: "Renewals that came within reach",
        none: "No renewal came within 120 or 90 days, and no contract ended.",
        items: renewals
      ),
      opportunitySection,
      .init(
        key: "followUpsDone",
        title: "Follow-ups done",
        none: "None since the last meeting.",
        items: done
      ),
      .init(
        key: "followUpsOverdue",
        title: "Follow-ups overdue",
        none: "None.",
        items: overdue
      ),
      .init(
        key: "usage",
        title: "Usage highlights",
        none: "No customer's weekly users moved by 5% and five people.",
        items: usage
      ),
    ]
  }

  /// Returns an item about a customer of the book.
  func item(_ place: Int, _ words: [String]) -> AgendaItem {
    AgendaItem(
      id: book.customers[place].id,
      name: book.customers[place].name,
      owner: book.customers[place].owner?.value,
      arr: book.customers[place].arr?.value,
      words: words
    )
  }
}

extension WeeklyReport {
  /// The bounds of days that a renewal comes within, the nearest first.
  private static let reaches = [0, 90, 120]

  /// The customers whose renewal came within a bound since the last meeting, the biggest first.
  private var renewals: [AgendaItem] {
    let former = formerRenewals
    return subject.places.compactMap { place in
      guard book.customers[place].churned == nil, let renewal = book.customers[place].renewal?.value
      else { return nil }
      let days = today.days(until: renewal)
      let before = since.days(until: former[place] ?? renewal)
      let crossed = Self.reaches.first { days <= $0 && before > $0 }
      // A contract ends on its last day; the day after it is past its end.
      guard let crossed, crossed > 0 || days < 0 else { return nil }
      return item(place, [words(days, renewal, within: crossed)] + healthWords(place))
    }.sorted(by: AgendaItem.isBigger)
  }

  private func words(_ days: Int, _ renewal: Day, within bound: Int) -> String {
    bound == 0
      ? "the contract ended on \(renewal.readable) and is not renewed"
      : "renews on \(renewal.readable), in \(Figures.count(days, "day")): within \(bound) days now"
  }

  /// The renewal days of the older snapshot, where they were others.
  private var formerRenewals: [Int: Day] {
    (changes.map(Array.init) ?? []).reduce(into: [:]) { days, change in
      guard change.kind == .renewal, let place = change.place, case .day(let old) = change.old
      else { return }
      days[place] = old
    }
  }

  /// Why a customer is not healthy; nothing for one that is, or of whom it is unknown.
  func healthWords(_ place: Int) -> [String] {
    switch book.customers[place].band {
    case .poor: ["health is poor: \(portfolio.why(place, most: 2))"]
    case .concerning: ["health is concerning: \(portfolio.why(place, most: 1))"]
    case .healthy, nil: []
    }
  }

  /// The customers whose weekly users moved most since the older snapshot, the biggest move first.
  private var usage: [AgendaItem] {
    guard let changes, changes.newer.count == book.customers.count else { return [] }
    let (older, newer) = (changes.older[.wau], changes.newer[.wau])
    let moves = subject.places.compactMap { place -> (place: Int, move: Double, words: String)? in
      let before = Int(changes.pairs.olderPlaces[place])
      guard before >= 0, older[before] > 0, !newer[place].isNaN else { return nil }
      let move = newer[place] - older[before]
      guard abs(move) >= 5, abs(move) / older[before] >= 0.05 else { return nil }
      let share = Figures.change(move / older[before])
      let words =
        "weekly users \(Figures.count(older[before])) → \(Figures.count(newer[place])) (\(share))"
      return (place, move, words)
    }
    return moves.sorted { (-abs($0.move), $0.place) < (-abs($1.move), $1.place) }
      .map { item($0.place, [$0.words]) }
  }
}
