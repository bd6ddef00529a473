import BookModel
import BookQuery
import Glibc
import SnapshotIO
import SyntheticBook

/// Measures how long a book takes to load and to ask, and how much memory it takes.
///
///     swift run -c release Benchmarks [small] [normal] [big] [follow-ups] [--folder FOLDER]...
///       [--runs N] [--json FILE] [--keep FOLDER]
///
/// Without a folder it makes the data up, measures it and removes it, or keeps it below `--keep`;
/// small, normal and follow-ups where nothing is named. Big takes 2.4 GB of disk.
@main
struct Benchmarks {
  static func main() {
    guard let options = Options(CommandLine.arguments.dropFirst()) else {
      print(Options.usage)
      exit(64)
    }
    if let load = options.load { return load.perform() }
    var report = Report(runs: options.runs)
    for dataSet in options.dataSets {
      guard measure(dataSet, keep: options.keep, &report) else {
        print("\(dataSet.name): no book could be made or read")
        exit(65)
      }
    }
    if options.measuresFollowUps { report.measureFollowUps(below: temporaryFolder) }
    print(report.table)
    guard let path = options.json else { return }
    guard write(report.json, to: path) else {
      print("\(path) cannot be written")
      exit(74)
    }
  }

  private static func write(_ text: String, to path: String) -> Bool {
    guard var output = Output(path: path) else { return false }
    output.write(text)
    return output.close()
  }

  private static func measure(
    _ dataSet: Options.DataSet,
    keep: String?,
    _ report: inout Report
  ) -> Bool {
    guard let size = dataSet.size else {
      return dataSet.folder.map { measure(dataSet.name, $0, &report) } ?? false
    }
    let folder = keep.map { "\($0)/\(size)" } ?? "\(temporaryFolder)/folio-benchmark-\(getpid())"
    guard unsafe mkdir(folder, 0o700) == 0 || (keep != nil && errno == EEXIST) else { return false }
    defer {
      if keep == nil {
        for name in SyntheticSnapshot.names { unsafe unlink("\(folder)/\(name)") }
        unsafe rmdir(folder)
      }
    }
    return SyntheticSnapshot(size).write(to: folder) && measure(dataSet.name, folder, &report)
  }

  private static var temporaryFolder: String {
    unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
  }

  private static func measure(_ name: String, _ folder: String, _ report: inout Report) -> Bool {
    let files = FileSet(folder: folder)
    report.add("JSON", .megabytes, of: name, [Double(files.bytes) / 1e6])
    for threads in [1, 2] {
      report.measure("read every byte, \(threads.threads)", of: name) { files.read(threads) }
    }
    for threads in [1, 2] {
      let load = ChildLoad(folder: folder, threads: threads)
      // Once unmeasured, so that the files are in memory.
      let loads = (0...report.runs).compactMap { _ in load.run() }.dropFirst()
      guard !loads.isEmpty else { return false }
      let title = "load, \(threads.threads)"
      report.add(title, .milliseconds, of: name, loads.map { $0.seconds * 1000 })
      report.add("\(title), processor", .milliseconds, of: name, loads.map { $0.processor * 1000 })
      report.add(
        "\(title), a thousand bytes",
        .nanoseconds,
        of: name,
        loads.map { $0.seconds * 1e12 / Double(files.bytes) }
      )
      report.add("\(title), peak memory", .megabytes, of: name, loads.map { Double($0.peak) / 1e6 })
    }
    let reader = SnapshotReader(paths: [folder], today: SyntheticSnapshot.today)
    guard let book = (try? reader.read())?.book else { return false }
    report.add("customers", .number, of: name, [Double(book.customers.count)])
    report.measureQueries(of: name, Portfolio(book: book, today: SyntheticSnapshot.today))
    return true
  }
}

extension Int {
  fileprivate var threads: String { self == 1 ? "1 thread" : "\(self) threads" }
}
