import GRDB

extension FollowUpStoreError {
  /// Creates the error that stands for one of GRDB's, or of anything else that work on it throws.
  init(_ error: any Error, path: String) {
    if let error = error as? FollowUpStoreError {
      self = error
    } else if let error = error as? DatabaseError {
      self.init(error, path: path)
    } else {
      self = .failed(path: path, reason: "\(error)")
    }
  }

  private init(_ error: DatabaseError, path: String) {
    let reason = error.message ?? "SQLite error \(error.resultCode.rawValue)"
    self =
      switch error.resultCode {
      case .SQLITE_NOTADB: .foreign(path: path)
      case .SQLITE_CORRUPT: .damaged(path: path, reason: reason)
      case .SQLITE_FULL: .full(path: path)
      case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL: .busy(path: path)
      case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: .notWritable(path: path)
      case .SQLITE_CANTOPEN: .cannotCreate(path: path, reason: reason)
      case .SQLITE_IOERR where error.extendedResultCode.isRunningOut: .full(path: path)
      default: .failed(path: path, reason: reason)
      }
  }
}

extension ResultCode {
  /// Whether the file could not be made longer, which a size limit reports as a failed write.
  fileprivate var isRunningOut: Bool {
    [.SQLITE_IOERR_WRITE, .SQLITE_IOERR_FSYNC, .SQLITE_IOERR_SHMSIZE, .SQLITE_IOERR_TRUNCATE]
      .contains(self)
  }
}
