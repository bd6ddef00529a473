import ArgumentParser
import BookModel
import BookQuery
import Reports

/// Prints what differs between two snapshots of a library.
struct ChangesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "changes",
    abstract: "Show what differs between two snapshots of a library, the biggest ARR first.",
    discussion: """
      Compares the opened snapshot with the one before it in its library, or with the newest on or
      before --since; --as-of names the newer one. The filter chooses customers as in `folio list`;
      gone ones are looked for by their older record.

      At stake is the customer's ARR now, or as it was where the customer is gone, left or has none
      now; of an opportunity its amount.

      JSON is an array of {customer: {id, name}, what, old, new, change, arrAtStake,
      opportunity: {id, name} or null, since, day}; since and day are the days of the snapshots.
      what is one of new, gone, churned, returned, id, name, tier, band, health, utilization, mau,
      seats, version, arr, renewal, stage, owner, opportunity.new, .gone, .won, .lost, .reopened,
      .stage, .amount, .closeDate. --sort takes name, what, change and arrAtStake.

      Examples:
        folio changes
        folio changes --since 2026-10-31 tier:strategic
        folio changes changed:renewal --format json
      """
  )

  @OptionGroup var selection: SelectionOptions
  @OptionGroup var book: BookOptions
  @OptionGroup var output: FormatOptions

  @Option(help: "Compare with the newest snapshot on or before this day. (default: the one before)")
  var since: Day?

  func run() throws {
    try Failure.telling {
      let order = try selection.sort.map(Self.order)
      let session = try BookSession(book, folders: selection.folders)
      defer { session.finish() }
      let query = try selection.query(of: session.portfolio)
      let changes = try changes(session)
      session.tellNotes()
      var shown = try selected(changes, query, session)
      if let order { shown = shown.ordered(by: order) }
      if let most = selection.limit ?? query.limit { shown = shown.limited(to: most) }
      let surroundings = session.surroundings
      try StandardOutput.write(
        shown.text(output.chosenFormat(surroundings), output.layout(surroundings))
      )
      if selection.exitStatus && shown.changes.isEmpty { throw ExitCode.answerIsNo }
    }
  }

  private func changes(_ session: BookSession) throws(Failure) -> BookChanges {
    let book = session.portfolio.book
    if let since, let day = book.day, book.isNewer(than: since) == false {
      throw Failure(
        message: "--since \(since): is not before the snapshot that is opened, of \(day)",
        remedy: ["name an earlier day, or a later snapshot: --as-of DATE"],
        code: .usage
      )
    }
    if let changes = try session.history.changes(of: session.portfolio, since: since) {
      return changes
    }
    let days = try session.history.days(before: book.day)
    let name = session.history.name
    if let since, let oldest = days.first {
      throw Failure(
        message: "\(name): no snapshot on or before \(since)",
        remedy: ["the oldest is of \(oldest): folio changes --since \(oldest)"],
        code: .noSnapshot
      )
    }
    let message =
      book.day.map { "\(name): no snapshot before \($0) to compare with" }
      ?? "\(name): no library of dated folders, so there is nothing to compare with"
    throw Failure(
      message: message,
      remedy: [
        "keep snapshots in folders named by their days, such as 2026-11-14 and 2026-11-21,",
        "and name the folder they are in: folio changes DIR; folio changes --demo shows one",
      ],
      code: .noSnapshot
    )
  }

  private func selected(_ changes: BookChanges, _ query: Query, _ session: BookSession)
    throws(Failure) -> ChangeList
  {
    let needs = FactNeeds(of: query).subtracting(.changes)
    var facts = try session.history.facts(needs, of: session.portfolio)
    facts.add(changes)
    if changes.newer.isPartial, !changes.pairs.gone.isEmpty {
      Failure.tell("the newer snapshot lacks pages: customers may be missing that are not gone")
    }
    return ChangeList(
      changes.matching(
        query,
        in: session.portfolio,
        scope: session.scope,
        includingChurned: session.includesChurned,
        facts: facts
      )
    )
  }

  private static func order(_ list: String) throws(Failure) -> ChangeList.Order {
    do { return try ChangeList.Order(parsing: list) } catch {
      throw Failure(message: "--sort: \(error)", code: .usage)
    }
  }
}
