import BookModel
import Glibc

/// An entry of a folder.
struct FolderEntry: Hashable, Sendable {
  /// What an entry is; a link to a file is a file.
  enum Kind: Sendable {
    case file, folder
    /// A link to a folder, which could lead in circles.
    case folderLink
    /// A link to nothing, or to no regular file.
    case otherLink
    /// A pipe, socket or device, which could block.
    case special
  }

  var name: String
  var kind: Kind

  /// Whether it is a dot-file.
  var isHidden: Bool { name.utf8.first == UInt8(ascii: ".") }
  /// The date that a folder is named by, a snapshot of a library; a link to one will do.
  var date: Day? { kind == .folder || kind == .folderLink ? Day(name) : nil }
  /// Whether it says what names mean.
  var isMapping: Bool { kind == .file && name == "folio.yaml" }

  /// The entry as a file below its folder.
  func file(below folder: String, shownBelow prefix: String) -> SnapshotFile {
    SnapshotFile(path: prefix + cleanedName(name), location: joined(folder, name))
  }
}

/// Lists folders.
enum FolderListing {
  /// Why a folder cannot be listed.
  enum Failure: Error {
    case missing
    case unlistable(reason: String)

    /// The reason in words.
    var reason: String {
      switch self {
      case .missing: "no such folder"
      case .unlistable(let reason): reason
      }
    }
  }

  /// Returns the entries of a folder in the order of their names' bytes.
  static func entries(of path: String) throws(Failure) -> [FolderEntry] {
    guard let folder = unsafe opendir(path) else {
      let code = errno
      if code == ENOENT || code == ENOTDIR { throw .missing }
      throw .unlistable(reason: systemMessage(code))
    }
    defer { unsafe closedir(folder) }
    var entries: [FolderEntry] = []
    while let name = unsafe nextName(of: folder) {
      guard name != ".", name != ".." else { continue }
      entries.append(FolderEntry(name: name, kind: kind(ofEntry: joined(path, name))))
    }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// Returns the day a folder is named by, also where the path is `.` or a link to it.
  static func day(ofFolder path: String) -> Day? {
    if let day = path.split(separator: "/").last.flatMap({ Day($0) }) { return day }
    guard let resolved = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved).split(separator: "/").last.flatMap { Day($0) }
  }

  private static func nextName(of folder: OpaquePointer) -> String? {
    guard let entry = unsafe readdir(folder) else { return nil }
    return unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
      unsafe String(cString: UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self))
    }
  }

  private static func kind(ofEntry path: String) -> FolderEntry.Kind {
    var status = stat()
    guard unsafe lstat(path, &status) == 0 else { return .special }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    case S_IFLNK:
      guard unsafe stat(path, &status) == 0 else { return .otherLink }
      switch status.st_mode & S_IFMT {
      case S_IFREG: return .file
      case S_IFDIR: return .folderLink
      default: return .otherLink
      }
    default: return .special
    }
  }
}

/// Returns the system's words for an error number.
func systemMessage(_ code: Int32) -> String {
  guard let text = unsafe strerror(code) else { return "error \(code)" }
  return unsafe String(cString: text)
}
