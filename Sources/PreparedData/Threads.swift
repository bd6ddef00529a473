import Dispatch
import Glibc
import Synchronization

/// Runs work on as many threads as there are processors.
enum Threads {
  /// Returns what `work` returns for ranges of `grain` numbers below `count`, in their order.
  static func map<Result: Sendable>(
    _ count: Int,
    grain: Int,
    _ work: @Sendable (Range<Int>) -> Result
  ) -> [Result] {
    let ranges = stride(from: 0, to: count, by: grain).map { $0..<min(count, $0 + grain) }
    let processors = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    guard ranges.count > 1, processors > 1 else { return ranges.map(work) }
    let results = Mutex<[Result?]>(Array(repeating: nil, count: ranges.count))
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: min(processors, ranges.count)) { _ in
      while true {
        let place = next.add(1, ordering: .relaxed).oldValue
        guard place < ranges.count else { return }
        let result = work(ranges[place])
        results.withLock { $0[place] = result }
      }
    }
    return results.withLock { $0.compactMap(\.self) }
  }
}
