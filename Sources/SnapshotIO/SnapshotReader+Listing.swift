public import BookModel

/// The files that a reader would read, as they are listed: nothing is opened.
public struct SnapshotListing: Hashable, Sendable {
  /// The folders that the files are in: of a library the one of the day.
  public var folders: [String]
  /// The paths to open, in the order of reading; behind them those of the mapping files.
  public var locations: [String]
  /// The paths of the files as a report shows them, without those of the mapping files.
  public var paths: [String]
  /// The day the folder is named by; nil when its name is no date.
  public var day: Day?
  /// What to know about entries that are left out.
  public var warnings: [String]
}

extension SnapshotReader {
  /// Lists the files of the snapshot.
  ///
  /// - Throws: Why the folder cannot be listed, or that it has no snapshot of the time.
  public func listing() throws(SnapshotError) -> SnapshotListing {
    let folder = try SnapshotFolder.resolve(paths, asOf: asOf)
    return SnapshotListing(
      folders: folder.folders,
      locations: (folder.files + folder.mappings).map(\.location),
      paths: folder.files.map(\.path),
      day: folder.day,
      warnings: folder.warnings
    )
  }
}
