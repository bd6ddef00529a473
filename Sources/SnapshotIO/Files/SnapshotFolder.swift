import BookModel

/// The files of a snapshot, of one folder or of several together.
struct SnapshotFolder: Sendable {
  /// The folders that are read, in the order they were named: of a library the one of the day.
  var folders: [String] = []
  /// The day the folder is named by, the newest of several; nil when no name is a date.
  var day: Day?
  /// The files by path, those below subfolders too; dot-files and the mapping are left out.
  var files: [SnapshotFile] = []
  /// The mapping files (`folio.yaml`) found at the top of the folders, in the order of the folders.
  var mappings: [SnapshotFile] = []
  /// What to know about entries that were left out.
  var warnings: [String] = []
}

/// A file of a snapshot.
struct SnapshotFile: Hashable, Sendable {
  /// The path to show: below the folder, below the folder's name where there are several.
  var path: String
  /// The path to open.
  var location: String
}

extension SnapshotFolder {
  /// Finds the files of snapshot folders or of libraries of dated folders.
  ///
  /// A folder is a library when a direct subfolder is named by a valid date; then that subfolder is
  /// read which is the newest on or before `asOf`.
  ///
  /// - Parameters:
  ///   - paths: The folders as the user named them.
  ///   - asOf: Opens the newest snapshot of a library on or before this day; nil for the newest.
  /// - Returns: The files of all the folders.
  /// - Throws: `SnapshotError` when a folder cannot be listed or has no snapshot of the time.
  static func resolve(_ paths: [String], asOf: Day?) throws(SnapshotError) -> SnapshotFolder {
    var folder = SnapshotFolder()
    for path in paths {
      let entries = try entries(ofFolder: path)
      let chosen = try folder.choose(among: entries, of: path, asOf: asOf)
      let day = FolderListing.day(ofFolder: chosen)
      if let day, let asOf, day > asOf {
        throw .noneAsOf(path: path, day: asOf.description)
      }
      folder.folders.append(chosen)
      let listed = chosen == path ? entries : try self.entries(ofFolder: chosen)
      folder.add(
        listed,
        of: chosen,
        shownBelow: paths.count > 1 ? joined(chosen, "") : "",
        depth: 0
      )
      folder.day = [folder.day, day].compactMap(\.self).max()
    }
    folder.files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    return folder
  }

  static func entries(ofFolder path: String) throws(SnapshotError) -> [FolderEntry] {
    do throws(FolderListing.Failure) { return try FolderListing.entries(of: path) } catch {
      switch error {
      case .missing: throw .noFolder(path: path)
      case .unlistable(let reason): throw .unlistable(path: path, reason: reason)
      }
    }
  }

  /// The folder to read: the path itself, or the subfolder of the day where it is a library.
  private mutating func choose(
    among entries: [FolderEntry],
    of path: String,
    asOf: Day?
  ) throws(SnapshotError) -> String {
    let dated = entries.compactMap { entry in entry.date.map { (day: $0, name: entry.name) } }
    guard !dated.isEmpty else { return path }
    let candidates = dated.filter { snapshot in asOf.map { snapshot.day <= $0 } ?? true }
    guard let newest = candidates.max(by: { $0.day < $1.day }) else {
      throw .noneAsOf(path: path, day: asOf?.description ?? "")
    }
    let beside = entries.filter { !$0.isHidden && !$0.isMapping && $0.date == nil }
    if let first = beside.first {
      warnings.append(
        "\(path): \(countOf(beside.count, "file or folder", plural: "files and folders")) beside "
          + "the dated folders ignored, such as \(shownName(first.name))"
      )
    }
    if let mapping = entries.first(where: \.isMapping) {
      mappings.append(mapping.file(below: path, shownBelow: ""))
    }
    return joined(path, newest.name)
  }

  /// Adds the files of a folder and of those below it.
  private mutating func add(
    _ entries: [FolderEntry],
    of folder: String,
    shownBelow prefix: String,
    depth: Int
  ) {
    for entry in entries where !entry.isHidden {
      let file = entry.file(below: folder, shownBelow: prefix)
      switch entry.kind {
      case .file where entry.isMapping && depth == 0: mappings.append(file)
      case .file: files.append(file)
      case .folder: addFolder(file, depth: depth + 1)
      case .folderLink: warnings.append("\(shownName(file.path)): a link to a folder, ignored")
      case .otherLink: warnings.append("\(shownName(file.path)): a link to no file, ignored")
      case .special: warnings.append("\(shownName(file.path)): no regular file, ignored")
      }
    }
  }

  private mutating func addFolder(_ folder: SnapshotFile, depth: Int) {
    guard depth < 32 else {
      warnings.append("\(shownName(folder.path)): folders nested over 32 deep, ignored")
      return
    }
    do throws(FolderListing.Failure) {
      let entries = try FolderListing.entries(of: folder.location)
      add(entries, of: folder.location, shownBelow: folder.path + "/", depth: depth)
    } catch {
      warnings.append("\(shownName(folder.path)): \(error.reason)")
    }
  }
}

/// Returns the path of a name below a folder.
func joined(_ folder: String, _ name: String) -> String {
  folder.utf8.last == UInt8(ascii: "/") ? folder + name : "\(folder)/\(name)"
}

/// Returns a number with its noun, such as `2 files`; `plural` where an s is not enough.
func countOf(_ number: Int, _ noun: String, plural: String? = nil) -> String {
  "\(number) \(number == 1 ? noun : plural ?? noun + "s")"
}
