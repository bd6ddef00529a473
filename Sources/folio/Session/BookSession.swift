import BookModel
import BookQuery
import Dispatch
import FollowUpStore
import Programmes
import Settings

/// A book that a command prints from: read, with its follow-ups, for one person.
struct BookSession {
  let surroundings: Surroundings
  /// The settings of the run.
  let settings: Settled
  let portfolio: Portfolio
  /// The coverage plans that are shared.
  let plans: [CoveragePlanFile]
  /// My book, or the whole base.
  let scope: Scope
  /// Whether customers that have left count too.
  let includesChurned: Bool
  private let notes: [String]
  private let desk: FollowUpDesk
  private let source: BookSource
  /// Whether the source goes with the session.
  private let ownsSource: Bool
  /// What prepares the next start, beside the printing.
  private let preparing: DispatchGroup

  /// Reads the book that the options name.
  init(_ options: BookOptions, folders: [String]) throws(Failure) {
    let source = try BookSource(options, folders: folders)
    do throws(Failure) {
      try self.init(source, options, ownsSource: true)
    } catch {
      source.close()
      throw error
    }
  }

  /// Reads a book from a source that the caller closes.
  init(_ source: BookSource, _ options: BookOptions) throws(Failure) {
    try self.init(source, options, ownsSource: false)
  }

  private init(_ source: BookSource, _ options: BookOptions, ownsSource: Bool) throws(Failure) {
    self.source = source
    self.ownsSource = ownsSource
    let loaded = try source.load()
    preparing = Self.prepare(loaded.preparation)
    var portfolio = loaded.portfolio
    var notes = loaded.notes
    var desk = FollowUpDesk(source)
    do {
      desk.takeCovered(loaded.coverage.followUps)
      try desk.openExisting(for: portfolio.book.customers)
      portfolio.followUps = desk.followUps
      notes += desk.notices
    } catch {
      // The book is worth seeing without its marks; that they are missing must be said.
      notes.append("follow-ups are not shown: \(error)")
    }
    if options.scope == .book && portfolio.me == nil {
      throw Failure(
        message: "--scope book: whose book is not known",
        remedy: ["name yourself: --me EMAIL, FOLIO_ME, or `me:` in the configuration"],
        code: .usage
      )
    }
    let configured = source.settings.configuration.scope
    if options.scope == nil && configured != .base && !source.namesMe {
      notes.append("no --me: this is the whole customer base")
    }
    if let stale = portfolio.staleness(after: source.settings.configuration.staleAfter) {
      notes.append(stale)
    }
    self.surroundings = source.surroundings
    self.settings = source.settings
    self.desk = desk
    self.plans = source.plans
    self.scope = portfolio.me == nil ? .base : options.scope ?? configured ?? .book
    self.includesChurned = options.includeChurned
    self.portfolio = portfolio
    self.notes = notes
  }

  /// What is known of the follow-ups; empty where there is no store.
  var ledger: FollowUpLedger { desk.ledger }

  /// Returns a ledger that holds whatever was completed from a day on.
  func ledger(since day: Day) -> FollowUpLedger { desk.ledger(since: day) }

  private static func prepare(_ preparation: BookPreparation?) -> DispatchGroup {
    let group = DispatchGroup()
    if let preparation {
      DispatchQueue.global(qos: .utility).async(group: group) { preparation.keep(nil) }
    }
    return group
  }

  /// Ends what goes on beside the printing; call it when everything is printed.
  func finish() {
    preparing.wait()
    if ownsSource { source.close() }
  }

  /// The older snapshots.
  var history: BookHistory { BookHistory(source) }

  /// Tells what to know about the book on standard error.
  func tellNotes() {
    for note in notes { Failure.tell(note) }
  }

  /// Returns the place of the customer that a user means.
  func place(of text: String) throws(Failure) -> Int {
    let found = portfolio.book.places(meaning: text)
    if found.count == 1 { return found[0] }
    throw Failure.customer(
      text,
      found: found.map { portfolio.book.customers[$0] },
      in: portfolio.book
    )
  }
}

extension Portfolio {
  /// Says which systems' data is older than so many days, and how old; nil for none.
  fileprivate func staleness(after days: Int) -> String? {
    let ages = Source.allCases.compactMap { source -> String? in
      guard let time = book.sourceTimes[source] else { return nil }
      let day = Day(secondsSince1970: time)
      guard day.isStale(on: today, after: days) else { return nil }
      return "\(source.title) \(Figures.allDays(day.days(until: today)))"
    }
    return ages.isEmpty ? nil : "the data is STALE: \(ages.joined(separator: ", ")) old"
  }
}

extension Failure {
  /// Tells that a user's words name no customer, or several.
  static func customer(_ text: String, found: [Customer], in book: Book) -> Failure {
    if found.isEmpty {
      return Failure(
        message: "there is no customer \"\(text)\"",
        remedy: Suggestion.line(for: text, among: book.customers.map(\.name)),
        code: .usage
      )
    }
    return Failure(
      message: "\(found.count) customers are called \"\(text)\"",
      remedy: ["name one by its id: " + found.prefix(5).map(\.id.rawValue).joined(separator: ", ")],
      code: .usage
    )
  }
}
