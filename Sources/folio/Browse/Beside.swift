import Dispatch
import Synchronization

/// A value that is made on another thread while this one goes on.
final class Beside<Value: Sendable>: Sendable {
  private let made = Mutex<Value?>(nil)
  private let group = DispatchGroup()
  private let make: @Sendable () -> Value

  /// Begins to make it.
  init(_ make: @escaping @Sendable () -> Value) {
    self.make = make
    DispatchQueue.global(qos: .userInitiated).async(group: group) {
      let value = make()
      self.made.withLock { $0 = value }
    }
  }

  /// The value, waited for.
  var value: Value {
    group.wait()
    return made.withLock { $0 } ?? make()
  }
}
