import BookModel
import Programmes
import Settings
import SnapshotIO

/// A book that was read, for one person.
struct LoadedBook: Sendable {
  /// The book as this person looks at it, without follow-ups.
  var portfolio: Portfolio
  /// What coverage plans give to this person.
  var coverage: RunningCoverage
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
    cache?.frontPage().map { page in
      (page, portfolio(of: page.book, for: page.me, coverage(of: page.book, for: page.me)))
    }
  }

  /// Reads the book: from prepared data while the files are unchanged, else from their JSON.
  ///
  /// `preparation` of what is returned is to be kept once the user has what was asked for.
  func load(_ monitor: LoadMonitor? = nil) throws(Failure) -> LoadedBook {
    let (book, preparation) = try book(monitor)
    return try loaded(book, preparation)
  }

  func book(_ monitor: LoadMonitor?) throws(Failure) -> (Book, BookPreparation?) {
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
    let coverage = coverage(of: book, for: person)
    return LoadedBook(
      portfolio: portfolio(of: book, for: person, coverage),
      coverage: coverage,
      notes: notes,
      preparation: preparation
    )
  }

  private func portfolio(of book: Book, for person: Person?, _ coverage: RunningCoverage)
    -> Portfolio
  {
    var portfolio = Portfolio(
      book: book,
      policy: policy,
      healthPolicy: settings.configuration.health,
      today: today,
      me: person
    )
    portfolio.fiscalYearStart = settings.configuration.fiscalYearStart
    portfolio.coveredFor = coverage.coveredFor
    return portfolio
  }

  /// Returns what the coverage plans that are in force today give to a person.
  private func coverage(of book: Book, for person: Person?) -> RunningCoverage {
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
