import BookModel
import Glibc
import SnapshotIO
import SyntheticBook

/// One load in a process of its own, as a user's is: nothing is warm but the disk's cache, and its
/// memory is its own.
struct ChildLoad {
  var folder: String
  var threads: Int

  /// What a load took.
  struct Outcome {
    /// Seconds from the first byte asked for to the finished book.
    var seconds = 0.0
    /// Seconds of both processors together, the program's start included.
    var processor = 0.0
    /// The most memory it held, in bytes.
    var peak = 0
    /// The customers it found.
    var customers = 0
  }

  /// The option that makes this program the child.
  static let option = "--load-once"

  /// Loads the folder, as the child, and prints what it took.
  func perform() {
    var reader = SnapshotReader(paths: [folder], today: SyntheticSnapshot.today)
    reader.threads = threads
    let clock = ContinuousClock()
    var customers = 0
    let time = clock.measure { customers = (try? reader.read())?.book.customers.count ?? 0 }
    print(time / .seconds(1), customers)
  }

  /// Runs this program again to load the folder; nil when that fails.
  func run() -> Outcome? {
    var ends: [Int32] = [0, 0]
    guard unsafe pipe(&ends) == 0 else { return nil }
    let child = start(writingTo: ends[1])
    close(ends[1])
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 256)
    while case let count = unsafe read(ends[0], &buffer, buffer.count), count > 0 {
      bytes += buffer[..<count]
    }
    close(ends[0])
    guard let child else { return nil }
    var status: Int32 = 0
    var used = rusage()
    guard unsafe wait4(child, &status, 0, &used) == child, status == 0 else { return nil }
    let words = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    guard words.count == 2, let seconds = Double(words[0]), let customers = Int(words[1]),
      customers > 0
    else { return nil }
    return Outcome(
      seconds: seconds,
      processor: used.ru_utime.seconds + used.ru_stime.seconds,
      peak: used.ru_maxrss * 1024,
      customers: customers
    )
  }

  private func start(writingTo output: Int32) -> pid_t? {
    var actions = unsafe posix_spawn_file_actions_t()
    guard unsafe posix_spawn_file_actions_init(&actions) == 0 else { return nil }
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(&actions, output, 1)
    let arguments = ["Benchmarks", Self.option, folder, "\(threads)"]
    var pointers = unsafe arguments.map { unsafe strdup($0) }
    defer { for place in unsafe pointers.indices { unsafe free(pointers[place]) } }
    unsafe pointers.append(nil)
    var child: pid_t = 0
    let failure = unsafe posix_spawn(&child, "/proc/self/exe", &actions, nil, pointers, environ)
    return failure == 0 ? child : nil
  }
}

extension timeval {
  fileprivate var seconds: Double { Double(tv_sec) + Double(tv_usec) / 1e6 }
}
