import Glibc

/// The copies that a store keeps of itself, in a folder beside it.
///
/// The first edit of a day (UTC) leaves a copy behind, and so does every edit by which 500 events,
/// or a twentieth of all there are, have come since the last copy. Kept are the three newest copies,
/// the newest one of each of the last seven days with edits, and the newest one of each of the twelve
/// months before.
struct StoreBackups {
  /// The folder.
  let folder: String
  private let file: StoreFile

  init(of file: StoreFile) {
    self.file = file
    folder = file.path + ".backups"
  }

  /// The copies, newest first.
  var files: [StoreFile] {
    StoreFile.names(in: folder).filter { $0.hasSuffix(StoreBackups.ending) }.reversed()
      .map { StoreFile(path: "\(folder)/\($0)") }
  }

  /// The newest copy; nil without one.
  var newest: StoreFile? { files.first }

  /// The newest copy of today; nil without one.
  var newestOfToday: StoreFile? {
    let today = StoreBackups.day()
    return files.first { day(of: $0) == today }
  }

  private static let ending = ".sqlite"

  /// What is known of the copies of a day.
  struct Note {
    private var day = ""
    private var newest: String?
    /// The last row that is copied, or is being copied; nil where nothing was yet.
    var row: Int64?

    /// Takes account of a new day, and of copies that other programs made.
    mutating func look(at backups: StoreBackups) {
      if day != StoreBackups.day() { self = Note(day: StoreBackups.day()) }
      guard let file = backups.newestOfToday, file.path != newest else { return }
      newest = file.path
      row = max(row ?? 0, file.lastRow)
    }
  }

  /// Returns the place of the copy that is due; nil when none is.
  ///
  /// - Parameters:
  ///   - copied: The last row that is copied today; nil without one.
  ///   - last: The last row in the store.
  /// - Returns: The place.
  func next(after copied: Int64?, upTo last: Int64) -> StoreFile? {
    guard let copied else { return file(for: StoreBackups.day()) }
    return last - copied >= max(500, last / 20) ? file(for: StoreBackups.time()) : nil
  }

  /// Keeps the copy that `copy` makes, and lets go of those that are not needed any longer, and of
  /// what killed programs left of theirs.
  func keep(_ place: StoreFile, _ copy: (StoreFile) throws -> Void) throws {
    StoreFile.makePrivateFolder(folder)
    // First, since they may take the room that the copy needs.
    StoreFile.removeAbandoned(in: folder)
    StoreFile.removeAbandoned(in: file.folder, beginning: "\(file.name).")
    try copy(place)
    for file in superfluous { file.remove() }
  }

  /// The place of a copy that the rescue of a damaged store leaves.
  func rescued(at time: String) -> StoreFile { file(for: "\(time)-rescued") }

  private func file(for time: String) -> StoreFile {
    StoreFile(path: "\(folder)/\(time)\(StoreBackups.ending)")
  }

  private func day(of file: StoreFile) -> String {
    String(file.path.utf8.dropFirst(folder.utf8.count + 1).prefix(10)) ?? ""
  }

  /// The copies that are not kept any longer.
  private var superfluous: [StoreFile] {
    var days: Set<String> = []
    var months: Set<Substring> = []
    return files.enumerated().filter { place, file in
      let day = day(of: file)
      if days.contains(day) { return place >= 3 }
      if days.count < 7 { return !days.insert(day).inserted }
      return !months.insert(day.prefix(7)).inserted || months.count > 12
    }
    .map(\.element)
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
