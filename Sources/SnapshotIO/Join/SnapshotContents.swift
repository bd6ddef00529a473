import BookModel
import JSONReader

/// What the files of a snapshot hold, before anything is joined.
struct SnapshotContents: Sendable {
  /// How reading each file went, in the order of the files.
  var reports: [FileReport]
  /// What the Vitally files say.
  var vitally = VitallyData()
  /// What the Looker files say.
  var usage = UsageTable()
  /// What is kept in memory at a time.
  var limits = ReadingLimits()

  private let files: [SnapshotFile]
  private let monitor: LoadMonitor

  /// Creates the contents of files that are still to be read, in the order of their paths.
  init(_ files: [SnapshotFile], monitor: LoadMonitor = LoadMonitor()) {
    self.files = files
    self.monitor = monitor
    reports = files.map { FileReport(path: $0.path) }
  }

  /// Reads all files.
  ///
  /// All are recognized first: Vitally's files must wait until all labels of custom fields are known,
  /// because traits may be mapped by label.
  mutating func read(mapping: Mapping) {
    monitor.expect(bytes: files.reduce(0) { $0 + RegularFile.size(of: $1.location) })
    var labels: [String: [String]] = [:]
    var vitally: [OpenFile] = []
    var looker: [OpenFile] = []
    var held = 0
    for place in files.indices where !monitor.isCancelled {
      // What could not be held would be read twice: its beginning tells what it is.
      let isRoom = held < limits.waiting
      guard var file = open(place, isRoom ? limits : limits.forHeads) else { continue }
      if file.recognition.kind == .vitallyCustomFields, let bytes = bytes(of: file) {
        labels.merge(readCustomFieldLabels(bytes)) { $0 + $1 }
      }
      let size = file.bytes?.bytes.count ?? 0
      if held + size > limits.waiting { file.bytes = nil } else { held += size }
      if file.recognition.kind.isLooker {
        looker.append(file)
      } else if file.recognition.kind != .unknown || file.recognition.container == .pages {
        // An empty page, of a kind that nobody can tell, may be the last of a list.
        vitally.append(file)
      }
    }
    run(vitally, TraitNames(mapping: mapping, labels: labels), looker, mapping)
    for file in vitally + looker where file.isCut { reports[file.place].noteCut() }
  }

  /// Opens and recognizes a file; nil when there is nothing in it to read.
  private mutating func open(_ place: Int, _ limits: ReadingLimits) -> OpenFile? {
    do throws(FileProblem) {
      let source = try FileSource(opening: files[place].location, monitor)
      reports[place].identity = source.identity
      return source.recognized(limits, place, &reports[place])
    } catch {
      reports[place].error = error
      return nil
    }
  }

  /// The bytes of a file, read anew where they are not at hand; nil when they are not to be had.
  private mutating func bytes(of file: OpenFile) -> FileBytes? {
    do throws(FileProblem) {
      return try file.contents()
    } catch {
      reports[file.place].error = error
      return nil
    }
  }
}

extension SnapshotContents {
  /// What one job of the reading gives.
  private enum Outcome: Sendable {
    case vitally(VitallyData, [Int: FileReport])
    case usage(UsageTable, FileReport, place: Int)
  }

  /// Reads Vitally's files in order beside Looker's, each of which is a job of its own.
  private mutating func run(
    _ vitally: [OpenFile],
    _ names: TraitNames,
    _ looker: [OpenFile],
    _ mapping: Mapping
  ) {
    let fields = LookerFields(mapping: mapping)
    let threads = max(1, usage.threads)
    let big = looker.count { $0.source.count > limits.whole }
    let reader = UsageFileReader(
      fields: fields,
      threads: max(1, threads - max(0, big - 1)),
      limits: limits,
      monitor: monitor
    )
    let reports = reports
    let monitor = monitor
    var recordLimits = limits
    // Looker's big files keep the other threads busy.
    recordLimits.records.threads = big > 0 ? 1 : threads
    let vitallyLimits = recordLimits
    var outcomes = Workers.map(jobs: looker.count + 1, threads: threads) { job -> Outcome in
      guard job > 0 else {
        let (data, reports) = SnapshotContents.read(vitally, names, reports, vitallyLimits, monitor)
        return .vitally(data, reports)
      }
      let file = looker[job - 1]
      let (table, report) = reader.read(file, reports[file.place])
      return .usage(table, report, place: file.place)
    }
    // Each is let go of once it is taken, so that no rows are held twice for long.
    outcomes.reverse()
    while let outcome = outcomes.popLast() { take(outcome) }
    usage.threads = threads
    // Nobody names texts by their places any more.
    usage.pool = UsagePool()
  }

