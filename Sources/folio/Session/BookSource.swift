import BookModel
import BookQuery
import FollowUpStore
import Programmes
import Programmes
import SampleBook
import Settings
import SnapshotIO

/// Where a book comes from, settled from the options; it can be read as often as wanted.
struct BookSource: Sendable {
  let surroundings: Surroundings
  let settings: Settled
  /// The day that "late" and "in 30 days" count from.
  let today: Day
  /// Whether `today` is the real day, so that a new one begins at midnight.
  let followsClock: Bool
  /// Whether the dashboard begins with the whole customer base although the user has a book.
  let startsWithEverybody: Bool
  /// The tier policy chosen at the start.
  let policy: TierPolicy
  /// The follow-up database.
  let storePath: String
  /// The coverage plans that are shared.
  let plans: [CoveragePlanFile]
  private let planNotes: [String]
  private var reader: SnapshotReader
  private let me: String?
  /// Whether `me` was asked for by option or environment: then not knowing them is a mistake.
  private let isMeAsked: Bool
  private let demo: TemporaryFolder?
  /// What a first frame depends on besides the book.
  private let pageKey: String
  /// The prepared data; nil where there is to be none.
  private var cache: BookCache?

  /// Settles where the book comes from; nothing is read yet.
  init(_ options: BookOptions, folders: [String]) throws(Failure) {
    surroundings = Surroundings.current()
    settings = try Settled(options.store, surroundings)
    today = options.today ?? options.asOf ?? surroundings.today
    followsClock = options.today == nil && options.asOf == nil
    let scope = options.scope ?? settings.configuration.scope
    startsWithEverybody = scope == .base
    policy = try settings.policy(named: options.policy)
    demo = options.demo ? try TemporaryFolder(environment: surroundings.environment) : nil
    let asked = options.me ?? surroundings.environment["FOLIO_ME"].flatMap { $0.isEmpty ? nil : $0 }
    isMeAsked = asked != nil
    me = asked ?? (demo == nil ? settings.configuration.me : SampleBook.advisor.email)
    storePath =
      demo.flatMap { options.store.store == nil ? Self.storePath(in: $0) : nil }
      ?? settings.storePath
    let plansRead = settings.plans()
    plans = plansRead.files
    planNotes = plansRead.notes
    let paths = folders + options.snapshots
    reader = settings.reader(
      of: demo.map { ["\($0.path)/book"] } ?? (paths.isEmpty ? settings.snapshotPaths : paths),
      asOf: options.asOf,
      today: today
    )
    pageKey =
      CanonicalText(
        today: today,
        me: [asked, settings.configuration.me],
        scope: scope?.rawValue,
        policy: policy,
        notes: settings.warnings + planNotes + plans.map { CoveragePlanFile.text(of: $0.plan) }
      ).text
    cache =
      demo != nil || options.noCache ? nil : Self.cache(reader, settings, surroundings, pageKey)
  }

  private static func cache(
    _ reader: SnapshotReader,
    _ settings: Settled,
    _ surroundings: Surroundings,
    _ pageKey: String
  ) -> BookCache {
    BookCache(
      reader,
      configuredBy: settings,
      in: Paths(environment: surroundings.environment).cacheFolder,
      pageKey: pageKey
    )
  }

  /// Whether somebody is named as me, known or not.
  var namesMe: Bool { me != nil }

  /// What the book is read from, for people.
  var name: String {
    demo == nil ? reader.paths.joined(separator: " and ") : "the sample book"
  }

  /// The settings of the nurture programme; those of a company that does not exist for the sample
  /// book.
  var nurtureSettings: NurtureSettings {
    settings.configuration.nurture ?? (demo == nil ? NurtureSettings() : .example)
  }

  /// Who is doing things here: `me` as given, else the login name.
  var author: String { me ?? surroundings.user }

  /// Whether it is the sample book, which exists for one run.
  var isDemo: Bool { demo != nil }

  /// Takes back what was made for the run.
  func close() { demo?.remove() }
}

