import BookModel
import Dashboard
import Dispatch
import SnapshotIO

/// Reads the older snapshots of the library beside the loop, one wish after the other.
///
/// What was read is kept: another tier policy asks the same snapshots anew.
struct PastLoader: Sendable {
  private let history: BookHistory
  private let mailbox: Mailbox<PastDelivery>
  private let queue = DispatchQueue(label: "folio.past", qos: .utility)

  init(source: BookSource, mailbox: Mailbox<PastDelivery>) {
    history = BookHistory(source, keeping: KeptBooks())
    self.mailbox = mailbox
  }

  /// Forgets what was read, as the snapshots may be others now.
  func forget() {
    queue.async { history.forget() }
  }

  /// Begins to read what older snapshots tell of a book.
  func begin(_ portfolio: Portfolio, _ policy: TierPolicy, number: Int) -> PastReading {
    let reading = PastReading(number: number)
    let monitor = reading.monitor
    queue.async {
      guard !monitor.isCancelled else { return }
      let delivery = past(of: portfolio, policy, monitor) {
        mailbox.post(.comparing($0), of: number)
      }
      if !monitor.isCancelled { mailbox.post(delivery, of: number) }
    }
    return reading
  }

  /// Begins to compare a book with the snapshot of a day, within the reading that it belongs to.
  func compare(_ portfolio: Portfolio, _ policy: TierPolicy, since day: Day, number: Int) {
    queue.async {
      do throws(Failure) {
        let changes = try history.changes(of: portfolio.under(policy), since: day)
        let reason = "There is no snapshot of \(day) any more"
        let failure = PastDelivery.compareFailed(day, reason: reason)
        mailbox.post(changes.map(PastDelivery.compared) ?? failure, of: number)
      } catch {
        mailbox.post(.compareFailed(day, reason: error.message), of: number)
      }
    }
  }

  private func past(
    of portfolio: Portfolio,
    _ policy: TierPolicy,
    _ monitor: LoadMonitor,
    comparing: (Day) -> Void
  ) -> PastDelivery {
    guard portfolio.book.day != nil else {
      return .missing("nothing in the snapshot says which day it is of")
    }
    do throws(Failure) {
      let portfolio = portfolio.under(policy)
      guard let (history, changes) = try history.whole(of: portfolio, monitor, reading: comparing)
      else {
        let count = try history.days(before: portfolio.book.day).count
        return .missing(count == 0 ? nil : "no older snapshot can be read: folio check says why")
      }
      let month = try? self.history.month(of: portfolio)
      return .past(BookPast(changes: changes, history: history, month: month))
    } catch {
      return .missing(error.message)
    }
  }
}

extension Portfolio {
  /// Returns the portfolio under a policy.
  fileprivate func under(_ policy: TierPolicy) -> Portfolio {
    guard self.policy != policy else { return self }
    var portfolio = self
    portfolio.policy = policy
    return portfolio
  }
}

/// What comes of reading older snapshots.
enum PastDelivery: Sendable {
  /// The snapshot of this day is being read.
  case comparing(Day)
  /// What they tell of the book.
  case past(BookPast)
  /// There is none; or, for this reason, none that can be read.
  case missing(String?)
  /// What differs from the snapshot of a day.
  case compared(BookChanges)
  /// Why what differs from the snapshot of this day is not known.
  case compareFailed(Day, reason: String)
}

/// A reading of older snapshots that goes on, or is done.
struct PastReading {
  /// How long it may take without a word.
  private static let patience = Duration.milliseconds(700)

  /// Its number, by which what comes of it is known.
  let number: Int
  /// Can break it off.
  let monitor = LoadMonitor()
  /// The day of the snapshot that is being read; nil when none is.
  var day: Day?
  private let start = ContinuousClock.now

  init(number: Int) { self.number = number }

  /// Breaks it off.
  func cancel() { monitor.cancel() }

  /// The day that is being read; nil while that is too early to tell.
  var dayToTell: Day? { start.duration(to: .now) < Self.patience ? nil : day }
}
