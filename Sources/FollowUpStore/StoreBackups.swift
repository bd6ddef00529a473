import Glibc

/// The copies that a store keeps of itself, in a folder beside it.
///
/// The first edit of a day (UTC) leaves a copy behind. The copies of the newest seven days with
/// edits are kept, and the newest of each of the twelve months before.
struct StoreBackups {
  /// The folder.
  let folder: String

  init(of file: StoreFile) { folder = file.path + ".backups" }

  /// The copies, newest first.
  var files: [StoreFile] {
    StoreFile.names(in: folder).filter { $0.hasSuffix(StoreBackups.ending) }.reversed()
      .map { StoreFile(path: "\(folder)/\($0)") }
  }

  /// The newest copy; nil without one.
  var newest: StoreFile? { files.first }

  private static let ending = ".sqlite"

  /// Keeps a copy for today unless there is one; `copy` makes it.
  ///
  /// What goes wrong is left for the next edit: the edit itself has reached the disk.
  func keepToday(_ copy: (StoreFile) throws -> Void) {
    let today = file(for: StoreBackups.day())
    guard today.isMissing else { return }
    StoreFile.makePrivateFolder(folder)
    guard (try? copy(today)) != nil else { return }
    for file in superfluous { file.remove() }
  }

  /// The place of a copy that the rescue of a damaged store leaves.
  func rescued(at time: String) -> StoreFile { file(for: "\(time)-rescued") }

  private func file(for day: String) -> StoreFile {
    StoreFile(path: "\(folder)/\(day)\(StoreBackups.ending)")
  }

  /// The copies that are not kept any longer.
  private var superfluous: [StoreFile] {
    var months: Set<Substring> = []
    return files.dropFirst(7).filter { file in
      let month = file.path.dropFirst(folder.utf8.count + 1).prefix(7)
      return !months.insert(month).inserted || months.count > 12
    }
  }

  /// The day in UTC, such as `2026-11-21`.
  static func day() -> String { String(time().prefix(10)) }

  /// The time in UTC as a file's name can hold it, such as `2026-11-21T093000Z`.
  static func time() -> String {
    var seconds = Glibc.time(nil)
    var parts = unsafe tm()
    unsafe gmtime_r(&seconds, &parts)
    var text = [CChar](repeating: 0, count: 32)
    let count = unsafe strftime(&text, text.count, "%Y-%m-%dT%H%M%SZ", &parts)
    return String(decoding: text.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
