import SyntheticBook

/// What the command line asks for.
struct Options {
  /// A folder of data and what to call it.
  struct DataSet {
    var name: String
    /// The size to make up; nil for a folder that is there.
    var size: SyntheticSnapshot.Size?
    /// The folder; nil for a temporary one.
    var folder: String?
  }

  /// What is measured, in order.
  var dataSets: [DataSet] = []
  /// Whether a store of follow-ups is measured.
  var measuresFollowUps = false
  /// How often each piece of work runs.
  var runs = 5
  /// The file for the figures as JSON.
  var json: String?
  /// The folder below which made-up data is kept, in a folder named by its size; nil to remove it.
  var keep: String?
  /// A child's work: load this folder once.
  var load: ChildLoad?

  static let usage = """
    usage: Benchmarks [small] [normal] [big] [follow-ups] [--folder FOLDER]... [--runs N] [--json FILE] [--keep FOLDER]
    """

  /// Reads the arguments; nil when they are not understood.
  init?(_ arguments: some Sequence<String>) {
    var iterator = arguments.makeIterator()
    while let argument = iterator.next() {
      switch argument {
      case "--folder":
        guard let folder = iterator.next() else { return nil }
        let name = folder.split(separator: "/").last.map(String.init) ?? folder
        dataSets.append(DataSet(name: name, folder: folder))
      case "--json":
        guard let file = iterator.next() else { return nil }
        json = file
      case "--keep":
        guard let folder = iterator.next() else { return nil }
        keep = folder
      case "--runs":
        guard let runs = iterator.next().flatMap({ Int($0) }), runs > 0 else { return nil }
        self.runs = runs
      case "follow-ups": measuresFollowUps = true
      case ChildLoad.option:
        guard let folder = iterator.next(), let threads = iterator.next().flatMap({ Int($0) })
        else { return nil }
        load = ChildLoad(folder: folder, threads: threads)
      default:
        guard let size = SyntheticSnapshot.Size(rawValue: argument) else { return nil }
        dataSets.append(DataSet(name: argument, size: size))
      }
    }
    if dataSets.isEmpty, !measuresFollowUps {
      measuresFollowUps = true
      dataSets = [SyntheticSnapshot.Size.small, .normal].map {
        DataSet(name: $0.rawValue, size: $0)
      }
    }
  }
}
