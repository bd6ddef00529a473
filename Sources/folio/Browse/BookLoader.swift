import BookModel
import BookQuery
import Dashboard
import Dispatch
import Programmes
import SnapshotIO

/// Reads the book beside the loop, one reading after the other.
struct BookLoader: Sendable {
  /// What a reading is to make of the snapshot.
  struct Order: Sendable {
    /// The day that "late" and "in 30 days" count from.
    var today: Day
    /// The tier policy in force.
    var policy: TierPolicy
    /// The desk that is to know the customers.
    var desk: FollowUpDesk
  }

  private let source: BookSource
  private let mailbox: Mailbox<Delivery>
  private let queue = DispatchQueue(label: "folio.reading", qos: .userInitiated)

  init(source: BookSource, mailbox: Mailbox<Delivery>) {
    self.source = source
    self.mailbox = mailbox
  }

  /// Begins to read; what comes of it is left in the mailbox under the reading's number.
  func begin(_ order: Order, number: Int) -> Reading {
    let reading = Reading(number: number)
    let monitor = reading.monitor
    queue.async {
      // It may have been stopped while it waited for the end of the one before.
      guard !monitor.isCancelled else { return }
      read(order, monitor, of: number)
    }
    return reading
  }

  /// Waits for the end of a reading that was broken off, but not for long.
  func waitForEnd() {
    let end = DispatchSemaphore(value: 0)
    queue.async { end.signal() }
    _ = end.wait(timeout: .now() + .milliseconds(200))
  }

  private func read(_ order: Order, _ monitor: LoadMonitor, of number: Int) {
    do throws(Failure) {
      let loaded = try source.reading(for: order).load(monitor)
      let (opened, delivery) = open(loaded, order.desk)
      mailbox.post(delivery, of: number)
      // The screen has the book: the next start can be prepared.
      let isAsAtStart = order.today == source.today && order.policy == source.policy
      loaded.preparation?.keep(
        isAsAtStart ? opened.frontPage(startsWithEverybody: source.startsWithEverybody) : nil
      )
    } catch {
      mailbox.post(.failed(error), of: number)
    }
  }

  /// Works out what the screen needs of a book, and opens the follow-ups beside that.
  private func open(_ loaded: LoadedBook, _ desk: FollowUpDesk) -> (OpenedBook, Delivery) {
    let book = loaded.portfolio.book
    var desk = desk
    desk.takeCovered(loaded.coverage.followUps)
    let index = Beside { SearchIndex(book) }
    let opening = Beside { [desk] in desk.opened(for: book.customers) }
    let opened = OpenedBook(loaded.portfolio, notes: loaded.notes) { index.value }
    let (known, problem) = opening.value
    return (opened, .book(opened, known, problem: problem))
  }
}

extension BookSource {
  /// Returns the source as it reads on the day of an order, under its policy.
  func reading(for order: BookLoader.Order) -> BookSource {
    var source = self
    source.today = order.today
    source.policy = order.policy
    return source
  }
}

extension FollowUpDesk {
  /// Returns the desk opened for the customers of a book, and why the follow-ups cannot be read.
  fileprivate func opened(for customers: [Customer]) -> (FollowUpDesk, problem: String?) {
    var desk = self
    var problem: String?
    do { try desk.open(for: customers) } catch { problem = "\(error)" }
    desk.indexCustomers()
    return (desk, problem)
  }
}

/// What came of a reading.
enum Delivery: Sendable {
  /// The book, with the desk that knows its customers, and why the follow-ups cannot be read.
  case book(OpenedBook, FollowUpDesk, problem: String?)
  /// There is none.
  case failed(Failure)
  /// What completes filters; it belongs to no reading.
  case completer(FilterCompleter)
  /// Features that were added up; they belong to no reading.
  case features(FeatureCount)
  /// What became of an export; it belongs to no reading.
  case export(ListExport.Outcome)
}

/// A reading of the snapshot that goes on.
struct Reading {
  /// How long a reading may take without a word about how far it is: telling that of a short one
  /// would only flicker.
  private static let patience = Duration.milliseconds(100)

  /// Its number, by which what comes of it is known.
  let number: Int
  /// Shows how far it is, and can break it off.
  let monitor = LoadMonitor()
  private let start = ContinuousClock.now

  init(number: Int) { self.number = number }

  /// Breaks it off.
  func cancel() { monitor.cancel() }

  /// How far it is; nil while that is too early to tell.
  var progress: LoadProgress? {
    let time = start.duration(to: .now)
    guard time >= Reading.patience else { return nil }
    return LoadProgress(
      bytes: monitor.bytesRead,
      bytesInAll: monitor.bytesInAll,
      rows: monitor.rowsRead,
      seconds: Int(time.components.seconds)
    )
  }
}
