public import BookModel

extension PreparedData {
  /// The most files of what is compared that are kept, the newest ones: they are small.
  static let comparedLimit = 64

  /// Returns what is compared of the book; nil unless it was kept, and made as `origin` says.
  public func comparedBook(madeFrom origin: PreparedOrigin) -> ComparedBook? {
    guard let file = PreparedFile(path: comparedPath), file.isMade(from: origin) else { return nil }
    return file.comparedBook()
  }

  /// Keeps what is compared of a book, read from files that are as `origin` says, in a file of its
  /// own: it outlasts the book, which takes far more room.
  ///
  /// - Throws: Why nothing was written. Nothing is left behind then.
  public func write(_ compared: ComparedBook, of origin: PreparedOrigin) throws(PreparedDataError) {
    guard origin.isStillTrue else { throw .changed }
    var writer = ByteWriter()
    writer.put(compared)
    var file = try folder.newFile(comparedPath, sections: 2)
    try file.append(.origin, origin.bytes)
    try file.append(.compared, writer.bytes)
    try file.finish()
    folder.prune(
      PreparedFolder.comparedEnding,
      keeping: comparedPath,
      limit: PreparedData.comparedLimit
    )
  }
}
