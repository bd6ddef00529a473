import BookModel

@testable import SnapshotIO

/// Samples and made-up files, read as the snapshot's reader reads them.
enum VitallySample {
  static func file(_ path: String) -> SnapshotFile {
    SnapshotFile(path: path, location: Sample.path(path))
  }

  /// Reads a sample.
  static func read(
    _ path: String,
    into data: VitallyData = VitallyData(),
    mapping: Mapping = Mapping()
  )
    -> (FileReport, VitallyData)
  {
    switch readBytes(of: file(path)) {
    case .success(let bytes): return read(bytes, path: path, into: data, mapping: mapping)
    case .failure(let problem):
      var report = FileReport(path: path)
      report.error = problem
      return (report, data)
    }
  }

  /// Reads a text as a file.
  static func read(
    text: String,
    into data: VitallyData = VitallyData(),
    mapping: Mapping = Mapping()
  )
    -> (FileReport, VitallyData)
  {
    read(FileBytes(bytes: Array(text.utf8)), path: "text", into: data, mapping: mapping)
  }

  static func read(
    _ bytes: FileBytes,
    path: String,
    into start: VitallyData = VitallyData(),
    mapping: Mapping = Mapping()
  ) -> (FileReport, VitallyData) {
    let recognition = recognize(bytes)
    var report = FileReport(path: path, kind: recognition.kind)
    var data = start
    report.error = recognition.problem
    guard recognition.problem == nil, recognition.kind.isVitally || recognition.container == .pages
    else { return (report, data) }
    let names = TraitNames(mapping: mapping, labels: [:])
    data.read(bytes, recognition, file: 0, names: names, into: &report)
    return (report, data)
  }
}

extension FileKind {
  fileprivate var isVitally: Bool { rawValue.hasPrefix("vitally.") }
}
