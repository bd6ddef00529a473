import TestSupport

@testable import SnapshotIO

/// The sample files beside the tests.
enum Sample {
  /// The folder of the samples.
  static let folder = String(#filePath.dropLast("Sample.swift".count)) + "Samples"

  /// The path of a sample, such as `looker/usage.json`, or of a folder of samples.
  static func path(_ name: String) -> String { "\(folder)/\(name)" }

  /// Returns the bytes of a sample.
  static func bytes(of name: String) throws -> [UInt8] { try TestFile.bytes(of: path(name)) }
}

extension TemporaryFolder {
  /// Writes a file and returns it as one of a snapshot.
  func snapshotFile(_ bytes: [UInt8], name: String = "file") throws -> SnapshotFile {
    SnapshotFile(path: name, location: try write(bytes, to: name))
  }
}