extension BookSource {
  private static func storePath(in demo: TemporaryFolder) -> String { "\(demo.path)/folio.sqlite" }

  /// Writes the sample book, with follow-ups of its own where the store is a throw-away one.
  ///
  /// It takes a tenth of a second, so it is part of reading, which goes on beside the dashboard.
  private func writeSample() throws(Failure) {
    guard let demo, !File.exists("\(demo.path)/book") else { return }
    let sample = SampleBook(today: today)
    do throws(FollowUpStoreError) {
      if storePath == Self.storePath(in: demo) {
        _ = try FollowUpStore(path: storePath).merge(sample.followUpEvents())
      }
    } catch {
      throw Failure(error)
    }
    do {
      try sample.write(to: "\(demo.path)/book")
    } catch {
      throw Failure(message: "\(error)", code: .cannotCreate)
    }
  }
}

extension BookSource {
  /// Returns the days of the snapshots in the book's library, the oldest first; empty without one.
  func days() throws(Failure) -> [Day] {
    do { return try reader.days() } catch { throw Failure(error) }
  }

  /// Reads what is compared of the newest snapshot on or before a day.
  ///
  /// Nothing of it stays in memory but that. It is taken from what was kept, else from prepared
  /// data, else from JSON; then it is kept for the next time. A monitor can break it off.
  func comparedBook(asOf day: Day, _ monitor: LoadMonitor? = nil) throws(Failure) -> ComparedBook {
    var earlier = self
    do { earlier.reader = try reader.reading(asOf: day) } catch { throw Failure(error) }
    earlier.cache = cache.map { _ in Self.cache(earlier.reader, settings, surroundings, pageKey) }
    if let kept = earlier.cache?.comparedBook() { return kept }
    let watch = earlier.cache?.watch()
    let compared: ComparedBook
    do throws(Failure) { compared = ComparedBook(try earlier.book(monitor).0) } catch {
      var failure = error
      failure.message += " (the snapshot of \(day), to compare with)"
      throw failure
    }
    if let watch { earlier.cache?.keep(compared, watched: watch) }
    return compared
  }
}

/// A book that was read, for one person.
struct LoadedBook: Sendable {
  /// The book as this person looks at it, without follow-ups.
  var portfolio: Portfolio
  /// What to know about it, a line each.
  var notes: [String]
  /// What is left to do for the next start; nil for nothing.
  var preparation: BookPreparation?
}

extension BookSource {
  /// Reads the snapshot and reports on it, whether or not it holds a customer.
  ///
  /// A monitor shows how far that is, and can break it off. Prepared data has no part in it.
  func check(_ monitor: LoadMonitor? = nil) throws(Failure) -> SnapshotCheck {
    try writeSample()
    do {
      var (reader, warnings) = try settings.withMappingFiles(of: reader)
      reader.monitor = monitor
      var check = try reader.check()
      check.report.warnings.insert(contentsOf: warnings, at: 0)
      check.book = check.book.map { book in
        var book = book
        book.warnings.insert(contentsOf: warnings, at: 0)
        return book
      }
      if demo != nil { check.report.path = "the sample book" }
      return check
    } catch let error as SnapshotError {
      throw Failure(error)
    } catch let error as SettingsError {
      throw Failure(error)
    } catch {
      throw Failure(message: "\(error)", code: .wrongData)
    }
  }

  /// Reads the snapshot as if it had no mapping file: what is left to report where that is wrong.
  func checkWithoutMapping() throws(Failure) -> SnapshotCheck {
    do { return try reader.check() } catch { throw Failure(error) }
  }

  /// Returns what the first frame shows, from prepared data; nil when there is none that is of use.
  ///
  /// It takes a millisecond or two whatever the size of the book. The book may still turn out to be
  /// another: `load` looks at the files once more.
  func frontPage() -> (page: FrontPage, portfolio: Portfolio)? {
    cache?.frontPage().map { ($0, portfolio(of: $0.book, for: $0.me)) }
  }

