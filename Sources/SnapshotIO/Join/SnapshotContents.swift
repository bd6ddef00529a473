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
  /// Vitally's files wait until all labels of custom fields are known, because traits may be mapped by
  /// label. What waits is kept in memory up to a limit and read anew beyond it.
  mutating func read(mapping: Mapping) {
    monitor.expect(bytes: files.reduce(0) { $0 + RegularFile.size(of: $1.location) })
    var labels: [String: [String]] = [:]
    var waiting: [Waiting] = []
    var held = 0
    let fields = LookerFields(mapping: mapping)
    for place in files.indices where !monitor.isCancelled {
      guard let (bytes, recognition) = open(place) else { continue }
      if recognition.kind == .vitallyCustomFields {
        labels.merge(readCustomFieldLabels(bytes)) { $0 + $1 }
      }
      if recognition.kind.isLooker {
        readUsage(bytes, recognition.kind, place, fields)
      } else if recognition.kind != .unknown || recognition.container == .pages {
        // An empty page, of a kind that nobody can tell, may be the last of a list.
        held += bytes.bytes.count
        waiting.append(Waiting(place, recognition, held <= SnapshotContents.limit ? bytes : nil))
      }
    }
    readVitally(waiting, TraitNames(mapping: mapping, labels: labels))
  }

  /// The bytes that may wait in memory.
  private static let limit = 256 << 20

  /// Opens and recognizes a file; nil when there is nothing in it to read.
  private mutating func open(_ place: Int) -> (FileBytes, Recognition)? {
    switch readBytes(of: files[place], monitor) {
    case .failure(let problem):
      reports[place].error = problem
      return nil
    case .success(let bytes):
      let recognition = recognize(bytes)
      reports[place].kind = recognition.kind
      reports[place].warnings += bytes.warnings
      reports[place].error = recognition.problem
      return recognition.problem == nil ? (bytes, recognition) : nil
    }
  }

  private mutating func readVitally(_ waiting: [Waiting], _ names: TraitNames) {
    for file in waiting where !monitor.isCancelled {
      switch file.bytes.map(Result.success) ?? readBytes(of: files[file.place]) {
      case .failure(let problem): reports[file.place].error = problem
      case .success(let bytes):
        vitally.read(
          bytes,
          file.recognition,
          file: file.place,
          names: names,
          into: &reports[file.place]
        )
      }
    }
    vitally.dropOtherInstances()
  }

  private mutating func readUsage(
    _ bytes: FileBytes,
    _ kind: FileKind,
    _ place: Int,
    _ fields: LookerFields
  ) {
    let file = usage.files.count
    usage.files.append(UsageTable.File(path: files[place].path))
    var reading = LookerReading()
    do throws(JSONError) {
      try bytes.reading { (reader: inout JSONReader) throws(JSONError) in
        while !monitor.isCancelled, try reader.peek() != nil {
          try usage.read(&reader, as: kind, file: file, fields: fields, into: &reading)
        }
      }
    } catch {
      reading.problem = reading.problem ?? FileProblem(error)
    }
    monitor.note(rows: reading.records)
    reports[place].records += reading.records
    reports[place].skipped += reading.skipped
    reports[place].warnings += reading.warnings
    reports[place].error = reading.problem
  }
}

/// A Vitally file that waits for the labels.
private struct Waiting {
  var place: Int
  var recognition: Recognition
  /// Its bytes; nil when it is to be read anew.
  var bytes: FileBytes?

  init(_ place: Int, _ recognition: Recognition, _ bytes: FileBytes?) {
    self.place = place
    self.recognition = recognition
    self.bytes = bytes
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
