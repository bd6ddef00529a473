import GRDB
import GRDBSQLite

/// The values of the row that a statement is at, as fast as SQLite hands them out.
@safe struct RowReader {
  private let handle: OpaquePointer

  fileprivate init(handle: OpaquePointer) { unsafe self.handle = handle }

  /// Returns an integer; nil for anything else.
  func integer(_ column: Int32) -> Int? {
    guard unsafe sqlite3_column_type(handle, column) == SQLITE_INTEGER else { return nil }
    return unsafe Int(sqlite3_column_int64(handle, column))
  }

  /// Returns a text; nil for anything else.
  ///
  /// One that equals `like` is that very text.
  func text(_ column: Int32, like: String? = nil) -> String? {
    guard unsafe sqlite3_column_type(handle, column) == SQLITE_TEXT,
      let start = unsafe sqlite3_column_text(handle, column)
    else { return nil }
    let count = unsafe Int(sqlite3_column_bytes(handle, column))
    let bytes = unsafe UnsafeBufferPointer(start: start, count: count)
    if let like, like.utf8.count == count, unsafe like.utf8.elementsEqual(bytes) { return like }
    return unsafe String(decoding: bytes, as: UTF8.self)
  }
}

extension Database {
  /// Runs a query and hands out its rows, one after the other.
  ///
  /// - Throws: `DatabaseError`, after the rows that could be read.
  func forEachRow(
    _ sql: String,
    _ arguments: StatementArguments = [],
    _ body: (RowReader) -> Void
  ) throws {
    let statement = try cachedStatement(sql: sql)
    try statement.setArguments(arguments)
    let handle = unsafe statement.sqliteStatement
    defer { unsafe sqlite3_reset(handle) }
    while true {
      let code = unsafe sqlite3_step(handle)
      guard code == SQLITE_ROW else {
        guard code != SQLITE_DONE else { return }
        throw DatabaseError(resultCode: ResultCode(rawValue: code))
      }
      body(unsafe RowReader(handle: handle))
    }
  }
}
