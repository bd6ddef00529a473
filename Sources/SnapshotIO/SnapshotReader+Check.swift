public import BookModel

/// What came of reading a snapshot: always a report, and a book unless no customer could be read.
public struct SnapshotCheck: Equatable, Sendable {
  /// What was read and what was left out.
  public var report: SnapshotReport
  /// The book, or why there is none.
  public var book: Result<Book, SnapshotError>

  /// Creates an outcome.
  public init(report: SnapshotReport, book: Result<Book, SnapshotError>) {
    self.report = report
    self.book = book
  }
}

extension SnapshotReader {
  /// Reads the snapshot.
  ///
  /// - Throws: Why there is no book to show.
  public func read() throws(SnapshotError) -> Snapshot {
    let check = try check()
    return Snapshot(book: try check.book.get(), report: check.report)
  }

  /// Reads the snapshot and reports on it, whether or not it holds a customer.
  ///
  /// - Throws: Why the folder cannot be listed, or that the monitor broke the reading off.
  public func check() throws(SnapshotError) -> SnapshotCheck {
    let folder: SnapshotFolder
    do {
      folder = try SnapshotFolder.resolve(paths, asOf: asOf)
    } catch .noneAsOf(let path, let day) {
      return SnapshotCheck(
        report: SnapshotReport(path: paths.joined(separator: ", ")),
        book: .failure(.noneAsOf(path: path, day: day))
      )
    }
    var contents = SnapshotContents(folder.files, monitor: monitor ?? LoadMonitor())
    contents.usage.threads = max(1, threads)
    contents.limits = limits
    contents.read(mapping: mapping)
    try stopIfCancelled()
    let check = try join(&contents, of: folder)
    try stopIfCancelled()
    return check
  }

  /// Returns the mapping files (`folio.yaml`) of the snapshot, in the order of its folders.
  ///
  /// - Throws: Why the folder cannot be listed.
  public func mappingFiles() throws(SnapshotError) -> [String] {
    do {
      return try SnapshotFolder.resolve(paths, asOf: asOf).mappings.map(\.location)
    } catch .noneAsOf {
      return []
    }
  }
}

extension SnapshotReader {
  /// Ends a reading that was broken off: what was read by then is part of the truth only.
  func stopIfCancelled() throws(SnapshotError) {
    guard let monitor, monitor.isCancelled else { return }
    throw .cancelled(path: paths.joined(separator: ", "))
  }

  /// Makes the book of what the files hold.
  private func join(
    _ contents: inout SnapshotContents,
    of folder: SnapshotFolder
  ) throws(SnapshotError) -> SnapshotCheck {
    var joined = try JoinedBook(&contents, folderDay: folder.day, reader: self)
    joined.report.warnings.insert(contentsOf: folder.warnings, at: 0)
    let report = joined.report
    if report.files.allSatisfy({ $0.kind == .unknown }) {
      return SnapshotCheck(
        report: report,
        book: .failure(.nothingKnown(path: report.path, files: report.files.count))
      )
    }
    guard !joined.book.customers.isEmpty else {
      let problem = report.files.lazy.compactMap(\.problemLine).first
      return SnapshotCheck(
        report: report,
        book: .failure(.noCustomers(path: report.path, problem: problem))
      )
    }
    // A folder without a date in its name tells its day only once it is read.
    if let asOf, let day = joined.book.day, day > asOf {
      return SnapshotCheck(
        report: report,
        book: .failure(.noneAsOf(path: report.path, day: asOf.description))
      )
    }
    joined.book.warnings = report.lines
    return SnapshotCheck(report: report, book: .success(joined.book))
  }
}

extension SnapshotReport {
  /// Everything there is to tell, a line each: what concerns the snapshot, then file by file.
  var lines: [String] { warnings + files.flatMap(\.lines) }
}

extension FileReport {
  /// The file's error in a line; nil when it has none.
  var problemLine: String? {
    error.map { "\(path): " + ($0.place.isEmpty ? "" : "\($0.place): ") + $0.reason }
  }

  /// Everything there is to tell of the file, a line each.
  fileprivate var lines: [String] {
    var lines = [problemLine].compactMap(\.self)
    if let first = skipped.first {
      lines.append(
        "\(path): \(countOf(leftOut, "record")) left out, "
          + "at \(first.place): \(first.reason)"
      )
    }
    return lines + warnings.map { "\(path): \($0)" }
  }
}
