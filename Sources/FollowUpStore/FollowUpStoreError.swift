/// Why follow-ups cannot be read or kept; nothing was changed when one is thrown.
public enum FollowUpStoreError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file or its folder cannot be made; the reason is the system's.
  case cannotCreate(path: String, reason: String)
  /// The file or its folder may be read but not written.
  case notWritable(path: String)
  /// A newer program has changed the store's form.
  case newer(path: String)
  /// The file is no follow-up store.
  case foreign(path: String)
  /// The file is damaged; the reason says where.
  case damaged(path: String, reason: String)
  /// There is no room for more.
  case full(path: String)
  /// Another program holds the store for too long.
  case busy(path: String)
  /// Anything else that SQLite reports.
  case failed(path: String, reason: String)
  /// None of the customers has a follow-up to act on.
  case noFollowUp(customers: [String])
  /// There is nothing to undo.
  case nothingToUndo
  /// There is nothing to redo.
  case nothingToRedo
  /// The messages were recorded as sent before.
  case sentAlready

  /// The file, what is wrong and what to do, in one line.
  public var description: String {
    switch self {
    case .cannotCreate(let path, let reason):
      "\(path): cannot be made: \(reason); name another file with --store"
    case .notWritable(let path):
      "\(path): may not be written, nothing was saved; allow writing to the file and its folder, "
        + "or name another file with --store"
    case .newer(let path):
      "\(path): was written by a newer folio, which this one only reads; nothing was saved, "
        + "update folio"
    case .foreign(let path):
      "\(path): is not a store of follow-ups and was left alone; name another file with --store"
    case .damaged(let path, let reason):
      "\(path): is damaged (\(reason)) and was left as it is; put a backup in its place, "
        + "or name another file with --store"
    case .full(let path):
      "\(path): there is no room to save it, nothing was saved; make room and do it again"
    case .busy(let path):
      "\(path): another program holds it, nothing was saved; do it again in a moment"
    case .failed(let path, let reason): "\(path): \(reason), nothing was saved; do it again"
    case .noFollowUp(let customers): "\(FollowUpStoreError.list(customers)): no open follow-up"
    case .nothingToUndo: "nothing to undo"
    case .nothingToRedo: "nothing to redo"
    case .sentAlready: "Recorded as sent already"
    }
  }

  /// The same where the store is only looked at, in one line.
  public var notice: String {
    let meaning = "follow-ups are shown, but none can be changed"
    return switch self {
    case .notWritable(let path):
      "\(path): may not be written: \(meaning); allow writing to the file and its folder, "
        + "or name another file with --store"
    case .newer(let path): "\(path): was written by a newer folio: \(meaning); update folio"
    case .full(let path): "\(path): there is no room beside it: \(meaning); make room"
    case .cannotCreate, .foreign, .damaged, .busy, .failed, .noFollowUp, .nothingToUndo,
      .nothingToRedo, .sentAlready:
      description
    }
  }

  /// What is wrong with keeping something, without what to do about it.
  public var cause: String {
    switch self {
    case .cannotCreate(let path, let reason): "\(path): cannot be made: \(reason)"
    case .notWritable(let path): "\(path): may not be written"
    case .full(let path): "\(path): there is no room to save it"
    case .busy(let path): "\(path): another program holds it"
    case .failed(let path, let reason): "\(path): \(reason)"
    case .newer, .foreign, .damaged, .noFollowUp, .nothingToUndo, .nothingToRedo, .sentAlready:
      description
    }
  }

  /// Whether the same may be saved later, when a disk or a folder is mended.
  public var mayPass: Bool {
    switch self {
    case .cannotCreate, .notWritable, .full, .busy, .failed: true
    case .newer, .foreign, .damaged, .noFollowUp, .nothingToUndo, .nothingToRedo, .sentAlready:
      false
    }
  }

  private static func list(_ names: [String]) -> String {
    names.count <= 3
      ? names.joined(separator: ", ")
      : names.prefix(2).joined(separator: ", ") + " and \(names.count - 2) more"
  }
}
