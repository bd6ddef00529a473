public import BookModel

extension SnapshotReader {
  /// Returns the days of the snapshots that its libraries have, the oldest first.
  ///
  /// A folder that is named by a date itself belongs to the library it is in. Of several libraries
  /// every day counts on which each of them has a snapshot, of that day or of one before. Empty when
  /// no folder is in a library.
  ///
  /// - Throws: Why a folder cannot be listed.
  public func days() throws(SnapshotError) -> [Day] {
    var days: Set<Day> = []
    var first = Day(number: .min)
    for path in paths {
      guard let library = try SnapshotLibrary(of: path), let oldest = library.days.min() else {
        continue
      }
      days.formUnion(library.days)
      first = max(first, oldest)
    }
    return days.filter { $0 >= first }.sorted()
  }

  /// Returns a reader of the newest snapshot of its libraries on or before a day; folders that are
  /// in no library are read as they are.
  ///
  /// - Throws: Why a folder cannot be listed.
  public func reading(asOf day: Day) throws(SnapshotError) -> SnapshotReader {
    var reader = self
    reader.asOf = day
    reader.monitor = nil
    for (place, path) in paths.enumerated() {
      guard let library = try SnapshotLibrary(of: path), library.isAbove else { continue }
      let newest = library.names.filter { $0.day <= day }.max { $0.day < $1.day }
      if let newest { reader.paths[place] = joined(library.path, newest.name) }
    }
    return reader
  }
}

/// A folder of dated folders.
private struct SnapshotLibrary {
  /// Where it is.
  var path: String
  /// Whether the folder that was named is one of its dated ones, not the library itself.
  var isAbove: Bool
  /// The names of its dated folders, with their days.
  var names: [(day: Day, name: String)]

  var days: [Day] { names.map(\.day) }

  /// Finds the library that a folder is, or is in; nil when there is none.
  init?(of path: String) throws(SnapshotError) {
    names = try Self.dated(in: path)
    (self.path, isAbove) = (path, false)
    guard names.isEmpty else { return }
    guard FolderListing.day(ofFolder: path) != nil else { return nil }
    let above = Self.folder(above: path)
    names = try Self.dated(in: above)
    (self.path, isAbove) = (above, true)
  }

  private static func dated(in path: String) throws(SnapshotError)
    -> [(day: Day, name: String)]
  {
    try SnapshotFolder.entries(ofFolder: path).compactMap { entry in
      entry.date.map { ($0, entry.name) }
    }
  }

  /// The folder that a dated folder is in, also where that is named `.` or by a link.
  private static func folder(above path: String) -> String {
    var parts = path.split(separator: "/", omittingEmptySubsequences: false)
    while parts.count > 1, parts.last == "" { parts.removeLast() }
    guard let name = parts.last, Day(name) != nil else { return joined(path, "..") }
    parts.removeLast()
    let above = parts.joined(separator: "/")
    return above.isEmpty ? path.utf8.first == UInt8(ascii: "/") ? "/" : "." : above
  }
}
