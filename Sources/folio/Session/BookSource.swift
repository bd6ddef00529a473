import BookModel
import BookQuery
import FollowUpStore
import Programmes
import SampleBook
import Settings
import SnapshotIO

/// Where a book comes from, settled from the options; it can be read as often as wanted.
struct BookSource: Sendable {
  let surroundings: Surroundings
  let settings: Settled
  /// The day that "late" and "in 30 days" count from.
  var today: Day
  /// Whether `today` is the real day, so that a new one begins at midnight.
  let followsClock: Bool
  /// Whether the dashboard begins with the whole customer base although the user has a book.
  let startsWithEverybody: Bool
  /// The tier policy that books are read under.
  var policy: TierPolicy
  /// The follow-up database.
  let storePath: String
  /// The coverage plans that are shared.
  let plans: [CoveragePlanFile]
  let planNotes: [String]
  var reader: SnapshotReader
  let me: String?
  /// Whether `me` was asked for by option or environment: then not knowing them is a mistake.
  let isMeAsked: Bool
  let demo: TemporaryFolder?
  /// What a first frame depends on besides the book.
  private let pageKey: String
  /// The prepared data; nil where there is to be none.
  var cache: BookCache?

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
  func writeSample() throws(Failure) {
    guard let demo, !File.exists("\(demo.path)/book") else { return }
    let sample = SampleBook(today: today)
    do throws(FollowUpStoreError) {
      if storePath == Self.storePath(in: demo) {
        let store = try FollowUpStore(path: storePath)
        _ = try store.merge(sample.followUpEvents())
        // The folder goes away with the run.
        store.finish()
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
