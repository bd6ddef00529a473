import BookModel
import BookQuery
import Glibc
import SnapshotIO

/// Measures how long a book takes to load, filter and sort.
///
///     swift run -c release Benchmarks [small|normal|big] [--folder FOLDER] [--runs N] [--json FILE]
///
/// Without a folder it makes one up, measures it and removes it. Times are medians.
@main
struct Benchmarks {
  static func main() {
    guard let options = Options(CommandLine.arguments.dropFirst()) else {
      print("usage: Benchmarks [small|normal|big] [--folder FOLDER] [--runs N] [--json FILE]")
      exit(64)
    }
    guard let report = measure(options) else {
      print("no book could be made or read")
      exit(65)
    }
    print(report.table)
    guard let path = options.json else { return }
    var output = Output(path: path)
    output?.write(report.json)
    if output?.close() == nil {
      print("\(path) cannot be written")
      exit(74)
    }
  }

  private static func measure(_ options: Options) -> Report? {
    if let folder = options.folder { return measure(folder, options) }
    let folder = "\(temporaryFolder)/folio-benchmark-\(getpid())"
    guard unsafe mkdir(folder, 0o700) == 0 else { return nil }
    defer {
      for name in ["admins.json", "accounts.json", "usage.json"] {
        unsafe unlink("\(folder)/\(name)")
      }
      unsafe rmdir(folder)
    }
    guard SyntheticSnapshot(size: options.size).write(to: folder) != nil else { return nil }
    return measure(folder, options)
  }

  private static var temporaryFolder: String {
    unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
  }

  private static func measure(_ folder: String, _ options: Options) -> Report? {
    guard let today = Day("2026-11-16") else { return nil }
    var reader = SnapshotReader(paths: [folder], today: today)
    var report = Report(runs: options.runs)
    // Once unmeasured, so that the files are in memory.
    guard let snapshot = try? reader.read() else { return nil }
    for threads in [1, 2] {
      reader.threads = threads
      report.measure("load, \(threads) thread\(threads == 1 ? "" : "s")") {
        (try? reader.read())?.book.customers.count ?? 0
      }
    }
    let portfolio = Portfolio(book: snapshot.book, today: today)
    let places = Array(portfolio.book.customers.indices)
    report.customers = places.count
    let index = SearchIndex(portfolio.book)
    report.measure("search index") { SearchIndex(portfolio.book) == index ? places.count : 0 }
    let context = QueryContext(portfolio)
    for text in ["bank", "arr>1m", "health:poor usage<20%", "renewal<90d"] {
      guard let query = try? Query(text, in: context) else { return nil }
      report.measure("filter \(text)") {
        portfolio.places(matching: query, among: places, index: index).count
      }
    }
    for text in ["name", "-arr", "owner"] {
      guard let key = SortKey(parsing: text) else { return nil }
      report.measure("sort \(text)") { portfolio.sorted(places, by: [key]).count }
    }
    report.measure("totals") { portfolio.totals(of: places).customers }
    return report
  }
}

/// What the command line asks for.
private struct Options {
  var size = SyntheticSnapshot.Size.small
  var folder: String?
  var json: String?
  var runs = 5

  /// Reads the arguments; nil when they are not understood.
  init?(_ arguments: some Sequence<String>) {
    var iterator = arguments.makeIterator()
    while let argument = iterator.next() {
      switch argument {
      case "--folder": folder = iterator.next()
      case "--json": json = iterator.next()
      case "--runs":
        guard let runs = iterator.next().flatMap({ Int($0) }), runs > 0 else { return nil }
        self.runs = runs
      default:
        guard let size = SyntheticSnapshot.Size(rawValue: argument) else { return nil }
        self.size = size
      }
    }
  }
}
