import BookModel
import GRDB

/// What was done about a store that was damaged.
public struct FollowUpRescue: Hashable, Sendable, CustomStringConvertible {
  /// The store.
  public var path: String
  /// Where the damaged file is now.
  public var setAside: String
  /// The automatic backup that took its place; nil when there was none that can be read.
  public var backup: String?
  /// The events that could still be read in the damaged file.
  public var read: Int
  /// The events that the store has now, those of the backup included.
  public var events: Int

  /// What was done, in one line.
  public var description: String {
    "\(path): was damaged; it is kept as \(setAside), and "
      + (backup.map { "the backup \($0) with " } ?? "") + "the \(read) events that could still be "
      + "read in it took its place, \(events) in all"
  }
}

/// Puts a whole store in the place of a damaged one.
struct StoreRescue {
  let file: StoreFile

  init(of file: StoreFile) { self.file = file }

  /// Replaces the damaged file; nil when there is nothing to put in its place.
  ///
  /// The folder's lock must be held. Nothing of the damaged file is changed: it and its log get
  /// new names. The new store lies among the backups before the damaged file goes, so that being
  /// stopped at any moment loses nothing.
  func perform(_ migrator: DatabaseMigrator) throws(FollowUpStoreError) -> FollowUpRescue? {
    let read = try readableEvents(migrator)
    let backup = newestReadableBackup()
    guard backup != nil || !read.isEmpty else { return nil }
    var ids: Set<String> = []
    let events = ((backup?.events ?? []) + read).filter { ids.insert($0.id).inserted }
    let time = StoreBackups.time()
    let backups = StoreBackups(of: file)
    StoreFile.makePrivateFolder(backups.folder)
    let rescued = backups.rescued(at: time)
    try build(rescued, of: events, migrator)
    let aside = try setAside(time)
    let replacement = file.temporary
    replacement.removeAll()
    defer { replacement.removeAll() }
    // A file of its own: what is written to it must not go into the backup.
    try rescued.copyBytes(to: replacement)
    try replacement.synchronize()
    for companion in file.companions { companion.remove() }
    try replacement.move(to: file)
    file.synchronizeFolder()
    return FollowUpRescue(
      path: file.path,
      setAside: aside.path,
      backup: backup?.path,
      read: read.count,
      events: events.count
    )
  }

  /// Gives the damaged file and its log second names.
  private func setAside(_ time: String) throws(FollowUpStoreError) -> StoreFile {
    for number in 1...99 {
      let name = "\(file.path).damaged-\(time)" + (number == 1 ? "" : "-\(number)")
      let aside = StoreFile(path: name)
      guard file.link(to: aside) else { continue }
      let log = StoreFile(path: file.path + "-wal")
      if !log.isMissing { _ = log.link(to: StoreFile(path: name + "-wal")) }
      return aside
    }
    throw .cannotCreate(path: file.path, reason: "the damaged file cannot be set aside")
  }

  private func build(
    _ target: StoreFile,
    of events: [FollowUpEvent],
    _ migrator: DatabaseMigrator
  ) throws(FollowUpStoreError) {
    let temporary = target.temporary
    temporary.removeAll()
    defer { temporary.removeAll() }
    _ = try temporary.prepare()
    do {
      let queue = try DatabaseQueue(path: temporary.path)
      try migrator.migrate(queue)
      try queue.write { try $0.insert(events) }
      try queue.close()
    } catch {
      throw FollowUpStoreError(error, path: file.path)
    }
    try temporary.synchronize()
    try temporary.move(to: target)
    target.synchronizeFolder()
  }
}

extension StoreRescue {
  /// The newest automatic backup that can be read as a whole.
  private func newestReadableBackup() -> (path: String, events: [FollowUpEvent])? {
    for backup in StoreBackups(of: file).files {
      guard let queue = try? DatabaseQueue.opened(backup.path, readonly: true),
        let isStore = try? queue.read({ try $0.isStore() }), isStore,
        let table = try? queue.read({ try $0.events(after: 0) })
      else { continue }
      return (backup.path, table.events)
    }
    return nil
  }

