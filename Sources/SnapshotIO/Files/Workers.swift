import Glibc
import Synchronization

/// Runs work on several threads at once.
enum Workers {
  /// The processors that can work at the same time.
  static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Returns what `work` returns for each number below `count`, in their order.
  ///
  /// Each runs on a thread of its own, the first one on the caller's; where no more threads are to
  /// be had, one after another.
  static func map<Result: Sendable>(
    _ count: Int,
    _ work: @escaping @Sendable (Int) -> Result
  ) -> [Result] {
    guard count > 1 else { return count == 1 ? [work(0)] : [] }
    let boxes = (1..<count).map { number in Box { work(number) } }
    let threads = boxes.map { box in Thread { box.run() } }
    var results = [work(0)]
    for (box, thread) in zip(boxes, threads) {
      thread.join()
      results.append(box.value)
    }
    return results
  }

  /// Returns what `work` returns for each number below `jobs`, in their order.
  ///
  /// Up to `threads` threads take one job after another.
  static func map<Result: Sendable>(
    jobs: Int,
    threads: Int,
    _ work: @escaping @Sendable (Int) -> Result
  ) -> [Result] {
    let next = Counter()
    let parts = map(max(1, min(threads, jobs))) { _ in
      var results: [(job: Int, result: Result)] = []
      while case let job = next.take(), job < jobs { results.append((job, work(job))) }
      return results
    }
    return parts.flatMap(\.self).sorted { $0.job < $1.job }.map(\.result)
  }

  /// Numbers from 0 on, each given out once.
  private final class Counter: Sendable {
    private let next = Atomic<Int>(0)

    func take() -> Int { next.add(1, ordering: .relaxed).oldValue }
  }

  /// A piece of work and, once it has run, its result; one thread runs it, and another asks only
  /// after joining that thread.
  private final class Box<Result: Sendable>: @unchecked Sendable {
    private let work: @Sendable () -> Result
    private var result: Result?

    init(_ work: @escaping @Sendable () -> Result) { self.work = work }

    func run() { result = work() }

    /// The result; works it out where no thread did.
    var value: Result { result ?? work() }
  }
}

/// A thread of the system's.
private struct Thread {
  private var identifier: pthread_t?

  /// What a thread runs, without a type that C could not pass on.
  private final class Body {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  /// Starts a thread; does nothing where there can be no more.
  init(_ run: @escaping @Sendable () -> Void) {
    let body = unsafe Unmanaged.passRetained(Body(run))
    var thread = pthread_t()
    let failure = unsafe pthread_create(
      &thread,
      nil,
      { context in
        guard let context = unsafe context else { return nil }
        unsafe Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run()
        return nil
      },
      body.toOpaque()
    )
    if failure == 0 { identifier = thread } else { unsafe body.release() }
  }

  /// Waits until it has ended.
  func join() {
    if let identifier { _ = pthread_join(identifier, nil) }
  }
}
