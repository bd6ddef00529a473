import Dashboard
import Synchronization
import Terminal

/// Where work on other threads leaves its events for the loop.
final class Mailbox: Sendable {
  private let events = Mutex<[Event]>([])
  private let waker: Waker

  init(waker: Waker) { self.waker = waker }

  /// Leaves an event and wakes the loop.
  func post(_ event: Event) {
    events.withLock { $0.append(event) }
    waker.wake()
  }

  /// Takes everything that was left, in order.
  func take() -> [Event] {
    events.withLock { events in
      defer { events = [] }
      return events
    }
  }
}
