import BookModel
import SnapshotIO
import TestSupport

/// Snapshots of samples and of files made for a test.
enum JoinSample {
  /// Returns what reading folders of samples comes to, on the day after the samples were made.
  static func check(
    _ folders: [String],
    change: (inout SnapshotReader) -> Void = { _ in }
  ) throws(SnapshotError) -> SnapshotCheck {
    var reader = SnapshotReader(paths: folders.map(Sample.path), today: Day(number: 20_778))
    change(&reader)
    return try reader.check()
  }

  /// Returns what reading a folder comes to that holds copies of the named samples.
  static func check(
    files: [String],
    folder name: String = "snapshot",
    change: (inout SnapshotReader) -> Void = { _ in }
  ) throws -> SnapshotCheck {
    let contents = try files.map { (path: $0, text: try Sample.bytes(of: $0)) }
    return try check(contents, folder: name, change: change)
  }

  /// Returns what reading a folder comes to that holds files with these bytes.
  static func check(
    _ contents: [(path: String, text: [UInt8])],
    folder name: String = "snapshot",
    change: (inout SnapshotReader) -> Void = { _ in }
  ) throws -> SnapshotCheck {
    let temporary = try TemporaryFolder()
    try temporary.makeFolder(name)
    for (index, file) in contents.enumerated() {
      let last = file.path.split(separator: "/").last ?? ""
      try temporary.write(file.text, to: "\(name)/\(index)-\(last)")
    }
    var reader = SnapshotReader(paths: [temporary.file(name)], today: Day(number: 20_778))
    change(&reader)
    return try reader.check()
  }
}