  /// Reads the book: from prepared data while the files are unchanged, else from their JSON.
  ///
  /// `preparation` of what is returned is to be kept once the user has what was asked for.
  func load(_ monitor: LoadMonitor? = nil) throws(Failure) -> LoadedBook {
    let (book, preparation) = try book(monitor)
    return try loaded(book, preparation)
  }

  private func book(_ monitor: LoadMonitor?) throws(Failure) -> (Book, BookPreparation?) {
    if let prepared = cache?.book() { return prepared }
    let watch = cache?.watch()
    let check = try check(monitor)
    let book: Book
    do { book = try check.book.get() } catch { throw Failure(error) }
    let preparation = watch.flatMap { watch in
      monitor?.isCancelled == true
        ? nil : cache?.preparation(of: book, report: check.report, watched: watch)
    }
    return (book, preparation)
  }

  private func loaded(_ book: Book, _ preparation: BookPreparation?) throws(Failure) -> LoadedBook {
    let (person, note) = try person(in: book)
    var notes = book.warnings + settings.warnings + planNotes
    if let note { notes.append(note) }
    return LoadedBook(
      portfolio: portfolio(of: book, for: person),
      notes: notes,
      preparation: preparation
    )
  }

  private func portfolio(of book: Book, for person: Person?) -> Portfolio {
    var portfolio = Portfolio(
      book: book,
      policy: policy,
      healthPolicy: settings.configuration.health,
      today: today,
      me: person
    )
    portfolio.fiscalYearStart = settings.configuration.fiscalYearStart
    portfolio.coveredFor = coverage(of: book, for: person).coveredFor
    return portfolio
  }

  /// Returns what falls due for the customers that are covered for others.
  func handedOver(in book: Book) -> [Customer.ID: FollowUp] {
    guard !plans.isEmpty, let person = try? person(in: book).0 else { return [:] }
    return coverage(of: book, for: person).followUps
  }

  /// Returns what the coverage plans that are in force today give to a person.
  func coverage(of book: Book, for person: Person?) -> RunningCoverage {
    RunningCoverage(plans.map(\.plan), for: person, in: book, on: today)
  }

  /// Whose book is mine; with a note where the configuration names nobody that is known.
  private func person(in book: Book) throws(Failure) -> (Person?, note: String?) {
    guard let me else { return (nil, nil) }
    let found = book.people(meaning: me)
    if found.count == 1 { return (found[0], nil) }
    let message =
      found.isEmpty ? "nobody is called \"\(me)\"" : "\(found.count) are called \"\(me)\""
    let remedy =
      found.isEmpty
      ? Suggestion.line(for: me, among: book.people)
      : ["name one by address or id: " + found.prefix(5).map(\.mention).joined(separator: ", ")]
    guard isMeAsked else {
      return (nil, "me: \(message) in this snapshot: the whole customer base is shown")
    }
    throw Failure(
      message: "--me: \(message) in this snapshot",
      remedy: remedy + ["give a name or an e-mail address; without --me everybody is shown"],
      code: .usage
    )
  }
}

extension Person {
  /// The name with what tells the person from another of that name.
  fileprivate var mention: String { "\(name ?? id) (\(email ?? id))" }
}

extension Failure {
  /// Tells why there is no book.
  init(_ error: SnapshotError) {
    let way = [
      "put Vitally and Looker JSON there, or name a folder: folio --snapshots DIR",
      "folio check DIR says why a file is not read; folio --demo opens a sample book",
    ]
    switch error {
    case .cancelled: self.init(message: "\(error)", code: .noSnapshot)
    case .noCustomers: self.init(message: "\(error)", remedy: [way[1]], code: .wrongData)
    case .noFolder, .unlistable, .nothingKnown, .noneAsOf:
      self.init(message: "\(error)", remedy: way, code: .noSnapshot)
    }
  }

  /// Tells what is wrong with a setting.
  init(_ error: SettingsError) {
    self.init(
      message: error.description,
      remedy: [error.remedy].compactMap(\.self),
      code: .wrongConfiguration
    )
  }
}