  private mutating func take(_ outcome: Outcome) {
    switch outcome {
    case .vitally(let data, let reports):
      vitally = data
      for (place, report) in reports { self.reports[place] = report }
    case .usage(let table, let report, let place):
      reports[place] = report
      if usage.files.isEmpty { usage = table } else { usage.append(table) }
    }
  }

  /// Reads Vitally's files: several at once, and what they say in their order.
  private static func read(
    _ files: [OpenFile],
    _ names: TraitNames,
    _ reports: [FileReport],
    _ limits: ReadingLimits,
    _ monitor: LoadMonitor
  ) -> (VitallyData, [Int: FileReport]) {
    let threads = limits.records.threads
    let outcomes = Workers.map(jobs: files.count, threads: threads) { job in
      let file = files[job]
      var data = VitallyData()
      var report = reports[file.place]
      guard !monitor.isCancelled else { return (data, report) }
      do throws(FileProblem) {
        if file.isStreamed {
          try data.read(streaming: file, names: names, limits, monitor, into: &report)
        } else {
          data.read(
            try file.contents(),
            file.recognition,
            file: file.place,
            names: names,
            cutting: limits.records,
            monitor: monitor,
            into: &report
          )
        }
      } catch {
        report.error = error
      }
      return (data, report)
    }
    var data = VitallyData()
    var changed: [Int: FileReport] = [:]
    for (file, outcome) in zip(files, outcomes) {
      data.append(outcome.0)
      changed[file.place] = outcome.1
    }
    data.dropOtherInstances()
    return (data, changed)
  }
}

/// Reads Looker's files, each into a table of its own.
private struct UsageFileReader: Sendable {
  let fields: LookerFields
  let threads: Int
  let limits: ReadingLimits
  let monitor: LoadMonitor

  /// Reads a file; what could not be read is told in the report.
  func read(_ file: OpenFile, _ report: FileReport) -> (UsageTable, FileReport) {
    var report = report
    var table = UsageTable()
    table.threads = threads
    table.files = [UsageTable.File(path: report.path)]
    var reading = LookerReading()
    do throws(FileProblem) {
      if file.isStreamed {
        try stream(file, into: &table, &reading)
      } else {
        let bytes = try file.contents()
        try read(bytes, file, into: &table, &reading)
      }
    } catch {
      reading.problem = reading.problem ?? error
    }
    reading.finish(&report)
    return (table, report)
  }

  private func read(
    _ bytes: FileBytes,
    _ file: OpenFile,
    into table: inout UsageTable,
    _ reading: inout LookerReading
  ) throws(FileProblem) {
    do throws(JSONError) {
      try bytes.reading { (reader: inout JSONReader) throws(JSONError) in
        try read(&reader, file, FileWindow(), into: &table, &reading)
      }
    } catch {
      throw FileProblem(error, in: bytes)
    }
  }

  /// Reads a file piece by piece.
  private func stream(
    _ file: OpenFile,
    into table: inout UsageTable,
    _ reading: inout LookerReading
  ) throws(FileProblem) {
    let window = try FileWindow(file.source, step: limits.step)
    var failure: JSONError?
    do throws(JSONError) {
      try window.reading(from: file.start) { (reader: inout JSONReader) throws(JSONError) in
        try read(&reader, file, window, into: &table, &reading)
      }
    } catch {
      failure = error
    }
    do throws(FileProblem) {
      try file.source.checkUnchanged()
    } catch {
      // Nobody knows which rows are of which version.
      let files = table.files.prefix(1).map { UsageTable.File(path: $0.path) }
      table = UsageTable()
      table.files = files
      reading = LookerReading()
      throw error
    }
    if let failure { throw file.problem(failure, window) }
  }

  private func read(
    _ reader: inout JSONReader,
    _ file: OpenFile,
    _ window: FileWindow,
    into table: inout UsageTable,
    _ reading: inout LookerReading
  ) throws(JSONError) {
    while !monitor.isCancelled {
      window.prepare(&reader)
      guard try reader.peek() != nil else { return }
      try table.read(
        &reader,
        as: file.recognition.kind,
        file: 0,
        fields: fields,
        from: UsageSupply(window: window, cutting: limits.cutting, monitor: monitor),
        into: &reading
      )
    }
  }
}

extension FileKind {
  /// Whether it is one of Looker's shapes.
  var isLooker: Bool {
    switch self {
    case .lookerRows, .lookerJSONDetail, .lookerJSONBI, .lookerWebhook, .lookerMulti: true
    case .vitallyAccounts, .vitallyOrganizations, .vitallyAdmins, .vitallyUsers, .vitallyTasks,
      .vitallyNotes, .vitallyProjects, .vitallyConversations, .vitallyNPS, .vitallySurveys,
      .vitallyCustomObjects, .vitallyCustomObjectInstances, .vitallyCustomFields, .vitallyWebhook,
      .unknown:
      false
    }
  }
}