  /// The events in the damaged file that SQLite can still read, from a copy of it.
  ///
  /// A damaged log can keep all of the file from being read, and so can a few damaged bytes at the
  /// file's beginning, which are the same in every store. Where there is no room for the copy nothing
  /// is known of the file, and an older backup must not take the place of newer events.
  private func readableEvents(_ migrator: DatabaseMigrator) throws(FollowUpStoreError)
    -> [FollowUpEvent]
  {
    let folder = try PrivateFolder()
    defer { folder.remove() }
    let copy = StoreFile(path: folder.path + "/copy.sqlite")
    for beginning in [[]] + beginnings(migrator, in: folder) {
      for isWithLog in [true, false] {
        copy.removeAll()
        guard try copyReadable(file, to: copy), copy.overwrite(with: beginning) else { continue }
        let log = StoreFile(path: file.path + "-wal")
        if isWithLog, !log.isMissing {
          _ = try copyReadable(log, to: StoreFile(path: copy.path + "-wal"))
        }
        let events = readableEvents(in: copy)
        if !events.isEmpty { return events }
      }
    }
    return []
  }

  /// Copies a file; returns whether it could be read to its end.
  private func copyReadable(_ source: StoreFile, to copy: StoreFile) throws(FollowUpStoreError)
    -> Bool
  {
    do throws(FollowUpStoreError) {
      try source.copyBytes(to: copy)
      return true
    } catch {
      // What the disk does not give back cannot be rescued: the backup can.
      guard case .failed(source.path, _) = error else { throw error }
      return false
    }
  }

  /// What the file may have begun with: the mark of every SQLite file, else all that comes before the
  /// first table, as a new store of the same size has it.
  private func beginnings(_ migrator: DatabaseMigrator, in folder: PrivateFolder) -> [[UInt8]] {
    let mark = Array("SQLite format 3\0".utf8)
    let fresh = StoreFile(path: folder.path + "/new.sqlite")
    // Of a file whose first table does not follow, more is missing than its beginning.
    guard let page = file.firstBytes(101)?.last, [5, 13].contains(page) else { return [] }
    guard let size = file.size, let queue = try? DatabaseQueue(path: fresh.path),
      (try? migrator.migrate(queue)) != nil, (try? queue.close()) != nil,
      var header = fresh.firstBytes(100)
    else { return [mark] }
    let pageSize = Int(header[16]) << 8 | Int(header[17])
    let pages = UInt32(clamping: size / max(1, pageSize))
    // The number of pages is believed where the two counters of changes agree.
    for place in 0..<4 {
      header[28 + place] = UInt8(truncatingIfNeeded: pages >> UInt32(24 - 8 * place))
      header[92 + place] = header[24 + place]
    }
    // With a log, in which the newest events may be.
    header[18] = 2
    header[19] = 2
    return [mark, header]
  }

  private func readableEvents(in copy: StoreFile) -> [FollowUpEvent] {
    guard let queue = try? DatabaseQueue.opened(copy.path),
      let isStore = try? queue.read({ try $0.isStore() }), isStore
    else { return [] }
    // What was read counts, even where damage keeps the reading from ending well.
    var events: [FollowUpEvent] = []
    queue.unsafeRead { events = $0.readableEvents() }
    return events
  }
}

extension Database {
  /// Returns every event that can be read, around pages that cannot.
  fileprivate func readableEvents() -> [FollowUpEvent] {
    var first = EventTable()
    if (try? first.read(self)) != nil { return first.events }
    var last = EventTable()
    try? last.read(self, backwards: true)
    let highest = last.events.isEmpty ? first.lastRow + 1000 : last.lastRow
    var between = EventTable()
    var row = first.lastRow + 1
    while row < highest {
      try? between.read(self, row: row)
      row += 1
    }
    return first.events + between.events + last.events.reversed()
  }
}

extension FollowUpStoreError {
  /// Whether a rescue may help: the file is damaged, or it is one that is not known any more.
  var isDamage: Bool {
    switch self {
    case .damaged, .foreign: true
    case .cannotCreate, .notWritable, .newer, .full, .busy, .failed, .noFollowUp, .nothingToUndo,
      .nothingToRedo, .sentAlready:
      false
    }
  }
}
