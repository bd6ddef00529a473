import Synchronization
import Terminal

/// Where readings on other threads leave what came of them for the loop.
final class Mailbox<Delivery: Sendable>: Sendable {
  private let deliveries = Mutex<[(number: Int, delivery: Delivery)]>([])
  private let waker: Waker

  init(waker: Waker) { self.waker = waker }

  /// Leaves what came of the reading of this number, and wakes the loop.
  func post(_ delivery: Delivery, of number: Int) {
    deliveries.withLock { $0.append((number, delivery)) }
    waker.wake()
  }

  /// Takes everything that was left, in order.
  func take() -> [(number: Int, delivery: Delivery)] {
    deliveries.withLock { deliveries in
      defer { deliveries = [] }
      return deliveries
    }
  }
}
